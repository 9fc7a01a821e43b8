//! Voiding an issuance and correcting what was written down wrongly; nothing is ever erased.

use kvittera_domain::event::Event;
use kvittera_domain::event::correction::{Callback, Correction};
use kvittera_domain::ledger::pool::NumberState;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::sex::Sex::Female;
use kvittera_domain::value::unit::Unit;

use crate::given::commands::{correct, first, nth, request, text, unit, void, woman};
use crate::given::scenario::{Scenario, clock, desk};

fn out() -> Scenario {
    desk().down().issued(Female)
}

fn corrected(correction: Correction) -> Event {
    Event::Corrected { issuance: first(), correction, reason: text("skrevs fel") }
}

/// Corrects the first issuance, asserts that exactly this event follows, and returns the issuance as it is now.
#[track_caller]
fn after(correction: Correction) -> kvittera_domain::ledger::issuance::Issuance {
    let desk = out().when(correct(first(), correction.clone())).then(corrected(correction));
    desk.ledger.issuance(first()).unwrap().clone()
}

fn callback(extension: &str) -> Correction {
    Correction { callback: Some(text(extension)), ..Correction::default() }
}

#[test]
fn an_issuance_is_voided_with_its_reason_and_stays_in_the_log() {
    let voided = Event::Voided { issuance: first(), reason: text("fel kön") };
    let void = out().at(3, 9).by("tekni5").when(void(first(), "fel kön")).then(voided);
    let issuance = void.ledger.issuance(first()).unwrap();
    let why = issuance.voided.as_ref().unwrap();
    assert_eq!((why.at, why.by.vgr_id.as_str(), why.reason.as_str()), (clock(3, 9), "tekni5", "fel kön"));
    assert!(!issuance.is_in_use() && !issuance.awaits_read_back());
    assert_eq!((issuance.number, issuance.issued_by.as_str()), (woman(1), "kassa1"));
    assert_eq!(void.ledger.pool.get(woman(1)).unwrap().state, NumberState::Issued(first()));
}

#[test]
fn nothing_is_voided_twice() {
    out().and(void(first(), "fel kön")).when(void(first(), "misstag")).refused(Refusal::IssuanceVoid(first()));
}

#[test]
fn only_what_was_issued_is_voided_or_corrected() {
    let out = out().when(void(nth(2), "misstag")).refused(Refusal::IssuanceUnknown(nth(2)));
    out.when(correct(nth(2), callback("4712"))).refused(Refusal::IssuanceUnknown(nth(2)));
    desk().when(void(first(), "misstag")).refused(Refusal::IssuanceUnknown(first()));
}

#[test]
fn voiding_and_correcting_go_on_when_the_service_is_back() {
    out().back_up().and(correct(first(), callback("4712"))).and(void(first(), "misstag"));
}

#[test]
fn each_field_is_corrected_by_itself() {
    let caller = after(Correction { requested_by: Some(text("avdel9")), ..Correction::default() });
    assert_eq!(
        (caller.request.requested_by.as_str(), caller.request.unit, caller.request.callback),
        ("avdel9", unit(), request().callback)
    );
    let clinic = after(Correction { clinic: Some(text("Psykiatri")), ..Correction::default() });
    assert_eq!(clinic.request.unit, Unit { clinic: text("Psykiatri"), ..unit() });
    let ward = after(Correction { ward: Some(text("HIA")), ..Correction::default() });
    assert_eq!(ward.request.unit, Unit { ward: text("HIA"), ..unit() });
    assert_eq!((ward.request.requested_by, ward.number), (request().requested_by, woman(1)));
    assert_eq!(after(callback("4712")).request.callback, Some(text("4712")));
}

#[test]
fn that_there_is_no_extension_is_a_correction_too_and_is_kept_as_an_empty_text() {
    let none = Correction { callback: Some(Callback::None), ..Correction::default() };
    assert_eq!(serde_json::to_value(&none).unwrap(), serde_json::json!({ "callback": "" }));
    assert_eq!(serde_json::from_str::<Correction>(r#"{"callback":""}"#).unwrap(), none);
    let former = r#"{"callback":"4712"}"#;
    assert_eq!(serde_json::from_str::<Correction>(former).unwrap(), callback("4712"), "as in logs of former versions");
    assert_eq!(serde_json::to_string(&callback("4712")).unwrap(), former);
    let emptied = after(none.clone());
    assert_eq!((emptied.request.callback, emptied.request.requested_by), (None, request().requested_by));
    let emptied = out().and(correct(first(), none.clone()));
    let emptied = emptied.when(correct(first(), none)).refused(Refusal::NothingToCorrect(first()));
    emptied.and(correct(first(), callback("4712")));
}

#[test]
fn all_fields_are_corrected_at_once() {
    let all = Correction {
        requested_by: Some(text("avdel9")),
        clinic: Some(text("Psykiatri")),
        ward: Some(text("Avd 1")),
        callback: Some(text("4712")),
    };
    let issuance = after(all);
    assert_eq!(issuance.request.requested_by.as_str(), "avdel9");
    assert_eq!(issuance.request.unit.to_string(), "Psykiatri / Avd 1");
    assert_eq!(issuance.request.callback, Some(text("4712")));
}

#[test]
fn every_correction_is_kept_with_who_when_and_why() {
    let twice = out().at(3, 5).and(correct(first(), callback("4712"))).at(3, 7).by("tekni5");
    let twice = twice.and(correct(first(), callback("4713")));
    let issuance = twice.ledger.issuance(first()).unwrap();
    let who: Vec<_> = issuance.corrections.iter().map(|why| (why.at, why.by.vgr_id.as_str())).collect();
    assert_eq!(who, [(clock(3, 5), "kassa1"), (clock(3, 7), "tekni5")]);
    assert_eq!(issuance.request.callback, Some(text("4713")));
    assert_eq!(issuance.corrections[0].reason.as_str(), "skrevs fel");
}

#[test]
fn a_correction_must_change_something() {
    assert!(Correction::default().is_empty());
    let nothing = || Refusal::NothingToCorrect(first());
    let same = Correction {
        requested_by: Some(request().requested_by),
        clinic: Some(unit().clinic),
        ward: Some(unit().ward),
        callback: request().callback.map(Callback::Extension),
    };
    assert!(!same.is_empty());
    let out = out().when(correct(first(), Correction::default())).refused(nothing());
    out.when(correct(first(), same)).refused(nothing());
}

#[test]
fn one_new_value_among_old_ones_is_enough() {
    let one = Correction { requested_by: Some(request().requested_by), ..callback("4712") };
    out().when(correct(first(), one.clone())).then(corrected(one));
}

#[test]
fn what_was_corrected_already_is_not_corrected_to_the_same_again() {
    let once = out().and(correct(first(), callback("4712")));
    once.when(correct(first(), callback("4712"))).refused(Refusal::NothingToCorrect(first()));
}

#[test]
fn a_callback_may_be_given_where_there_was_none() {
    let silent = kvittera_domain::value::request::NumberRequest { callback: None, ..request() };
    let out = desk().down().and(Command::Issue { sex: Female, request: silent, proposed: None, form_seconds: None });
    out.when(correct(first(), callback("4711"))).then(corrected(callback("4711")));
}

#[test]
fn a_void_issuance_is_not_corrected_any_more() {
    let void = out().and(void(first(), "misstag"));
    let void = void.when(correct(first(), callback("4712"))).refused(Refusal::IssuanceVoid(first()));
    void.when(correct(first(), Correction::default())).refused(Refusal::IssuanceVoid(first()));
}
