//! Probes a TCP port: an accepted connection counts as an answer.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpStream, ToSocketAddrs as _};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::probe::failure::of_io;
use kvittera_domain::reachability::target::Port;
use kvittera_domain::reachability::{ProbeFailure, ProbeOutcome};

/// Connects to the port and closes the connection at once; tries the addresses of the name one after the other.
pub fn probe(port: &Port, timeout: Duration) -> ProbeOutcome {
    let start = Instant::now();
    let addresses = look_up(port, timeout)?;
    let mut failure = ProbeFailure::NameUnknown;
    for (tried, address) in addresses.iter().enumerate() {
        let left = timeout.saturating_sub(start.elapsed());
        // An address that drops all packets must not use up the time of the others.
        let share = left / u32::try_from(addresses.len() - tried).unwrap_or(u32::MAX);
        if share.is_zero() {
            return Err(ProbeFailure::Timeout);
        }
        match TcpStream::connect_timeout(address, share) {
            Ok(_) => return Ok(start.elapsed()),
            Err(error) => failure = of_io(&error),
        }
    }
    Err(failure)
}

/// Looks up the addresses of the host. The system's lookup has no timeout, so it runs on a thread of its own; after
/// `timeout` that thread is abandoned, and it ends when the system gives up.
fn look_up(port: &Port, timeout: Duration) -> Result<Vec<SocketAddr>, ProbeFailure> {
    let Port { host, number } = port.clone();
    if let Ok(address) = host.parse::<IpAddr>() {
        return Ok(vec![SocketAddr::new(address, number)]);
    }
    let (sender, receiver) = channel();
    let resolve = move || sender.send((host, number).to_socket_addrs().map(Vec::from_iter)).ok();
    thread::Builder::new().name("kvittera-name".to_owned()).spawn(resolve).map_err(|error| of_io(&error))?;
    let answer: io::Result<Vec<SocketAddr>> = receiver.recv_timeout(timeout).map_err(|error| match error {
        RecvTimeoutError::Timeout => ProbeFailure::Timeout,
        RecvTimeoutError::Disconnected => ProbeFailure::NameUnknown,
    })?;
    answer.map_err(|error| of_io(&error))
}
