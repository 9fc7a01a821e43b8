//! Loads the certificates that probes trust: those of the system and those of the hospital's own file.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use ureq::tls::{Certificate, RootCerts};

use crate::probe::error::ProbeError;

/// In bytes; no bundle of certificates is larger.
const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// Returns the certificates of the system and of `ca_file`. As with OpenSSL, the variable `SSL_CERT_FILE` replaces
/// those of the system.
///
/// A system without certificates is no error: everything that other issuers signed is then untrusted, and the probes
/// report that.
///
/// # Errors
/// The file can't be read, or it contains anything but usable certificates.
pub fn roots(ca_file: Option<&Path>) -> Result<RootCerts, ProbeError> {
    let mut trusted = rustls_native_certs::load_native_certs().certs;
    if let Some(path) = ca_file {
        trusted.extend(from_file(path)?);
    }
    let certificates: Vec<_> = trusted.iter().map(|der| Certificate::from_der(der).to_owned()).collect();
    Ok(RootCerts::new_with_certs(&certificates))
}

fn from_file(path: &Path) -> Result<Vec<CertificateDer<'static>>, ProbeError> {
    let bytes = read(path).map_err(|cause| ProbeError::CaUnreadable { path: path.to_owned(), cause })?;
    parse_all(&bytes).ok_or_else(|| ProbeError::CaUnusable { path: path.to_owned() })
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Parses all certificates of a PEM file or the single one of a DER file. Returns `None` unless every one can be used:
/// if one were silently skipped, the service that it vouches for would look untrusted.
fn parse_all(bytes: &[u8]) -> Option<Vec<CertificateDer<'static>>> {
    let is_pem = bytes.windows(10).any(|window| window == b"-----BEGIN");
    let certificates: Vec<_> = if is_pem {
        CertificateDer::pem_slice_iter(bytes).collect::<Result<_, _>>().ok()?
    } else {
        vec![CertificateDer::from(bytes.to_vec())]
    };
    let mut store = RootCertStore::empty();
    let all_usable = certificates.iter().all(|certificate| store.add(certificate.clone()).is_ok());
    (all_usable && !certificates.is_empty()).then_some(certificates)
}
