//! The SQL view of outages has the same content as the ledger, whatever the course of the outages.

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use kvittera_domain::event::Event;
use kvittera_domain::event::plan::Plan;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::value::id::{ConflictId, IssuanceId, OutageId, Seq};
use kvittera_domain::value::request::Paper;
use kvittera_domain::value::sex::Sex;
use kvittera_store::EventStore;

use super::views::rows;
use crate::given::log_file::{Desk, FIRST, append, issued, noted};

fn id(place: usize) -> OutageId {
    OutageId::following(place - 1)
}

fn hour(hour: i64) -> DateTime<Utc> {
    "2026-11-22T00:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::hours(hour)
}

fn planned(place: usize, from: i64) -> Event {
    let plan = Plan { from: hour(from), to: hour(from + 1), reference: Some("CHG 4711".parse().unwrap()) };
    Event::OutagePlanned { outage: id(place), plan }
}

fn times_set(place: usize, from: Option<i64>, to: Option<i64>) -> Event {
    let (started_at, ended_at) = (from.map(hour), to.map(hour));
    Event::OutageTimesSet { outage: id(place), started_at, ended_at, reason: "IT-nyheter".parse().unwrap() }
}

fn reopened(place: usize) -> Event {
    Event::OutageReopened { outage: id(place), reason: "nere igen".parse().unwrap() }
}

fn suspected(place: usize) -> Event {
    Event::OutageSuspected { outage: id(place), checked: Vec::new() }
}

fn confirmed(place: usize) -> Event {
    Event::OutageConfirmed { outage: id(place) }
}

fn ended(place: usize) -> Event {
    Event::OutageEnded { outage: id(place) }
}

fn reconciled(place: usize) -> Event {
    Event::OutageReconciled { outage: id(place) }
}

/// An outage of the ledger as a row of the view.
fn row(outage: &Outage) -> Vec<String> {
    let moment = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Micros, true);
    let maybe = |at: Option<DateTime<Utc>>| at.map_or("-".to_owned(), moment);
    let plan = outage.plan.as_ref();
    vec![
        outage.id.to_string(),
        outage.kind().to_owned(),
        outage.state.name().to_owned(),
        plan.map_or("-".to_owned(), |plan| plan.from.to_rfc3339_opts(SecondsFormat::Secs, true)),
        plan.and_then(|plan| plan.reference.as_ref()).map_or("-".to_owned(), ToString::to_string),
        maybe(outage.state.has_begun().then_some(outage.started_at)),
        maybe(outage.ended_at),
    ]
}

const COLUMNS: &str = "SELECT id, kind, state, planned_from, reference, started_at, ended_at FROM outage";

/// Asserts that view and ledger agree after each of the events.
fn agree(events: Vec<Event>) {
    let desk = Desk::new();
    let mut store = desk.open();
    for (number, event) in (2..).zip(events) {
        append(&mut store, number, vec![event.clone()]).unwrap();
        let ledger = Ledger::fold(&store.read_after(Seq::START).unwrap()).unwrap();
        let expected: Vec<_> = ledger.outages.iter().map(row).collect();
        assert_eq!(rows(&desk.foreign(), COLUMNS), expected, "{event:?}");
    }
}

#[test]
fn a_planned_stop_to_its_end() {
    let Event::OutagePlanned { plan, .. } = planned(1, 8) else { unreachable!() };
    agree(vec![
        planned(1, 6),
        noted("anslaget"),
        Event::OutageReplanned { outage: id(1), plan },
        confirmed(1),
        times_set(1, Some(7), None),
        ended(1),
        reconciled(1),
    ]);
}

#[test]
fn a_planned_stop_called_off_beside_another_outage() {
    let off = Event::OutageCancelled { outage: id(1), reason: "uppskjutet".parse().unwrap() };
    agree(vec![planned(1, 20), suspected(2), planned(3, 22), off, ended(2), confirmed(3)]);
}

#[test]
fn an_outage_that_flaps_with_times_set_in_between() {
    agree(vec![
        suspected(1),
        confirmed(1),
        ended(1),
        times_set(1, Some(2), Some(3)),
        times_set(1, None, Some(4)),
        reopened(1),
        times_set(1, Some(1), None),
        ended(1),
        reconciled(1),
        times_set(1, None, Some(5)),
        reopened(1),
        ended(1),
    ]);
}

#[test]
fn what_turns_up_afterwards_is_owed_again() {
    let paper = Paper { given_by: "cecco3".parse().unwrap() };
    let on_paper = match issued(0, FIRST, Sex::Female) {
        Event::Issued { issuance, outage, number, sex, request, near, .. } => {
            let paper = Some(paper.clone());
            Event::Issued { issuance, outage, number, sex, request, paper, near, form_seconds: None }
        }
        other => other,
    };
    let conflict = match issued(0, FIRST, Sex::Female) {
        Event::Issued { issuance: with, outage, number, request, .. } => {
            let conflict = ConflictId::following(0);
            Event::ConflictFound { conflict, number, with, outage, request, paper }
        }
        other => other,
    };
    let void = Event::Voided { issuance: IssuanceId::following(0), reason: "misstag".parse().unwrap() };
    let beginning = vec![suspected(1), ended(1), reconciled(1), on_paper, void, reconciled(1)];
    agree(beginning.into_iter().chain([conflict, reopened(1), ended(1)]).collect());
}
