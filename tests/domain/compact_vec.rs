//! A packed ledger gives the same answers as one that is not, whatever is asked of it and whatever happens next.

use chrono::{DateTime, TimeDelta, Utc};
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::correction::Correction;
use kvittera_domain::event::reconciling::{PatientIdentity, ReconciliationStep};
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::value::actor::{Actor, Login, Role, Via};
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::{IssuanceId, LogId, OutageId, RequestId, Seq};
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::person_id::PersonId;
use kvittera_domain::value::reserve_number::ReserveNumber;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::unit::Unit;
use uuid::Uuid;

use crate::given::packing::pack;
use crate::given::scenario::assert_same;
use kvittera_domain::value::request::NumberRequest;

const OUTAGES: usize = 140;
const EACH: usize = 3;

/// A log of many outages while it is folded.
#[derive(Clone)]
struct Course {
    events: Vec<RecordedEvent>,
    ledger: Ledger,
}

impl Course {
    /// A course in which all outages but the last are reconciled.
    fn long() -> Self {
        let mut course = Self { events: Vec::new(), ledger: Ledger::default() };
        course.happens(Event::LogCreated {
            log: LogId(Uuid::from_u128(1)),
            site: "sas-akuten".parse().unwrap(),
            mode: Mode::Live,
        });
        for place in 0..OUTAGES {
            course.outage(place);
        }
        course
    }

    fn happens(&mut self, event: Event) {
        let seq = self.ledger.seq.next();
        let at = start() + TimeDelta::minutes(i64::try_from(seq.0).unwrap());
        let actor = Actor {
            vgr_id: "kassa1".parse().unwrap(),
            login: Login::new("kassa"),
            role: Role::Cashier,
            via: Via::Local,
        };
        let recorded = RecordedEvent {
            seq,
            request: RequestId(Uuid::from_u128(seq.0.into())),
            recorded_at: at,
            occurred_at: at,
            actor,
            event,
            hash: Hash([0; 32]),
        };
        self.ledger.apply(&recorded).unwrap();
        self.events.push(recorded);
    }

    fn outage(&mut self, place: usize) {
        let outage = OutageId::following(place);
        let issuances_of = place * EACH..(place + 1) * EACH;
        for at in issuances_of.clone() {
            self.happens(Event::NumberAdded { number: number(at).into(), sex: sex(at), warnings: Vec::new() });
        }
        self.happens(Event::OutageSuspected { outage, checked: Vec::new() });
        for at in issuances_of.clone() {
            let issuance = IssuanceId::following(at);
            self.happens(Event::Issued {
                issuance,
                outage,
                number: number(at).into(),
                sex: sex(at),
                request: NumberRequest {
                    requested_by: "avdel2".parse().unwrap(),
                    unit: Unit { clinic: "Medicin".parse().unwrap(), ward: "Avd 5".parse().unwrap() },
                    callback: None,
                },
                paper: None,
                near: Vec::new(),
                form_seconds: None,
            });
            self.happens(Event::ReadBackSkipped { issuance });
        }
        if place + 1 == OUTAGES {
            return;
        }
        self.happens(Event::OutageEnded { outage });
        for at in issuances_of {
            let case = CaseId::Issuance(IssuanceId::following(at));
            let replacement = PersonId::Lrid(new_id(at));
            self.happens(Event::Replaced {
                case,
                replacement,
                identity: PatientIdentity::Established,
                warnings: Vec::new(),
            });
            let replacement = Some(replacement);
            self.happens(Event::RapsNotified { case, replacement, notified_by: None, reference: None, undoes: None });
        }
        self.happens(Event::OutageReconciled { outage });
    }
}

fn start() -> DateTime<Utc> {
    "2020-01-01T00:00:00Z".parse().unwrap()
}

fn sex(place: usize) -> Sex {
    if place.is_multiple_of(3) { Sex::Male } else { Sex::Female }
}

fn number(place: usize) -> ReserveNumber {
    let date = start().date_naive() - TimeDelta::days(i64::try_from(place).unwrap());
    ReserveNumber::compose(date, if sex(place) == Sex::Male { 7 } else { 6 }, sex(place)).unwrap()
}

fn new_id(place: usize) -> ReserveNumber {
    let date = start().date_naive() - TimeDelta::days(20_000 + i64::try_from(place).unwrap());
    ReserveNumber::compose(date, 8, Sex::Female).unwrap()
}

