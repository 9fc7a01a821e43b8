//! Rules for telling RAPS, which merges the two ids of a patient, or undoes what it merged.

use crate::event::Event;
use crate::event::NewEvent;
use crate::event::case_id::CaseId;
use crate::event::reconciling::{ReconciliationStep, UndoneNotice};
use crate::ledger::Ledger;
use crate::ledger::case::Case;
use crate::ledger::reconciliation::Notified;
use crate::rules::command::RapsNotice;
use crate::rules::decide::context::{Context, not_in_future};
use crate::rules::decide::found::{case_in_use, known_case};
use crate::rules::refusal::{RapsTold, Refusal};
use crate::value::text::Remark;

/// Records that RAPS was told. An earlier notice about the same id is undone first, which needs a reason. A notice that
/// RAPS must undo is settled by this one.
pub fn notify(
    ledger: &Ledger,
    id: CaseId,
    notice: RapsNotice,
    reason: Option<Remark>,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let case = case_to_tell(ledger, id)?;
    let RapsNotice { at, by, reference } = notice;
    let at = match at {
        // A clock that was set back since must not keep anybody from closing a case.
        None => context.now.max(case.issued_at),
        Some(at) if at < case.issued_at => {
            return Err(Refusal::BeforeIssuance { case: id, issued_at: case.issued_at });
        }
        Some(at) => not_in_future(Some(at), context)?,
    };
    let undone = match reason {
        _ if !case.reconciliation.raps_knows() => None,
        // The new notice takes the old one's place at once, so nobody has to say what is true of the old one.
        Some(reason) => {
            let event = Event::Undone { case: id, step: ReconciliationStep::RapsNotified, reason, raps: None };
            Some(NewEvent { occurred_at: context.now, event })
        }
        None => return Err(Refusal::AlreadyNotified(id)),
    };
    let replacement = case.reconciliation.replaced.as_ref().map(|replaced| replaced.id);
    // A notice about the same id is given again, and never said not to hold.
    let wrong = case.reconciliation.raps_must_undo().filter(|told| told.of.is_none() || told.of != replacement);
    let undoes = wrong.map(|told| UndoneNotice { replacement: told.of });
    let event = Event::RapsNotified { case: id, replacement, notified_by: by, reference, undoes };
    Ok(undone.into_iter().chain([NewEvent { occurred_at: at, event }]).collect())
}

/// Checks whether a notice to RAPS can be recorded at all, before a person types anything.
///
/// # Errors
/// The [`Refusal`] when the case is unknown, or void or unused and RAPS has nothing to undo.
pub fn check_to_tell(ledger: &Ledger, id: CaseId) -> Result<(), Refusal> {
    case_to_tell(ledger, id).map(drop)
}

/// A case that is in use, or about which RAPS must be told to undo something.
fn case_to_tell(ledger: &Ledger, id: CaseId) -> Result<Case<'_>, Refusal> {
    let case = known_case(ledger, id)?;
    if case.reconciliation.raps_must_undo().is_some() { Ok(case) } else { case_in_use(ledger, id) }
}

/// Checks that RAPS goes by nothing that doesn't hold.
pub(super) fn check_nothing_to_undo(case: &Case<'_>) -> Result<(), Refusal> {
    let wrong = case.reconciliation.raps_must_undo();
    wrong.map_or(Ok(()), |told| Err(Refusal::RapsMustUndo(raps_told(case, told))))
}

/// What RAPS was told of the case by a notice.
#[must_use]
pub fn raps_told(case: &Case<'_>, told: &Notified) -> RapsTold {
    RapsTold { case: case.id, number: case.number, id: told.of, reference: told.reference.clone() }
}
