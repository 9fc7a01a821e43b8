//! Servers that send what no web server sends, or too much of it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};

use kvittera_domain::reachability::ProbeFailure;

use super::server::{Server, hang, pour, request};
use super::{PATIENT, assert_answers, probe};

/// What the network may hold besides what was read; far less than memory could.
const IN_TRANSIT: usize = 32 * 1024 * 1024;

#[track_caller]
fn assert_fails(server: &Server, failure: ProbeFailure) {
    assert_eq!(probe(&server.url(), PATIENT), Err(failure));
}

#[test]
fn other_tongues_than_http() {
    let zeros = [0; 100];
    let greetings: [&[u8]; 6] = [
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"220 mail ESMTP\r\n",
        b"\xff\xfe\x00\x01\r\n\r\n",
        b"HTTP/9.9 abc\r\n\r\n",
        b"{}\r\n",
        &zeros,
    ];
    for greeting in greetings {
        assert_fails(&Server::says(greeting), ProbeFailure::Garbage);
    }
}

#[test]
fn a_connection_that_breaks_off() {
    // Hanging up with something unread resets the connection.
    assert_fails(&Server::start(|mut stream| stream.read_exact(&mut [0]).unwrap()), ProbeFailure::Reset);
    assert_fails(&Server::says(""), ProbeFailure::Reset);
    assert_fails(&Server::says("HTTP/1.1 200 OK\r\nContent-Le"), ProbeFailure::Reset);
    assert_fails(&Server::says("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhej"), ProbeFailure::Reset);
    assert_fails(&Server::says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhej"), ProbeFailure::Reset);
}

#[test]
fn lengths_that_are_none() {
    assert_fails(&Server::says("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nhej"), ProbeFailure::Garbage);
    assert_fails(&Server::says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nhej\r\n"), ProbeFailure::Garbage);
}

#[test]
fn an_encrypted_page_where_a_plain_one_speaks() {
    let server = Server::start(|mut stream| {
        stream.read_exact(&mut [0]).unwrap();
        stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").unwrap();
        hang(stream);
    });
    assert_eq!(probe(&format!("https://{}/", server.address), PATIENT), Err(ProbeFailure::Tls));
}

/// A server that writes `head`, then `more` for ever, and says how much was taken.
fn pouring(head: &'static [u8], more: &'static [u8]) -> (Server, Receiver<usize>) {
    let (done, poured) = channel();
    let done = Mutex::new(done);
    let server = Server::start(move |mut stream: TcpStream| {
        request(&mut stream);
        stream.write_all(head).unwrap();
        done.lock().unwrap().send(pour(&mut stream, more)).ok();
    });
    (server, poured)
}

#[track_caller]
fn assert_bounded(poured: &Receiver<usize>) {
    let poured = poured.recv_timeout(PATIENT).expect("the connection was not closed");
    assert!(poured < IN_TRANSIT, "{poured}");
}

#[test]
fn endless_heads() {
    for (head, more) in [
        (&b"HTTP/1.1 200 OK\r\n"[..], &b"X-More: more and more and more\r\n"[..]),
        (b"HTTP/1.1 200 OK\r\nX-Long: ", b"longer and longer"),
        (b"HTTP/1.1 200 ", b"fine "),
        (b"", b"\r\n"),
    ] {
        let (server, poured) = pouring(head, more);
        assert_fails(&server, ProbeFailure::Garbage);
        assert_bounded(&poured);
    }
}

#[test]
fn an_endless_body_is_an_answer_of_which_little_is_read() {
    for head in [
        &b"HTTP/1.1 200 OK\r\n\r\n"[..],
        b"HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551615\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n",
    ] {
        let (server, poured) = pouring(head, &[0x1f; 8 * 1024]);
        assert_answers(&server.url());
        assert_bounded(&poured);
    }
}

#[test]
fn endless_chunks_are_an_answer_too() {
    let (server, poured) = pouring(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"4\r\nmore\r\n");
    assert_answers(&server.url());
    assert_bounded(&poured);
}

#[test]
fn what_is_packed_is_left_packed() {
    // The head of a packed file; unpacking it would fail.
    let server = Server::page("200 OK", "Content-Encoding: gzip\r\n", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03");
    assert_answers(&server.url());
}
