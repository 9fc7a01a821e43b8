//! Is it only us? Knocks at the service and at reference points from this machine, and fetches the news.
//!
//! What answers and what does not is told as [`Outcome`]s; what to make of them are the rules of
//! [`domain::reachability`](kvittera_domain::reachability::probing). Every probe is bounded in time and in bytes whatever the
//! other end does. A probe goes straight to its target: a proxy from the environment is left out, since it would answer
//! in the target's place. It keeps nothing between probes: no cookies, no cache, no open connections.

mod error;
mod failure;
pub mod feed;
mod http;
mod prober;
mod tcp;
mod trust;
mod watcher;

pub use crate::probe::error::ProbeError;
pub use crate::probe::prober::{Prober, once};
pub use crate::probe::watcher::{ProbePlan, Report, Watcher};
