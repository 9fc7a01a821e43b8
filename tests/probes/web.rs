//! Pages that answer, and those that say that they can't.

use std::io::Write;
use std::net::Ipv6Addr;
use std::sync::Mutex;
use std::sync::mpsc::channel;

use kvittera_domain::reachability::ProbeFailure;

use super::server::{Server, nobody, request};
use super::{PATIENT, assert_answers, probe, prober};

#[test]
fn a_page_answers() {
    let server = Server::page("200 OK", "", b"hej");
    assert_answers(&server.url());
    assert_answers(&format!("{}start?a=1", server.url()));
}

#[test]
fn whoever_says_no_is_at_home() {
    for status in ["204 No Content", "400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found"] {
        assert_answers(&Server::says(format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n")).url());
    }
}

#[test]
fn a_server_in_trouble_does_not_answer() {
    for status in [500, 502, 503, 504] {
        let server = Server::page(&format!("{status} Trouble"), "", b"down");
        assert_eq!(probe(&server.url(), PATIENT), Err(ProbeFailure::HttpStatus(status)));
    }
}

#[test]
fn a_page_may_end_with_the_connection_or_come_in_chunks() {
    assert_answers(&Server::says("HTTP/1.0 200 OK\r\n\r\nhej").url());
    assert_answers(&Server::says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhej\r\n0\r\n\r\n").url());
}

#[test]
fn nobody_listens() {
    assert_eq!(probe(&format!("http://{}/", nobody()), PATIENT), Err(ProbeFailure::Refused));
}

#[test]
fn a_name_that_no_name_server_can_know_is_not_asked_about_for_long() {
    let name = "x".repeat(64);
    assert_eq!(probe(&format!("http://{name}.localhost/"), PATIENT), Err(ProbeFailure::NameUnknown));
}

#[test]
fn a_name_is_looked_up() {
    let server = Server::page("200 OK", "", b"hej");
    assert_answers(&format!("http://localhost:{}/", server.address.port()));
}

#[test]
fn an_address_of_ipv6_is_reached() {
    let answer = |mut stream: std::net::TcpStream| {
        request(&mut stream);
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").ok();
    };
    match Server::on(Ipv6Addr::LOCALHOST.into(), answer) {
        Ok(server) => assert_answers(&server.url()),
        Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::AddrNotAvailable),
    }
}

#[test]
fn redirects_are_followed() {
    let page = Server::page("200 OK", "", b"hej");
    let door = Server::page("302 Found", &format!("Location: {}\r\n", page.url()), b"");
    assert_answers(&door.url());
    let trap = Server::page("302 Found", &format!("Location: http://{}/\r\n", nobody()), b"");
    assert_eq!(probe(&trap.url(), PATIENT), Err(ProbeFailure::Refused));
}

#[test]
fn redirects_in_circles_are_no_answer() {
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"] {
        let circle = Server::page(status, "Location: /again\r\n", b"");
        assert_eq!(probe(&circle.url(), PATIENT), Err(ProbeFailure::RedirectLoop), "{status}");
    }
}

#[test]
fn a_redirect_out_of_the_web_is_not_followed() {
    for (place, failure) in [
        ("ftp://127.0.0.1/", ProbeFailure::Garbage),
        // Taken for paths of the same server, which then redirects again. No file is opened.
        ("http://", ProbeFailure::RedirectLoop),
        (":::", ProbeFailure::RedirectLoop),
        ("file:///etc/passwd", ProbeFailure::RedirectLoop),
    ] {
        let server = Server::page("302 Found", &format!("Location: {place}\r\n"), b"");
        assert_eq!(probe(&server.url(), PATIENT), Err(failure), "{place}");
    }
}

#[test]
fn each_probe_comes_afresh_and_brings_nothing_along() {
    let (heard, requests) = channel();
    let heard = Mutex::new(heard);
    let server = Server::start(move |mut stream| {
        let asked = request(&mut stream);
        stream.write_all(b"HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n").unwrap();
        heard.lock().unwrap().send((asked, request(&mut stream))).unwrap();
    });
    let (prober, target) = (prober(PATIENT), server.url().parse().unwrap());
    for _ in 0..2 {
        prober.probe(&target).unwrap();
        let (first, second) = requests.recv_timeout(PATIENT).unwrap();
        let asked = first.to_lowercase();
        assert!(asked.starts_with("get / http/1.1\r\n") && asked.contains("user-agent: kvittera/"), "{asked}");
        assert!(!asked.contains("cookie") && !asked.contains("accept-encoding"), "{asked}");
        assert_eq!(second, "", "the connection is not kept");
    }
}
