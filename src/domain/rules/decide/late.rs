//! Rules for entering an issuance that was made on paper. Two people may enter the same sheet.

use chrono::{DateTime, Utc};

use crate::event::Event;
use crate::event::NewEvent;
use crate::event::case_id::CaseId;
use crate::ledger::Ledger;
use crate::ledger::pool::NumberState;
use crate::rules::command::EntryAnswer;
use crate::rules::decide::context::{Context, not_in_future, one_event};
use crate::rules::decide::issue::numbers_of;
use crate::rules::lookalike::twins;
use crate::rules::refusal::Refusal;
use crate::value::id::{ConflictId, IssuanceId};
use crate::value::pool_number::PoolNumber;
use crate::value::request::{NumberRequest, Paper};
use crate::value::vgr_id::VgrId;

/// Enters an issuance from paper. It has happened, so it is never refused because the number is issued already: that
/// becomes a conflict, or nothing at all where a person says that the log has it already.
pub fn enter(
    ledger: &Ledger,
    (number, request): (PoolNumber, NumberRequest),
    (at, given_by): (DateTime<Utc>, Option<VgrId>),
    answer: Option<EntryAnswer>,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let at = not_in_future(Some(at), context)?;
    let entry = ledger.pool.get(number).ok_or(Refusal::NumberUnknown(number))?;
    let outage = ledger.outages.at(at).ok_or(Refusal::NoOutageYet)?.id;
    match (answer, recorded_already(ledger, number, &request)) {
        (Some(EntryAnswer::SameAs(case)), _) if says_already(ledger, case, number, &request) => return Ok(Vec::new()),
        (Some(EntryAnswer::SameAs(case)), _) => return Err(Refusal::RecordedOtherwise { case, number }),
        (None, Some(case)) => return Err(Refusal::AlreadyRecorded { case, number }),
        (Some(EntryAnswer::AnotherPatient), _) | (None, None) => {}
    }
    let paper = Paper { given_by: given_by.unwrap_or_else(|| context.actor.vgr_id.clone()) };
    let event = match entry.state {
        NumberState::Issued(with) => {
            let conflict = ConflictId::following(ledger.conflicts.len());
            Event::ConflictFound { conflict, number, with, outage, request, paper }
        }
        NumberState::Free | NumberState::Withdrawn { .. } | NumberState::Quarantined { .. } => Event::Issued {
            issuance: IssuanceId::following(ledger.issuances.len()),
            outage,
            number,
            sex: entry.sex,
            request,
            paper: Some(paper),
            near: numbers_of(twins(ledger, number)),
            form_seconds: None,
        },
    };
    Ok(one_event(at, event))
}

/// The case that says the same already: number, unit and requester agree.
#[must_use]
pub fn recorded_already(ledger: &Ledger, number: PoolNumber, request: &NumberRequest) -> Option<CaseId> {
    let NumberState::Issued(first) = ledger.pool.get(number)?.state else { return None };
    let second = ledger.conflicts.iter().filter(|conflict| conflict.number == number);
    let second = second.map(|conflict| CaseId::Conflict(conflict.id));
    let mut cases = std::iter::once(CaseId::Issuance(first)).chain(second);
    cases.find(|case| says_already(ledger, *case, number, request))
}

/// Whether the case says the same: number, unit and requester agree. A conflict that was taken back is no case.
#[must_use]
pub fn says_already(ledger: &Ledger, case: CaseId, number: PoolNumber, request: &NumberRequest) -> bool {
    let is_gone = case.conflict().and_then(|id| ledger.conflict(id)).is_some_and(|found| found.taken_back.is_some());
    ledger.case(case).filter(|_| !is_gone).is_some_and(|case| {
        let stands = case.request;
        case.number == number && stands.unit.same_place(&request.unit) && stands.requested_by == request.requested_by
    })
}
