//! The promises of every store, tested for each kind of store.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::time::Duration;

use kvittera_domain::event::{Event, NewEvent, RecordedEvent};
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::value::id::Seq;
use kvittera_domain::value::sex::Sex;
use kvittera_store::memory::MemoryStore;
use kvittera_store::sqlite::SqliteLog;
use kvittera_store::{AppendGuard, AppendRequest, EventStore, Link, LogView, StoreError, Witnessed};

use crate::given::log_file::{
    Desk, FIRST, SECOND, actor, added, append, at, beginning, created, issued, kind, new_events, noted, request,
    suspected,
};

/// A kind of store to which a test can connect more than once.
trait Backend {
    type Store: Witnessed;

    /// Opens one more connection to the single log, which begins like all logs here.
    fn connect(&self) -> Self::Store;
}

impl Backend for Desk {
    type Store = SqliteLog;

    fn connect(&self) -> SqliteLog {
        self.open()
    }
}

struct Memory(RefCell<MemoryStore>);

impl Memory {
    fn new() -> Self {
        let (actor, events) = (actor(), new_events(beginning()));
        let entry = AppendRequest { request: request(1), recorded_at: at(0), actor: &actor, events: &events };
        Self(RefCell::new(MemoryStore::create(&entry).unwrap()))
    }
}

impl Backend for Memory {
    type Store = MemoryStore;

    fn connect(&self) -> MemoryStore {
        let mut store = self.0.borrow().clone();
        store.changed().unwrap();
        store
    }
}

