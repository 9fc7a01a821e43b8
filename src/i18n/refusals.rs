//! Refusals in words: why a rule said no, and what to do next.

use crate::i18n::texts::{Explanation, Texts};
use crate::t;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::sex::Sex;

impl Texts {
    /// The words for a refusal. `call` says whom to call now, as [`Texts::call`] words it.
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
            Refusal::OutageUnknown(outage) => {
                (t!(self, "outage-unknown", outage = outage.to_string()), t!(self, "outage-unknown-next"))
            }
            Refusal::NotPlanned => (t!(self, "not-planned"), t!(self, "not-planned-next")),
            Refusal::PlannedStopDue(outage) => {
                (t!(self, "planned-stop-due", outage = outage.to_string()), t!(self, "planned-stop-due-next"))
            }
            Refusal::OutageNotEnded(outage) => {
                (t!(self, "outage-not-ended", outage = outage.to_string()), t!(self, "outage-not-ended-next"))
            }
            Refusal::OutageAlreadyReconciled(outage) => (
                t!(self, "outage-already-reconciled", outage = outage.to_string()),
                t!(self, "outage-already-reconciled-next"),
            ),
            Refusal::EndBeforeStart => (t!(self, "end-before-start"), t!(self, "end-before-start-next")),
            Refusal::PlanInPast(to) => {
                (t!(self, "plan-in-past", to = self.date_clock(*to)), t!(self, "plan-in-past-next"))
            }
            Refusal::OverlapsPlan(outage) => {
                (t!(self, "overlaps-plan", outage = outage.to_string()), t!(self, "overlaps-plan-next"))
            }
            Refusal::NoTimeGiven => (t!(self, "no-time-given"), t!(self, "no-time-given-next")),
            Refusal::OverlapsOutage { outage, started_at, ended_at } => (
                t!(
                    self,
                    "overlaps-outage",
                    outage = outage.to_string(),
                    from = self.date_clock(*started_at),
                    to = ended_at.map_or_else(|| t!(self, "not-over"), |ended_at| self.date_clock(ended_at))
                ),
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
                t!(self, "proposal-gone-next", number = instead.to_string()),
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
            Refusal::ConflictUnknown(_)
            | Refusal::ConflictResolved(_)
            | Refusal::ConflictTakenBack { .. }
            | Refusal::AlreadyRecorded { .. }
            | Refusal::RecordedOtherwise { .. } => self.refused_entry(refusal),
            Refusal::NotReconciled { .. }
            | Refusal::RapsToldUnclear(_)
            | Refusal::RapsMustUndo(_)
            | Refusal::CaseUnused(_)
            | Refusal::ReconciliationBegun(_)
            | Refusal::AlreadyReplaced { .. }
            | Refusal::AlreadyNotified(_)
            | Refusal::ReplacementFromPool(_)
            | Refusal::AgeDoubtful { .. }
            | Refusal::NothingToUndo(_)
            | Refusal::BeforeIssuance { .. } => self.refused_reconciliation(refusal),
            Refusal::NotAllowed { role, allowed } => self.not_allowed(*role, allowed, call),
            Refusal::OtherUnit(case) => (t!(self, "other-unit", case = case.to_string()), t!(self, "other-unit-next")),
            Refusal::PoolRefused(_) => (t!(self, "pool-refused"), t!(self, "pool-refused-next")),
            Refusal::PoolNeedsConfirmation(_) => (t!(self, "pool-doubtful"), t!(self, "pool-doubtful-next")),
        }
    }

    fn refused_entry(&self, refusal: &Refusal) -> (String, String) {
        match refusal {
            Refusal::ConflictUnknown(conflict) => {
                (t!(self, "conflict-unknown", conflict = conflict.to_string()), t!(self, "conflict-unknown-next"))
            }
            Refusal::ConflictResolved(conflict) => {
                (t!(self, "conflict-resolved", conflict = conflict.to_string()), t!(self, "conflict-resolved-next"))
            }
            Refusal::ConflictTakenBack { conflict, with } => (
                t!(self, "conflict-taken-back", conflict = conflict.to_string(), issuance = with.to_string()),
                t!(self, "conflict-taken-back-next", issuance = with.to_string()),
            ),
            Refusal::AlreadyRecorded { case, number } => {
                let (case, number) = (case.to_string(), number.to_string());
                let next = t!(self, "already-recorded-next", case = case.as_str());
                (t!(self, "already-recorded", case = case, number = number), next)
            }
            Refusal::RecordedOtherwise { case, number } => (
                t!(self, "recorded-otherwise", case = case.to_string(), number = number.to_string()),
                t!(self, "recorded-otherwise-next"),
            ),
            _ => (String::new(), String::new()),
        }
    }

    fn refused_reconciliation(&self, refusal: &Refusal) -> (String, String) {
        match refusal {
            Refusal::NotReconciled { outage, issuances, conflicts } => (
                t!(
                    self,
                    "not-reconciled",
                    outage = outage.to_string(),
                    issuances = issuances.to_string(),
                    conflicts = conflicts.to_string()
                ),
                t!(self, "not-reconciled-next"),
            ),
            Refusal::RapsToldUnclear(told) => (self.ask_raps_told(told), t!(self, "raps-told-unclear-next")),
            Refusal::RapsMustUndo(told) => {
                let case = told.case.to_string();
                let message = t!(self, "raps-still-wrong", case = case.as_str(), wrong = self.raps_must_undo(told));
                (message, t!(self, "raps-still-wrong-next", case = case))
            }
            Refusal::CaseUnused(case) => {
                (t!(self, "case-unused", case = case.to_string()), t!(self, "case-unused-next"))
            }
            Refusal::ReconciliationBegun(case) => {
                (t!(self, "reconciliation-begun", case = case.to_string()), t!(self, "reconciliation-begun-next"))
            }
            Refusal::AlreadyReplaced { case, by } => (
                t!(self, "already-replaced", case = case.to_string(), id = by.written()),
                t!(self, "already-replaced-next"),
            ),
            Refusal::AlreadyNotified(case) => {
                (t!(self, "already-notified", case = case.to_string()), t!(self, "already-notified-next"))
            }
            Refusal::ReplacementFromPool(number) => {
                (t!(self, "replacement-from-pool", number = number.to_string()), t!(self, "replacement-from-pool-next"))
            }
            Refusal::AgeDoubtful { id, age } => (self.unlikely_age(*id, *age), t!(self, "age-doubtful-next")),
            Refusal::NothingToUndo(case) => {
                (t!(self, "nothing-to-undo", case = case.to_string()), t!(self, "nothing-to-undo-next"))
            }
            Refusal::BeforeIssuance { case, issued_at } => (
                t!(self, "before-hand-out", case = case.to_string(), at = self.date_clock(*issued_at)),
                t!(self, "before-hand-out-next"),
            ),
            _ => (String::new(), String::new()),
        }
    }
}

/// The value of the argument `sex` in the Fluent files.
pub(super) const fn sex_key(sex: Sex) -> &'static str {
    sex.name()
}
