//! What others say about the outage: the items of a news feed, made harmless.

use chrono::{DateTime, Utc};

use crate::reachability::target::WebAddress;
use crate::value::text::visible;

/// An item of a news feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewsItem {
    title: String,
    link: Option<WebAddress>,
    published: Option<DateTime<Utc>>,
}

impl NewsItem {
    /// The most characters of a title; a longer one ends in `…`.
    pub const MAX_TITLE: usize = 200;

    /// Makes an item of what a feed says: on one line, nothing unseen, and no link but to the web.
    #[must_use]
    pub fn new(title: &str, link: &str, published: Option<DateTime<Utc>>) -> Self {
        Self { title: on_one_line(title), link: link.parse().ok(), published }
    }

    /// The title; empty if the feed has none.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Where the rest can be read.
    #[must_use]
    pub const fn link(&self) -> Option<&WebAddress> {
        self.link.as_ref()
    }

    /// When it was published or last changed, as the feed has it.
    #[must_use]
    pub const fn published(&self) -> Option<DateTime<Utc>> {
        self.published
    }

    /// Whether it came after `since`; an item without a time never did.
    #[must_use]
    pub fn is_new(&self, since: DateTime<Utc>) -> bool {
        self.published.is_some_and(|published| published > since)
    }
}

/// The newest `most` items, newest first; those without a time come last, in the feed's order.
#[must_use]
pub fn newest(mut items: Vec<NewsItem>, most: usize) -> Vec<NewsItem> {
    items.sort_by_key(|item| std::cmp::Reverse(item.published));
    items.truncate(most);
    items
}

fn on_one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown = visible(&line);
    if shown.chars().count() <= NewsItem::MAX_TITLE {
        return shown.into_owned();
    }
    shown.chars().take(NewsItem::MAX_TITLE - 1).chain(['…']).collect()
}
