//! Stops that are announced beforehand. They begin only when somebody says that they really did.

use crate::event::Event;
use crate::event::NewEvent;
use crate::event::plan::Plan;
use crate::ledger::Ledger;
use crate::ledger::outage::{Outage, OutageState};
use crate::rules::decide::context::{Context, one};
use crate::rules::refusal::Refusal;
use crate::value::id::OutageId;
use crate::value::text::Remark;

pub fn announce(ledger: &Ledger, plan: Plan, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    sensible(ledger, None, &plan, context)?;
    let outage = OutageId::following(ledger.outages.len());
    Ok(one(context.now, Event::OutagePlanned { outage, plan }))
}

pub fn change(
    ledger: &Ledger,
    id: Option<OutageId>,
    plan: Plan,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let outage = planned(ledger, id)?.id;
    sensible(ledger, Some(outage), &plan, context)?;
    Ok(one(context.now, Event::OutageReplanned { outage, plan }))
}

pub fn cancel(
    ledger: &Ledger,
    id: Option<OutageId>,
    reason: Remark,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    let outage = planned(ledger, id)?.id;
    Ok(one(context.now, Event::OutageCancelled { outage, reason }))
}

/// The planned stop that is meant, the next when none is named.
fn planned(ledger: &Ledger, id: Option<OutageId>) -> Result<&Outage, Refusal> {
    match id {
        None => ledger.outages.planned().first().copied().ok_or(Refusal::NotPlanned),
        Some(id) => match ledger.outages.by_id(id) {
            None => Err(Refusal::OutageUnknown(id)),
            Some(outage) if outage.state == OutageState::Planned => Ok(outage),
            Some(_) => Err(Refusal::NotPlanned),
        },
    }
}

/// A stop has a length, is not over yet, and does not overlap another planned one.
fn sensible(ledger: &Ledger, own: Option<OutageId>, plan: &Plan, context: &Context<'_>) -> Result<(), Refusal> {
    if plan.to <= plan.from {
        return Err(Refusal::EndBeforeStart);
    }
    if plan.to <= context.now {
        return Err(Refusal::PlanInPast(plan.to));
    }
    let conflict =
        ledger.outages.planned().into_iter().find(|other| {
            Some(other.id) != own && other.plan.as_ref().is_some_and(|announced| announced.overlaps(plan))
        });
    conflict.map_or(Ok(()), |other| Err(Refusal::OverlapsPlan(other.id)))
}
