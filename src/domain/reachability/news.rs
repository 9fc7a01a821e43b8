//! The items of a news feed about outages, with harmless text.

use chrono::{DateTime, Utc};

use crate::reachability::target::WebAddress;
use crate::value::text::visible;

/// An item of a news feed, on one line and without hidden characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewsItem {
    title: String,
    link: Option<WebAddress>,
    published: Option<DateTime<Utc>>,
}

impl NewsItem {
    /// The maximum number of characters of a title; a longer one is cut and ends in `…`.
    pub const MAX_TITLE: usize = 200;

    /// Creates an item from a feed's text: on one line, with hidden characters written out, and with a link only to a
    /// web address.
    #[must_use]
    pub fn new(title: &str, link: &str, published: Option<DateTime<Utc>>) -> Self {
        Self { title: on_one_line(title), link: link.parse().ok(), published }
    }

    /// The title; empty if the feed has none.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The address of the whole item.
    #[must_use]
    pub const fn link(&self) -> Option<&WebAddress> {
        self.link.as_ref()
    }

    /// When it was published or last changed, according to the feed.
    #[must_use]
    pub const fn published(&self) -> Option<DateTime<Utc>> {
        self.published
    }

    /// Whether it was published after `since`; `false` for an item without a time.
    #[must_use]
    pub fn is_new(&self, since: DateTime<Utc>) -> bool {
        self.published.is_some_and(|published| published > since)
    }
}

/// Returns the newest `most` items, newest first; items without a time come last, in the feed's order.
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
