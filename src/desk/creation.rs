//! The first events of a new log, and new identifiers.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::desk::expected::ExpectedLog;
use kvittera_domain::event::{Event, NewEvent};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::decide::{Context, decide};
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::pool_load::{PoolLoad, PoolRules};
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::id::{LogId, RequestId};

/// Decides the first events of a new log: its creation and its pool. Nothing is written here.
///
/// # Errors
/// When a rule refuses the pool.
pub fn creation_events(
    log: LogId,
    expected: &ExpectedLog,
    load: PoolLoad,
    actor: &Actor,
    rights: &Rights,
    rules: &PoolRules,
    now: DateTime<Utc>,
) -> Result<Vec<NewEvent>, Refusal> {
    let created = Event::LogCreated { log, site: expected.site.clone(), mode: expected.mode };
    let ledger = Ledger::just_created(log, expected.site.clone(), expected.mode);
    let context = Context { now, actor, rights, pool_rules: rules };
    let pool = decide(&ledger, Command::LoadPool(load), &context)?;
    Ok(std::iter::once(NewEvent { occurred_at: now, event: created }).chain(pool).collect())
}

/// A new random identifier for a command.
#[must_use]
pub fn new_request() -> RequestId {
    RequestId(Uuid::new_v4())
}

/// A new random identifier for a log.
#[must_use]
pub fn new_log() -> LogId {
    LogId(Uuid::new_v4())
}
