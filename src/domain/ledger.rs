//! What all facts add up to: the pool, the outages, the hand-outs, the clashes.

use chrono::{DateTime, Utc};

use super::actor::Actor;
use super::conflict::Conflict;
use super::event::{Event, Mode, Recorded};
use super::id::{ConflictId, IssuanceId, LogId, OutageId, Seq};
use super::inconsistency::Inconsistency;
use super::issuance::{Issuance, ReadBack, Reasoned};
use super::outage::{Outage, StepKind};
use super::outages::Outages;
use super::pool::{NumberState, Pool, PoolNumber};
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
    /// A planned stop should have begun, and nobody has said whether it did.
    Due(&'a Outage),
    /// The service is back, but hand-outs or clashes are still open.
    Restored(Option<&'a Outage>),
    /// All is well, and a stop is announced.
    Planned(&'a Outage),
}

/// The state of the desk, folded from the facts.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// Which log this is; `None` before the first fact.
    pub identity: Option<Identity>,
    /// The binder.
    pub pool: Pool,
    /// All outages, oldest first.
    pub outages: Outages,
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

    /// The hand-outs that still wait for their new id and for RAPS (routine, step 6).
    pub fn open_reconciliations(&self) -> impl Iterator<Item = &Issuance> {
        self.in_use()
    }

    /// The clashes that nobody has sorted out.
    pub fn open_conflicts(&self) -> impl Iterator<Item = &Conflict> {
        self.conflicts.iter().filter(|conflict| conflict.resolved.is_none())
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

    /// Folds one more fact in.
    ///
    /// # Errors
    /// Where the fact breaks a rule; the ledger is then not to be used any more.
    pub fn apply(&mut self, fact: &Recorded) -> Result<(), Inconsistency> {
        if fact.seq != self.seq.next() {
            return Err(Inconsistency::Gap { after: self.seq, found: fact.seq });
        }
        let creates = matches!(fact.event, Event::LogCreated { .. });
        if creates != self.identity.is_none() {
            return Err(Inconsistency::Creation);
        }
        self.seq = fact.seq;
        if let Some((outage, step)) = StepKind::of(&fact.event) {
            return self.outages.take(outage, fact, step);
        }
        match fact.event.clone() {
            Event::LogCreated { log, site, mode } => {
                self.identity = Some(Identity { log, site, mode });
                Ok(())
            }
            Event::NumberAdded { number, sex, doubts } => {
                let (added, added_at) = (fact.seq, fact.occurred_at);
                self.pool.add(PoolNumber { number, sex, doubts, added, added_at, state: NumberState::Free })
            }
            Event::NumberWithdrawn { number, reason } => {
                self.pool.spend(number, NumberState::Withdrawn { at: fact.occurred_at, reason })
            }
            event @ Event::Issued { .. } => self.issue(event, fact),
            Event::ReadBack { issuance, heard, matched } => {
                let found = self.not_read_back(issuance)?;
                match (heard.is_end_of(found.number), matched) {
                    (true, true) => found.read_back = ReadBack::Matched,
                    (false, false) => found.misses += 1,
                    _ => return Err(Inconsistency::Issuance(issuance)),
                }
                Ok(())
            }
            Event::ReadBackSkipped { issuance } => {
                self.not_read_back(issuance)?.read_back = ReadBack::Skipped;
                Ok(())
            }
            Event::Voided { issuance, reason } => {
                let voided = reasoned(fact, reason);
                self.standing(issuance)?.voided = Some(voided);
                Ok(())
            }
            Event::Corrected { issuance, correction, reason } => {
                let why = reasoned(fact, reason);
                self.standing(issuance)?.correct(correction, why);
                Ok(())
            }
            event @ Event::ConflictFound { .. } => self.find_conflict(event, fact),
            Event::ConflictResolved { conflict, reason } => {
                let resolved = reasoned(fact, reason);
                let open = self.conflicts.get_mut(conflict.position()).filter(|found| found.resolved.is_none());
                open.ok_or(Inconsistency::Conflict(conflict))?.resolved = Some(resolved);
                Ok(())
            }
        }
    }

    fn issue(&mut self, event: Event, fact: &Recorded) -> Result<(), Inconsistency> {
        let Event::Issued { issuance: id, outage, number, sex, requested_by, unit, callback, paper, near } = event
        else {
            return Ok(());
        };
        if id != IssuanceId::following(self.issuances.len()) {
            return Err(Inconsistency::Issuance(id));
        }
        let known = match paper {
            Some(_) => self.outages.get(outage.position()),
            None => self.open_outage().filter(|open| open.id == outage),
        };
        if known.is_none() {
            return Err(Inconsistency::Outage(outage));
        }
        let entry = self.pool.get(number).ok_or(Inconsistency::NumberUnknown(number))?;
        if entry.sex != sex {
            return Err(Inconsistency::OtherSex(number));
        }
        if paper.is_none() && entry.state != NumberState::Free {
            return Err(Inconsistency::NumberSpentTwice(number));
        }
        self.pool.spend(number, NumberState::Issued(id))?;
        let issued_by = paper.as_ref().map_or(&fact.actor.vgr_id, |paper| &paper.given_by).clone();
        let read_back = if paper.is_some() { ReadBack::OnPaper } else { ReadBack::Awaited };
        self.issuances.push(Issuance {
            id,
            outage,
            number,
            sex,
            requested_by,
            unit,
            callback,
            issued_by,
            issued_at: fact.occurred_at,
            entered_at: fact.recorded_at,
            paper,
            near,
            read_back,
            misses: 0,
            voided: None,
            corrections: Vec::new(),
        });
        Ok(())
    }

    fn find_conflict(&mut self, event: Event, fact: &Recorded) -> Result<(), Inconsistency> {
        let Event::ConflictFound { conflict: id, number, with, outage, requested_by, unit, callback, paper } = event
        else {
            return Ok(());
        };
        if id != ConflictId::following(self.conflicts.len()) {
            return Err(Inconsistency::Conflict(id));
        }
        if self.issuance(with).is_none_or(|issuance| issuance.number != number) {
            return Err(Inconsistency::Issuance(with));
        }
        if self.outages.get(outage.position()).is_none() {
            return Err(Inconsistency::Outage(outage));
        }
        self.conflicts.push(Conflict {
            id,
            number,
            with,
            outage,
            requested_by,
            unit,
            callback,
            paper,
            given_at: fact.occurred_at,
            found_at: fact.recorded_at,
            resolved: None,
        });
        Ok(())
    }

    /// Void hand-outs take no further facts.
    fn standing(&mut self, id: IssuanceId) -> Result<&mut Issuance, Inconsistency> {
        let issuance = self.issuances.get_mut(id.position()).filter(|issuance| issuance.voided.is_none());
        issuance.ok_or(Inconsistency::Issuance(id))
    }

    /// What was read back rightly is settled.
    fn not_read_back(&mut self, id: IssuanceId) -> Result<&mut Issuance, Inconsistency> {
        let issuance = self.standing(id)?;
        if issuance.read_back == ReadBack::Matched { Err(Inconsistency::Issuance(id)) } else { Ok(issuance) }
    }
}

fn reasoned(fact: &Recorded, reason: super::text::Remark) -> Reasoned {
    Reasoned { at: fact.occurred_at, by: Actor::clone(&fact.actor), reason }
}
