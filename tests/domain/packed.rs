//! Which parts of a long ledger may be packed, and which may not since they are still needed.

use chrono::{DateTime, TimeDelta, Utc};
use kvittera_domain::event::quarantine::Quarantine;
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::compact_vec::{CompactVec, Compactable};
use kvittera_domain::value::actor::{Actor, Login, Role, Via};
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::{LogId, OutageId, RequestId};
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::reserve_number::ReserveNumber;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::sex::Sex::{Female, Male, Unknown};
use uuid::Uuid;

use crate::given::commands::text;
use crate::given::packing::pack;
use crate::given::samples::date;

/// How many entries are packed together.
const CHUNK: usize = 64;

/// Folds events, one a minute.
fn ledger(events: impl IntoIterator<Item = Event>) -> Ledger {
    let mut ledger = Ledger::default();
    let created = Event::LogCreated { log: LogId(Uuid::from_u128(1)), site: text("sas-akuten"), mode: Mode::Live };
    for event in std::iter::once(created).chain(events) {
        let seq = ledger.seq.next();
        let at = minute(i64::try_from(seq.0).unwrap());
        let actor = Actor { vgr_id: text("kassa1"), login: Login::new("kassa"), role: Role::Cashier, via: Via::Local };
        let request = RequestId(Uuid::from_u128(seq.0.into()));
        let recorded =
            RecordedEvent { seq, request, recorded_at: at, occurred_at: at, actor, event, hash: Hash([0; 32]) };
        ledger.apply(&recorded).unwrap();
    }
    ledger
}

fn minute(minute: i64) -> DateTime<Utc> {
    "2020-01-01T00:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minute)
}

fn number(place: usize, sex: Sex) -> PoolNumber {
    let born = date(2019, 1, 1) - chrono::Days::new(place as u64);
    ReserveNumber::compose(born, if sex == Female { 6 } else { 7 }, sex).unwrap().into()
}

fn added(places: std::ops::Range<usize>, sex: Sex) -> impl Iterator<Item = Event> {
    places.map(move |place| Event::NumberAdded { number: number(place, sex), sex, warnings: vec![] })
}

fn withdrawn(places: impl IntoIterator<Item = usize>, sex: Sex) -> impl Iterator<Item = Event> {
    places
        .into_iter()
        .map(move |place| Event::NumberWithdrawn { number: number(place, sex), reason: text("oläsligt") })
}

/// An outage that began and ended, and that was reconciled if `closed`.
fn outage(place: usize, closed: bool) -> Vec<Event> {
    let outage = OutageId::following(place);
    let mut course = vec![Event::OutageSuspected { outage, checked: vec![] }, Event::OutageEnded { outage }];
    course.extend(closed.then_some(Event::OutageReconciled { outage }));
    course
}

fn packed(ledger: &Ledger) -> Ledger {
    let mut packed = ledger.clone();
    pack(&mut packed);
    packed
}

/// How many chunks of a list are packed.
fn chunks<T: Compactable>(list: &CompactVec<T>) -> usize {
    list.parts().0.len()
}

#[test]
fn what_is_spent_is_packed_but_for_the_last_numbers() {
    let spent = ledger(added(0..3 * CHUNK, Female).chain(withdrawn(0..3 * CHUNK, Female)));
    assert_eq!((chunks(spent.pool.entries()), chunks(packed(&spent).pool.entries())), (0, 2));
    assert_eq!(chunks(packed(&packed(&spent)).pool.entries()), 2, "the last stay at hand");
    let few = ledger(added(0..2 * CHUNK - 1, Female).chain(withdrawn(0..2 * CHUNK - 1, Female)));
    assert_eq!(chunks(packed(&few).pool.entries()), 0);
}

#[test]
fn a_free_number_among_spent_ones_can_still_go_out() {
    let free = CHUNK + 10;
    let spent = (0..4 * CHUNK).filter(|place| *place != free);
    let one_left = packed(&ledger(added(0..4 * CHUNK, Female).chain(withdrawn(spent, Female))));
    assert_eq!(chunks(one_left.pool.entries()), 1, "up to the one that is free");
    assert_eq!(one_left.pool.free(Female).collect::<Vec<_>>(), [number(free, Female)]);
}

