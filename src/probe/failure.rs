//! What went wrong on the way, told in the few kinds that matter at the desk.

use std::io::{Error as IoError, ErrorKind};

use rustls::CertificateError;
use ureq::Error as HttpError;

use kvittera_domain::reachability::ProbeFailure;

/// The kind of what a client of the web reports.
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

/// The kind of what the system reports.
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
        // A name that can't be looked up is the one error that std gives neither a kind nor the system's number.
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
        // A bad signature: the issuer goes by a name that is trusted, but is somebody else.
        UnknownIssuer | BadSignature => ProbeFailure::CertificateUntrusted,
        Expired | ExpiredContext { .. } | NotValidYet | NotValidYetContext { .. } => ProbeFailure::CertificateExpired,
        NotValidForName | NotValidForNameContext { .. } => ProbeFailure::CertificateOtherHost,
        _ => ProbeFailure::Tls,
    }
}
