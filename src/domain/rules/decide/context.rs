//! What a decision may depend on beside the ledger, and what all decisions share.

use chrono::{DateTime, Utc};

use crate::event::{Event, NewEvent};
use crate::rules::permission::Rights;
use crate::rules::pool_load::PoolRules;
use crate::rules::refusal::Refusal;
use crate::value::actor::Actor;

/// What a decision may depend on beside the ledger.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The time of entry.
    pub now: DateTime<Utc>,
    /// Who wishes.
    pub actor: &'a Actor,
    /// What they may.
    pub rights: &'a Rights,
    /// What the hospital's binder is like.
    pub pool_rules: &'a PoolRules,
}

/// When something happened: as said, or now; never ahead of the clock.
pub(super) fn moment(at: Option<DateTime<Utc>>, context: &Context<'_>) -> Result<DateTime<Utc>, Refusal> {
    let at = at.unwrap_or(context.now);
    if at > context.now { Err(Refusal::TimeInFuture(at)) } else { Ok(at) }
}

pub(super) fn one(occurred_at: DateTime<Utc>, event: Event) -> Vec<NewEvent> {
    vec![NewEvent { occurred_at, event }]
}
