//! Probes of the web, and the one way to fetch something from it.

use std::io::{self, Read};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

use crate::probe::failure::of_http;
use kvittera_domain::reachability::target::WebAddress;
use kvittera_domain::reachability::{ProbeFailure, ProbeOutcome};

/// So much of a body shows that the other end does its work; the rest is left unread.
const SAMPLE: u64 = 4 * 1024;
const MAX_HEADER: usize = 16 * 1024;
/// Larger than any header that is taken, since what fills a buffer without an end looks like a broken connection.
const BUFFER: usize = 32 * 1024;
const MAX_REDIRECTS: u32 = 8;

/// A client for which `timeout` covers everything from the name to the last byte, redirects included.
pub fn agent(timeout: Duration, roots: RootCerts) -> Agent {
    // Named here, since ureq would otherwise look for one that the whole process has agreed on, and panic.
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

/// Asks for a page. The status and the beginning of the body are waited for: a front that says 200 and then nothing
/// helps nobody.
pub fn probe(agent: &Agent, address: &WebAddress) -> ProbeOutcome {
    let start = Instant::now();
    let (status, body) = ask(agent, address)?;
    io::copy(&mut body.take(SAMPLE), &mut io::sink()).map_err(|error| of_http(error.into()))?;
    if status >= 500 { Err(ProbeFailure::HttpStatus(status)) } else { Ok(start.elapsed()) }
}

/// Fetches the first `most` bytes of what is there.
pub fn fetch(agent: &Agent, address: &WebAddress, most: u64) -> Result<Vec<u8>, ProbeFailure> {
    let (status, body) = ask(agent, address)?;
    if status != 200 {
        return Err(ProbeFailure::HttpStatus(status));
    }
    let mut bytes = Vec::new();
    body.take(most).read_to_end(&mut bytes).map_err(|error| of_http(error.into()))?;
    Ok(bytes)
}

fn ask(agent: &Agent, address: &WebAddress) -> Result<(u16, impl Read), ProbeFailure> {
    let response = agent.get(address.as_str()).header("Connection", "close").call().map_err(of_http)?;
    Ok((response.status().as_u16(), response.into_body().into_reader()))
}
