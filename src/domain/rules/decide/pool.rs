//! What may go into the pool and what may leave it unissued.

use std::collections::BTreeSet;

use crate::event::Event;
use crate::event::NewEvent;
use crate::event::quarantine::{Quarantine, UnknownNumber};
use crate::event::restored::Restored;
use crate::ledger::Ledger;
use crate::ledger::pool::NumberState;
use crate::ledger::pool_count::Differences;
use crate::rules::decide::context::{Context, one};
use crate::rules::pool_load::{PoolLoad, examine};
use crate::rules::recover::{Recovery, Restoration};
use crate::rules::refusal::Refusal;
use crate::value::pool_number::PoolNumber;
use crate::value::text::Remark;

/// All lines go in or none does; oddities need a person's word.
pub fn load(ledger: &Ledger, load: &PoolLoad, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    let verdict = examine(ledger, &load.lines, context.pool_rules);
    if verdict.is_refused() {
        return Err(Refusal::PoolRefused(verdict));
    }
    if verdict.has_warnings() && !load.warnings_accepted {
        return Err(Refusal::PoolNeedsYes(verdict));
    }
    let added = verdict.lines.into_iter().filter_map(|line| {
        let (sex, warnings) = line.result.ok()?;
        Some(Event::NumberAdded { number: line.number?, sex, warnings })
    });
    Ok(added.map(|event| NewEvent { occurred_at: context.now, event }).collect())
}

/// Only a number that is still in the binder can be taken out of it.
pub fn withdraw(
    ledger: &Ledger,
    number: PoolNumber,
    reason: Remark,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    must_be_free(ledger, number)?;
    Ok(one(context.now, Event::NumberWithdrawn { number, reason }))
}

fn must_be_free(ledger: &Ledger, number: PoolNumber) -> Result<(), Refusal> {
    let entry = ledger.pool.get(number).ok_or(Refusal::NumberUnknown(number))?;
    if entry.state == NumberState::Free { Ok(()) } else { Err(Refusal::NumberNotFree(number)) }
}

/// After a restoring only those numbers stay free that are proven to be, or for which a person vouches.
pub fn restore(ledger: &Ledger, restoration: Restoration, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    let Restoration { seq, head, put_back, proven, quarantine, unknown_numbers, unissued, reason } = restoration;
    quarantine.iter().try_for_each(|(number, _)| must_be_free(ledger, *number))?;
    unissued.iter().try_for_each(|number| must_be_free(ledger, *number))?;
    let quarantined = quarantine.len() + unknown_numbers.len();
    let restored = Event::LogRestored(Restored { seq, head, put_back, proven, quarantined, unissued, reason });
    let gone = std::iter::once(restored).chain(shut_away(quarantine, unknown_numbers));
    Ok(gone.map(|event| NewEvent { occurred_at: context.now, event }).collect())
}

/// What may be with a patient never goes out again; that somebody has looked is a fact even where no number is at stake.
pub fn recover(ledger: &Ledger, recovery: Recovery, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    let Recovery { finding, put_back, quarantine, unknown_numbers, unissued, reason } = recovery;
    quarantine.iter().try_for_each(|(number, _)| must_be_free(ledger, *number))?;
    unissued.iter().try_for_each(|number| must_be_free(ledger, *number))?;
    let quarantined = quarantine.len() + unknown_numbers.len();
    let recovered = Event::LogRecovered { finding, put_back, quarantined, unissued, reason };
    let gone = shut_away(quarantine, unknown_numbers).chain([recovered]);
    Ok(gone.map(|event| NewEvent { occurred_at: context.now, event }).collect())
}

/// What the binder does not hold comes into it first.
fn shut_away(
    quarantine: Vec<(PoolNumber, Quarantine)>,
    unknown_numbers: Vec<UnknownNumber>,
) -> impl Iterator<Item = Event> {
    let gone = quarantine.into_iter().map(|(number, because)| Event::NumberQuarantined { number, because });
    gone.chain(unknown_numbers.into_iter().flat_map(|UnknownNumber { number, sex, because }| {
        [Event::NumberAdded { number, sex, warnings: Vec::new() }, Event::NumberQuarantined { number, because }]
    }))
}

/// What differs is written down as counted; a person makes a withdrawal or a late entry of it.
pub fn count(ledger: &Ledger, present: &BTreeSet<PoolNumber>, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    if let Some(unknown) = present.iter().find(|number| ledger.pool.get(**number).is_none()) {
        return Err(Refusal::NumberUnknown(*unknown));
    }
    let Differences { missing, spent } = ledger.pool.differences(present);
    Ok(one(context.now, Event::PoolCounted { present: present.len(), missing, spent }))
}
