//! Whether the service answers from this machine, as the probes see it over time.
//!
//! An answer is any sign that the other end works: a connection where a port is probed, an HTTP response below 500
//! where a web address is probed. So 401 and 404 count as answers: the server works, even if the address in the
//! settings is not the best one. 5xx does not count: a gateway that says 503 stands in front of a service that is down.
//!
//! Probes never declare or end an outage. They advise, and a person decides.

mod advice;
pub mod news;
mod probing;
pub mod target;

pub use advice::{Advice, Group, Point, Reachability};
pub use probing::{ProbeFailure, ProbeOutcome, ProbePatience, ProbeState, Reach};
