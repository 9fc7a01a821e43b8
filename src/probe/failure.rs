//! What went wrong on the way, told in the few kinds that matter at the desk.

use std::io::{Error as IoError, ErrorKind};

use rustls::CertificateError;
use ureq::Error as HttpError;

use crate::domain::reachability::Failure;

/// The kind of what a client of the web reports.
pub fn of_http(error: HttpError) -> Failure {
    match error {
        HttpError::Io(error) => of_io(&error),
        HttpError::Timeout(_) => Failure::Timeout,
        HttpError::HostNotFound => Failure::NameUnknown,
        HttpError::ConnectionFailed => Failure::Unreachable,
        HttpError::TooManyRedirects => Failure::RedirectLoop,
        HttpError::Rustls(error) => of_tls(&error),
        HttpError::Tls(_) | HttpError::TlsRequired => Failure::Tls,
        _ => Failure::Garbage,
    }
}

/// The kind of what the system reports.
pub fn of_io(error: &IoError) -> Failure {
    if let Some(tls) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
        return of_tls(tls);
    }
    match error.kind() {
        ErrorKind::ConnectionRefused => Failure::Refused,
        ErrorKind::TimedOut | ErrorKind::WouldBlock => Failure::Timeout,
        ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe
        | ErrorKind::NotConnected
        | ErrorKind::UnexpectedEof => Failure::Reset,
        ErrorKind::InvalidData | ErrorKind::InvalidInput => Failure::Garbage,
        // A name that can't be looked up is the one error that std gives neither a kind nor the system's number.
        _ if error.raw_os_error().is_none() => Failure::NameUnknown,
        _ => Failure::Unreachable,
    }
}

fn of_tls(error: &rustls::Error) -> Failure {
    use CertificateError::{
        BadSignature, Expired, ExpiredContext, NotValidForName, NotValidForNameContext, NotValidYet,
        NotValidYetContext, UnknownIssuer,
    };
    let rustls::Error::InvalidCertificate(fault) = error else { return Failure::Tls };
    match fault {
        // A bad signature: the issuer goes by a name that is trusted, but is somebody else.
        UnknownIssuer | BadSignature => Failure::CertificateUntrusted,
        Expired | ExpiredContext { .. } | NotValidYet | NotValidYetContext { .. } => Failure::CertificateExpired,
        NotValidForName | NotValidForNameContext { .. } => Failure::CertificateOtherHost,
        _ => Failure::Tls,
    }
}
