//! All outages of a log, planned ones too. One is open at a time.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::event::RecordedEvent;
use crate::ledger::compact_vec::{CompactVec, Compactable};
use crate::ledger::inconsistency::Inconsistency;
use crate::ledger::outage::{Outage, OutageState, OutageStep, OutageStepKind};
use crate::value::id::OutageId;

/// All outages, in the order of the log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outages(CompactVec<Outage>);

impl Compactable for Outage {
    /// When the one that began last began, and which that is.
    type Summary = Option<(DateTime<Utc>, OutageId)>;

    fn is_settled(&self) -> bool {
        matches!(self.state, OutageState::Cancelled | OutageState::Reconciled)
    }

    fn summary(items: &[Self]) -> Self::Summary {
        items.iter().filter_map(beginning).max()
    }
}

/// When an outage began, if it did, and which it is.
fn beginning(outage: &Outage) -> Option<(DateTime<Utc>, OutageId)> {
    outage.state.has_begun().then_some((outage.started_at, outage.id))
}

impl Outages {
    /// All of them, oldest first.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Outage> {
        self.0.iter()
    }

    /// One by its place, from 0.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<&Outage> {
        self.0.get(place)
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// An outage by its number.
    #[must_use]
    pub fn by_id(&self, id: OutageId) -> Option<&Outage> {
        self.get(id.position())
    }

    /// The outage that is suspected or confirmed.
    #[must_use]
    pub fn open(&self) -> Option<&Outage> {
        self.0.recent().iter().find(|outage| outage.state.is_open())
    }

    /// Those in which the service was down.
    #[must_use]
    pub fn begun(&self) -> impl DoubleEndedIterator<Item = &Outage> {
        self.0.iter().filter(|outage| outage.state.has_begun())
    }

    /// The one that began last.
    #[must_use]
    pub fn latest(&self) -> Option<&Outage> {
        let packed = self.0.summaries().copied().max().flatten();
        let (_, id) = self.0.recent().iter().filter_map(beginning).max().max(packed)?;
        self.by_id(id)
    }

    /// Those that are announced and neither began nor were called off, soonest first.
    #[must_use]
    pub fn planned(&self) -> Vec<&Outage> {
        let mut planned: Vec<_> =
            self.0.recent().iter().filter(|outage| outage.state == OutageState::Planned).collect();
        planned.sort_by_key(|outage| (outage.started_at, outage.id));
        planned
    }

    /// The announced one that should have begun by `now`, without word whether it did.
    #[must_use]
    pub fn due(&self, now: DateTime<Utc>) -> Option<&Outage> {
        self.planned().into_iter().find(|outage| outage.is_due(now))
    }

    /// The outage that `moment` lies in, or the nearest one in which the service was down.
    #[must_use]
    pub fn at(&self, moment: DateTime<Utc>) -> Option<&Outage> {
        self.begun().rev().min_by_key(|outage| outage.distance(moment))
    }

    /// What was given out or found out late makes an outage that was reconciled one that is not.
    pub(super) fn owes(&mut self, id: OutageId) -> Result<(), Inconsistency> {
        let begun = self.0.get_mut(id.position()).filter(|outage| outage.state.has_begun());
        let outage = begun.ok_or(Inconsistency::Outage(id))?;
        if outage.state == OutageState::Reconciled {
            outage.state = OutageState::Ended;
        }
        Ok(())
    }

    /// Packs away what is settled.
    pub(super) fn pack(&mut self) {
        self.0.pack();
    }

    /// Folds a step in.
    pub(super) fn take(
        &mut self,
        id: OutageId,
        recorded: &RecordedEvent,
        what: OutageStepKind,
    ) -> Result<(), Inconsistency> {
        let wrong = Inconsistency::Outage(id);
        let opens =
            matches!(what, OutageStepKind::Suspected(_) | OutageStepKind::Confirmed | OutageStepKind::Reopened(_));
        if opens && self.open().is_some_and(|open| open.id != id) {
            return Err(wrong);
        }
        let step = OutageStep { at: recorded.occurred_at, by: recorded.actor.clone(), what };
        let begins = match &step.what {
            OutageStepKind::Planned(plan) => Some((OutageState::Planned, plan.from, Some(plan.clone()))),
            OutageStepKind::Suspected(_) => Some((OutageState::Suspected, recorded.occurred_at, None)),
            _ => None,
        };
        let next = OutageId::following(self.0.len());
        match (begins, self.0.get_mut(id.position())) {
            (Some((state, started_at, plan)), None) if id == next => {
                self.0.push(Outage { id, plan, state, started_at, ended_at: None, course: vec![step] });
                Ok(())
            }
            (None, Some(outage)) => outage.take(step).ok_or(wrong),
            _ => Err(wrong),
        }
    }
}
