//! Rules for stops that are announced beforehand. They begin only when somebody says that they really did.

use crate::event::Event;
use crate::event::NewEvent;
use crate::event::plan::Plan;
use crate::ledger::Ledger;
use crate::ledger::outage::{Outage, OutageState};
use crate::rules::decide::context::{Context, one_event};
use crate::rules::refusal::Refusal;
use crate::value::id::OutageId;
use crate::value::text::Remark;

/// Announces a planned stop.
pub fn announce(ledger: &Ledger, plan: Plan, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    check_plan(ledger, None, &plan, context)?;
    let outage = OutageId::following(ledger.outages.len());
    Ok(one_event(context.now, Event::OutagePlanned { outage, plan }))
}

/// Moves a planned stop that has not begun.
pub fn replan(
    ledger: &Ledger,
    id: Option<OutageId>,
    plan: Plan,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let outage = planned_outage(ledger, id)?.id;
    check_plan(ledger, Some(outage), &plan, context)?;
    Ok(one_event(context.now, Event::OutageReplanned { outage, plan }))
}

/// Calls a planned stop off that has not begun.
pub fn cancel(
    ledger: &Ledger,
    id: Option<OutageId>,
    reason: Remark,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let outage = planned_outage(ledger, id)?.id;
    Ok(one_event(context.now, Event::OutageCancelled { outage, reason }))
}

/// The planned stop with this id, or the next one when none is named.
fn planned_outage(ledger: &Ledger, id: Option<OutageId>) -> Result<&Outage, Refusal> {
    match id {
        None => ledger.outages.planned().first().copied().ok_or(Refusal::NotPlanned),
        Some(id) => match ledger.outages.by_id(id) {
            None => Err(Refusal::OutageUnknown(id)),
            Some(outage) if outage.state == OutageState::Planned => Ok(outage),
            Some(_) => Err(Refusal::NotPlanned),
        },
    }
}

/// Checks that a planned stop ends after it begins, is not over yet, and does not overlap another planned one.
fn check_plan(ledger: &Ledger, own: Option<OutageId>, plan: &Plan, context: &Context<'_>) -> Result<(), Refusal> {
    if plan.to <= plan.from {
        return Err(Refusal::EndBeforeStart);
    }
    if plan.to <= context.now {
        return Err(Refusal::PlanInPast(plan.to));
    }
    let overlapping =
        ledger.outages.planned().into_iter().find(|other| {
            Some(other.id) != own && other.plan.as_ref().is_some_and(|announced| announced.overlaps(plan))
        });
    overlapping.map_or(Ok(()), |other| Err(Refusal::OverlapsPlan(other.id)))
}
