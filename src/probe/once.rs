//! One look at all targets, side by side.

use std::io;
use std::thread;

use super::{ProbeError, Prober};
use crate::domain::reachability::{Failure, Group, Outcome};
use crate::domain::target::Target;

/// Probes all targets at the same time; the outcomes come in the order of the targets.
///
/// # Errors
/// When the system gives no threads.
pub fn once(prober: &Prober, targets: &[(Group, Target)]) -> Result<Vec<Outcome>, ProbeError> {
    thread::scope(|scope| {
        let threads: io::Result<Vec<_>> = targets
            .iter()
            .map(|(_, target)| thread::Builder::new().spawn_scoped(scope, || prober.probe(target)))
            .collect();
        let outcomes = threads.map_err(ProbeError::NoThread)?.into_iter();
        // A probe that panicked got no answer that can be understood.
        Ok(outcomes.map(|probe| probe.join().unwrap_or(Err(Failure::Garbage))).collect())
    })
}
