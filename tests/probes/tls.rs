//! Encrypted pages: whom the probes trust, and what they make of certificates that don't fit.

use std::fs;
use std::io::Write as _;
use std::sync::Arc;
use std::time::Duration;

use kvittera::probe::Prober;
use kvittera_domain::reachability::{ProbeFailure, ProbeOutcome};
use rcgen::{BasicConstraints, Certificate, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use tempfile::TempDir;

use super::server::{Server, request};
use super::{PATIENT, bounded, probe};

/// A hospital's own certificate authority.
pub struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
    folder: TempDir,
}

impl Authority {
    pub fn new() -> Self {
        let mut params = CertificateParams::new([]).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        Self { issuer, folder: TempDir::new().unwrap() }
    }

    /// A file in the folder of this authority.
    pub fn file(&self, name: &str, contents: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, contents).unwrap();
        path.display().to_string()
    }

    pub fn pem(&self) -> String {
        self.issuer.pem()
    }

    pub fn der(&self) -> Vec<u8> {
        self.issuer.der().to_vec()
    }

    /// A prober that trusts this authority.
    pub fn trusted(&self, timeout: Duration) -> Prober {
        let file = self.file("ca.der", self.der());
        Prober::new(timeout, Some(file.as_ref())).unwrap()
    }

    /// The settings of a server with a certificate for `name`.
    pub fn server(&self, name: &str) -> Arc<ServerConfig> {
        self.certified(&CertificateParams::new([name.to_owned()]).unwrap())
    }

    fn certified(&self, params: &CertificateParams) -> Arc<ServerConfig> {
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        presenting(certificate, &key)
    }
}

fn presenting(certificate: Certificate, key: &KeyPair) -> Arc<ServerConfig> {
    let crypto = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(crypto).with_safe_default_protocol_versions().unwrap();
    let key = PrivatePkcs8KeyDer::from(key.serialize_der()).into();
    Arc::new(builder.with_no_client_auth().with_single_cert(vec![certificate.into()], key).unwrap())
}

/// An encrypted page.
pub fn page(config: Arc<ServerConfig>) -> Server {
    Server::start(move |stream| {
        let mut stream = StreamOwned::new(ServerConnection::new(Arc::clone(&config)).unwrap(), stream);
        request(&mut stream);
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhej").ok();
        stream.conn.send_close_notify();
        stream.flush().ok();
    })
}

pub fn url(server: &Server) -> String {
    format!("https://{}/", server.address)
}

fn seen_by(prober: Prober, server: &Server) -> ProbeOutcome {
    let target = url(server).parse().unwrap();
    bounded(PATIENT, move || prober.probe(&target))
}

#[test]
fn the_hospitals_own_authority_is_trusted_when_it_is_named() {
    let authority = Authority::new();
    let server = page(authority.server("127.0.0.1"));
    let outcome = seen_by(authority.trusted(PATIENT), &server);
    assert!(outcome.is_ok(), "{outcome:?}");
    assert_eq!(probe(&url(&server), PATIENT), Err(ProbeFailure::CertificateUntrusted));
}

#[test]
fn another_authority_is_not_trusted() {
    let server = page(Authority::new().server("127.0.0.1"));
    assert_eq!(seen_by(Authority::new().trusted(PATIENT), &server), Err(ProbeFailure::CertificateUntrusted));
}

#[test]
fn a_certificate_of_another_host_does_not_fit() {
    let authority = Authority::new();
    for name in ["pu.example", "127.0.0.2"] {
        let server = page(authority.server(name));
        assert_eq!(seen_by(authority.trusted(PATIENT), &server), Err(ProbeFailure::CertificateOtherHost), "{name}");
    }
}

#[test]
fn a_certificate_of_yesterday_or_tomorrow_does_not_fit() {
    let authority = Authority::new();
    for (from, to) in [(2001, 2002), (3001, 3002)] {
        let mut params = CertificateParams::new(["127.0.0.1".to_owned()]).unwrap();
        (params.not_before, params.not_after) = (date_time_ymd(from, 1, 1), date_time_ymd(to, 1, 1));
        let server = page(authority.certified(&params));
        assert_eq!(seen_by(authority.trusted(PATIENT), &server), Err(ProbeFailure::CertificateExpired), "{from}");
    }
}

#[test]
fn a_certificate_that_signs_itself_is_not_trusted() {
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new(["127.0.0.1".to_owned()]).unwrap().self_signed(&key).unwrap();
    assert_eq!(probe(&url(&page(presenting(certificate, &key))), PATIENT), Err(ProbeFailure::CertificateUntrusted));
}

#[test]
fn a_handshake_that_breaks_off() {
    let server = Server::start(drop);
    assert_eq!(probe(&url(&server), PATIENT), Err(ProbeFailure::Reset));
}
