//! Reads a news feed: RSS 0.9 to 2.0, RDF or Atom.
//!
//! Only titles, links and times are read, in one pass and without recursion. Feeds come from outside, and a hostile
//! feed can end the whole program when a library parses everything that a feed may contain (feed-rs 3.0 does). So this
//! file reads no more than the program shows, and doesn't use such a library.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use kvittera_domain::reachability::news::NewsItem;

/// Returns the items in the feed's order, up to the first place that can't be parsed; `None` if `bytes` are no feed.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Vec<NewsItem>> {
    let text = decoded(bytes);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let mut feed = Feed::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => feed.on_start(&element),
            Ok(Event::Text(text)) => feed.on_text(&text),
            Ok(Event::CData(text)) => feed.on_text(&text),
            Ok(Event::GeneralRef(reference)) => feed.on_text(&resolved(&reference)),
            Ok(Event::End(_)) => feed.on_end(),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    feed.is_known.then_some(feed.items)
}

/// Decodes UTF-8, or else Latin-1, in which every byte is a character.
fn decoded(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // The text was cut off in the middle of a character, since only the beginning of a long feed is fetched.
        Err(error) if error.error_len().is_none() => String::from_utf8_lossy(bytes).into_owned(),
        Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

/// Returns the character that `&…;` stands for. An entity that the feed defines itself becomes empty, so that no entity
/// can expand into a huge text.
fn resolved(reference: &BytesRef<'_>) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => resolve_predefined_entity(reference).unwrap_or_default().to_owned(),
    }
}

/// The state of the parser.
#[derive(Default)]
struct Feed {
    is_known: bool,
    depth: usize,
    item: Option<ItemDraft>,
    items: Vec<NewsItem>,
}

/// An item that is being read.
#[derive(Default)]
struct ItemDraft {
    depth: usize,
    field: Option<ItemField>,
    title: String,
    link: String,
    published: String,
    updated: String,
}

#[derive(Clone, Copy)]
enum ItemField {
    Title,
    Link,
    Published,
    Updated,
}

impl Feed {
    fn on_start(&mut self, element: &BytesStart<'_>) {
        self.depth += 1;
        let name = element.name();
        let name: &str = name.as_ref();
        match &mut self.item {
            None if self.depth == 1 => self.is_known = matches!(name, "rss" | "rdf:RDF" | "feed"),
            None if self.is_known && matches!(name, "item" | "entry") => {
                self.item = Some(ItemDraft { depth: self.depth, ..ItemDraft::default() });
            }
            // Only direct children of the item count: extensions have titles of their own further down.
            Some(draft) if self.depth == draft.depth + 1 => draft.on_start(name, element),
            _ => {}
        }
    }

    fn on_text(&mut self, text: &str) {
        if let Some(draft) = &mut self.item {
            draft.on_text(text);
        }
    }

    fn on_end(&mut self) {
        if let Some(draft) = &mut self.item {
            if self.depth == draft.depth + 1 {
                draft.field = None;
            }
            if self.depth == draft.depth {
                self.items.extend(self.item.take().map(ItemDraft::finish));
            }
        }
        self.depth = self.depth.saturating_sub(1);
    }
}

impl ItemDraft {
    fn on_start(&mut self, name: &str, element: &BytesStart<'_>) {
        self.field = match name {
            "title" => Some(ItemField::Title),
            "link" => Some(ItemField::Link),
            "pubDate" | "published" | "dc:date" => Some(ItemField::Published),
            "updated" => Some(ItemField::Updated),
            _ => None,
        };
        if name == "link" && self.link.is_empty() {
            self.link = page_link(element).unwrap_or_default();
        }
    }

    fn on_text(&mut self, text: &str) {
        match self.field {
            Some(ItemField::Title) => self.title.push_str(text),
            Some(ItemField::Link) => self.link.push_str(text),
            Some(ItemField::Published) => self.published.push_str(text),
            Some(ItemField::Updated) => self.updated.push_str(text),
            None => {}
        }
    }

    fn finish(self) -> NewsItem {
        NewsItem::new(&self.title, &self.link, parse_time(&self.published).or_else(|| parse_time(&self.updated)))
    }
}

/// Returns the address of Atom's `<link href="…">`; `None` if the link leads elsewhere than to the item's own page.
fn page_link(element: &BytesStart<'_>) -> Option<String> {
    let value = |name| element.try_get_attribute(name).ok().flatten()?.normalized_value(XmlVersion::Implicit1_0).ok();
    let is_page = value("rel").is_none_or(|rel| rel == "alternate");
    value("href").filter(|_| is_page).map(Cow::into_owned)
}

/// Parses a time as RSS (RFC 2822) or Atom (RFC 3339) writes it.
fn parse_time(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    let moment = DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_rfc2822(text));
    moment.ok().map(|moment| moment.to_utc())
}
