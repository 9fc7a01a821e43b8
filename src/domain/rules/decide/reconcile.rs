//! Rules for what wards do once the service is back: record the new id, tell RAPS, or say that nobody used the number.

use crate::event::Event;
use crate::event::NewEvent;
use crate::event::case_id::CaseId;
use crate::event::reconciling::{PatientIdentity, RapsAnswer, ReconciliationStep, ReplacementWarning};
use crate::ledger::Ledger;
use crate::ledger::case::Case;
use crate::rules::command::Replacement;
use crate::rules::decide::context::{Context, one_event};
use crate::rules::decide::found::case_in_use;
use crate::rules::decide::tell::check_nothing_to_undo;
use crate::rules::refusal::Refusal;
use crate::value::person_id::{PersonId, UnlikelyAge};
use crate::value::text::Remark;

/// Returns the warnings about `id` as the new id of a case. They are shown while it is typed, and recorded with it.
#[must_use]
pub fn warnings(ledger: &Ledger, case: &Case<'_>, id: PersonId) -> Vec<ReplacementWarning> {
    let other_sex = (id.sex() != case.sex).then_some(ReplacementWarning::OtherSex);
    let elsewhere = ledger.cases().filter(|other| other.id != case.id).filter(|other| {
        other.is_in_use() && other.reconciliation.replaced.as_ref().is_some_and(|replaced| replaced.id == id)
    });
    other_sex.into_iter().chain(elsewhere.map(|other| ReplacementWarning::AlsoFor(other.id))).collect()
}

/// Records the new id. A new id that is recorded already is undone first, which needs a reason.
pub fn replace(
    ledger: &Ledger,
    id: CaseId,
    new: Replacement,
    reason: Option<Remark>,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let case = case_in_use(ledger, id)?;
    if let PersonId::Lrid(number) = new.id
        && ledger.pool.get(number.into()).is_some()
    {
        return Err(Refusal::ReplacementFromPool(number.into()));
    }
    let identity = if matches!(new.id, PersonId::Lrid(_)) { new.identity } else { PatientIdentity::Established };
    let standing = case.reconciliation.replaced.as_ref();
    let same = standing.is_some_and(|replaced| replaced.id == new.id && replaced.identity == identity);
    let undone = match (standing, reason) {
        (None, _) => Vec::new(),
        (Some(replaced), Some(reason)) if !same => {
            // RAPS was told of the id that goes, so it must be told again.
            let is_told = replaced.id != new.id && case.reconciliation.raps_knows();
            let notice = is_told.then_some((ReconciliationStep::RapsNotified, Some(RapsAnswer::ToUndo)));
            let steps = notice.into_iter().chain([(ReconciliationStep::Replaced, None)]);
            steps.map(|(step, raps)| Event::Undone { case: id, step, reason: reason.clone(), raps }).collect()
        }
        (Some(replaced), _) => return Err(Refusal::AlreadyReplaced { case: id, by: replaced.id }),
    };
    // Whose birthday is today or tomorrow is far from the limit in every time zone.
    let age = UnlikelyAge::of(new.id, context.now.date_naive()).filter(|_| !new.age_accepted);
    if let Some(age) = age {
        return Err(Refusal::AgeDoubtful { id: new.id, age });
    }
    let warnings = warnings(ledger, &case, new.id);
    let replaced = Event::Replaced { case: id, replacement: new.id, identity, warnings };
    let events = undone.into_iter().chain([replaced]);
    Ok(events.map(|event| NewEvent { occurred_at: context.now, event }).collect())
}

/// Checks whether a new id can be recorded at all, before a person types anything.
///
/// # Errors
/// The [`Refusal`] when the case is unknown, void or was never used.
pub fn check_case_in_use(ledger: &Ledger, id: CaseId) -> Result<(), Refusal> {
    case_in_use(ledger, id).map(drop)
}

/// Checks whether a number can be marked as unused or its issuance voided, before a person types the reason.
///
/// # Errors
/// The [`Refusal`] when the case is unknown, void or unused, or somebody used the number.
pub fn check_untouched(ledger: &Ledger, id: CaseId) -> Result<(), Refusal> {
    check_not_begun(&case_in_use(ledger, id)?)
}

/// Marks a number as never used; it stays spent. Steps that were taken show that somebody used it, so they must be
/// undone first.
pub fn mark_unused(
    ledger: &Ledger,
    id: CaseId,
    reason: Remark,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    check_untouched(ledger, id)?;
    Ok(one_event(context.now, Event::Unused { case: id, reason }))
}

/// Checks that no step shows that a patient used the number, and that RAPS goes by none that was taken back.
fn check_not_begun(case: &Case<'_>) -> Result<(), Refusal> {
    if case.reconciliation.replaced.is_none() {
        check_nothing_to_undo(case)?;
    }
    if case.reconciliation.shows_use() { Err(Refusal::ReconciliationBegun(case.id)) } else { Ok(()) }
}
