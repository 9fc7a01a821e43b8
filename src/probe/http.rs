//! Probes web addresses and fetches the news feed: the only HTTP client of the program.

use std::io::{self, Read};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

use crate::probe::failure::of_http;
use kvittera_domain::reachability::target::WebAddress;
use kvittera_domain::reachability::{ProbeFailure, ProbeOutcome};

/// How many bytes of a body are read to see that the other end really works; the rest stays unread.
const SAMPLE: u64 = 4 * 1024;
/// In bytes, for all header lines of a response together.
const MAX_HEADER: usize = 16 * 1024;
/// In bytes. It is larger than [`MAX_HEADER`], since ureq reports a header that fills the buffer as a broken
/// connection.
const BUFFER: usize = 32 * 1024;
const MAX_REDIRECTS: u32 = 8;

/// Makes a client. Its `timeout` covers everything from the name lookup to the last byte, redirects included.
pub fn agent(timeout: Duration, roots: RootCerts) -> Agent {
    // Set here, since ureq would otherwise look for the default provider of the process, and panic without one.
    let crypto = Arc::new(rustls::crypto::ring::default_provider());
    let tls = TlsConfig::builder().root_certs(roots).unversioned_rustls_crypto_provider(crypto).build();
    Agent::config_builder()
        .timeout_global(Some(timeout))
        .tls_config(tls)
        .proxy(None)
        .http_status_as_error(false)
        .max_redirects(MAX_REDIRECTS)
        .max_response_header_size(MAX_HEADER)
        .input_buffer_size(BUFFER)
        .output_buffer_size(BUFFER)
        .max_idle_connections(0)
        .user_agent(concat!("kvittera/", env!("CARGO_PKG_VERSION")))
        .build()
        .new_agent()
}

/// Requests a page, and waits for the status and the beginning of the body: a proxy in front of the service that sends
/// status 200 and then no body doesn't count as an answer. A status of 500 or above is a failure.
pub fn probe(agent: &Agent, address: &WebAddress) -> ProbeOutcome {
    let start = Instant::now();
    let (status, body) = get(agent, address)?;
    io::copy(&mut body.take(SAMPLE), &mut io::sink()).map_err(|error| of_http(error.into()))?;
    if status >= 500 { Err(ProbeFailure::HttpStatus(status)) } else { Ok(start.elapsed()) }
}

/// Fetches the first `max_bytes` bytes of a page; any status but 200 is a failure.
pub fn fetch(agent: &Agent, address: &WebAddress, max_bytes: u64) -> Result<Vec<u8>, ProbeFailure> {
    let (status, body) = get(agent, address)?;
    if status != 200 {
        return Err(ProbeFailure::HttpStatus(status));
    }
    let mut bytes = Vec::new();
    body.take(max_bytes).read_to_end(&mut bytes).map_err(|error| of_http(error.into()))?;
    Ok(bytes)
}

fn get(agent: &Agent, address: &WebAddress) -> Result<(u16, impl Read), ProbeFailure> {
    let response = agent.get(address.as_str()).header("Connection", "close").call().map_err(of_http)?;
    Ok((response.status().as_u16(), response.into_body().into_reader()))
}
