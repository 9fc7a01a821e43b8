//! What the witness says beside the log, and whether the desk may go on after that.
//!
//! The witness is a second record of every wish: what is about to be written (an intent) and what was. Where the two
//! records differ, a number may be with a patient that the log takes for free, so nothing goes out until a technician has
//! looked.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::actor::Actor;
use super::binder_number::BinderNumber;
use super::event::Event;
use super::fact::{Fact, Recorded};
use super::halt::{Cause, Halt};
use super::id::{LogId, RequestId, Seq};
use super::ledger::Ledger;
use super::quarantine::{Quarantine, Stranger, Unissued};
use super::sex::Sex;

/// What was about to be written, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    /// The wish.
    pub request: RequestId,
    /// The place of its first fact.
    pub seq: Seq,
    /// The time of entry.
    pub recorded_at: DateTime<Utc>,
    /// Who wished.
    pub actor: Actor,
    /// What was to follow from it.
    pub facts: Vec<Fact>,
}

impl Intent {
    /// The numbers that were to go out.
    pub fn numbers(&self) -> impl Iterator<Item = BinderNumber> + '_ {
        going_out(&self.facts)
    }

    /// The place of its last fact.
    #[must_use]
    pub fn last(&self) -> Seq {
        Seq(self.seq.0 + (self.facts.len() as u64).saturating_sub(1))
    }
}

/// A fact that is known to have been written elsewhere.
impl From<Recorded> for Intent {
    fn from(fact: Recorded) -> Self {
        let Recorded { seq, request, recorded_at, occurred_at, actor, event, .. } = fact;
        Self { request, seq, recorded_at, actor, facts: vec![Fact { occurred_at, event }] }
    }
}

/// The numbers that `facts` hand out.
pub fn going_out(facts: &[Fact]) -> impl Iterator<Item = BinderNumber> + '_ {
    facts.iter().filter_map(|fact| match &fact.event {
        Event::Issued { number, .. } => Some(*number),
        _ => None,
    })
}

/// The numbers that were to go out, each with the page that it stands on.
fn out_of(intent: &Intent) -> impl Iterator<Item = (BinderNumber, Sex)> + '_ {
    intent.facts.iter().filter_map(|fact| match &fact.event {
        Event::Issued { number, sex, .. } => Some((*number, number.letter_sex().unwrap_or(*sex))),
        _ => None,
    })
}

/// The numbers that were to come into the binder.
fn imported(intent: &Intent) -> impl Iterator<Item = (BinderNumber, Sex)> + '_ {
    intent.facts.iter().filter_map(|fact| match &fact.event {
        Event::NumberAdded { number, sex, .. } => Some((*number, *sex)),
        _ => None,
    })
}

/// The numbers that `facts` take out of the binder for good without handing them out.
fn spent(facts: &[Fact]) -> impl Iterator<Item = BinderNumber> + '_ {
    facts.iter().filter_map(|fact| match &fact.event {
        Event::NumberWithdrawn { number, .. } | Event::NumberQuarantined { number, .. } => Some(*number),
        _ => None,
    })
}

/// In what the witness differs from the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum Discrepancy {
    /// There is no witness, although this log had one.
    Missing,
    /// It is the witness of another log.
    Foreign {
        /// The log that it belongs to.
        log: LogId,
    },
    /// A line of it can't be understood, and others follow.
    Damaged {
        /// Which, from 1.
        line: u64,
    },
    /// The log has lost what the witness saw: the log was replaced by an older one, or cut.
    LogBehind {
        /// The last fact that both know.
        known: Seq,
    },
    /// The log holds what the witness never saw: the witness was replaced by an older one, or cut.
    LogAhead {
        /// The last fact that both know.
        known: Seq,
    },
}

impl Discrepancy {
    /// The stable name for programs.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Missing => "witness_missing",
            Self::Foreign { .. } => "witness_foreign",
            Self::Damaged { .. } => "witness_damaged",
            Self::LogBehind { .. } => "log_behind_witness",
            Self::LogAhead { .. } => "log_ahead_of_witness",
        }
    }
}

/// All that the witness says where it differs from the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Testimony {
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

impl Testimony {
    /// Whether nothing may be written before somebody has looked: the records differ, or a number may be with a patient.
    #[must_use]
    pub fn is_odd(&self) -> bool {
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
    pub fn doubtful(&self, ledger: &Ledger, proven: bool, unissued: &Unissued) -> Vec<(BinderNumber, Quarantine)> {
        let mut doubtful = self.at_stake(ledger);
        if !proven {
            let named: Vec<BinderNumber> = doubtful.iter().map(|(number, _)| *number).collect();
            let free = ledger.pool.all_free().map(|entry| entry.number);
            let unproven = free.filter(|number| !named.contains(number) && !unissued.names(*number));
            doubtful.extend(unproven.map(|number| (number, Quarantine::NotProven)));
        }
        doubtful
    }

    /// The numbers that may be with a patient although the log takes them for free, and why: what was going out, and what
    /// the log no longer knows to be spent.
    #[must_use]
    pub fn at_stake(&self, ledger: &Ledger) -> Vec<(BinderNumber, Quarantine)> {
        let lost = self.lost.iter().flat_map(|intent| {
            let request = intent.request;
            let out = intent.numbers().map(move |number| (number, Quarantine::HandOutLost { request }));
            out.chain(spent(&intent.facts).map(|number| (number, Quarantine::NotProven)))
        });
        let unknown = self.unknown.iter().flat_map(|intent| {
            let request = intent.request;
            intent.numbers().map(move |number| (number, Quarantine::OutcomeUnknown { request }))
        });
        let mut at_stake: Vec<(BinderNumber, Quarantine)> = Vec::new();
        for (number, because) in lost.chain(unknown) {
            if ledger.pool.is_free(number) && at_stake.iter().all(|(known, _)| *known != number) {
                at_stake.push((number, because));
            }
        }
        at_stake
    }

    /// The numbers that it names and the binder of `ledger` does not hold: those that went out or were about to, and those
    /// that were imported.
    #[must_use]
    pub fn strangers(&self, ledger: &Ledger) -> Vec<Stranger> {
        let lost = |intent: &Intent| Quarantine::HandOutLost { request: intent.request };
        let unknown = |intent: &Intent| Quarantine::OutcomeUnknown { request: intent.request };
        let out = self.lost.iter().flat_map(|intent| out_of(intent).map(move |at| (at, lost(intent))));
        let going = self.unknown.iter().flat_map(|intent| out_of(intent).map(move |at| (at, unknown(intent))));
        let imported = self.lost.iter().flat_map(imported).map(|at| (at, Quarantine::NotProven));
        let mut strangers: Vec<Stranger> = Vec::new();
        for ((number, sex), because) in out.chain(going).chain(imported) {
            let is_strange = ledger.pool.get(number).is_none() && Sex::IN_BINDER.contains(&sex);
            if is_strange && strangers.iter().all(|known| known.number != number) {
                strangers.push(Stranger { number, sex, because });
            }
        }
        strangers
    }

    /// Why nothing may be written until a technician has looked; `None` where all is well.
    #[must_use]
    pub fn halt(&self, ledger: &Ledger) -> Option<Halt> {
        let at_stake: Vec<_> = self.at_stake(ledger).into_iter().map(|(number, _)| number).collect();
        let unknown = if self.under_way { Cause::UnderWay } else { Cause::OutcomeUnknown };
        self.is_odd().then(|| Halt::of(self.finding.map_or(unknown, Cause::Witness), at_stake, ledger))
    }
}
