//! The targets of probes: a web address, or a port.

use std::fmt;
use std::net::Ipv6Addr;
use std::str::FromStr;

use http::uri::Authority;

use crate::value::serde_as_str::serde_as_str;

/// What a probe connects to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// A server for HTTP or HTTPS: `https://pu.example/start`.
    Web(WebAddress),
    /// A server that only has to accept a connection: `tcp://gateway.example:443`.
    Port(Port),
}

/// A web address, `http://…` or `https://…`, of characters that mean the same everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WebAddress(String);

/// A port of a host, written `tcp://host:port`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Port {
    /// The name or the address; an IPv6 address without brackets.
    pub host: String,
    pub number: u16,
}

/// Why a text is not a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
    /// The text does not begin with a scheme that can be probed.
    #[error("an address begins with https://, http:// or tcp://")]
    Scheme,
    /// A port is not a web address; a news feed needs one.
    #[error("an address of news begins with https:// or http://")]
    NotWeb,
    /// The host is missing or invalid.
    #[error("the host is a name, an IPv4 address, or an IPv6 address in brackets; write å, ä and ö as xn--…")]
    Host,
    /// The address has a user name or password, which must not stand in a settings file.
    #[error("a user name or password in an address is not supported")]
    Credentials,
    /// `tcp://` needs a port.
    #[error("tcp:// needs a port, as in tcp://host:443")]
    PortMissing,
    /// The port is not a number from 1 to 65535.
    #[error("a port is a number from 1 to 65535")]
    Port,
    /// `tcp://` takes only a host and a port.
    #[error("tcp:// takes a host and a port and nothing after them")]
    PathOnPort,
    /// The path has a character that must be percent-encoded.
    #[error("{0:?} can't stand in an address; write it percent-encoded")]
    Character(char),
    /// The address has more than 1000 characters.
    #[error("an address has at most {MAX} characters")]
    TooLong,
}

const MAX: usize = 1000;

serde_as_str!(WebAddress);

impl WebAddress {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for WebAddress {
    type Err = TargetError;

    fn from_str(text: &str) -> Result<Self, TargetError> {
        match text.parse()? {
            Target::Web(address) => Ok(address),
            Target::Port(_) => Err(TargetError::NotWeb),
        }
    }
}

impl FromStr for Target {
    type Err = TargetError;

    fn from_str(text: &str) -> Result<Self, TargetError> {
        let text = text.trim();
        if text.len() > MAX {
            return Err(TargetError::TooLong);
        }
        let (scheme, rest) = text.split_once("://").ok_or(TargetError::Scheme)?;
        let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        match scheme.to_ascii_lowercase().as_str() {
            "tcp" if matches!(path, "" | "/") => port_of(authority).map(Self::Port),
            "tcp" => Err(TargetError::PathOnPort),
            scheme @ ("http" | "https") => {
                let (authority, _) = read_authority(authority)?;
                Ok(Self::Web(WebAddress(format!("{scheme}://{authority}{}", checked_path(path)?))))
            }
            _ => Err(TargetError::Scheme),
        }
    }
}

fn port_of(text: &str) -> Result<Port, TargetError> {
    let (authority, number) = read_authority(text)?;
    let host = authority.host().trim_matches(['[', ']']).to_owned();
    Ok(Port { host, number: number.ok_or(TargetError::PortMissing)? })
}

/// Reads host and port as the HTTP client does; the port is `None` where none is given.
fn read_authority(text: &str) -> Result<(Authority, Option<u16>), TargetError> {
    if text.contains('@') {
        return Err(TargetError::Credentials);
    }
    let authority: Authority = text.to_ascii_lowercase().parse().map_err(|_| TargetError::Host)?;
    let (host, port) = authority.as_str().split_at(authority.host().len());
    // The client accepts more hosts than there are: any text in brackets, and characters that no name has.
    let is_host = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c)),
    };
    let number = match port.strip_prefix(':') {
        _ if !is_host => return Err(TargetError::Host),
        Some(number) => Some(port_number(number)?),
        None if port.is_empty() => None,
        None => return Err(TargetError::Host),
    };
    Ok((authority, number))
}

fn port_number(text: &str) -> Result<u16, TargetError> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|port| is_number && *port > 0).ok_or(TargetError::Port)
}

/// The path and query, without the fragment, which is never sent.
fn checked_path(path: &str) -> Result<&str, TargetError> {
    let path = path.split('#').next().unwrap_or_default();
    let is_allowed = |c: &char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?%".contains(*c);
    match path.chars().find(|c| !is_allowed(c)) {
        Some(forbidden) => Err(TargetError::Character(forbidden)),
        None => Ok(path),
    }
}

impl fmt::Display for Port {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { host, number } = self;
        if host.contains(':') { write!(f, "tcp://[{host}]:{number}") } else { write!(f, "tcp://{host}:{number}") }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Web(address) => address.fmt(f),
            Self::Port(port) => port.fmt(f),
        }
    }
}

impl<'de> serde::Deserialize<'de> for Target {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(deserializer)?;
        text.parse().map_err(|error| serde::de::Error::custom(format!("{text:?}: {error}")))
    }
}
