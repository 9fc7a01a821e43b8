//! Maps the errors of the HTTP client, TLS and the system to the few kinds of failure that matter at the desk.

use std::io::{Error as IoError, ErrorKind};

use rustls::CertificateError;
use ureq::Error as HttpError;

use kvittera_domain::reachability::ProbeFailure;

/// Classifies an error of the HTTP client.
pub fn of_http(error: HttpError) -> ProbeFailure {
    match error {
        HttpError::Io(error) => of_io(&error),
        HttpError::Timeout(_) => ProbeFailure::Timeout,
        HttpError::HostNotFound => ProbeFailure::NameUnknown,
        HttpError::ConnectionFailed => ProbeFailure::Unreachable,
        HttpError::TooManyRedirects => ProbeFailure::RedirectLoop,
        HttpError::Rustls(error) => of_tls(&error),
        HttpError::Tls(_) | HttpError::TlsRequired => ProbeFailure::Tls,
        _ => ProbeFailure::Garbage,
    }
}

/// Classifies an error of the system; the HTTP client may have wrapped a TLS error in one.
pub fn of_io(error: &IoError) -> ProbeFailure {
    if let Some(tls) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
        return of_tls(tls);
    }
    match error.kind() {
        ErrorKind::ConnectionRefused => ProbeFailure::Refused,
        ErrorKind::TimedOut | ErrorKind::WouldBlock => ProbeFailure::Timeout,
        ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe
        | ErrorKind::NotConnected
        | ErrorKind::UnexpectedEof => ProbeFailure::Reset,
        ErrorKind::InvalidData | ErrorKind::InvalidInput => ProbeFailure::Garbage,
        // A failed name lookup is the only error to which std gives neither a kind nor an error number of the system.
        _ if error.raw_os_error().is_none() => ProbeFailure::NameUnknown,
        _ => ProbeFailure::Unreachable,
    }
}

fn of_tls(error: &rustls::Error) -> ProbeFailure {
    use CertificateError::{
        BadSignature, Expired, ExpiredContext, NotValidForName, NotValidForNameContext, NotValidYet,
        NotValidYetContext, UnknownIssuer,
    };
    let rustls::Error::InvalidCertificate(fault) = error else { return ProbeFailure::Tls };
    match fault {
        // A bad signature means that the issuer has the name of a trusted one but another key.
        UnknownIssuer | BadSignature => ProbeFailure::CertificateUntrusted,
        Expired | ExpiredContext { .. } | NotValidYet | NotValidYetContext { .. } => ProbeFailure::CertificateExpired,
        NotValidForName | NotValidForNameContext { .. } => ProbeFailure::CertificateOtherHost,
        _ => ProbeFailure::Tls,
    }
}
