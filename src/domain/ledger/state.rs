//! The ledger itself, and what it answers about the whole: the state that all events add up to.

use chrono::{DateTime, Utc};

use crate::event::RecordedEvent;
use crate::ledger::compact_vec::{CompactVec, Compactable, Packer};
use crate::ledger::conflict::Conflict;
use crate::ledger::inconsistency::Inconsistency;
use crate::ledger::issuance::Issuance;
use crate::ledger::outage::Outage;
use crate::ledger::outages::Outages;
use crate::ledger::pool::{Pool, PoolEntry};
use crate::value::id::{ConflictId, IssuanceId, LogId, OutageId, Seq};
use crate::value::log_identity::LogIdentity;
use crate::value::log_identity::Mode;
use crate::value::pool_number::PoolNumber;
use crate::value::text::Name;

/// What a person should see first about the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headline<'a> {
    /// Nothing is wrong, and nothing is left to do.
    Operational,
    /// An outage is open.
    Down(&'a Outage),
    /// A planned stop should have begun, and nobody has said whether it did.
    Due(&'a Outage),
    /// The service is back, but issuances are still unreconciled or conflicts unresolved. Holds the outage that began
    /// last.
    Restored(Option<&'a Outage>),
    /// All is well, and a stop is announced.
    Planned(&'a Outage),
}

/// The state of the desk, folded from the events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Which log this is; `None` before the first event.
    pub identity: Option<LogIdentity>,
    pub pool: Pool,
    pub outages: Outages,
    /// All issuances, in the order of entry.
    pub issuances: CompactVec<Issuance>,
    pub conflicts: Vec<Conflict>,
    /// All reserve numbers that were ever recorded as a patient's new id, even if that was undone: none of them may
    /// ever go into the pool.
    pub new_ids: CompactVec<PoolNumber>,
    /// The last event that was applied.
    pub seq: Seq,
}

impl Ledger {
    /// The ledger of a log that holds only its creation.
    #[must_use]
    pub fn just_created(log: LogId, site: Name, mode: Mode) -> Self {
        Self { identity: Some(LogIdentity { log, site, mode }), seq: Seq::START.next(), ..Self::default() }
    }

    /// Folds events from the beginning.
    ///
    /// # Errors
    /// The rule that the first inconsistent event breaks.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a RecordedEvent>) -> Result<Self, Inconsistency> {
        let mut ledger = Self::default();
        events.into_iter().try_for_each(|recorded| ledger.apply(recorded))?;
        Ok(ledger)
    }

    /// Compacts what is settled. Nothing is lost, and the ledger of a long log takes a fraction of the memory.
    pub fn pack<P>(&mut self, packer: &P)
    where
        P: Packer<PoolEntry> + Packer<Outage> + Packer<Issuance> + Packer<PoolNumber>,
    {
        self.pool.pack(packer);
        self.outages.pack(packer);
        self.issuances.pack(packer);
        self.new_ids.pack(packer);
    }

    /// Live or practice; `None` before the first event.
    #[must_use]
    pub fn mode(&self) -> Option<Mode> {
        self.identity.as_ref().map(|identity| identity.mode)
    }

    /// The open outage, that is, a suspected or confirmed one.
    #[must_use]
    pub fn open_outage(&self) -> Option<&Outage> {
        self.outages.open()
    }

    /// An issuance by its id.
    #[must_use]
    pub fn issuance(&self, id: IssuanceId) -> Option<&Issuance> {
        self.issuances.get(id.position())
    }

    /// A conflict by its id.
    #[must_use]
    pub fn conflict(&self, id: ConflictId) -> Option<&Conflict> {
        self.conflicts.get(id.position())
    }

    /// The issuances whose numbers patients may carry.
    pub fn in_use(&self) -> impl Iterator<Item = &Issuance> {
        self.issuances.iter().filter(|issuance| issuance.is_in_use())
    }

    /// The issuances whose numbers were not yet read back correctly.
    pub fn awaiting_read_back(&self) -> impl DoubleEndedIterator<Item = &Issuance> {
        self.issuances.recent().iter().filter(|issuance| issuance.awaits_read_back())
    }

    /// The issuances that the caller may still read back, oldest first.
    pub fn waiting_for_read_back(&self) -> impl DoubleEndedIterator<Item = &Issuance> {
        self.issuances.recent().iter().filter(|issuance| issuance.may_be_read_back())
    }

    /// The conflicts that nobody has resolved or taken back.
    pub fn open_conflicts(&self) -> impl Iterator<Item = &Conflict> {
        self.conflicts.iter().filter(|conflict| conflict.is_open())
    }

    /// The outage that a person means without naming one: that of the headline, else the latest.
    #[must_use]
    pub fn outage_in_focus(&self, now: DateTime<Utc>) -> Option<&Outage> {
        match self.headline(now) {
            Headline::Down(outage) | Headline::Due(outage) | Headline::Planned(outage) => Some(outage),
            Headline::Restored(outage) => outage,
            Headline::Operational => self.outages.latest(),
        }
    }

    /// The issuances of an outage, in the order of entry.
    pub fn issuances_of(&self, outage: OutageId) -> impl Iterator<Item = &Issuance> {
        let issuances = self.issuances.iter_where(move |outages| outages.contains(&outage));
        issuances.filter(move |issuance| issuance.outage == outage)
    }

    /// What a person should see first at `now`. It never says that all is well while an outage is open, a case
    /// unreconciled or a conflict unresolved.
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

/// The new ids of patients. Nothing but the id is kept, so every one is settled.
impl Compactable for PoolNumber {
    type Summary = ();

    fn is_settled(&self) -> bool {
        true
    }

    fn summary(_: &[Self]) {}
}
