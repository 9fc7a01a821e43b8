//! What may go into the pool and what may leave it unissued.

use std::collections::BTreeSet;

use super::{Context, one};
use crate::domain::binder_number::BinderNumber;
use crate::domain::command::Recovery;
use crate::domain::count::Differences;
use crate::domain::event::Event;
use crate::domain::fact::Fact;
use crate::domain::ledger::Ledger;
use crate::domain::pool::NumberState;
use crate::domain::pool_load::{PoolLoad, examine};
use crate::domain::quarantine::{Quarantine, Stranger};
use crate::domain::refusal::Refusal;
use crate::domain::restoration::{Restoration, Restored};
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
    must_be_free(ledger, number)?;
    Ok(one(context.now, Event::NumberWithdrawn { number, reason }))
}

fn must_be_free(ledger: &Ledger, number: BinderNumber) -> Result<(), Refusal> {
    let entry = ledger.pool.get(number).ok_or(Refusal::NumberUnknown(number))?;
    if entry.state == NumberState::Free { Ok(()) } else { Err(Refusal::NumberNotFree(number)) }
}

/// After a restoring only those numbers stay free that are proven to be, or for which a person vouches.
pub fn restore(ledger: &Ledger, restoration: Restoration, context: &Context<'_>) -> Result<Vec<Fact>, Refusal> {
    let Restoration { seq, head, put_back, proven, quarantine, strangers, unissued, reason } = restoration;
    quarantine.iter().try_for_each(|(number, _)| must_be_free(ledger, *number))?;
    unissued.iter().try_for_each(|number| must_be_free(ledger, *number))?;
    let quarantined = quarantine.len() + strangers.len();
    let restored = Event::LogRestored(Restored { seq, head, put_back, proven, quarantined, unissued, reason });
    let gone = std::iter::once(restored).chain(shut_away(quarantine, strangers));
    Ok(gone.map(|event| Fact { occurred_at: context.now, event }).collect())
}

/// What may be with a patient never goes out again; that somebody has looked is a fact even where no number is at stake.
pub fn recover(ledger: &Ledger, recovery: Recovery, context: &Context<'_>) -> Result<Vec<Fact>, Refusal> {
    let Recovery { finding, put_back, quarantine, strangers, unissued, reason } = recovery;
    quarantine.iter().try_for_each(|(number, _)| must_be_free(ledger, *number))?;
    unissued.iter().try_for_each(|number| must_be_free(ledger, *number))?;
    let quarantined = quarantine.len() + strangers.len();
    let recovered = Event::LogRecovered { finding, put_back, quarantined, unissued, reason };
    let gone = shut_away(quarantine, strangers).chain([recovered]);
    Ok(gone.map(|event| Fact { occurred_at: context.now, event }).collect())
}

/// What the binder does not hold comes into it first.
fn shut_away(quarantine: Vec<(BinderNumber, Quarantine)>, strangers: Vec<Stranger>) -> impl Iterator<Item = Event> {
    let gone = quarantine.into_iter().map(|(number, because)| Event::NumberQuarantined { number, because });
    gone.chain(strangers.into_iter().flat_map(|Stranger { number, sex, because }| {
        [Event::NumberAdded { number, sex, doubts: Vec::new() }, Event::NumberQuarantined { number, because }]
    }))
}

/// What differs is written down as counted; a person makes a withdrawal or a late entry of it.
pub fn count(ledger: &Ledger, present: &BTreeSet<BinderNumber>, context: &Context<'_>) -> Result<Vec<Fact>, Refusal> {
    if let Some(unknown) = present.iter().find(|number| ledger.pool.get(**number).is_none()) {
        return Err(Refusal::NumberUnknown(*unknown));
    }
    let Differences { missing, spent } = Differences::of(&ledger.pool, present);
    Ok(one(context.now, Event::PoolCounted { present: present.len(), missing, spent }))
}
