//! Is it only us? Probes the service and reference addresses from this machine, and fetches the news.
//!
//! This room only observes: each probe results in a [`ProbeOutcome`](kvittera_domain::reachability::ProbeOutcome). The
//! rules that draw conclusions from the outcomes stand in [`kvittera_domain::reachability`]. Every probe is bounded in
//! time and in bytes, whatever the other end does. A probe goes straight to its target: a proxy from the environment is
//! ignored, since it would answer in the target's place. Nothing is kept between probes: no cookies, no cache, no open
//! connections.

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
