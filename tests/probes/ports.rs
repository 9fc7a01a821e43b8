//! Ports: a connection is an answer, whatever is said on it.

use std::net::{Ipv6Addr, TcpListener};
use std::time::Duration;

use kvittera_domain::reachability::ProbeFailure;

use super::server::{Server, hang, nobody};
use super::{HASTY, PATIENT, assert_answers, probe};

#[test]
fn a_connection_answers_though_nothing_is_ever_said() {
    assert_answers(&Server::start(hang).port());
    assert_answers(&Server::start(drop).port());
}

#[test]
fn nobody_listens() {
    assert_eq!(probe(&format!("tcp://{}", nobody()), PATIENT), Err(ProbeFailure::Refused));
}

#[test]
fn a_name_is_looked_up_and_all_of_its_addresses_are_tried() {
    let server = Server::start(hang);
    assert_answers(&format!("tcp://localhost:{}", server.address.port()));
}

#[test]
fn a_name_that_no_name_server_can_know() {
    let name = "x".repeat(64);
    assert_eq!(probe(&format!("tcp://{name}.localhost:80"), PATIENT), Err(ProbeFailure::NameUnknown));
}

#[test]
fn an_address_of_ipv6_is_reached() {
    match Server::on(Ipv6Addr::LOCALHOST.into(), hang) {
        Ok(server) => assert_answers(&server.port()),
        Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::AddrNotAvailable),
    }
}

#[test]
fn whoever_takes_no_more_connections_does_not_answer() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let target = format!("tcp://{}", listener.local_addr().unwrap());
    // The system takes a number of connections in advance; after those nothing comes back at all.
    let waiting: Vec<_> = (0..10_000)
        .map_while(|_| {
            let address = listener.local_addr().unwrap();
            std::net::TcpStream::connect_timeout(&address, Duration::from_millis(200)).ok()
        })
        .collect();
    assert_eq!(probe(&target, HASTY), Err(ProbeFailure::Timeout), "{} wait", waiting.len());
}
