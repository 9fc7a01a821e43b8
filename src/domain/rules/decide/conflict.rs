//! Rules for conflicts: a person sorts them out, or says that the same issuance was entered twice.

use crate::event::Event;
use crate::event::NewEvent;
use crate::event::case_id::CaseId;
use crate::event::reconciling::ReplacementWarning;
use crate::ledger::Ledger;
use crate::ledger::case::Case;
use crate::ledger::conflict::Conflict;
use crate::ledger::reconciliation::Reconciliation;
use crate::rules::decide::context::{Context, one_event};
use crate::rules::decide::{found, tell};
use crate::rules::refusal::Refusal;
use crate::value::id::ConflictId;
use crate::value::text::Remark;

/// Records how a conflict was resolved.
pub fn resolve(
    ledger: &Ledger,
    id: ConflictId,
    reason: Remark,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    if real(ledger, id)?.resolved.is_some() {
        return Err(Refusal::ConflictResolved(id));
    }
    Ok(one_event(context.now, Event::ConflictResolved { conflict: id, reason }))
}

/// Records that a conflict was none. What was reconciled for its second patient is recorded for the issuance, so that
/// nothing of it is lost.
pub fn take_back(
    ledger: &Ledger,
    id: ConflictId,
    reason: Remark,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let (first, second) = both(ledger, id)?;
    let moved = moved(&first, &second)?;
    let taken_back = NewEvent { occurred_at: context.now, event: Event::ConflictTakenBack { conflict: id, reason } };
    Ok(std::iter::once(taken_back).chain(moved).collect())
}

/// Checks whether a conflict can be taken back, before a person types the reason.
///
/// # Errors
/// The [`Refusal`] when it is unknown or taken back, or when the two cases contradict each other.
pub fn check_takes_back(ledger: &Ledger, id: ConflictId) -> Result<(), Refusal> {
    let (first, second) = both(ledger, id)?;
    moved(&first, &second).map(drop)
}

/// The issuance and the second patient of a conflict. The issuance must be in use: it is the one that remains.
fn both(ledger: &Ledger, id: ConflictId) -> Result<(Case<'_>, Case<'_>), Refusal> {
    let conflict = real(ledger, id)?;
    let first = found::case_in_use(ledger, CaseId::Issuance(conflict.with))?;
    Ok((first, found::known_case(ledger, CaseId::Conflict(id))?))
}

fn real(ledger: &Ledger, id: ConflictId) -> Result<&Conflict, Refusal> {
    let conflict = ledger.conflict(id).ok_or(Refusal::ConflictUnknown(id))?;
    if conflict.taken_back.is_some() {
        return Err(Refusal::ConflictTakenBack { conflict: id, with: conflict.with });
    }
    Ok(conflict)
}

/// The steps of the second patient that the issuance lacks. If both have steps, they must be about the same new id.
fn moved(first: &Case<'_>, second: &Case<'_>) -> Result<Vec<NewEvent>, Refusal> {
    tell::check_nothing_to_undo(second)?;
    let (kept, given) = (first.reconciliation, second.reconciliation);
    if !given.shows_use() {
        return Ok(Vec::new());
    }
    tell::check_nothing_to_undo(first)?;
    let new_id = |course: &Reconciliation| course.replaced.as_ref().map(|replaced| replaced.id);
    if kept.shows_use() && new_id(kept) != new_id(given) {
        return Err(Refusal::ReconciliationBegun(second.id));
    }
    let case = first.id;
    let is_own = |warning: &ReplacementWarning| matches!(warning, ReplacementWarning::AlsoFor(other) if [first.id, second.id].contains(other));
    let replaced = given.replaced.as_ref().filter(|_| kept.replaced.is_none()).map(|replaced| NewEvent {
        occurred_at: replaced.at,
        event: Event::Replaced {
            case,
            replacement: replaced.id,
            identity: replaced.identity,
            warnings: replaced.warnings.iter().copied().filter(|warning| !is_own(warning)).collect(),
        },
    });
    let told = given.notified().filter(|_| given.raps_knows() && !kept.raps_knows()).map(|told| NewEvent {
        occurred_at: told.at,
        event: Event::RapsNotified {
            case,
            replacement: new_id(given),
            notified_by: Some(told.by.clone()),
            reference: told.reference.clone(),
            undoes: None,
        },
    });
    Ok(replaced.into_iter().chain(told).collect())
}
