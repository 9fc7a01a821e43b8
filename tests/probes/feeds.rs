//! Feeds of every kind, and those that want to do harm.

use std::thread;

use chrono::{DateTime, Utc};
use kvittera::probe::feed;
use kvittera_domain::reachability::ProbeFailure;
use kvittera_domain::reachability::news::NewsItem;

use super::server::Server;
use super::{PATIENT, prober};

fn read(feed: impl AsRef<[u8]>) -> Result<Vec<NewsItem>, ProbeFailure> {
    let server = Server::page("200 OK", "", feed.as_ref());
    prober(PATIENT).news(&server.url().parse().unwrap())
}

fn only(feed: impl AsRef<[u8]>) -> NewsItem {
    let items = read(feed).unwrap();
    assert_eq!(items.len(), 1);
    items[0].clone()
}

fn rss(item: &str) -> String {
    format!("<rss><channel><title>IT-nyheter</title><link>http://it/</link><item>{item}</item></channel></rss>")
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[test]
fn items_of_rss() {
    let item = only(rss("<title>PU-tj&#228;nsten <![CDATA[ligger & är]]> nere &lt;igen&gt;</title>\
        <link>https://it.example/1?a=1&amp;b=2</link><pubDate>Sun, 22 Nov 2026 03:12:00 +0100</pubDate>"));
    assert_eq!(item.title(), "PU-tjänsten ligger & är nere <igen>");
    assert_eq!(item.link().unwrap().as_str(), "https://it.example/1?a=1&b=2");
    assert_eq!(item.published(), Some(instant("2026-11-22T02:12:00Z")));
}

#[test]
fn items_of_rdf() {
    let item = only(
        "<rdf:RDF><channel><title>IT</title></channel>\
         <item><title>Stopp</title><dc:date>2026-11-22T03:12:00+01:00</dc:date></item></rdf:RDF>",
    );
    assert_eq!((item.title(), item.published()), ("Stopp", Some(instant("2026-11-22T02:12:00Z"))));
}

#[test]
fn entries_of_atom() {
    let item = only(
        "\u{feff}<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>IT</title><entry>\
         <title type=\"xhtml\"><div>Stopp <b>nu</b></div></title><link rel=\"edit\" href=\"https://it/edit\"/>\
         <link href=\"https://it/1?a=1&amp;b=2\"/><link rel=\"alternate\" href=\"https://it/2\"/>\
         <updated>2026-11-22T02:12:00Z</updated><author><title>ej</title></author></entry></feed>",
    );
    assert_eq!((item.title(), item.published()), ("Stopp nu", Some(instant("2026-11-22T02:12:00Z"))));
    assert_eq!(item.link().unwrap().as_str(), "https://it/1?a=1&b=2");
}

#[test]
fn the_time_of_publishing_goes_before_that_of_a_change() {
    let item = only(
        "<feed><entry><updated>2026-11-23T00:00:00Z</updated><published>2026-11-22T00:00:00Z</published></entry></feed>",
    );
    assert_eq!(item.published(), Some(instant("2026-11-22T00:00:00Z")));
    assert_eq!(only(rss("<pubDate>i går</pubDate>")).published(), None);
}

#[test]
fn only_the_items_own_words_count() {
    let item =
        only(rss("<other:part><title>reklam</title></other:part><other:title>mer</other:title><title>Stopp</title>"));
    assert_eq!(item.title(), "Stopp");
}

#[test]
fn titles_are_one_line_with_nothing_unseen() {
    let item = only(rss("<title>\n Stopp&#10;&#x1b;[2Jnu\u{202e}\t igen&#0;\n</title>"));
    assert_eq!(item.title(), "Stopp <U+001B>[2Jnu<U+202E> igen");
    let long = only(rss(&format!("<title>{}</title>", "å".repeat(5000))));
    assert_eq!(long.title().chars().count(), NewsItem::MAX_TITLE);
    assert!(long.title().ends_with("å…"));
}

#[test]
fn links_lead_to_the_web_or_nowhere() {
    for link in ["javascript:alert(1)", "file:///etc/passwd", "https://it/\u{1b}[2J", "/1", "https://a@b/", ""] {
        assert_eq!(only(rss(&format!("<link>{link}</link>"))).link(), None, "{link}");
    }
}

#[test]
fn other_letters_than_those_of_utf_8() {
    let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><item><title>\xe5\xe4\xf6</title></item></channel></rss>";
    assert_eq!(only(latin).title(), "åäö");
}

#[test]
fn what_comes_before_a_fault_is_kept() {
    let item = rss("<title>Stopp</title>");
    for cut in [item.len() - 5, item.len() - 16] {
        assert_eq!(only(&item[..cut]).title(), "Stopp");
    }
    assert_eq!(only(item.replace("</channel>", "<item><title>halv</item></channel>")).title(), "Stopp");
    assert_eq!(read(&item[..item.len() - 30]), Ok(vec![]));
    let mut split = rss("<title>Stopp</title>").replace("</channel></rss>", "<item><title>").into_bytes();
    split.push(0xc3);
    assert_eq!(only(split).title(), "Stopp", "cut off in the middle of a letter");
}

#[test]
fn entities_do_not_grow() {
    let bomb = "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    let item = only(format!("{bomb}{}", rss("<title>Stopp &b;&f;&nbsp;nu</title>")));
    assert_eq!(item.title(), "Stopp nu");
}

#[test]
fn depth_costs_no_stack() {
    const STACK: usize = 256 * 1024;
    for name in ["part", "item", "title"] {
        let (open, close) = (format!("<{name}>"), format!("</{name}>"));
        let deep = rss(&format!("<title>Stopp</title>{}{}", open.repeat(5000), close.repeat(5000)));
        let reading = thread::Builder::new().stack_size(STACK).spawn(move || feed::read(deep.as_bytes()).unwrap());
        let items = reading.unwrap().join().unwrap();
        assert_eq!(items.iter().map(NewsItem::title).collect::<Vec<_>>(), ["Stopp"], "{name}");
    }
}

#[test]
fn values_of_extensions_say_nothing() {
    let odd = "<other:length>12</other:length><other:text start=\"x\" end=\"y\">hej</other:text>";
    assert_eq!(only(rss(&format!("<title>Stopp</title>{odd}"))).title(), "Stopp");
}
