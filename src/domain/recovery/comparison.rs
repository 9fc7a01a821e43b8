//! What the witness says beside the log, and whether the desk may go on after that.
//!
//! The witness is a second record of every wish: what is about to be written (an intent) and what was. Where the two
//! records differ, a number may be with a patient that the log takes for free, so nothing goes out until a technician has
//! looked.

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

/// The numbers that were to go out, each with the page that it stands on.
fn out_of(intent: &Intent) -> impl Iterator<Item = (PoolNumber, Sex)> + '_ {
    intent.events.iter().filter_map(|recorded| match &recorded.event {
        Event::Issued { number, sex, .. } => Some((*number, number.letter_sex().unwrap_or(*sex))),
        _ => None,
    })
}

/// The numbers that were to come into the binder.
fn imported(intent: &Intent) -> impl Iterator<Item = (PoolNumber, Sex)> + '_ {
    intent.events.iter().filter_map(|recorded| match &recorded.event {
        Event::NumberAdded { number, sex, .. } => Some((*number, *sex)),
        _ => None,
    })
}

/// The numbers that `events` take out of the binder for good without handing them out.
fn spent(events: &[NewEvent]) -> impl Iterator<Item = PoolNumber> + '_ {
    events.iter().filter_map(|recorded| match &recorded.event {
        Event::NumberWithdrawn { number, .. } | Event::NumberQuarantined { number, .. } => Some(*number),
        _ => None,
    })
}

/// All that the witness says where it differs from the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What is odd; `None` where witness and log agree to the last fact.
    pub finding: Option<Discrepancy>,
    /// Wishes that the witness saw written and that the log has lost, oldest first.
    pub lost: Vec<Intent>,
    /// Wishes of which the log has nothing and the witness does not know whether they were written, oldest first.
    pub unknown: Vec<Intent>,
    /// Whether the witness tells all that was written after the log's last fact: it knows that one, and goes on from there
    /// without a hole.
    pub is_whole: bool,
    /// Whether another terminal was in the midst of writing when this was asked, so that what is unknown may yet be known.
    pub under_way: bool,
}

impl Comparison {
    /// Whether nothing may be written before somebody has looked: the records differ, or a number may be with a patient.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.finding.is_some() || self.unknown.iter().any(|intent| intent.numbers().next().is_some())
    }

    /// Whether log and witness together tell of every number whether it went out. A log beside which there is no witness
    /// may be a copy of long ago, and so may one whose witness has a hole, is another log's or ends before the log does.
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

    /// The free numbers that must go into quarantine, and why. Where it is not `proven` which went out these are all but
    /// those of which somebody has made sure; what the witness names is among them whatever anybody says.
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

    /// The numbers that may be with a patient although the log takes them for free, and why: what was going out, and what
    /// the log no longer knows to be spent.
    #[must_use]
    pub fn at_risk(&self, ledger: &Ledger) -> Vec<(PoolNumber, Quarantine)> {
        let lost = self.lost.iter().flat_map(|intent| {
            let request = intent.request;
            let out = intent.numbers().map(move |number| (number, Quarantine::IssuanceLost { request }));
            out.chain(spent(&intent.events).map(|number| (number, Quarantine::NotProven)))
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

    /// The numbers that it names and the binder of `ledger` does not hold: those that went out or were about to, and those
    /// that were imported.
    #[must_use]
    pub fn unknown_numbers(&self, ledger: &Ledger) -> Vec<UnknownNumber> {
        let lost = |intent: &Intent| Quarantine::IssuanceLost { request: intent.request };
        let unknown = |intent: &Intent| Quarantine::OutcomeUnknown { request: intent.request };
        let out = self.lost.iter().flat_map(|intent| out_of(intent).map(move |at| (at, lost(intent))));
        let going = self.unknown.iter().flat_map(|intent| out_of(intent).map(move |at| (at, unknown(intent))));
        let imported = self.lost.iter().flat_map(imported).map(|at| (at, Quarantine::NotProven));
        let mut unknown_numbers: Vec<UnknownNumber> = Vec::new();
        for ((number, sex), because) in out.chain(going).chain(imported) {
            let is_strange = ledger.pool.get(number).is_none() && Sex::IN_POOL.contains(&sex);
            if is_strange && unknown_numbers.iter().all(|known| known.number != number) {
                unknown_numbers.push(UnknownNumber { number, sex, because });
            }
        }
        unknown_numbers
    }

    /// Why nothing may be written until a technician has looked; `None` where all is well.
    #[must_use]
    pub fn halt(&self, ledger: &Ledger) -> Option<Halt> {
        let at_risk: Vec<_> = self.at_risk(ledger).into_iter().map(|(number, _)| number).collect();
        let unknown = if self.under_way { HaltCause::UnderWay } else { HaltCause::OutcomeUnknown };
        self.differs().then(|| Halt::of(self.finding.map_or(unknown, HaltCause::Witness), at_risk, ledger))
    }
}