macro_rules! held_by_every_store {
    ($($promise:ident),* $(,)?) => {
        mod sqlite {
            $(#[test] fn $promise() { super::$promise(&super::Desk::new()); })*
        }
        mod memory {
            $(#[test] fn $promise() { super::$promise(&super::Memory::new()); })*
        }
    };
}

held_by_every_store! {
    what_append_gives_back_is_what_is_read_later,
    times_are_kept_to_the_microsecond,
    a_log_begins_at_one_and_has_no_gaps,
    reading_after_an_event_gives_the_later_ones,
    pages_lead_back_to_the_beginning,
    events_are_read_at_their_places,
    a_log_is_visited_as_far_as_the_visitor_wants,
    going_through_a_log_goes_on_where_it_broke_off,
    a_command_is_found_by_its_request_id,
    a_store_that_is_behind_writes_nothing,
    a_command_is_written_once,
    a_number_is_issued_once_whoever_issues_it,
    a_number_is_added_once,
    a_log_is_created_once,
    all_events_of_a_command_are_written_or_none,
    only_what_others_write_counts_as_change,
    the_head_follows_what_was_read_and_written,
    the_way_of_hashing_never_changes,
    a_guard_sees_the_log_before_anything_is_written_and_may_refuse,
    a_view_shows_the_log_as_it_is_and_what_the_viewer_says_is_passed_on,
    a_store_that_never_failed_may_write_and_its_witness_says_nothing,
}

fn a_store_that_never_failed_may_write_and_its_witness_says_nothing(backend: &impl Backend) {
    let mut store = backend.connect();
    append(&mut store, 2, vec![suspected()]).unwrap();
    assert!(!store.is_write_disabled());
    assert_eq!(store.comparison().unwrap(), Comparison::default());
    append(&mut store, 3, vec![noted("x")]).unwrap();
}

fn what_append_gives_back_is_what_is_read_later(backend: &impl Backend) {
    let mut store = backend.connect();
    let (actor, events) = (actor(), new_events(vec![suspected(), issued(0, FIRST, Sex::Female)]));
    let entry = AppendRequest { request: request(2), recorded_at: at(5), actor: &actor, events: &events };
    let given_back = store.append(store.head().seq, &entry).unwrap();
    assert_eq!(given_back, backend.connect().read_after(Seq(4)).unwrap());
    assert_eq!(
        given_back.iter().map(|recorded| &recorded.event).collect::<Vec<_>>(),
        [&events[0].event, &events[1].event]
    );
    assert!(given_back.iter().all(|recorded| recorded.actor == actor && recorded.recorded_at == at(5)));
}

fn times_are_kept_to_the_microsecond(backend: &impl Backend) {
    let mut store = backend.connect();
    let nanoseconds = "2026-11-22T10:00:00.123456789Z".parse().unwrap();
    let events = [NewEvent { occurred_at: nanoseconds, event: suspected() }];
    let entry = AppendRequest { request: request(2), recorded_at: nanoseconds, actor: &actor(), events: &events };
    let given_back = store.append(store.head().seq, &entry).unwrap();
    assert_eq!((given_back[0].occurred_at, given_back[0].recorded_at), (at(0), at(0)));
}

fn a_log_begins_at_one_and_has_no_gaps(backend: &impl Backend) {
    let mut store = backend.connect();
    append(&mut store, 2, vec![suspected(), noted("a"), noted("b")]).unwrap();
    let places: Vec<u64> = store.read_after(Seq::START).unwrap().iter().map(|recorded| recorded.seq.0).collect();
    assert_eq!(places, [1, 2, 3, 4, 5, 6, 7]);
}

fn reading_after_an_event_gives_the_later_ones(backend: &impl Backend) {
    let mut store = backend.connect();
    append(&mut store, 2, vec![suspected()]).unwrap();
    for (after, count) in [(0, 5), (3, 2), (4, 1), (5, 0), (99, 0)] {
        assert_eq!(store.read_after(Seq(after)).unwrap().len(), count, "after {after}");
    }
}

fn places(events: &[RecordedEvent]) -> Vec<u64> {
    events.iter().map(|recorded| recorded.seq.0).collect()
}

fn pages_lead_back_to_the_beginning(backend: &impl Backend) {
    let mut store = backend.connect();
    append(&mut store, 2, vec![suspected(), noted("a"), noted("b")]).unwrap();
    let all = store.read_after(Seq::START).unwrap();
    for (before, most, expected) in [
        (8, 3, vec![7, 6, 5]),
        (5, 3, vec![4, 3, 2]),
        (2, 3, vec![1]),
        (1, 3, vec![]),
        (99, 2, vec![7, 6]),
        (8, 0, vec![]),
    ] {
        let page = store.page_before(Seq(before), most).unwrap();
        assert_eq!(places(&page), expected, "{most} before {before}");
        assert!(page.iter().all(|recorded| all.contains(recorded)));
    }
}

fn events_are_read_at_their_places(backend: &impl Backend) {
    let mut store = backend.connect();
    append(&mut store, 2, vec![suspected()]).unwrap();
    let read = store.read_at(&[Seq(5), Seq(2), Seq(9), Seq::START]).unwrap();
    assert_eq!(places(&read), [5, 2]);
    assert_eq!(read[0], store.find(request(2)).unwrap()[0]);
}

fn a_log_is_visited_as_far_as_the_visitor_wants(backend: &impl Backend) {
    let mut store = backend.connect();
    let mut seen = Vec::new();
    let link = store.follow(Link::genesis(), &mut |recorded| {
        seen.push(recorded.seq.0);
        if recorded.seq.0 < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    assert_eq!((seen, link.unwrap().seq), (vec![1, 2, 3], Seq(3)));
}

fn going_through_a_log_goes_on_where_it_broke_off(backend: &impl Backend) {
    let mut store = backend.connect();
    append(&mut store, 2, vec![suspected(), noted("a")]).unwrap();
    let all = store.read_after(Seq::START).unwrap();
    let mut seen = Vec::new();
    let mut link = Link::genesis();
    for _ in 0..7 {
        link = store
            .follow(link, &mut |recorded| {
                seen.push(recorded);
                ControlFlow::Break(())
            })
            .unwrap();
    }
    assert_eq!((seen, link), (all, store.head()));
}

fn a_command_is_found_by_its_request_id(backend: &impl Backend) {
    let mut store = backend.connect();
    append(&mut store, 2, vec![suspected(), noted("a")]).unwrap();
    append(&mut store, 3, vec![noted("b")]).unwrap();
    let places: Vec<u64> = backend.connect().find(request(2)).unwrap().iter().map(|recorded| recorded.seq.0).collect();
    assert_eq!(places, [5, 6]);
    assert_eq!(store.find(request(4)).unwrap(), []);
}

fn a_store_that_is_behind_writes_nothing(backend: &impl Backend) {
    let (mut one, mut other) = (backend.connect(), backend.connect());
    append(&mut one, 2, vec![suspected()]).unwrap();
    assert_eq!(kind(append(&mut other, 3, vec![noted("late")])), "behind");
    assert_eq!(other.find(request(3)).unwrap(), []);
    assert_eq!(other.read_after(Seq(4)).unwrap().len(), 1);
    append(&mut other, 3, vec![noted("late")]).unwrap();
}

fn a_command_is_written_once(backend: &impl Backend) {
    let mut store = backend.connect();
    append(&mut store, 2, vec![suspected()]).unwrap();
    let again = append(&mut store, 2, vec![noted("again")]);
    assert!(matches!(again, Err(StoreError::Repeated(id)) if id == request(2)));
    assert_eq!(store.read_after(Seq::START).unwrap().len(), 5);
}

fn a_number_is_issued_once_whoever_issues_it(backend: &impl Backend) {
    let (mut one, mut other) = (backend.connect(), backend.connect());
    append(&mut one, 2, vec![suspected(), issued(0, FIRST, Sex::Female)]).unwrap();
    other.read_after(Seq::START).unwrap();
    assert_eq!(kind(append(&mut other, 3, vec![issued(1, FIRST, Sex::Female)])), "log_forbids");
    append(&mut other, 4, vec![issued(1, SECOND, Sex::Female)]).unwrap();
}

fn a_number_is_added_once(backend: &impl Backend) {
    assert_eq!(kind(append(&mut backend.connect(), 2, vec![added(FIRST, Sex::Female)])), "log_forbids");
}

fn a_log_is_created_once(backend: &impl Backend) {
    assert_eq!(kind(append(&mut backend.connect(), 2, vec![created()])), "log_forbids");
}

fn all_events_of_a_command_are_written_or_none(backend: &impl Backend) {
    let mut store = backend.connect();
    let twice: Vec<Event> = vec![suspected(), issued(0, FIRST, Sex::Female), issued(1, FIRST, Sex::Female)];
    assert_eq!(kind(append(&mut store, 2, twice)), "log_forbids");
    assert_eq!(store.read_after(Seq::START).unwrap().len(), 4);
    assert_eq!(store.find(request(2)).unwrap(), []);
}

fn only_what_others_write_counts_as_change(backend: &impl Backend) {
    let (mut one, mut other) = (backend.connect(), backend.connect());
    append(&mut one, 2, vec![suspected()]).unwrap();
    assert_eq!((one.changed().unwrap(), other.changed().unwrap()), (false, true));
    assert_eq!((one.changed().unwrap(), other.changed().unwrap()), (false, false));
}

fn the_head_follows_what_was_read_and_written(backend: &impl Backend) {
    let (mut one, mut other) = (backend.connect(), backend.connect());
    append(&mut one, 2, vec![suspected()]).unwrap();
    let last = one.find(request(2)).unwrap().remove(0);
    assert_eq!((one.head().seq, one.head().hash), (last.seq, last.hash));
    assert_eq!(other.head().seq, Seq(4));
    other.read_after(Seq(4)).unwrap();
    assert_eq!(other.head(), one.head());
}

fn the_way_of_hashing_never_changes(backend: &impl Backend) {
    assert_eq!(backend.connect().head().hash.short(), "ca3d282a");
}

/// Notes the places at which it is asked, and refuses to admit or to intend.
#[derive(Default)]
struct Recorder {
    refuses_to_admit: bool,
    refuses_to_intend: bool,
    asked_at: Vec<u64>,
}

fn refusal_if(refuses: bool) -> Result<(), StoreError> {
    if refuses { Err(StoreError::Unsettled) } else { Ok(()) }
}

impl AppendGuard for Recorder {
    fn admit(&mut self, log: &dyn LogView) -> Result<(), StoreError> {
        self.asked_at.push(log.head()?.seq.0);
        refusal_if(self.refuses_to_admit)
    }

    fn intend(&mut self, last: Link, _: &AppendRequest<'_>) -> Result<(), StoreError> {
        self.asked_at.push(last.seq.0);
        refusal_if(self.refuses_to_intend)
    }
}

fn a_guard_sees_the_log_before_anything_is_written_and_may_refuse(backend: &impl Backend) {
    let mut store = backend.connect();
    let (actor, events) = (actor(), new_events(vec![suspected(), noted("a")]));
    let entry = AppendRequest { request: request(2), recorded_at: at(5), actor: &actor, events: &events };
    for (refuses_to_admit, refuses_to_intend, asked_at) in [(true, false, vec![4]), (false, true, vec![4, 4])] {
        let mut guard = Recorder { refuses_to_admit, refuses_to_intend, ..Recorder::default() };
        assert_eq!(kind(store.append_guarded(Seq(4), &entry, &mut guard)), "unsettled");
        assert_eq!((guard.asked_at, store.find(request(2)).unwrap()), (asked_at, vec![]));
    }
    let mut guard = Recorder::default();
    let written = store.append_guarded(Seq(4), &entry, &mut guard).unwrap();
    assert_eq!((guard.asked_at, places(&written)), (vec![4, 4], vec![5, 6]));
    assert_eq!(store.comparison().unwrap(), Comparison::default(), "no way of writing passes the witness by");
    assert_eq!(backend.connect().find(request(2)).unwrap(), written);
}

fn a_view_shows_the_log_as_it_is_and_what_the_viewer_says_is_passed_on(backend: &impl Backend) {
    let mut store = backend.connect();
    append(&mut store, 2, vec![suspected(), noted("a")]).unwrap();
    let (head, mut shown) = (store.head(), 0);
    let mut ask = |log: &dyn LogView| {
        assert!(matches!(created(), Event::LogCreated { log: id, .. } if id == log.identity().unwrap().log));
        assert_eq!(log.head().unwrap(), head);
        assert_eq!((log.hash_at(head.seq).unwrap(), log.hash_at(Seq(7)).unwrap()), (Some(head.hash), None));
        assert_eq!((log.last_of(request(2)).unwrap(), log.last_of(request(3)).unwrap()), (Some(Seq(6)), None));
        shown += 1;
        Ok(())
    };
    store.view(&mut ask).unwrap();
    assert!(!store.view_quiet(Duration::ZERO, &mut ask).unwrap(), "nobody else writes");
    assert_eq!(shown, 2);
    assert_eq!(kind(store.view(&mut |_| Err(StoreError::Unsettled))), "unsettled");
    assert_eq!(kind(store.view_quiet(Duration::ZERO, &mut |_| Err(StoreError::Unsettled))), "unsettled");
}
