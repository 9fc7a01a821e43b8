//! IT-nyheter: what others already know.

use ureq::Agent;

use super::{feed, http};
use crate::domain::news::{NewsItem, newest};
use crate::domain::reachability::Failure;
use crate::domain::target::WebAddress;

/// So much of a feed is read. The newest items stand first in nearly all, and what is cut off is left out.
const MAX_BYTES: u64 = 256 * 1024;
const MAX_ITEMS: usize = 10;

/// Fetches the newest items of a feed, newest first.
pub fn fetch(agent: &Agent, feed: &WebAddress) -> Result<Vec<NewsItem>, Failure> {
    let bytes = http::fetch(agent, feed, MAX_BYTES)?;
    let items = feed::read(&bytes).ok_or(Failure::Garbage)?;
    Ok(newest(items, MAX_ITEMS))
}
