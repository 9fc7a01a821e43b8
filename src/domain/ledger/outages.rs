//! All outages of a log, planned ones too. At most one is open at a time.

use chrono::{DateTime, Utc};

use crate::event::RecordedEvent;
use crate::ledger::compact_vec::{CompactVec, Compactable, Packer};
use crate::ledger::inconsistency::Inconsistency;
use crate::ledger::outage::{Outage, OutageState, OutageStep, OutageStepKind};
use crate::value::id::OutageId;

/// All outages, in the order of the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outages(CompactVec<Outage>);

impl Compactable for Outage {
    /// The start and the id of the outage that began last.
    type Summary = Option<(DateTime<Utc>, OutageId)>;

    fn is_settled(&self) -> bool {
        matches!(self.state, OutageState::Cancelled | OutageState::Reconciled)
    }

    fn summary(items: &[Self]) -> Self::Summary {
        items.iter().filter_map(beginning).max()
    }
}

/// The start and the id of an outage; `None` if it never began.
fn beginning(outage: &Outage) -> Option<(DateTime<Utc>, OutageId)> {
    outage.state.has_begun().then_some((outage.started_at, outage.id))
}

impl Outages {
    /// All of them, oldest first.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Outage> {
        self.0.iter()
    }

    /// The outage at an index, from 0.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<&Outage> {
        self.0.get(place)
    }

    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// An outage by its id.
    #[must_use]
    pub fn by_id(&self, id: OutageId) -> Option<&Outage> {
        self.get(id.position())
    }

    /// The open outage, that is, a suspected or confirmed one.
    #[must_use]
    pub fn open(&self) -> Option<&Outage> {
        self.0.recent().iter().find(|outage| outage.state.is_open())
    }

    /// The outages in which the service was down.
    #[must_use]
    pub fn begun(&self) -> impl DoubleEndedIterator<Item = &Outage> {
        self.0.iter().filter(|outage| outage.state.has_begun())
    }

    /// The outage that began last.
    #[must_use]
    pub fn latest(&self) -> Option<&Outage> {
        let compacted = self.0.summaries().copied().max().flatten();
        let (_, id) = self.0.recent().iter().filter_map(beginning).max().max(compacted)?;
        self.by_id(id)
    }

    /// The planned outages that have neither begun nor been called off, soonest first.
    #[must_use]
    pub fn planned(&self) -> Vec<&Outage> {
        let mut planned: Vec<_> =
            self.0.recent().iter().filter(|outage| outage.state == OutageState::Planned).collect();
        planned.sort_by_key(|outage| (outage.started_at, outage.id));
        planned
    }

    /// The planned outage that should have begun by `now`, while nobody has said whether it did.
    #[must_use]
    pub fn due(&self, now: DateTime<Utc>) -> Option<&Outage> {
        self.planned().into_iter().find(|outage| outage.is_due(now))
    }

    /// The outage during which `moment` lies, or else the nearest one in which the service was down.
    #[must_use]
    pub fn at(&self, moment: DateTime<Utc>) -> Option<&Outage> {
        self.begun().rev().min_by_key(|outage| outage.distance(moment))
    }

    /// Says that something in the outage is left to reconcile: a late entry or an undone step makes a reconciled outage
    /// an ended one again.
    pub(super) fn reopen_reconciliation(&mut self, id: OutageId) -> Result<(), Inconsistency> {
        let begun = self.0.get_mut(id.position()).filter(|outage| outage.state.has_begun());
        let outage = begun.ok_or(Inconsistency::Outage(id))?;
        if outage.state == OutageState::Reconciled {
            outage.state = OutageState::Ended;
        }
        Ok(())
    }

    /// Compacts the outages that are settled.
    pub(super) fn pack(&mut self, packer: &impl Packer<Outage>) {
        self.0.pack(packer);
    }

    /// All of them as a list, for whoever writes it down.
    #[must_use]
    pub const fn as_list(&self) -> &CompactVec<Outage> {
        &self.0
    }

    /// The outages that were written down so.
    #[must_use]
    pub const fn from_list(list: CompactVec<Outage>) -> Self {
        Self(list)
    }

    /// Adds a step to an outage, or a new outage when the step opens one.
    pub(super) fn apply_step(
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
            (None, Some(outage)) => outage.apply_step(step).ok_or(wrong),
            _ => Err(wrong),
        }
    }
}
