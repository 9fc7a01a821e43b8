//! The desk around the rules: what becomes of a wish when the log fails, and everything that is read from files.

mod clinics;
mod drafts;
pub mod flaky;
mod heeding;
mod kept;
mod opening;
mod pool_files;
mod practice_pool;
mod settings;
mod trouble;
mod upkeep;
mod wishing;

use kvittera::desk::{Desk, Expected, founding_facts};
use kvittera::domain::command::Command;
use kvittera::domain::event::{Event, Mode};
use kvittera::domain::fact::Recorded;
use kvittera::domain::id::{LogId, RequestId, Seq};
use kvittera::domain::ledger::Ledger;
use kvittera::domain::permission::Rights;
use kvittera::domain::pool_load::PoolLoad;
use kvittera::store::memory::MemoryStore;
use kvittera::store::{Entry, EventStore};
use uuid::Uuid;

use crate::domain::scenario::{assert_same, cashier, clock, rules};
use crate::domain::wishes::{full_binder, lines, suspect, text};

/// The wish that has this number in a test.
pub fn wish(number: u128) -> RequestId {
    RequestId(Uuid::from_u128(number))
}

pub fn expected(site: &str, mode: Mode) -> Expected {
    Expected { site: text(site), mode }
}

/// A live log with a full binder.
pub fn log() -> MemoryStore {
    let load = PoolLoad { lines: lines(full_binder()), doubts_accepted: false };
    let (log, here) = (LogId(Uuid::from_u128(1)), expected("sas-akuten", Mode::Live));
    let facts =
        founding_facts(log, &here, load, &cashier("tekni5"), &Rights::SingleDesk, &rules(), clock(1, 0)).unwrap();
    let actor = cashier("tekni5");
    let entry = Entry { request: wish(1000), recorded_at: clock(1, 0), actor: &actor, facts: &facts };
    MemoryStore::create(&entry).unwrap()
}

pub fn open<S: EventStore>(store: S) -> Desk<S> {
    Desk::open(store, rules(), &expected("sas-akuten", Mode::Live), Rights::SingleDesk).unwrap()
}

/// Another terminal at the same log, on which the service is known to be down.
pub fn log_in_outage() -> MemoryStore {
    let log = log();
    done(&mut open(log.clone()), 1001, &suspect());
    log
}

/// Does what is wished for by the cashier at 03:00.
#[track_caller]
pub fn done<S: EventStore>(desk: &mut Desk<S>, number: u128, command: &Command) -> Vec<Recorded> {
    desk.execute(wish(number), command, &cashier("kassa1"), clock(3, 0)).unwrap()
}

/// All that stands in a log, as a terminal sees it that was never there.
pub fn contents(log: &MemoryStore) -> Vec<Recorded> {
    log.clone().read_after(Seq::START).unwrap()
}

/// How many numbers a log has handed out.
pub fn handed_out(log: &MemoryStore) -> usize {
    contents(log).iter().filter(|fact| matches!(fact.event, Event::Issued { .. })).count()
}

/// The desk knows what stands in the log, no more and no less.
#[track_caller]
pub fn assert_up_to_date<S: EventStore>(desk: &Desk<S>, log: &MemoryStore) {
    let facts = contents(log);
    assert_eq!(Some(desk.head().hash), facts.last().map(|fact| fact.hash));
    assert_same(desk.ledger().as_ref(), &Ledger::fold(&facts).unwrap());
}
