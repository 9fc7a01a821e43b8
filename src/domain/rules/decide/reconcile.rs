//! What wards do once the service is back: record the new id, tell RAPS, or say that nobody used the number.

use crate::event::Event;
use crate::event::NewEvent;
use crate::event::case_id::CaseId;
use crate::event::reconciling::{PatientIdentity, ReconciliationStep, ReplacementWarning};
use crate::ledger::Ledger;
use crate::ledger::case::Case;
use crate::rules::command::{RapsNotice, Replacement};
use crate::rules::decide::context::{Context, moment, one};
use crate::rules::refusal::Refusal;
use crate::value::person_id::PersonId;
use crate::value::text::Remark;

/// What is odd about `id` as the new id of a case; shown while it is typed, and kept with it.
#[must_use]
pub fn warnings(ledger: &Ledger, case: &Case<'_>, id: PersonId) -> Vec<ReplacementWarning> {
    let other_sex = (id.sex() != case.sex).then_some(ReplacementWarning::OtherSex);
    let elsewhere = ledger.cases().filter(|other| other.id != case.id).filter(|other| {
        other.is_in_use() && other.reconciliation.replaced.as_ref().is_some_and(|replaced| replaced.id == id)
    });
    other_sex.into_iter().chain(elsewhere.map(|other| ReplacementWarning::AlsoFor(other.id))).collect()
}

/// Records the new id. One that stands already is taken back first, which needs a reason.
pub fn replace(
    ledger: &Ledger,
    id: CaseId,
    new: Replacement,
    reason: Option<Remark>,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let case = carried(ledger, id)?;
    if let PersonId::Lrid(number) = new.id
        && ledger.pool.get(number.into()).is_some()
    {
        return Err(Refusal::ReplacementFromPool(number.into()));
    }
    let identity = if matches!(new.id, PersonId::Lrid(_)) { new.identity } else { PatientIdentity::Established };
    let standing = case.reconciliation.replaced.as_ref();
    let same = standing.is_some_and(|replaced| replaced.id == new.id && replaced.identity == identity);
    let undone = match (standing, reason) {
        (None, _) => None,
        (Some(_), Some(reason)) if !same => {
            Some(Event::Undone { case: id, step: ReconciliationStep::Replaced, reason })
        }
        (Some(replaced), _) => return Err(Refusal::AlreadyReplaced { case: id, by: replaced.id }),
    };
    let warnings = warnings(ledger, &case, new.id);
    let replaced = Event::Replaced { case: id, replacement: new.id, identity, warnings };
    let events = undone.into_iter().chain([replaced]);
    Ok(events.map(|event| NewEvent { occurred_at: context.now, event }).collect())
}

/// Writes down that RAPS was told. What RAPS knows already is taken back first, which needs a reason.
pub fn notify(
    ledger: &Ledger,
    id: CaseId,
    notice: RapsNotice,
    reason: Option<Remark>,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let case = carried(ledger, id)?;
    let RapsNotice { at, by, reference } = notice;
    let at = match at {
        // A clock that was set back since must keep nobody from closing a case.
        None => context.now.max(case.issued_at),
        Some(at) if at < case.issued_at => {
            return Err(Refusal::BeforeIssuance { case: id, issued_at: case.issued_at });
        }
        Some(at) => moment(Some(at), context)?,
    };
    let undone = match reason {
        _ if !case.reconciliation.raps_knows() => None,
        Some(reason) => {
            let event = Event::Undone { case: id, step: ReconciliationStep::RapsNotified, reason };
            Some(NewEvent { occurred_at: context.now, event })
        }
        None => return Err(Refusal::AlreadyNotified(id)),
    };
    let replacement = case.reconciliation.replaced.as_ref().map(|replaced| replaced.id);
    let event = Event::RapsNotified { case: id, replacement, notified_by: by, reference };
    Ok(undone.into_iter().chain([NewEvent { occurred_at: at, event }]).collect())
}

/// Whether a new id or a word to RAPS can be recorded at all: asked before a person types anything.
///
/// # Errors
/// The [`Refusal`] when the case is unknown, void or was never used.
pub fn check_carried(ledger: &Ledger, id: CaseId) -> Result<(), Refusal> {
    carried(ledger, id).map(drop)
}

/// Whether a number can be called never used or handed out by mistake: asked before a person types the reason.
///
/// # Errors
/// The [`Refusal`] when it can't, since it is closed so already or somebody used the number.
pub fn check_untouched(ledger: &Ledger, id: CaseId) -> Result<(), Refusal> {
    not_begun(&carried(ledger, id)?)
}

/// The number stays spent; what was begun must be taken back first, since somebody used it then.
pub fn unused(ledger: &Ledger, id: CaseId, reason: Remark, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    check_untouched(ledger, id)?;
    Ok(one(context.now, Event::Unused { case: id, reason }))
}

/// Takes a step back, the last one when none is named; everything else stands as it did.
pub fn undo(
    ledger: &Ledger,
    id: CaseId,
    step: Option<ReconciliationStep>,
    reason: Remark,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let case = known(ledger, id)?;
    let step = step.or_else(|| case.last_step()).filter(|step| case.has(*step)).ok_or(Refusal::NothingToUndo(id))?;
    Ok(one(context.now, Event::Undone { case: id, step, reason }))
}

/// Whether nothing speaks for a patient having used the number.
fn not_begun(case: &Case<'_>) -> Result<(), Refusal> {
    let begun = case.has(ReconciliationStep::Replaced) || case.has(ReconciliationStep::RapsNotified);
    if begun { Err(Refusal::ReconciliationBegun(case.id)) } else { Ok(()) }
}

fn known(ledger: &Ledger, id: CaseId) -> Result<Case<'_>, Refusal> {
    ledger.case(id).ok_or(match id {
        CaseId::Issuance(id) => Refusal::IssuanceUnknown(id),
        CaseId::Conflict(id) => Refusal::ConflictUnknown(id),
    })
}

/// A case that a patient stands behind.
pub(super) fn carried(ledger: &Ledger, id: CaseId) -> Result<Case<'_>, Refusal> {
    let case = known(ledger, id)?;
    match id {
        CaseId::Issuance(id) if case.voided.is_some() => Err(Refusal::IssuanceVoid(id)),
        _ if case.reconciliation.unused.is_some() => Err(Refusal::CaseUnused(id)),
        _ => Ok(case),
    }
}
