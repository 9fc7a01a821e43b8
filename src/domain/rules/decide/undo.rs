//! Rules for undoing a step of a reconciliation. A notice to RAPS is not undone by that: a person must say whether RAPS was
//! told, and then RAPS must be told to undo it.

use crate::event::Event;
use crate::event::NewEvent;
use crate::event::case_id::CaseId;
use crate::event::reconciling::{RapsAnswer, ReconciliationStep};
use crate::ledger::Ledger;
use crate::ledger::case::Case;
use crate::rules::decide::context::Context;
use crate::rules::decide::found::known_case;
use crate::rules::decide::tell::raps_told;
use crate::rules::refusal::Refusal;
use crate::value::text::Remark;

/// Undoes a step, the last one when none is named; all other steps stand. A new id that RAPS knows is undone together
/// with the notice about it.
pub fn undo(
    ledger: &Ledger,
    id: CaseId,
    step: Option<ReconciliationStep>,
    (reason, raps): (Remark, Option<RapsAnswer>),
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let case = known_case(ledger, id)?;
    let step = step.or_else(|| case.step_to_undo()).filter(|step| case.can_undo(*step));
    let step = step.ok_or(Refusal::NothingToUndo(id))?;
    let takes_notice = takes_notice_back(&case, step);
    let raps = if takes_notice { Some(checked(&case, raps)?) } else { None };
    let notice = ReconciliationStep::RapsNotified;
    let with_it = (takes_notice && step != notice).then_some((notice, raps));
    let own = (step, raps.filter(|_| step == notice));
    let undone = |(step, raps)| {
        let event = Event::Undone { case: id, step, reason: reason.clone(), raps };
        NewEvent { occurred_at: context.now, event }
    };
    Ok(with_it.into_iter().chain([own]).map(undone).collect())
}

/// Whether undoing the step takes a notice to RAPS back.
fn takes_notice_back(case: &Case<'_>, step: ReconciliationStep) -> bool {
    match step {
        ReconciliationStep::RapsNotified => true,
        ReconciliationStep::Replaced => case.reconciliation.raps_knows(),
        ReconciliationStep::Unused | ReconciliationStep::Voided => false,
    }
}

/// The answer, where it is given and changes something.
fn checked(case: &Case<'_>, answer: Option<RapsAnswer>) -> Result<RapsAnswer, Refusal> {
    let told = case.reconciliation.last_told().ok_or(Refusal::NothingToUndo(case.id))?;
    match answer {
        None => Err(Refusal::RapsToldUnclear(raps_told(case, told))),
        Some(RapsAnswer::ToUndo) if told.taken_back.is_some() && told.retracts => Err(Refusal::NothingToUndo(case.id)),
        Some(RapsAnswer::ToUndo) if told.taken_back.is_some() => Err(Refusal::RapsMustUndo(raps_told(case, told))),
        Some(answer) => Ok(answer),
    }
}
