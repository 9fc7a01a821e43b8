//! News over the web.

use std::io::Write as _;
use std::time::Duration;

use kvittera_domain::reachability::ProbeFailure;
use kvittera_domain::reachability::news::NewsItem;

use super::server::{Server, hang, nobody, pour, request};
use super::{HASTY, PATIENT, bounded, prober};

#[track_caller]
fn fetch(server: &Server, timeout: Duration) -> Result<Vec<NewsItem>, ProbeFailure> {
    let feed = server.url().parse().unwrap();
    bounded(timeout, move || prober(timeout).news(&feed))
}

fn rss(items: impl IntoIterator<Item = String>) -> String {
    let items: String = items.into_iter().collect();
    format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>IT-nyheter</title>{items}</channel></rss>")
}

fn item(day: usize) -> String {
    format!("<item><title>Stopp {day}</title><pubDate>{day:02} Nov 2026 03:12:00 +0100</pubDate></item>")
}

#[test]
fn the_newest_ten_come_newest_first() {
    let server = Server::page("200 OK", "", rss((1..=28).map(item)).as_bytes());
    let titles: Vec<_> = fetch(&server, PATIENT).unwrap().iter().map(|item| item.title().to_owned()).collect();
    assert_eq!(titles, (19..=28).rev().map(|day| format!("Stopp {day}")).collect::<Vec<_>>());
}

#[test]
fn no_news_are_news_too() {
    assert_eq!(fetch(&Server::page("200 OK", "", rss([]).as_bytes()), PATIENT), Ok(vec![]));
}

#[test]
fn what_is_no_feed_is_said_not_to_be_understood() {
    let pages: [&[u8]; 5] =
        [b"", b"hej", b"<html><body>Logga in</body></html>", b"{\"version\":\"1\"}", b"\x1f\x8b\x08\x00"];
    for page in pages {
        assert_eq!(fetch(&Server::page("200 OK", "", page), PATIENT), Err(ProbeFailure::Garbage));
    }
}

#[test]
fn a_feed_that_is_not_there_is_a_failure() {
    assert_eq!(fetch(&Server::page("404 Not Found", "", b"?"), PATIENT), Err(ProbeFailure::HttpStatus(404)));
    assert_eq!(fetch(&Server::page("503 Down", "", rss([]).as_bytes()), PATIENT), Err(ProbeFailure::HttpStatus(503)));
    assert_eq!(fetch(&Server::start(hang), HASTY), Err(ProbeFailure::Timeout));
    let feed = format!("http://{}/", nobody()).parse().unwrap();
    assert_eq!(prober(PATIENT).news(&feed), Err(ProbeFailure::Refused));
}

#[test]
fn of_an_endless_feed_the_beginning_is_read() {
    let server = Server::start(|mut stream| {
        request(&mut stream);
        let beginning = rss([item(1), item(2)]).replace("</channel></rss>", "");
        write!(stream, "HTTP/1.1 200 OK\r\n\r\n{beginning}").unwrap();
        assert!(pour(&mut stream, item(3).as_bytes()) < 32 * 1024 * 1024);
    });
    let items = fetch(&server, PATIENT).unwrap();
    assert_eq!((items.len(), items[9].title()), (10, "Stopp 3"));
}
