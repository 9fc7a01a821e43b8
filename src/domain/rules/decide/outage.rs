//! Rules for how an outage begins, goes on and ends. One is open at a time.
//!
//! A clock that was set back must not keep anybody from opening or ending an outage. So "now" is never taken to be
//! before the end of the previous outage, nor before the start of its own.

use chrono::{DateTime, Utc};

use crate::event::Event;
use crate::event::NewEvent;
use crate::event::check::Check;
use crate::ledger::Ledger;
use crate::ledger::outage::{Outage, OutageState};
use crate::rules::decide::context::{Context, not_in_future, one_event};
use crate::rules::refusal::Refusal;
use crate::value::id::OutageId;
use crate::value::text::Remark;

type At = Option<DateTime<Utc>>;

/// Opens an outage as suspected, unless one is open or a planned stop should have begun.
pub fn suspect(ledger: &Ledger, at: At, checked: Vec<Check>, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    if let Some(open) = ledger.open_outage() {
        return Err(Refusal::OutageAlreadyOpen(open.id));
    }
    if let Some(due) = ledger.outages.due(context.now) {
        return Err(Refusal::PlannedStopDue(due.id));
    }
    let at = start_time(ledger, None, at, context)?;
    let outage = OutageId::following(ledger.outages.len());
    Ok(one_event(at, Event::OutageSuspected { outage, checked }))
}

/// For a planned stop this says that it really began; it never begins by itself.
pub fn confirm(ledger: &Ledger, at: At, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    let due = ledger.outages.due(context.now);
    let Some(outage) = ledger.open_outage().or(due) else { return Err(Refusal::OutageNotOpen) };
    let at = match outage.state {
        OutageState::Confirmed => return Err(Refusal::OutageAlreadyConfirmed(outage.id)),
        OutageState::Planned => start_time(ledger, Some(outage.id), at, context)?,
        _ => time_within(outage, at, context)?,
    };
    Ok(one_event(at, Event::OutageConfirmed { outage: outage.id }))
}

/// Ends the open outage.
pub fn end(ledger: &Ledger, at: At, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    let outage = ledger.open_outage().ok_or(Refusal::OutageNotOpen)?;
    let at = time_within(outage, at, context)?;
    Ok(one_event(at, Event::OutageEnded { outage: outage.id }))
}

/// A note goes to the open outage, else to the one that began last, else to the next planned one.
pub fn note(ledger: &Ledger, at: At, note: Remark, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    let planned = || ledger.outages.planned().first().copied();
    let outage = ledger.open_outage().or_else(|| ledger.outages.latest()).or_else(planned);
    let outage = outage.ok_or(Refusal::NoOutageYet)?.id;
    Ok(one_event(not_in_future(at, context)?, Event::OutageNoted { outage, note }))
}

/// Outages are always declared late, so the real times are recorded by a new event with a reason.
pub fn set_times(
    ledger: &Ledger,
    id: Option<OutageId>,
    started_at: At,
    ended_at: At,
    reason: Remark,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let outage = begun_outage(ledger, id)?;
    if started_at.is_none() && ended_at.is_none() {
        return Err(Refusal::NoTimeGiven);
    }
    if outage.state.is_open() && ended_at.is_some() {
        return Err(Refusal::OutageNotEnded(outage.id));
    }
    for at in [started_at, ended_at].into_iter().flatten() {
        not_in_future(Some(at), context)?;
    }
    let (start, end) = (started_at.unwrap_or(outage.started_at), ended_at.or(outage.ended_at));
    if end.is_some_and(|end| end <= start) {
        return Err(Refusal::EndBeforeStart);
    }
    check_no_overlap(ledger, Some(outage.id), start, end)?;
    Ok(one_event(context.now, Event::OutageTimesSet { outage: outage.id, started_at, ended_at, reason }))
}

/// When the service fails again soon, the same outage goes on.
pub fn reopen(ledger: &Ledger, reason: Remark, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    if let Some(open) = ledger.open_outage() {
        return Err(Refusal::OutageAlreadyOpen(open.id));
    }
    let outage = ledger.outages.latest().ok_or(Refusal::NoOutageYet)?;
    check_no_overlap(ledger, Some(outage.id), outage.started_at, None)?;
    Ok(one_event(context.now, Event::OutageReopened { outage: outage.id, reason }))
}

/// Closes an outage as reconciled, when every number that was borrowed during it is reconciled and every conflict
/// resolved.
pub fn reconcile(ledger: &Ledger, id: Option<OutageId>, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    let outage = begun_outage(ledger, id)?;
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
    Ok(one_event(context.now, Event::OutageReconciled { outage: outage.id }))
}

/// The outage with this id, or the latest one when none is named; the service must have been down in it.
fn begun_outage(ledger: &Ledger, id: Option<OutageId>) -> Result<&Outage, Refusal> {
    match id {
        None => ledger.outages.latest().ok_or(Refusal::NoOutageYet),
        Some(id) => ledger.outages.begun().find(|outage| outage.id == id).ok_or(Refusal::OutageUnknown(id)),
    }
}

/// A time within the outage: not before it began, and not in the future.
fn time_within(outage: &Outage, at: At, context: &Context<'_>) -> Result<DateTime<Utc>, Refusal> {
    match at {
        None => Ok(context.now.max(outage.started_at)),
        Some(at) if at < outage.started_at => {
            Err(Refusal::BeforeOutageStart { outage: outage.id, started_at: outage.started_at })
        }
        Some(at) => not_in_future(Some(at), context),
    }
}

/// The time at which an outage begins, after all others have ended.
fn start_time(ledger: &Ledger, own: Option<OutageId>, at: At, context: &Context<'_>) -> Result<DateTime<Utc>, Refusal> {
    let ended = ledger.outages.begun().filter_map(|outage| outage.ended_at).max();
    let at = match (at, ended) {
        (None, Some(ended)) => context.now.max(ended),
        (at, _) => not_in_future(at, context)?,
    };
    check_no_overlap(ledger, own, at, None)?;
    Ok(at)
}

/// Checks that no other outage overlaps; one without an end goes on for ever.
fn check_no_overlap(ledger: &Ledger, own: Option<OutageId>, start: DateTime<Utc>, end: At) -> Result<(), Refusal> {
    let mut others = ledger.outages.begun().filter(|other| Some(other.id) != own);
    let overlaps = |other: &&Outage| {
        other.ended_at.is_none_or(|ended| start < ended) && end.is_none_or(|end| other.started_at < end)
    };
    others.find(overlaps).map_or(Ok(()), |other| {
        Err(Refusal::OverlapsOutage { outage: other.id, started_at: other.started_at, ended_at: other.ended_at })
    })
}
