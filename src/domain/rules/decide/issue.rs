//! Rules for issuing a number and for what is recorded about the issuance afterwards.

use crate::event::Event;
use crate::event::NewEvent;
use crate::event::case_id::CaseId;
use crate::event::correction::Correction;
use crate::ledger::Ledger;
use crate::ledger::issuance::{Issuance, ReadBack};
use crate::rules::decide::context::{Context, one_event};
use crate::rules::decide::{found, reconcile};
use crate::rules::lookalike::{Proposal, Twin, propose, twins};
use crate::rules::refusal::Refusal;
use crate::value::id::{IssuanceId, OutageId};
use crate::value::last_four::LastFour;
use crate::value::pool_number::PoolNumber;
use crate::value::request::NumberRequest;
use crate::value::sex::Sex;
use crate::value::text::Remark;

/// Returns the number that would be issued now, for a preview.
///
/// # Errors
/// The rule that would refuse to issue a number.
pub fn proposal(ledger: &Ledger, sex: Sex) -> Result<Proposal, Refusal> {
    outage_for_issuing(ledger, sex)?;
    least_alike_free(ledger, sex)
}

/// Issues the number that the cashier saw, or the least alike one when none was shown.
pub fn issue(
    ledger: &Ledger,
    sex: Sex,
    request: NumberRequest,
    proposed: Option<PoolNumber>,
    form_seconds: Option<u32>,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let outage = outage_for_issuing(ledger, sex)?;
    let is_free = |seen: &PoolNumber| ledger.pool.free(sex).any(|free| free == *seen);
    let Proposal { number, near } = match proposed.filter(is_free) {
        Some(seen) => Proposal { number: seen, near: twins(ledger, seen) },
        None => least_alike_free(ledger, sex)?,
    };
    if let Some(proposed) = proposed.filter(|seen| *seen != number) {
        return Err(Refusal::ProposalGone { proposed, instead: number });
    }
    Ok(one_event(
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

/// Records a read-back; a wrong one is recorded too, and the misses are counted.
pub fn read_back(
    ledger: &Ledger,
    id: IssuanceId,
    heard: LastFour,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let issuance = unmatched_issuance(ledger, id)?;
    let matched = heard.is_end_of(issuance.number);
    Ok(one_event(context.now, Event::ReadBack { issuance: id, heard, matched }))
}

/// Records that the number was not read back.
pub fn skip_read_back(ledger: &Ledger, id: IssuanceId, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    unmatched_issuance(ledger, id)?;
    Ok(one_event(context.now, Event::ReadBackSkipped { issuance: id }))
}

/// Voids an issuance; the number stays spent. A reconciled number was used, so its reconciliation must be undone first.
pub fn void(ledger: &Ledger, id: IssuanceId, reason: Remark, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    reconcile::check_untouched(ledger, CaseId::Issuance(id))?;
    Ok(one_event(context.now, Event::Voided { issuance: id, reason }))
}

/// Corrects details of an issuance, if that changes anything.
pub fn correct(
    ledger: &Ledger,
    id: IssuanceId,
    correction: Correction,
    reason: Remark,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    if issuance_in_use(ledger, id)?.already_says(&correction) {
        return Err(Refusal::NothingToCorrect(id));
    }
    Ok(one_event(context.now, Event::Corrected { issuance: id, correction, reason }))
}

fn issuance_in_use(ledger: &Ledger, id: IssuanceId) -> Result<&Issuance, Refusal> {
    found::case_in_use(ledger, CaseId::Issuance(id))?;
    ledger.issuance(id).ok_or(Refusal::IssuanceUnknown(id))
}

fn unmatched_issuance(ledger: &Ledger, id: IssuanceId) -> Result<&Issuance, Refusal> {
    let issuance = issuance_in_use(ledger, id)?;
    if issuance.read_back == ReadBack::Matched { Err(Refusal::AlreadyReadBack(id)) } else { Ok(issuance) }
}

/// The open outage, in which a number of `sex` may be issued now.
fn outage_for_issuing(ledger: &Ledger, sex: Sex) -> Result<OutageId, Refusal> {
    if sex == Sex::Unknown {
        return Err(Refusal::SexUnknown);
    }
    Ok(ledger.open_outage().ok_or(Refusal::OutageNotOpen)?.id)
}

fn least_alike_free(ledger: &Ledger, sex: Sex) -> Result<Proposal, Refusal> {
    propose(ledger, sex).ok_or_else(|| Refusal::PoolEmpty { sex, other_free: count_free_of_other_sex(ledger, sex) })
}

fn count_free_of_other_sex(ledger: &Ledger, sex: Sex) -> usize {
    let other = if sex == Sex::Female { Sex::Male } else { Sex::Female };
    ledger.pool.free(other).count()
}

pub(super) fn numbers_of(twins: Vec<Twin>) -> Vec<PoolNumber> {
    twins.into_iter().map(|Twin { number, .. }| number).collect()
}
