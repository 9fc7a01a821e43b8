//! Why a rule said no, in words: what happened, and what to do next.

use super::{Explanation, Texts};
use crate::domain::refusal::Refusal;
use crate::domain::sex::Sex;
use crate::t;

impl Texts {
    /// The words for a refusal. `call` says whom to call now, as [`Texts::call`] has it.
    #[must_use]
    pub fn refusal(&self, refusal: &Refusal, call: &str) -> Explanation {
        let (message, next) = self.message_and_next(refusal, call);
        Explanation { kind: refusal.kind(), message, next }
    }

    fn message_and_next(&self, refusal: &Refusal, call: &str) -> (String, String) {
        match refusal {
            Refusal::OutageNotOpen => (t!(self, "outage-not-open"), t!(self, "outage-not-open-next", call = call)),
            Refusal::OutageAlreadyOpen(outage) => {
                (t!(self, "outage-already-open", outage = outage.to_string()), t!(self, "outage-already-open-next"))
            }
            Refusal::OutageAlreadyConfirmed(outage) => (
                t!(self, "outage-already-confirmed", outage = outage.to_string()),
                t!(self, "outage-already-confirmed-next"),
            ),
            Refusal::NoOutageYet => (t!(self, "no-outage-yet"), t!(self, "no-outage-yet-next")),
            Refusal::TimeInFuture(at) => {
                (t!(self, "time-in-future", at = self.date_clock(*at)), t!(self, "time-in-future-next"))
            }
            Refusal::OverlapsOutage { outage, ended_at } => (
                t!(self, "overlaps-outage", outage = outage.to_string(), at = self.date_clock(*ended_at)),
                t!(self, "overlaps-outage-next"),
            ),
            Refusal::BeforeOutageStart { outage, started_at } => (
                t!(self, "before-outage-start", outage = outage.to_string(), at = self.date_clock(*started_at)),
                t!(self, "before-outage-start-next"),
            ),
            Refusal::SexUnknown => (t!(self, "sex-unknown"), t!(self, "sex-unknown-next")),
            Refusal::PoolEmpty { sex, other_free } => (
                t!(self, "pool-empty", sex = sex_key(*sex), free = other_free.to_string()),
                t!(self, "pool-empty-next", call = call),
            ),
            Refusal::ProposalGone { proposed, instead } => (
                t!(self, "proposal-gone", number = proposed.to_string()),
                match instead {
                    Some(instead) => t!(self, "proposal-gone-next", number = instead.to_string()),
                    None => t!(self, "pool-empty-next", call = call),
                },
            ),
            Refusal::NumberUnknown(number) => {
                (t!(self, "number-unknown", number = number.to_string()), t!(self, "number-unknown-next"))
            }
            Refusal::NumberNotFree(number) => {
                (t!(self, "number-not-free", number = number.to_string()), t!(self, "number-not-free-next"))
            }
            Refusal::IssuanceUnknown(issuance) => {
                (t!(self, "issuance-unknown", issuance = issuance.to_string()), t!(self, "issuance-unknown-next"))
            }
            Refusal::IssuanceVoid(issuance) => {
                (t!(self, "issuance-void", issuance = issuance.to_string()), t!(self, "issuance-void-next"))
            }
            Refusal::AlreadyReadBack(issuance) => {
                (t!(self, "already-read-back", issuance = issuance.to_string()), t!(self, "already-read-back-next"))
            }
            Refusal::NothingToCorrect(issuance) => {
                (t!(self, "nothing-to-correct", issuance = issuance.to_string()), t!(self, "nothing-to-correct-next"))
            }
            Refusal::ConflictUnknown(conflict) => {
                (t!(self, "conflict-unknown", conflict = conflict.to_string()), t!(self, "conflict-unknown-next"))
            }
            Refusal::ConflictResolved(conflict) => {
                (t!(self, "conflict-resolved", conflict = conflict.to_string()), t!(self, "conflict-resolved-next"))
            }
            Refusal::PoolRefused(_) => (t!(self, "pool-refused"), t!(self, "pool-refused-next")),
            Refusal::PoolDoubtful(_) => (t!(self, "pool-doubtful"), t!(self, "pool-doubtful-next")),
        }
    }
}

/// How the Fluent files tell the sexes apart.
pub(super) const fn sex_key(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "female",
        Sex::Male => "male",
        Sex::Unknown => "unknown",
    }
}