/// The same ledger, packed.
fn packed(ledger: &Ledger) -> Ledger {
    let mut packed = ledger.clone();
    pack(&mut packed);
    assert!(packed.issuances.recent().len() < ledger.issuances.recent().len(), "something is packed");
    packed
}

fn says_the_same(packed: &Ledger, whole: &Ledger) {
    let now = start() + TimeDelta::days(30);
    for sex in Sex::ALL {
        assert_same(&packed.pool.count(sex), &whole.pool.count(sex));
        assert!(packed.pool.of_sex(sex).rev().eq(whole.pool.of_sex(sex).rev()));
        assert!(packed.pool.free(sex).eq(whole.pool.free(sex)));
    }
    assert_same(&packed.headline(now), &whole.headline(now));
    assert_same(&packed.outages.latest(), &whole.outages.latest());
    assert_same(&packed.outages.planned(), &whole.outages.planned());
    for place in 0..=OUTAGES {
        let outage = OutageId::following(place);
        assert!(packed.issuances_of(outage).eq(whole.issuances_of(outage)));
        assert_same(&packed.trail_of_outage(outage), &whole.trail_of_outage(outage));
        assert_same(&packed.outages.by_id(outage), &whole.outages.by_id(outage));
    }
    assert_same(&packed.open_reconciliations().count(), &whole.open_reconciliations().count());
    assert!(packed.awaiting_read_back().eq(whole.awaiting_read_back()));
    for place in 0..=OUTAGES * EACH {
        let id = IssuanceId::following(place);
        assert_same(&packed.issuance(id), &whole.issuance(id));
        assert_same(&packed.pool.get(number(place).into()), &whole.pool.get(number(place).into()));
    }
    assert_same(packed, whole);
    assert!(packed == whole);
}

#[test]
fn whatever_is_asked_of_a_packed_ledger_it_says_the_same() {
    let course = Course::long();
    says_the_same(&packed(&course.ledger), &course.ledger);
    let open = packed(&course.ledger).open_reconciliations().count();
    assert_eq!(open, EACH, "those of the last outage");
}

#[test]
fn what_happens_next_happens_to_a_packed_ledger_too() {
    let mut whole = Course::long();
    let mut also = Course { ledger: packed(&whole.ledger), ..whole.clone() };
    let case = |place| CaseId::Issuance(IssuanceId::following(place));
    let reason = || "fel rad".parse().unwrap();
    let correction = Correction { ward: Some("Avd 9".parse().unwrap()), ..Correction::default() };
    for event in [
        Event::Corrected { issuance: IssuanceId::following(70), correction, reason: reason() },
        Event::Undone { case: case(3), step: ReconciliationStep::RapsNotified, reason: reason(), raps: None },
        Event::Undone { case: case(3), step: ReconciliationStep::Replaced, reason: reason(), raps: None },
        Event::OutageEnded { outage: OutageId::following(OUTAGES - 1) },
    ] {
        for course in [&mut whole, &mut also] {
            course.happens(event.clone());
        }
        says_the_same(&also.ledger, &whole.ledger);
    }
    assert_eq!(also.ledger.open_reconciliations().count(), EACH + 1);
    pack(&mut also.ledger);
    says_the_same(&also.ledger, &whole.ledger);
}

#[test]
fn a_ledger_packed_all_along_is_the_same_as_one_packed_at_the_end() {
    let course = Course::long();
    let mut along = Ledger::default();
    for recorded in &course.events {
        along.apply(recorded).unwrap();
        pack(&mut along);
    }
    let at_the_end = packed(&course.ledger);
    assert_eq!(along.issuances.recent().len(), at_the_end.issuances.recent().len());
    says_the_same(&along, &at_the_end);
}

#[test]
fn a_case_that_is_open_keeps_everything_after_it_at_hand() {
    let mut course = Course::long();
    let case = CaseId::Issuance(IssuanceId::following(0));
    course.happens(Event::Undone {
        case,
        step: ReconciliationStep::RapsNotified,
        reason: "fel rad".parse().unwrap(),
        raps: None,
    });
    let mut ledger = course.ledger.clone();
    pack(&mut ledger);
    assert_eq!(ledger.issuances.recent().len(), OUTAGES * EACH);
    assert_eq!(ledger.issuances.recent().first().map(|issuance| issuance.id), Some(IssuanceId::following(0)));
    assert_eq!(ledger.seq, Seq(course.events.len() as u64));
}
