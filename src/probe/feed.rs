//! Reads a feed of news: RSS 0.9 to 2.0, RDF or Atom.
//!
//! Only titles, links and times are read, in one pass and without recursion. Feeds come from outside, and a hostile feed
//! can end a whole program through a reader of everything that a feed may hold (feed-rs 3.0), so the program reads no
//! more than it shows.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use kvittera_domain::reachability::news::NewsItem;

/// The items in the feed's order, up to the first place that can't be read; `None` when it is no feed at all.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Vec<NewsItem>> {
    let text = decoded(bytes);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let mut feed = Feed::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => feed.opens(&element),
            Ok(Event::Text(text)) => feed.says(&text),
            Ok(Event::CData(text)) => feed.says(&text),
            Ok(Event::GeneralRef(reference)) => feed.says(&meant(&reference)),
            Ok(Event::End(_)) => feed.closes(),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    feed.is_known.then_some(feed.items)
}

/// UTF-8, else Latin-1, in which every byte is a character.
fn decoded(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // Cut off in the middle of a character.
        Err(error) if error.error_len().is_none() => String::from_utf8_lossy(bytes).into_owned(),
        Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

/// The character that `&…;` stands for; nothing where it stands for none, so that no entity can grow.
fn meant(reference: &BytesRef<'_>) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => resolve_predefined_entity(reference).unwrap_or_default().to_owned(),
    }
}

/// Where in the feed the reader is.
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
    fn opens(&mut self, element: &BytesStart<'_>) {
        self.depth += 1;
        let name = element.name();
        let name: &str = name.as_ref();
        match &mut self.item {
            None if self.depth == 1 => self.is_known = matches!(name, "rss" | "rdf:RDF" | "feed"),
            None if self.is_known && matches!(name, "item" | "entry") => {
                self.item = Some(ItemDraft { depth: self.depth, ..ItemDraft::default() });
            }
            // Only what stands in the item itself: extensions have titles of their own.
            Some(draft) if self.depth == draft.depth + 1 => draft.opens(name, element),
            _ => {}
        }
    }

    fn says(&mut self, text: &str) {
        if let Some(draft) = &mut self.item {
            draft.says(text);
        }
    }

    fn closes(&mut self) {
        if let Some(draft) = &mut self.item {
            if self.depth == draft.depth + 1 {
                draft.field = None;
            }
            if self.depth == draft.depth {
                self.items.extend(self.item.take().map(ItemDraft::item));
            }
        }
        self.depth = self.depth.saturating_sub(1);
    }
}

impl ItemDraft {
    fn opens(&mut self, name: &str, element: &BytesStart<'_>) {
        self.field = match name {
            "title" => Some(ItemField::Title),
            "link" => Some(ItemField::Link),
            "pubDate" | "published" | "dc:date" => Some(ItemField::Published),
            "updated" => Some(ItemField::Updated),
            _ => None,
        };
        if name == "link" && self.link.is_empty() {
            self.link = alternate(element).unwrap_or_default();
        }
    }

    fn says(&mut self, text: &str) {
        match self.field {
            Some(ItemField::Title) => self.title.push_str(text),
            Some(ItemField::Link) => self.link.push_str(text),
            Some(ItemField::Published) => self.published.push_str(text),
            Some(ItemField::Updated) => self.updated.push_str(text),
            None => {}
        }
    }

    fn item(self) -> NewsItem {
        NewsItem::new(&self.title, &self.link, moment(&self.published).or_else(|| moment(&self.updated)))
    }
}

/// Atom's `<link href="…">`, unless it leads to something else than the item's page.
fn alternate(element: &BytesStart<'_>) -> Option<String> {
    let value = |name| element.try_get_attribute(name).ok().flatten()?.normalized_value(XmlVersion::Implicit1_0).ok();
    let is_page = value("rel").is_none_or(|rel| rel == "alternate");
    value("href").filter(|_| is_page).map(Cow::into_owned)
}

/// A time as RSS (RFC 2822) or Atom (RFC 3339) writes it.
fn moment(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    let moment = DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_rfc2822(text));
    moment.ok().map(|moment| moment.to_utc())
}
