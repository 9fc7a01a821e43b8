//! The result of comparing the witness with the log, and whether writing must be suspended.
//!
//! The witness is a second record of every command: an intent before it is written, and a done line after it. Where the
//! two records differ, a number that is free by the log may be with a patient, so no number is issued until a
//! technician has looked into it.

use crate::event::Event;
use crate::event::NewEvent;
use crate::event::discrepancy::Discrepancy;
use crate::event::quarantine::{Quarantine, UnknownNumber};
use crate::ledger::Ledger;
use crate::recovery::halt::{Halt, HaltCause};
use crate::recovery::intent::Intent;
use crate::recovery::vouched::Vouched;
use crate::value::pool_number::PoolNumber;
use crate::value::sex::Sex;

/// The numbers that an intent was to issue, each with the page that it stands on.
fn issued_by(intent: &Intent) -> impl Iterator<Item = (PoolNumber, Sex)> + '_ {
    intent.events.iter().filter_map(|new| match &new.event {
        Event::Issued { number, sex, .. } => Some((*number, number.letter_sex().unwrap_or(*sex))),
        _ => None,
    })
}

/// The numbers that an intent was to add to the pool.
fn added_by(intent: &Intent) -> impl Iterator<Item = (PoolNumber, Sex)> + '_ {
    intent.events.iter().filter_map(|new| match &new.event {
        Event::NumberAdded { number, sex, .. } => Some((*number, *sex)),
        _ => None,
    })
}

/// The numbers that `events` take out of the pool for good without issuing them.
fn retired_by(events: &[NewEvent]) -> impl Iterator<Item = PoolNumber> + '_ {
    events.iter().filter_map(|new| match &new.event {
        Event::NumberWithdrawn { number, .. } | Event::NumberQuarantined { number, .. } => Some(*number),
        _ => None,
    })
}

/// Everything that the witness holds and the log does not, and how the two differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// How they differ; `None` where witness and log agree to the last event.
    pub finding: Option<Discrepancy>,
    /// Commands that the witness saw written and the log has lost, oldest first.
    pub lost: Vec<Intent>,
    /// Commands that are missing in the log and that the witness does not know to be written, oldest first.
    pub unknown: Vec<Intent>,
    /// Whether the witness is complete after the log's last event: it knows that event and continues from there without
    /// a gap.
    pub is_whole: bool,
    /// Whether another terminal was writing during the comparison, so that an unknown outcome may still become known.
    pub under_way: bool,
}

impl Comparison {
    /// Whether writing must be suspended until a technician has looked into it: the records differ, or a number may be
    /// with a patient.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.finding.is_some() || self.unknown.iter().any(|intent| intent.numbers().next().is_some())
    }

    /// Whether the only difference is that commands were interrupted before they were written. Their numbers were not
    /// shown to anybody, since a number is shown only once the log holds it; so they go into quarantine without a person
    /// who looks into it.
    #[must_use]
    pub fn settles_itself(&self) -> bool {
        self.finding.is_none() && !self.under_way && self.differs()
    }

    /// Whether log and witness together prove for every number whether it was issued. A log without a witness may be an
    /// old copy. The same is true if its witness has a gap, belongs to another log or ends before the log does.
    #[must_use]
    pub const fn proves(&self) -> bool {
        match self.finding {
            None => true,
            Some(Discrepancy::LogBehind { .. } | Discrepancy::LogAhead { .. } | Discrepancy::Damaged { .. }) => {
                self.is_whole
            }
            Some(Discrepancy::Missing | Discrepancy::Foreign { .. }) => false,
        }
    }

    /// The free numbers that must go into quarantine, and why. Where it is not `proven` which numbers were issued,
    /// these are all free numbers except those that somebody vouches for. Numbers that the witness names are included
    /// even if somebody vouches for them.
    #[must_use]
    pub fn quarantine_candidates(
        &self,
        ledger: &Ledger,
        proven: bool,
        unissued: &Vouched,
    ) -> Vec<(PoolNumber, Quarantine)> {
        let mut quarantine_candidates = self.at_risk(ledger);
        if !proven {
            let named: Vec<PoolNumber> = quarantine_candidates.iter().map(|(number, _)| *number).collect();
            let free = ledger.pool.all_free().map(|entry| entry.number);
            let unproven = free.filter(|number| !named.contains(number) && !unissued.names(*number));
            quarantine_candidates.extend(unproven.map(|number| (number, Quarantine::NotProven)));
        }
        quarantine_candidates
    }

    /// The numbers that may be with a patient although they are free by the log, and why: numbers that were being
    /// issued, and numbers whose withdrawal or quarantine the log has lost.
    #[must_use]
    pub fn at_risk(&self, ledger: &Ledger) -> Vec<(PoolNumber, Quarantine)> {
        let lost = self.lost.iter().flat_map(|intent| {
            let request = intent.request;
            let issued = intent.numbers().map(move |number| (number, Quarantine::IssuanceLost { request }));
            issued.chain(retired_by(&intent.events).map(|number| (number, Quarantine::NotProven)))
        });
        let unknown = self.unknown.iter().flat_map(|intent| {
            let request = intent.request;
            intent.numbers().map(move |number| (number, Quarantine::OutcomeUnknown { request }))
        });
        let mut at_risk: Vec<(PoolNumber, Quarantine)> = Vec::new();
        for (number, because) in lost.chain(unknown) {
            if ledger.pool.is_free(number) && at_risk.iter().all(|(known, _)| *known != number) {
                at_risk.push((number, because));
            }
        }
        at_risk
    }

    /// The numbers that the witness names and the pool of `ledger` does not hold: those that were issued or about to
    /// be, and those that were imported.
    #[must_use]
    pub fn unknown_numbers(&self, ledger: &Ledger) -> Vec<UnknownNumber> {
        let lost = |intent: &Intent| Quarantine::IssuanceLost { request: intent.request };
        let unknown = |intent: &Intent| Quarantine::OutcomeUnknown { request: intent.request };
        let issued = self.lost.iter().flat_map(|intent| issued_by(intent).map(move |at| (at, lost(intent))));
        let pending = self.unknown.iter().flat_map(|intent| issued_by(intent).map(move |at| (at, unknown(intent))));
        let imported = self.lost.iter().flat_map(added_by).map(|at| (at, Quarantine::NotProven));
        let mut unknown_numbers: Vec<UnknownNumber> = Vec::new();
        for ((number, sex), because) in issued.chain(pending).chain(imported) {
            let is_unknown = ledger.pool.get(number).is_none() && Sex::IN_POOL.contains(&sex);
            if is_unknown && unknown_numbers.iter().all(|known| known.number != number) {
                unknown_numbers.push(UnknownNumber { number, sex, because });
            }
        }
        unknown_numbers
    }

    /// The halt that follows from the comparison; `None` where writing may go on.
    #[must_use]
    pub fn halt(&self, ledger: &Ledger) -> Option<Halt> {
        let at_risk: Vec<_> = self.at_risk(ledger).into_iter().map(|(number, _)| number).collect();
        let unknown = if self.under_way { HaltCause::UnderWay } else { HaltCause::OutcomeUnknown };
        self.differs().then(|| Halt::of(self.finding.map_or(unknown, HaltCause::Witness), at_risk, ledger))
    }
}