#[test]
fn packed_numbers_are_counted_where_they_are() {
    let quarantined = (CHUNK..2 * CHUNK)
        .map(|place| Event::NumberQuarantined { number: number(place, Female), because: Quarantine::NotProven });
    let events = added(0..CHUNK, Female)
        .chain(added(CHUNK..2 * CHUNK, Female))
        .chain(added(0..2 * CHUNK, Male))
        .chain(withdrawn(0..CHUNK, Female))
        .chain(quarantined)
        .chain(withdrawn(0..CHUNK + 5, Male));
    let long = ledger(events);
    let packed = packed(&long);
    assert_eq!(chunks(packed.pool.entries()), 3);
    let women = packed.pool.count(Female);
    assert_eq!((women.free, women.issued, women.withdrawn, women.quarantined), (0, 0, CHUNK, CHUNK));
    let men = packed.pool.count(Male);
    assert_eq!((men.free, men.withdrawn, men.quarantined), (CHUNK - 5, CHUNK + 5, 0));
    assert_eq!(packed.pool.count(Unknown).total(), 0);
    for sex in Sex::ALL {
        assert!(packed.pool.of_sex(sex).eq(long.pool.of_sex(sex)), "{sex:?}");
    }
    assert_eq!(packed.pool.of_sex(Female).count(), 2 * CHUNK);
}

#[test]
fn new_ids_are_never_needed_but_for_asking_whether_they_are_there() {
    let ids: Vec<PoolNumber> = (0..3 * CHUNK).map(|place| number(place, Male)).collect();
    let mut ledger = Ledger { new_ids: ids.iter().copied().collect(), ..Ledger::default() };
    pack(&mut ledger);
    assert_eq!(chunks(&ledger.new_ids), 2);
    assert!(ledger.new_ids.iter().eq(&ids));
}

#[test]
fn an_outage_that_owes_something_is_not_packed_nor_anything_after_it() {
    let closed = ledger((0..3 * CHUNK).flat_map(|place| outage(place, true)));
    assert_eq!(chunks(packed(&closed).outages.as_list()), 2);
    let owing = ledger((0..3 * CHUNK).flat_map(|place| outage(place, place != CHUNK)));
    assert_eq!(chunks(packed(&owing).outages.as_list()), 1);
    assert!(!owing.outages.is_empty() && Ledger::default().outages.is_empty());
}

#[test]
fn the_outage_that_began_last_may_be_an_early_one() {
    let late = OutageId::following(3);
    let later = |by: i64| Some(minute(1_000_000 + by));
    let set =
        Event::OutageTimesSet { outage: late, started_at: later(0), ended_at: later(10), reason: text("rätt år") };
    let long = ledger((0..3 * CHUNK).flat_map(|place| outage(place, true)).chain([set]));
    assert_eq!(chunks(packed(&long).outages.as_list()), 2);
    assert_eq!(packed(&long).outages.latest().map(|outage| outage.id), Some(late));
}

#[test]
fn ledgers_that_differ_in_what_is_packed_are_not_the_same() {
    let all = || added(0..3 * CHUNK, Female).chain(withdrawn(0..3 * CHUNK - 1, Female));
    let one = ledger(all());
    let other_early = ledger(all().map(|event| match event {
        Event::NumberWithdrawn { number: early, .. } if early == number(0, Female) => {
            Event::NumberWithdrawn { number: early, reason: text("borttappat") }
        }
        event => event,
    }));
    let other_late = ledger(all().map(|event| match event {
        Event::NumberWithdrawn { number: late, .. } if late == number(3 * CHUNK - 2, Female) => {
            Event::NumberWithdrawn { number: late, reason: text("borttappat") }
        }
        event => event,
    }));
    for other in [&other_early, &other_late] {
        assert!(packed(&one).pool != packed(other).pool && packed(&one).pool != other.pool && one.pool != other.pool);
        assert!(packed(other).pool == other.pool && packed(other).pool == packed(other).pool);
    }
}
