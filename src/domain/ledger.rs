//! What all facts add up to: the pool, the outages, the hand-outs, the clashes.

mod fold;

use chrono::{DateTime, Utc};

use super::conflict::Conflict;
use super::event::{Mode, Recorded};
use super::id::{ConflictId, IssuanceId, LogId, Seq};
use super::inconsistency::Inconsistency;
use super::issuance::Issuance;
use super::outage::Outage;
use super::pool::Pool;
use super::text::Name;

/// Which log this is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The log's own name.
    pub log: LogId,
    /// The short name of the place that owns it.
    pub site: Name,
    /// Live or practice.
    pub mode: Mode,
}

/// What a person should see first about the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headline<'a> {
    /// Nothing is wrong and nothing is left to do.
    Operational,
    /// An outage is open.
    Down(&'a Outage),
    /// The service is back, but hand-outs or clashes are still open.
    Restored(Option<&'a Outage>),
}

/// The state of the desk, folded from the facts.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// Which log this is; `None` before the first fact.
    pub identity: Option<Identity>,
    /// The binder.
    pub pool: Pool,
    /// All outages, oldest first.
    pub outages: Vec<Outage>,
    /// All hand-outs, oldest entry first.
    pub issuances: Vec<Issuance>,
    /// All clashes, oldest first.
    pub conflicts: Vec<Conflict>,
    /// The last fact that is folded in.
    pub seq: Seq,
}

impl Ledger {
    /// A log that holds nothing but its creation.
    #[must_use]
    pub fn founded(log: LogId, site: Name, mode: Mode) -> Self {
        Self { identity: Some(Identity { log, site, mode }), seq: Seq::START.next(), ..Self::default() }
    }

    /// Folds facts from the beginning.
    ///
    /// # Errors
    /// The first fact that breaks a rule.
    pub fn fold<'a>(facts: impl IntoIterator<Item = &'a Recorded>) -> Result<Self, Inconsistency> {
        let mut ledger = Self::default();
        facts.into_iter().try_for_each(|fact| ledger.apply(fact))?;
        Ok(ledger)
    }

    /// Live or practice; `None` before the first fact.
    #[must_use]
    pub fn mode(&self) -> Option<Mode> {
        self.identity.as_ref().map(|identity| identity.mode)
    }

    /// The outage that is suspected or confirmed.
    #[must_use]
    pub fn open_outage(&self) -> Option<&Outage> {
        self.outages.last().filter(|outage| outage.state.is_open())
    }

    /// The outage that `moment` lies in, or the nearest one.
    #[must_use]
    pub fn outage_at(&self, moment: DateTime<Utc>) -> Option<&Outage> {
        self.outages.iter().rev().min_by_key(|outage| outage.distance(moment))
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

    /// The hand-outs that still wait for their new id and for RAPS (routine, step 6).
    pub fn open_reconciliations(&self) -> impl Iterator<Item = &Issuance> {
        self.in_use()
    }

    /// The clashes that nobody has sorted out.
    pub fn open_conflicts(&self) -> impl Iterator<Item = &Conflict> {
        self.conflicts.iter().filter(|conflict| conflict.resolved.is_none())
    }

    /// What a person should see first; never all clear while an outage, a hand-out or a clash is open.
    #[must_use]
    pub fn headline(&self) -> Headline<'_> {
        if let Some(outage) = self.open_outage() {
            Headline::Down(outage)
        } else if self.open_reconciliations().next().is_some() || self.open_conflicts().next().is_some() {
            Headline::Restored(self.outages.last())
        } else {
            Headline::Operational
        }
    }
}
