//! What all facts add up to: the pool, the outages, the hand-outs, the clashes.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::event::RecordedEvent;
use crate::ledger::compact_vec::CompactVec;
use crate::ledger::compact_vec::Compactable;
use crate::ledger::conflict::Conflict;
use crate::ledger::inconsistency::Inconsistency;
use crate::ledger::issuance::Issuance;
use crate::ledger::outage::Outage;
use crate::ledger::outages::Outages;
use crate::ledger::pool::Pool;
use crate::value::id::{ConflictId, IssuanceId, LogId, OutageId, Seq};
use crate::value::log_identity::LogIdentity;
use crate::value::log_identity::Mode;
use crate::value::pool_number::PoolNumber;
use crate::value::text::Name;

/// What a person should see first about the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headline<'a> {
    /// Nothing is wrong and nothing is left to do.
    Operational,
    /// An outage is open.
    Down(&'a Outage),
    /// A planned stop should have begun, and nobody has said whether it did.
    Due(&'a Outage),
    /// The service is back, but hand-outs or clashes are still open.
    Restored(Option<&'a Outage>),
    /// All is well, and a stop is announced.
    Planned(&'a Outage),
}

/// The state of the desk, folded from the facts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// Which log this is; `None` before the first fact.
    pub identity: Option<LogIdentity>,
    /// The binder.
    pub pool: Pool,
    /// All outages, oldest first.
    pub outages: Outages,
    /// All hand-outs, oldest entry first.
    pub issuances: CompactVec<Issuance>,
    /// All clashes, oldest first.
    pub conflicts: Vec<Conflict>,
    /// All reserve numbers that were ever recorded as a patient's new id, those that were taken back too: none of them
    /// may ever go into the binder.
    pub new_ids: CompactVec<PoolNumber>,
    /// The last fact that is folded in.
    pub seq: Seq,
}

impl Ledger {
    /// A log that holds nothing but its creation.
    #[must_use]
    pub fn founded(log: LogId, site: Name, mode: Mode) -> Self {
        Self { identity: Some(LogIdentity { log, site, mode }), seq: Seq::START.next(), ..Self::default() }
    }

    /// Folds facts from the beginning.
    ///
    /// # Errors
    /// The first fact that breaks a rule.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a RecordedEvent>) -> Result<Self, Inconsistency> {
        let mut ledger = Self::default();
        events.into_iter().try_for_each(|recorded| ledger.apply(recorded))?;
        Ok(ledger)
    }

    /// Packs away what is settled. Nothing is lost, and a long log's ledger takes a fraction of the memory.
    pub fn pack(&mut self) {
        self.pool.pack();
        self.outages.pack();
        self.issuances.pack();
        self.new_ids.pack();
    }

    /// Live or practice; `None` before the first fact.
    #[must_use]
    pub fn mode(&self) -> Option<Mode> {
        self.identity.as_ref().map(|identity| identity.mode)
    }

    /// The outage that is suspected or confirmed.
    #[must_use]
    pub fn open_outage(&self) -> Option<&Outage> {
        self.outages.open()
    }

    /// A hand-out.
    #[must_use]
    pub fn issuance(&self, id: IssuanceId) -> Option<&Issuance> {
        self.issuances.get(id.position())
    }

    /// A clash.
    #[must_use]
    pub fn conflict(&self, id: ConflictId) -> Option<&Conflict> {
        self.conflicts.get(id.position())
    }

    /// The hand-outs whose numbers patients may carry.
    pub fn in_use(&self) -> impl Iterator<Item = &Issuance> {
        self.issuances.iter().filter(|issuance| issuance.is_in_use())
    }

    /// The hand-outs of which nobody is known to have heard the number rightly.
    pub fn awaiting_read_back(&self) -> impl DoubleEndedIterator<Item = &Issuance> {
        self.issuances.recent().iter().filter(|issuance| issuance.awaits_read_back())
    }

    /// The clashes that nobody has sorted out.
    pub fn open_conflicts(&self) -> impl Iterator<Item = &Conflict> {
        self.conflicts.iter().filter(|conflict| conflict.resolved.is_none())
    }

    /// The outage that a person means who names none: the one that the headline speaks of, else the latest.
    #[must_use]
    pub fn outage_in_focus(&self, now: DateTime<Utc>) -> Option<&Outage> {
        match self.headline(now) {
            Headline::Down(outage) | Headline::Due(outage) | Headline::Planned(outage) => Some(outage),
            Headline::Restored(outage) => outage,
            Headline::Operational => self.outages.latest(),
        }
    }

    /// The hand-outs of an outage, oldest entry first.
    pub fn issuances_of(&self, outage: OutageId) -> impl Iterator<Item = &Issuance> {
        let issuances = self.issuances.iter_where(move |outages| outages.contains(&outage));
        issuances.filter(move |issuance| issuance.outage == outage)
    }

    /// What a person should see first at `now`; never all clear while an outage, a hand-out or a clash is open.
    #[must_use]
    pub fn headline(&self, now: DateTime<Utc>) -> Headline<'_> {
        if let Some(outage) = self.open_outage() {
            Headline::Down(outage)
        } else if let Some(outage) = self.outages.due(now) {
            Headline::Due(outage)
        } else if self.open_reconciliations().next().is_some() || self.open_conflicts().next().is_some() {
            Headline::Restored(self.outages.latest())
        } else if let Some(outage) = self.outages.planned().first() {
            Headline::Planned(outage)
        } else {
            Headline::Operational
        }
    }
}

/// The new ids of patients, of which nothing but the id itself is kept.
impl Compactable for PoolNumber {
    type Summary = ();

    fn is_settled(&self) -> bool {
        true
    }

    fn summary(_: &[Self]) {}
}
