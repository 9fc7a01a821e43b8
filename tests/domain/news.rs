//! The items of a news feed: which are new, and their order.

use chrono::{DateTime, Utc};
use kvittera_domain::reachability::news::{NewsItem, newest};
use kvittera_domain::reachability::target::WebAddress;

fn at(clock: &str) -> DateTime<Utc> {
    format!("2026-11-22T{clock}:00Z").parse().unwrap()
}

fn item(title: &str, published: Option<&str>) -> NewsItem {
    NewsItem::new(title, "https://it.example/1", published.map(at))
}

#[test]
fn new_is_what_came_later() {
    assert!(item("stopp", Some("03:13")).is_new(at("03:12")));
    assert!(!item("stopp", Some("03:12")).is_new(at("03:12")));
    assert!(!item("stopp", None).is_new(at("03:12")), "nobody knows when it came");
}

#[test]
fn an_item_says_where_it_stands_and_since_when() {
    let known = item("stopp", Some("03:13"));
    assert_eq!((known.title(), known.published()), ("stopp", Some(at("03:13"))));
    assert_eq!(known.link().map(WebAddress::as_str), Some("https://it.example/1"));
    assert_eq!(NewsItem::new("stopp", "javascript:alert(1)", None).link(), None);
}

#[test]
fn a_long_title_is_cut_to_two_hundred_characters_and_says_so() {
    let whole = "å".repeat(200);
    assert_eq!(item(&whole, None).title(), whole);
    let cut = format!("{}…", "å".repeat(199));
    assert_eq!(item(&format!("{whole}å"), None).title(), cut);
}

#[test]
fn the_newest_stand_first_and_those_without_a_time_last() {
    let items = vec![item("a", None), item("b", Some("01:00")), item("c", None), item("d", Some("03:00"))];
    let titles = |most| newest(items.clone(), most).iter().map(|item| item.title().to_owned()).collect::<String>();
    assert_eq!(titles(9), "dbac");
    assert_eq!(titles(3), "dba");
    assert_eq!(titles(0), "");
}
