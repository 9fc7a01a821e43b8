//! Halts in words: why writing is suspended, and which numbers are in quarantine.

use crate::desk::HaltedOperation;
use crate::i18n::calls::Phones;
use crate::i18n::texts::{Explanation, Texts};
use crate::t;
use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::event::quarantine::Quarantine;
use kvittera_domain::recovery::halt::{Halt, HaltCause};
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::value::pool_number::PoolNumber;

impl Texts {
    /// Why a number is in quarantine.
    #[must_use]
    pub fn quarantine(&self, because: &Quarantine) -> String {
        match because {
            Quarantine::OutcomeUnknown { .. } => t!(self, "quarantine-outcome-unknown"),
            Quarantine::IssuanceLost { .. } => t!(self, "quarantine-hand-out-lost"),
            Quarantine::NotProven => t!(self, "quarantine-not-proven"),
        }
    }

    /// How witness and log differ; `None` means that the outcome of a write is unknown.
    #[must_use]
    pub fn difference(&self, finding: Option<Discrepancy>) -> String {
        match finding {
            None => t!(self, "difference-unknown"),
            Some(Discrepancy::Missing) => t!(self, "difference-missing"),
            Some(Discrepancy::Foreign { .. }) => t!(self, "difference-foreign"),
            Some(Discrepancy::Damaged { line }) => t!(self, "difference-damaged", line = line.to_string()),
            Some(Discrepancy::LogBehind { known }) => t!(self, "difference-behind", seq = known.to_string()),
            Some(Discrepancy::LogAhead { known }) => t!(self, "difference-ahead", seq = known.to_string()),
        }
    }

    /// Why writing is suspended, and what to do instead. Only a person who was about to issue a number sees numbers
    /// here.
    #[must_use]
    pub fn halt(&self, halt: &Halt, stopped: HaltedOperation, phones: &Phones) -> Explanation {
        let call = phones.call.as_str();
        let (message, next) = match stopped {
            HaltedOperation::Issue => return self.issue_halted(halt, call),
            HaltedOperation::ReadBack(heard) => {
                let message = match heard {
                    None => t!(self, "read-back-not-noted"),
                    Some(true) => t!(self, "read-back-right-not-noted"),
                    Some(false) => t!(self, "read-back-wrong-not-noted"),
                };
                (message, self.settled_by(halt, call))
            }
            HaltedOperation::Note => {
                let next = [t!(self, "not-noted-next"), self.settled_by(halt, call)];
                (t!(self, "not-noted", why = self.halted_because(halt)), sentences(&next))
            }
            HaltedOperation::Ward => {
                let next = t!(self, "halted-ward-next", phone = phones.cashier.as_str(), call = call);
                (t!(self, "halted-ward"), next)
            }
        };
        Explanation { kind: halt.cause.name(), message, next }
    }

    fn halted_because(&self, halt: &Halt) -> String {
        match halt.cause {
            HaltCause::Witness(finding) => self.difference(Some(finding)),
            HaltCause::OutcomeUnknown => t!(self, "difference-unknown"),
            HaltCause::UnderWay => t!(self, "halt-under-way"),
            HaltCause::DiskFailed => t!(self, "halt-disk-failed"),
            HaltCause::ReadOnly => t!(self, "halt-read-only"),
            HaltCause::DiskFull => t!(self, "halt-disk-full"),
            HaltCause::LogChanged => t!(self, "halt-log-changed"),
            HaltCause::BackupAhead { known, copy } => {
                t!(self, "halt-copy-ahead", known = known.to_string(), copy = copy.to_string())
            }
        }
    }

    /// How the halt can be ended, and whom to call.
    fn settled_by(&self, halt: &Halt, call: &str) -> String {
        if halt.cause == HaltCause::OutcomeUnknown {
            t!(self, "halt-settles", call = call)
        } else if halt.cause.needs_recover() {
            t!(self, "halt-recover", call = call)
        } else if matches!(halt.cause, HaltCause::BackupAhead { .. }) {
            t!(self, "halt-restore", call = call)
        } else if halt.cause == HaltCause::ReadOnly {
            t!(self, "halt-remount", call = call)
        } else if halt.cause == HaltCause::DiskFull {
            t!(self, "halt-make-room", call = call)
        } else if halt.cause.passes() {
            t!(self, "halt-passes", call = call)
        } else {
            t!(self, "halt-restart", call = call)
        }
    }

    fn issue_halted(&self, halt: &Halt, call: &str) -> Explanation {
        let why = self.halted_because(halt);
        let at_risk = match halt.at_risk.as_slice() {
            [] => String::new(),
            numbers => t!(self, "halt-at-stake", numbers = listed(numbers)),
        };
        let message = [t!(self, "halted", why = why), at_risk];
        let next = [self.paper_for(halt), self.settled_by(halt, call)];
        Explanation { kind: halt.cause.name(), message: sentences(&message), next: sentences(&next) }
    }

    /// The paper routine, with the numbers that are surely free if those are known.
    fn paper_for(&self, halt: &Halt) -> String {
        match halt.surely_free.as_deref() {
            None => t!(self, "paper-unknown"),
            Some([]) => t!(self, "paper-none"),
            Some(numbers) => t!(self, "paper-free", numbers = listed(numbers)),
        }
    }

    /// A command that stands in the witness but not in the log, in one line.
    #[must_use]
    pub fn intent(&self, intent: &Intent) -> String {
        let events: Vec<String> = intent.events.iter().map(|recorded| self.recorded(&recorded.event)).collect();
        format!("{}  {}  {}", self.date_clock_seconds(intent.recorded_at), intent.actor.vgr_id, events.join("; "))
    }
}

fn listed(numbers: &[PoolNumber]) -> String {
    numbers.iter().map(PoolNumber::to_string).collect::<Vec<_>>().join(", ")
}

fn sentences(parts: &[String]) -> String {
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}
