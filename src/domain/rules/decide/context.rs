//! What a decision may depend on besides the ledger, and what all decisions share.

use chrono::{DateTime, Utc};

use crate::event::{Event, NewEvent};
use crate::rules::permission::Rights;
use crate::rules::pool_load::PoolRules;
use crate::rules::refusal::Refusal;
use crate::value::actor::Actor;

/// What a decision may depend on besides the ledger.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub now: DateTime<Utc>,
    pub actor: &'a Actor,
    pub rights: &'a Rights,
    /// What the hospital's pool must be like.
    pub pool_rules: &'a PoolRules,
}

/// When something happened, as stated or else now. A time in the future is refused.
pub(super) fn not_in_future(at: Option<DateTime<Utc>>, context: &Context<'_>) -> Result<DateTime<Utc>, Refusal> {
    let at = at.unwrap_or(context.now);
    if at > context.now { Err(Refusal::TimeInFuture(at)) } else { Ok(at) }
}

/// A list of one event.
pub(super) fn one_event(occurred_at: DateTime<Utc>, event: Event) -> Vec<NewEvent> {
    vec![NewEvent { occurred_at, event }]
}
