//! Handing a number out, and what may be said of it afterwards.

use chrono::{DateTime, Utc};

use crate::event::Event;
use crate::event::NewEvent;
use crate::event::case_id::CaseId;
use crate::event::correction::Correction;
use crate::ledger::Ledger;
use crate::ledger::issuance::{Issuance, ReadBack};
use crate::ledger::pool::NumberState;
use crate::rules::decide::context::{Context, moment, one};
use crate::rules::decide::reconcile;
use crate::rules::lookalike::{Proposal, Twin, propose, twins};
use crate::rules::refusal::Refusal;
use crate::value::id::{ConflictId, IssuanceId, OutageId};
use crate::value::last_four::LastFour;
use crate::value::pool_number::PoolNumber;
use crate::value::request::{NumberRequest, Paper};
use crate::value::sex::Sex;
use crate::value::text::Remark;
use crate::value::vgr_id::VgrId;

/// The number that a hand-out would take now, for a preview.
///
/// # Errors
/// The rule that would refuse the hand-out.
pub fn proposal(ledger: &Ledger, sex: Sex) -> Result<Proposal, Refusal> {
    outage_of(ledger, sex)?;
    least_alike(ledger, sex)
}

/// Hands out the number that the cashier saw, or the least alike one when none was shown.
pub fn issue(
    ledger: &Ledger,
    sex: Sex,
    request: NumberRequest,
    proposed: Option<PoolNumber>,
    form_seconds: Option<u32>,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let outage = outage_of(ledger, sex)?;
    let is_free = |seen: &PoolNumber| ledger.pool.free(sex).any(|free| free == *seen);
    let Proposal { number, near } = match proposed.filter(is_free) {
        Some(seen) => Proposal { number: seen, near: twins(ledger, seen) },
        None => least_alike(ledger, sex)?,
    };
    if let Some(proposed) = proposed.filter(|seen| *seen != number) {
        return Err(Refusal::ProposalGone { proposed, instead: number });
    }
    Ok(one(
        context.now,
        Event::Issued {
            issuance: IssuanceId::following(ledger.issuances.len()),
            outage,
            number,
            sex,
            request,
            paper: None,
            near: numbers_of(near),
            form_seconds,
        },
    ))
}

/// Enters what was given on paper. It happened, so it is never refused for being out already: that is a clash.
pub fn late_entry(
    ledger: &Ledger,
    number: PoolNumber,
    at: DateTime<Utc>,
    given_by: Option<VgrId>,
    request: NumberRequest,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let at = moment(Some(at), context)?;
    let entry = ledger.pool.get(number).ok_or(Refusal::NumberUnknown(number))?;
    let outage = ledger.outages.at(at).ok_or(Refusal::NoOutageYet)?.id;
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
    Ok(one(at, event))
}

/// A wrong read-back is a fact too: misses are counted.
pub fn read_back(
    ledger: &Ledger,
    id: IssuanceId,
    heard: LastFour,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let issuance = not_read_back(ledger, id)?;
    let matched = heard.is_end_of(issuance.number);
    Ok(one(context.now, Event::ReadBack { issuance: id, heard, matched }))
}

pub fn skip_read_back(ledger: &Ledger, id: IssuanceId, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    not_read_back(ledger, id)?;
    Ok(one(context.now, Event::ReadBackSkipped { issuance: id }))
}

/// The number stays spent. What was reconciled was used, so that must be taken back first.
pub fn void(ledger: &Ledger, id: IssuanceId, reason: Remark, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    reconcile::check_untouched(ledger, CaseId::Issuance(id))?;
    Ok(one(context.now, Event::Voided { issuance: id, reason }))
}

pub fn correct(
    ledger: &Ledger,
    id: IssuanceId,
    correction: Correction,
    reason: Remark,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    if standing(ledger, id)?.already_says(&correction) {
        return Err(Refusal::NothingToCorrect(id));
    }
    Ok(one(context.now, Event::Corrected { issuance: id, correction, reason }))
}

pub fn resolve(
    ledger: &Ledger,
    id: ConflictId,
    reason: Remark,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let conflict = ledger.conflict(id).ok_or(Refusal::ConflictUnknown(id))?;
    if conflict.resolved.is_some() {
        return Err(Refusal::ConflictResolved(id));
    }
    Ok(one(context.now, Event::ConflictResolved { conflict: id, reason }))
}

fn standing(ledger: &Ledger, id: IssuanceId) -> Result<&Issuance, Refusal> {
    reconcile::carried(ledger, CaseId::Issuance(id))?;
    ledger.issuance(id).ok_or(Refusal::IssuanceUnknown(id))
}

fn not_read_back(ledger: &Ledger, id: IssuanceId) -> Result<&Issuance, Refusal> {
    let issuance = standing(ledger, id)?;
    if issuance.read_back == ReadBack::Matched { Err(Refusal::AlreadyReadBack(id)) } else { Ok(issuance) }
}

/// The outage in which a number of `sex` may go out now.
fn outage_of(ledger: &Ledger, sex: Sex) -> Result<OutageId, Refusal> {
    if sex == Sex::Unknown {
        return Err(Refusal::SexUnknown);
    }
    Ok(ledger.open_outage().ok_or(Refusal::OutageNotOpen)?.id)
}

fn least_alike(ledger: &Ledger, sex: Sex) -> Result<Proposal, Refusal> {
    propose(ledger, sex).ok_or_else(|| Refusal::PoolEmpty { sex, other_free: free_of_other(ledger, sex) })
}

fn free_of_other(ledger: &Ledger, sex: Sex) -> usize {
    let other = if sex == Sex::Female { Sex::Male } else { Sex::Female };
    ledger.pool.free(other).count()
}

fn numbers_of(twins: Vec<Twin>) -> Vec<PoolNumber> {
    twins.into_iter().map(|Twin { number, .. }| number).collect()
}
