//! The desk around the rules: what becomes of a wish when the log fails, and everything that is read from files.

mod backup_check;
mod clinics;
mod drafts;
pub mod flaky;
mod kept;
mod moments;
mod odd_files;
mod opening;
mod pool_files;
mod practice_pool;
mod settings;
mod trouble;
mod upkeep;
mod wishing;
mod workbooks;

use kvittera::desk::{Desk, ExpectedLog, creation_events};
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::pool_load::PoolLoad;
use kvittera_domain::value::id::{LogId, RequestId, Seq};
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::memory::MemoryStore;
use kvittera_store::{AppendRequest, EventStore};
use uuid::Uuid;

use crate::given::commands::{full_pool_numbers, lines, suspect, text};
use crate::given::scenario::{assert_same, cashier, clock, rules};
use kvittera_store::Witnessed;

/// The wish that has this number in a test.
pub fn wish(number: u128) -> RequestId {
    RequestId(Uuid::from_u128(number))
}

pub fn expected(site: &str, mode: Mode) -> ExpectedLog {
    ExpectedLog { site: text(site), mode }
}

/// A live log with a full binder.
pub fn log() -> MemoryStore {
    let load = PoolLoad { lines: lines(full_pool_numbers()), oddities: Vec::new(), warnings_accepted: false };
    let (log, here) = (LogId(Uuid::from_u128(1)), expected("sas-akuten", Mode::Live));
    let events =
        creation_events(log, &here, load, &cashier("tekni5"), &Rights::SingleDesk, &rules(), clock(1, 0)).unwrap();
    let actor = cashier("tekni5");
    let entry = AppendRequest { request: wish(1000), recorded_at: clock(1, 0), actor: &actor, events: &events };
    MemoryStore::create(&entry).unwrap()
}

pub fn open<S: Witnessed>(store: S) -> Desk<S> {
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
pub fn done<S: Witnessed>(desk: &mut Desk<S>, number: u128, command: &Command) -> Vec<RecordedEvent> {
    desk.execute(wish(number), command, &cashier("kassa1"), clock(3, 0)).unwrap()
}

/// All that stands in a log, as a terminal sees it that was never there.
pub fn contents(log: &MemoryStore) -> Vec<RecordedEvent> {
    log.clone().read_after(Seq::START).unwrap()
}

/// How many numbers a log has handed out.
pub fn handed_out(log: &MemoryStore) -> usize {
    contents(log).iter().filter(|recorded| matches!(recorded.event, Event::Issued { .. })).count()
}

/// The desk knows what stands in the log, no more and no less.
#[track_caller]
pub fn assert_up_to_date<S: Witnessed>(desk: &Desk<S>, log: &MemoryStore) {
    let events = contents(log);
    assert_eq!(Some(desk.head().hash), events.last().map(|recorded| recorded.hash));
    assert_same(desk.ledger().as_ref(), &Ledger::fold(&events).unwrap());
}
