//! How an outage begins, goes on and ends. One is open at a time.
//!
//! A clock that was set back must not keep anybody from opening or ending an outage, so "now" is never before the end of
//! the outage before it, nor before its own start.

use chrono::{DateTime, Utc};

use crate::event::Event;
use crate::event::NewEvent;
use crate::event::check::Check;
use crate::ledger::Ledger;
use crate::ledger::outage::{Outage, OutageState};
use crate::rules::decide::context::{Context, moment, one};
use crate::rules::refusal::Refusal;
use crate::value::id::OutageId;
use crate::value::text::Remark;

type At = Option<DateTime<Utc>>;

pub fn suspect(ledger: &Ledger, at: At, checked: Vec<Check>, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    if let Some(open) = ledger.open_outage() {
        return Err(Refusal::OutageAlreadyOpen(open.id));
    }
    if let Some(due) = ledger.outages.due(context.now) {
        return Err(Refusal::PlannedStopDue(due.id));
    }
    let at = beginning(ledger, None, at, context)?;
    let outage = OutageId::following(ledger.outages.len());
    Ok(one(at, Event::OutageSuspected { outage, checked }))
}

/// Of a planned stop this says that it really began; by itself it never does.
pub fn confirm(ledger: &Ledger, at: At, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    let due = ledger.outages.due(context.now);
    let Some(outage) = ledger.open_outage().or(due) else { return Err(Refusal::OutageNotOpen) };
    let at = match outage.state {
        OutageState::Confirmed => return Err(Refusal::OutageAlreadyConfirmed(outage.id)),
        OutageState::Planned => beginning(ledger, Some(outage.id), at, context)?,
        _ => within(outage, at, context)?,
    };
    Ok(one(at, Event::OutageConfirmed { outage: outage.id }))
}

pub fn end(ledger: &Ledger, at: At, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    let outage = ledger.open_outage().ok_or(Refusal::OutageNotOpen)?;
    let at = within(outage, at, context)?;
    Ok(one(at, Event::OutageEnded { outage: outage.id }))
}

/// Notes go to the open outage, else to the one that began last, else to the next planned one.
pub fn note(ledger: &Ledger, at: At, note: Remark, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    let planned = || ledger.outages.planned().first().copied();
    let outage = ledger.open_outage().or_else(|| ledger.outages.latest()).or_else(planned);
    let outage = outage.ok_or(Refusal::NoOutageYet)?.id;
    Ok(one(moment(at, context)?, Event::OutageNoted { outage, note }))
}

/// Outages are always declared late; what really happened is a new fact with a reason.
pub fn set_times(
    ledger: &Ledger,
    id: Option<OutageId>,
    started_at: At,
    ended_at: At,
    reason: Remark,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let outage = begun(ledger, id)?;
    if started_at.is_none() && ended_at.is_none() {
        return Err(Refusal::NoTimeGiven);
    }
    if outage.state.is_open() && ended_at.is_some() {
        return Err(Refusal::OutageNotEnded(outage.id));
    }
    for at in [started_at, ended_at].into_iter().flatten() {
        moment(Some(at), context)?;
    }
    let (start, end) = (started_at.unwrap_or(outage.started_at), ended_at.or(outage.ended_at));
    if end.is_some_and(|end| end <= start) {
        return Err(Refusal::EndBeforeStart);
    }
    free_of_others(ledger, Some(outage.id), start, end)?;
    Ok(one(context.now, Event::OutageTimesSet { outage: outage.id, started_at, ended_at, reason }))
}

/// A service that flaps goes on being the same outage.
pub fn reopen(ledger: &Ledger, reason: Remark, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    if let Some(open) = ledger.open_outage() {
        return Err(Refusal::OutageAlreadyOpen(open.id));
    }
    let outage = ledger.outages.latest().ok_or(Refusal::NoOutageYet)?;
    free_of_others(ledger, Some(outage.id), outage.started_at, None)?;
    Ok(one(context.now, Event::OutageReopened { outage: outage.id, reason }))
}

/// Only when nothing that was borrowed during the outage is open any more.
pub fn reconcile(ledger: &Ledger, id: Option<OutageId>, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    let outage = begun(ledger, id)?;
    match outage.state {
        OutageState::Ended => {}
        OutageState::Reconciled => return Err(Refusal::OutageAlreadyReconciled(outage.id)),
        _ => return Err(Refusal::OutageNotEnded(outage.id)),
    }
    let issuances = ledger.open_reconciliations().filter(|issuance| issuance.outage == outage.id).count();
    let conflicts = ledger.open_conflicts().filter(|conflict| conflict.outage == outage.id).count();
    if issuances + conflicts > 0 {
        return Err(Refusal::NotReconciled { outage: outage.id, issuances, conflicts });
    }
    Ok(one(context.now, Event::OutageReconciled { outage: outage.id }))
}

/// The outage that is meant, the latest when none is named; the service must have been down in it.
fn begun(ledger: &Ledger, id: Option<OutageId>) -> Result<&Outage, Refusal> {
    match id {
        None => ledger.outages.latest().ok_or(Refusal::NoOutageYet),
        Some(id) => ledger.outages.begun().find(|outage| outage.id == id).ok_or(Refusal::OutageUnknown(id)),
    }
}

/// A moment that the outage may have: not before it began.
fn within(outage: &Outage, at: At, context: &Context<'_>) -> Result<DateTime<Utc>, Refusal> {
    match at {
        None => Ok(context.now.max(outage.started_at)),
        Some(at) if at < outage.started_at => {
            Err(Refusal::BeforeOutageStart { outage: outage.id, started_at: outage.started_at })
        }
        Some(at) => moment(Some(at), context),
    }
}

/// The moment at which an outage begins, after all others have ended.
fn beginning(ledger: &Ledger, own: Option<OutageId>, at: At, context: &Context<'_>) -> Result<DateTime<Utc>, Refusal> {
    let ended = ledger.outages.begun().filter_map(|outage| outage.ended_at).max();
    let at = match (at, ended) {
        (None, Some(ended)) => context.now.max(ended),
        (at, _) => moment(at, context)?,
    };
    free_of_others(ledger, own, at, None)?;
    Ok(at)
}

/// No two outages have a moment in common; one without an end goes on for ever.
fn free_of_others(ledger: &Ledger, own: Option<OutageId>, start: DateTime<Utc>, end: At) -> Result<(), Refusal> {
    let mut others = ledger.outages.begun().filter(|other| Some(other.id) != own);
    let overlaps = |other: &&Outage| {
        other.ended_at.is_none_or(|ended| start < ended) && end.is_none_or(|end| other.started_at < end)
    };
    others.find(overlaps).map_or(Ok(()), |other| {
        Err(Refusal::OverlapsOutage { outage: other.id, started_at: other.started_at, ended_at: other.ended_at })
    })
}
