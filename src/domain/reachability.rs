//! Whether something answers from this machine, as the probes see it over time.
//!
//! An answer is any sign that the other end does its work: a connection where a port is probed, a response of HTTP
//! below 500 where the web is. So 401 and 404 answer: somebody is at home, even if the address in the settings is not
//! the best one. 5xx does not: a gateway that says 503 stands in front of a service that is down.
//!
//! Nothing here declares or ends an outage: the probes advise, a person decides.

mod advice;
pub mod news;
mod probing;
pub mod target;

pub use advice::{Advice, Group, Point, Reachability};
pub use probing::{ProbeFailure, ProbeOutcome, ProbePatience, ProbeState, Reach};
