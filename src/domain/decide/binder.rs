//! What may go into the pool and what may leave it unissued.

use super::{Context, one};
use crate::domain::binder_number::BinderNumber;
use crate::domain::event::{Event, Fact};
use crate::domain::ledger::Ledger;
use crate::domain::pool::NumberState;
use crate::domain::pool_load::{PoolLoad, examine};
use crate::domain::refusal::Refusal;
use crate::domain::text::Remark;

/// All lines go in or none does; oddities need a person's word.
pub fn load(ledger: &Ledger, load: &PoolLoad, context: &Context<'_>) -> Result<Vec<Fact>, Refusal> {
    let verdict = examine(ledger, &load.lines, context.pool_rules);
    if verdict.is_refused() {
        return Err(Refusal::PoolRefused(verdict));
    }
    if verdict.is_doubtful() && !load.doubts_accepted {
        return Err(Refusal::PoolDoubtful(verdict));
    }
    let added = verdict.lines.into_iter().filter_map(|line| {
        let (sex, doubts) = line.result.ok()?;
        Some(Event::NumberAdded { number: line.number?, sex, doubts })
    });
    Ok(added.map(|event| Fact { occurred_at: context.now, event }).collect())
}

/// Only a number that is still in the binder can be taken out of it.
pub fn withdraw(
    ledger: &Ledger,
    number: BinderNumber,
    reason: Remark,
    context: &Context<'_>,
) -> Result<Vec<Fact>, Refusal> {
    let entry = ledger.pool.get(number).ok_or(Refusal::NumberUnknown(number))?;
    if entry.state != NumberState::Free {
        return Err(Refusal::NumberNotFree(number));
    }
    Ok(one(context.now, Event::NumberWithdrawn { number, reason }))
}
