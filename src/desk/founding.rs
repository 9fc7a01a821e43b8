//! What a new log begins with, and new names.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::Expected;
use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::decide;
use crate::domain::decide::Context;
use crate::domain::event::Event;
use crate::domain::fact::Fact;
use crate::domain::id::{LogId, RequestId};
use crate::domain::ledger::Ledger;
use crate::domain::permission::Rights;
use crate::domain::pool_load::{PoolLoad, PoolRules};
use crate::domain::refusal::Refusal;

/// The first facts of a new log: its creation and its pool. Nothing is written here.
///
/// # Errors
/// When a rule refuses the pool.
pub fn founding_facts(
    log: LogId,
    expected: &Expected,
    load: PoolLoad,
    actor: &Actor,
    rights: &Rights,
    rules: &PoolRules,
    now: DateTime<Utc>,
) -> Result<Vec<Fact>, Refusal> {
    let created = Event::LogCreated { log, site: expected.site.clone(), mode: expected.mode };
    let ledger = Ledger::founded(log, expected.site.clone(), expected.mode);
    let context = Context { now, actor, rights, pool_rules: rules };
    let pool = decide(&ledger, Command::LoadPool(load), &context)?;
    Ok(std::iter::once(Fact { occurred_at: now, event: created }).chain(pool).collect())
}

/// A new name for a wish.
#[must_use]
pub fn new_request() -> RequestId {
    RequestId(Uuid::new_v4())
}

/// A new name for a log.
#[must_use]
pub fn new_log() -> LogId {
    LogId(Uuid::new_v4())
}
