//! How an outage begins, goes on and ends. One is open at a time.
//!
//! A clock that was set back must not keep anybody from opening or ending an outage, so "now" is never before the end of
//! the outage before it, nor before its own start.

use chrono::{DateTime, Utc};

use super::{Context, moment, one};
use crate::domain::event::{Event, Fact};
use crate::domain::id::OutageId;
use crate::domain::ledger::Ledger;
use crate::domain::outage::{Outage, OutageState};
use crate::domain::refusal::Refusal;
use crate::domain::text::Remark;

type At = Option<DateTime<Utc>>;

pub fn suspect(ledger: &Ledger, at: At, checked: Option<Remark>, context: &Context<'_>) -> Result<Vec<Fact>, Refusal> {
    if let Some(open) = ledger.open_outage() {
        return Err(Refusal::OutageAlreadyOpen(open.id));
    }
    let at = match (at, ledger.outages.last()) {
        (Some(at), Some(Outage { id, ended_at: Some(ended_at), .. })) if at < *ended_at => {
            return Err(Refusal::OverlapsOutage { outage: *id, ended_at: *ended_at });
        }
        (None, Some(Outage { ended_at: Some(ended_at), .. })) => context.now.max(*ended_at),
        (at, _) => moment(at, context)?,
    };
    let outage = OutageId::following(ledger.outages.len());
    Ok(one(at, Event::OutageSuspected { outage, checked }))
}

pub fn confirm(ledger: &Ledger, at: At, context: &Context<'_>) -> Result<Vec<Fact>, Refusal> {
    let outage = open(ledger)?;
    if outage.state == OutageState::Confirmed {
        return Err(Refusal::OutageAlreadyConfirmed(outage.id));
    }
    let at = within(outage, at, context)?;
    Ok(one(at, Event::OutageConfirmed { outage: outage.id }))
}

pub fn end(ledger: &Ledger, at: At, context: &Context<'_>) -> Result<Vec<Fact>, Refusal> {
    let outage = open(ledger)?;
    let at = within(outage, at, context)?;
    Ok(one(at, Event::OutageEnded { outage: outage.id }))
}

/// Notes may still be added to the latest outage when it is over.
pub fn note(ledger: &Ledger, at: At, note: Remark, context: &Context<'_>) -> Result<Vec<Fact>, Refusal> {
    let outage = ledger.outages.last().ok_or(Refusal::NoOutageYet)?;
    Ok(one(moment(at, context)?, Event::OutageNoted { outage: outage.id, note }))
}

fn open(ledger: &Ledger) -> Result<&Outage, Refusal> {
    ledger.open_outage().ok_or(Refusal::OutageNotOpen)
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
