//! Servers that take their time: the deadline holds for the whole of a probe.

use std::io::Write;
use std::time::Duration;

use kvittera_domain::reachability::ProbeFailure;
use rustls::ServerConnection;

use super::server::{Server, drip, hang, request};
use super::tls::Authority;
use super::{HASTY, PATIENT, bounded, probe};

#[track_caller]
fn assert_times_out(server: &Server) {
    assert_eq!(probe(&server.url(), HASTY), Err(ProbeFailure::Timeout));
}

#[test]
fn silence() {
    assert_times_out(&Server::start(hang));
}

#[test]
fn a_head_byte_by_byte() {
    assert_times_out(&Server::start(|mut stream| drip(&mut stream, endless(b"HTTP/1.1 200 OK\r\nX: "))));
}

#[test]
fn a_body_byte_by_byte() {
    assert_times_out(&Server::start(|mut stream| {
        request(&mut stream);
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n").unwrap();
        drip(&mut stream, endless(b""));
    }));
}

#[test]
fn chunks_byte_by_byte() {
    assert_times_out(&Server::start(|mut stream| {
        request(&mut stream);
        stream.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n").unwrap();
        drip(&mut stream, b"1\r\nx\r\n".iter().copied().cycle());
    }));
}

#[test]
fn a_page_that_keeps_saying_wait() {
    let server = Server::start(|mut stream| {
        request(&mut stream);
        drip(&mut stream, b"HTTP/1.1 100 Continue\r\n\r\n".iter().copied().cycle());
    });
    assert!(probe(&server.url(), HASTY).is_err());
}

#[test]
fn a_redirect_to_silence() {
    let silent = Server::start(hang);
    assert_times_out(&Server::page("302 Found", &format!("Location: {}\r\n", silent.url()), b""));
}

#[test]
fn redirects_that_each_take_a_while() {
    assert_times_out(&Server::start(|mut stream| {
        request(&mut stream);
        let pause = b" ".iter().copied().cycle().take(8);
        drip(&mut stream, b"HTTP/1.1 302 Found\r\nLocation: /\r\nX:".iter().copied().chain(pause));
    }));
}

#[test]
fn a_handshake_that_never_begins() {
    let server = Server::start(hang);
    assert_eq!(probe(&format!("https://{}/", server.address), HASTY), Err(ProbeFailure::Timeout));
}

#[test]
fn a_handshake_byte_by_byte() {
    let record = &[0x16, 3, 3, 0x40, 0, 2, 0, 0x3f, 0xfc, 3, 3];
    let server = Server::start(|mut stream| drip(&mut stream, endless(record)));
    assert_eq!(probe(&format!("https://{}/", server.address), HASTY), Err(ProbeFailure::Timeout));
}

#[test]
fn an_encrypted_record_byte_by_byte() {
    let authority = Authority::new();
    let config = authority.server("127.0.0.1");
    let server = Server::start(move |mut stream| {
        let mut tls = ServerConnection::new(config.clone()).unwrap();
        request(&mut rustls::Stream::new(&mut tls, &mut stream));
        tls.writer().write_all(&[b"HTTP/1.1 200 OK\r\nX: ", [b'x'; 8000].as_slice()].concat()).unwrap();
        let mut record = Vec::new();
        tls.write_tls(&mut record).unwrap();
        drip(&mut stream, record);
    });
    // Long enough for the handshake on a busy machine, and far shorter than the record.
    let timeout = Duration::from_secs(2);
    let (prober, target) = (authority.trusted(timeout), format!("https://{}/", server.address).parse().unwrap());
    assert_eq!(bounded(timeout, move || prober.probe(&target)), Err(ProbeFailure::Timeout));
}

#[test]
fn a_slow_page_in_time_is_an_answer() {
    let server = Server::start(|mut stream| {
        request(&mut stream);
        drip(&mut stream, *b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhej");
    });
    let time = probe(&server.url(), PATIENT).unwrap();
    assert!(time >= Duration::from_millis(500), "the answer is timed to its end: {time:?}");
}

fn endless(beginning: &'static [u8]) -> impl Iterator<Item = u8> {
    beginning.iter().copied().chain(std::iter::repeat(b'x'))
}
