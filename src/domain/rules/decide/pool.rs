//! Rules for adding numbers to the pool and for taking them out without issuing them.

use std::collections::BTreeSet;

use crate::event::Event;
use crate::event::NewEvent;
use crate::event::quarantine::{Quarantine, UnknownNumber};
use crate::event::restored::Restored;
use crate::ledger::Ledger;
use crate::ledger::pool::NumberState;
use crate::ledger::pool_count::Differences;
use crate::rules::decide::context::{Context, one_event};
use crate::rules::pool_load::{PoolLoad, examine};
use crate::rules::recover::{Recovery, Restoration};
use crate::rules::refusal::Refusal;
use crate::value::pool_number::PoolNumber;
use crate::value::text::Remark;

/// Adds all lines or none; warnings need a person's confirmation.
pub fn load(ledger: &Ledger, load: &PoolLoad, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    let verdict = examine(ledger, &load.lines, &load.oddities, context.pool_rules);
    if verdict.is_refused() {
        return Err(Refusal::PoolRefused(verdict));
    }
    if verdict.has_warnings() && !load.warnings_accepted {
        return Err(Refusal::PoolNeedsConfirmation(verdict));
    }
    let added = verdict.lines.into_iter().filter_map(|line| {
        let (sex, warnings) = line.result.ok()?;
        Some(Event::NumberAdded { number: line.number?, sex, warnings })
    });
    Ok(added.map(|event| NewEvent { occurred_at: context.now, event }).collect())
}

/// Takes a number out of the pool, if it is still free.
pub fn withdraw(
    ledger: &Ledger,
    number: PoolNumber,
    reason: Remark,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    check_free(ledger, number)?;
    Ok(one_event(context.now, Event::NumberWithdrawn { number, reason }))
}

fn check_free(ledger: &Ledger, number: PoolNumber) -> Result<(), Refusal> {
    let entry = ledger.pool.get(number).ok_or(Refusal::NumberUnknown(number))?;
    if entry.state == NumberState::Free { Ok(()) } else { Err(Refusal::NumberNotFree(number)) }
}

/// Records a restoration. Only those numbers stay free that are proven to be free or that a person vouches for.
pub fn restore(ledger: &Ledger, restoration: Restoration, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    let Restoration { seq, head, put_back, proven, quarantine, unknown_numbers, unissued, reason } = restoration;
    quarantine.iter().try_for_each(|(number, _)| check_free(ledger, *number))?;
    unissued.iter().try_for_each(|number| check_free(ledger, *number))?;
    let quarantined = quarantine.len() + unknown_numbers.len();
    let restored = Event::LogRestored(Restored { seq, head, put_back, proven, quarantined, unissued, reason });
    let events = std::iter::once(restored).chain(quarantine_events(quarantine, unknown_numbers));
    Ok(events.map(|event| NewEvent { occurred_at: context.now, event }).collect())
}

/// Records a recovery. A number that may be with a patient is never issued again; that somebody looked into it is
/// recorded even where no number is at risk.
pub fn recover(ledger: &Ledger, recovery: Recovery, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    let Recovery { finding, put_back, quarantine, unknown_numbers, unissued, reason } = recovery;
    quarantine.iter().try_for_each(|(number, _)| check_free(ledger, *number))?;
    unissued.iter().try_for_each(|number| check_free(ledger, *number))?;
    let quarantined = quarantine.len() + unknown_numbers.len();
    let recovered = Event::LogRecovered { finding, put_back, quarantined, unissued, reason };
    let events = quarantine_events(quarantine, unknown_numbers).chain([recovered]);
    Ok(events.map(|event| NewEvent { occurred_at: context.now, event }).collect())
}

/// Puts the numbers of interrupted commands into quarantine.
pub fn settle(
    ledger: &Ledger,
    quarantine: Vec<(PoolNumber, Quarantine)>,
    unknown_numbers: Vec<UnknownNumber>,
    context: &Context<'_>,
) -> Result<Vec<NewEvent>, Refusal> {
    quarantine.iter().try_for_each(|(number, _)| check_free(ledger, *number))?;
    let events = quarantine_events(quarantine, unknown_numbers);
    Ok(events.map(|event| NewEvent { occurred_at: context.now, event }).collect())
}

/// The events that put numbers into quarantine. A number that the pool does not hold is added to it first.
fn quarantine_events(
    quarantine: Vec<(PoolNumber, Quarantine)>,
    unknown_numbers: Vec<UnknownNumber>,
) -> impl Iterator<Item = Event> {
    let events = quarantine.into_iter().map(|(number, because)| Event::NumberQuarantined { number, because });
    events.chain(unknown_numbers.into_iter().flat_map(|UnknownNumber { number, sex, because }| {
        [Event::NumberAdded { number, sex, warnings: Vec::new() }, Event::NumberQuarantined { number, because }]
    }))
}

/// Records the differences as counted; a person turns them into withdrawals or late entries.
pub fn count(ledger: &Ledger, present: &BTreeSet<PoolNumber>, context: &Context<'_>) -> Result<Vec<NewEvent>, Refusal> {
    if let Some(unknown) = present.iter().find(|number| ledger.pool.get(**number).is_none()) {
        return Err(Refusal::NumberUnknown(*unknown));
    }
    let Differences { missing, spent } = ledger.pool.differences(present);
    Ok(one_event(context.now, Event::PoolCounted { present: present.len(), missing, spent }))
}
