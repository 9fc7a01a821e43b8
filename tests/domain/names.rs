//! The stable English names by which other programs know states, kinds and errors; they never change.

use chrono::Weekday;
use kvittera_domain::calendar::{CallRule, Contact, Eve, Holiday};
use kvittera_domain::event::Event;
use kvittera_domain::event::quarantine::Quarantine;
use kvittera_domain::event::reconciling::ReconciliationStep;
use kvittera_domain::ledger::issuance::ReadBack;
use kvittera_domain::ledger::outage::{OutageState, OutageStepKind};
use kvittera_domain::ledger::reconciliation::CaseState;
use kvittera_domain::reachability::{Advice, Group, ProbeFailure};
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::actor::Role;
use kvittera_domain::value::id::RequestId;
use kvittera_domain::value::person_id::IdKind;
use kvittera_domain::value::reserve_number::NumberKind;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::sex::Sex::{Female, Male, Unknown};
use kvittera_domain::views::export_selection::LeftOutReason;
use serde::Serialize;
use uuid::Uuid;

use crate::given::commands::{announcement, first, outage, patient, text};
use crate::given::scenario::clock;

/// Asserts that values have these names, in the log as elsewhere.
#[track_caller]
fn stored<T: Serialize + Copy, const N: usize>(all: [T; N], name: fn(T) -> &'static str, names: [&str; N]) {
    assert_eq!(all.map(name), names);
    assert_eq!(serde_json::to_value(all.to_vec()).unwrap(), serde_json::json!(names.to_vec()));
}

/// The value of `key` in the JSON of an event.
fn said(event: &Event, key: &str) -> String {
    let json = serde_json::to_value(event).unwrap();
    let said = json.get(key).or_else(|| json["body"].get(key)).unwrap();
    said.as_str().unwrap().to_owned()
}

#[test]
fn the_log_has_the_same_names() {
    stored([Female, Male, Unknown], Sex::name, ["female", "male", "unknown"]);
    stored(Role::ALL, Role::name, ["cashier", "technician", "ward", "auditor"]);
    stored(ReconciliationStep::ALL, ReconciliationStep::name, ["replaced", "raps_notified", "unused", "voided"]);
}

#[test]
fn a_step_of_an_outage_is_called_as_its_event_is() {
    let (outage, plan) = (outage(1), announcement(clock(4, 0), clock(5, 0)));
    let events = [
        Event::OutagePlanned { outage, plan: plan.clone() },
        Event::OutageReplanned { outage, plan },
        Event::OutageCancelled { outage, reason: text("uppskjutet") },
        Event::OutageSuspected { outage, checked: vec![] },
        Event::OutageConfirmed { outage },
        Event::OutageNoted { outage, note: text("ringt") },
        Event::OutageEnded { outage },
        Event::OutageTimesSet { outage, started_at: None, ended_at: None, reason: text("fel") },
        Event::OutageReopened { outage, reason: text("nere igen") },
        Event::OutageReconciled { outage },
    ];
    for recorded in events {
        let (of, step) = OutageStepKind::of(&recorded).unwrap();
        assert_eq!((of, format!("outage_{}", step.name())), (outage, said(&recorded, "kind")));
    }
    assert_eq!(OutageStepKind::of(&Event::ReadBackSkipped { issuance: first() }), None);
}

#[test]
fn a_number_in_quarantine_is_called_as_its_event_calls_it() {
    let request = RequestId(Uuid::from_u128(7));
    let all = [
        (Quarantine::OutcomeUnknown { request }, "outcome_unknown"),
        (Quarantine::IssuanceLost { request }, "hand_out_lost"),
        (Quarantine::NotProven, "not_proven"),
    ];
    for (because, name) in all {
        assert_eq!(because.name(), name);
        let recorded = Event::NumberQuarantined { number: crate::given::commands::woman(1), because };
        assert_eq!(said(&recorded, "because"), name);
    }
}

#[test]
fn states() {
    use LeftOutReason::{NoNewId, Shared, Unused, Void};
    use OutageState::{Cancelled, Confirmed, Ended, Planned, Reconciled, Suspected};
    let outages = [Planned, Cancelled, Suspected, Confirmed, Ended, Reconciled].map(OutageState::name);
    assert_eq!(outages, ["planned", "cancelled", "suspected", "confirmed", "ended", "reconciled"]);
    assert_eq!(CaseState::ALL.map(CaseState::name), ["open", "replaced", "notified", "done", "unused", "void"]);
    let read_back = [ReadBack::Awaited, ReadBack::Matched, ReadBack::Skipped, ReadBack::OnPaper].map(ReadBack::name);
    assert_eq!(read_back, ["awaited", "matched", "skipped", "on_paper"]);
    let left_out = [Void, Unused, Shared(vec![]), NoNewId];
    assert_eq!(left_out.map(|reason| reason.name()), ["void", "unused", "shared_number", "no_new_id"]);
}

#[test]
fn systems_of_ids() {
    assert_eq!([NumberKind::Lrid, NumberKind::Grid].map(NumberKind::name), ["lrid", "grid"]);
    let ids = [IdKind::Personnummer, IdKind::Samordningsnummer, IdKind::Lrid];
    assert_eq!(ids.map(IdKind::name), ["personnummer", "samordningsnummer", "lrid"]);
}

#[test]
fn whom_to_call_and_why() {
    assert_eq!([Contact::Helpdesk, Contact::OnCall].map(Contact::name), ["helpdesk", "on_call"]);
    let rules = [
        (CallRule::OpenHours, "open_hours", None),
        (CallRule::BeforeOpening, "before_opening", None),
        (CallRule::AfterClosing, "after_closing", None),
        (CallRule::Weekend(Weekday::Sun), "weekend", None),
        (CallRule::Holiday(Holiday::MayDay), "holiday", Some("may_day")),
        (CallRule::Eve(Eve::MidsummerEve), "eve", Some("midsummer_eve")),
    ];
    for (rule, name, day) in rules {
        assert_eq!((rule.name(), rule.day_name()), (name, day));
    }
}

#[test]
fn why_a_probe_got_no_answer() {
    use Advice::{CannotTell, NoTargets, NotOnlyUs, ProbablyOnlyUs, ServiceAnswers};
    use ProbeFailure::{
        CertificateExpired, CertificateOtherHost, CertificateUntrusted, Garbage, HttpStatus, NameUnknown,
    };
    use ProbeFailure::{RedirectLoop, Refused, Reset, Timeout, Tls, Unreachable};
    let network = [Refused, Timeout, NameUnknown, Unreachable, Reset];
    assert_eq!(network.map(ProbeFailure::name), ["refused", "timeout", "name_unknown", "unreachable", "reset"]);
    let tls = [CertificateUntrusted, CertificateExpired, CertificateOtherHost, Tls].map(ProbeFailure::name);
    assert_eq!(tls, ["certificate_untrusted", "certificate_expired", "certificate_other_host", "tls"]);
    assert_eq!(
        [HttpStatus(503), RedirectLoop, Garbage].map(ProbeFailure::name),
        ["http_status", "redirect_loop", "garbage"]
    );
    assert_eq!((HttpStatus(503).http_status(), Tls.http_status()), (Some(503), None));
    assert_eq!(Group::ALL.map(Group::name), ["service", "reference"]);
    let advice = [NotOnlyUs, ProbablyOnlyUs, ServiceAnswers, CannotTell, NoTargets].map(Advice::name);
    assert_eq!(advice, ["not_only_us", "probably_only_us", "service_answers", "cannot_tell", "no_targets"]);
}

#[test]
fn refusals() {
    let refusals = [
        (Refusal::OutageNotOpen, "outage_not_open", false),
        (Refusal::CaseUnused(patient(1)), "case_unused", false),
        (Refusal::NotAllowed { role: None, allowed: &[] }, "not_allowed", true),
        (Refusal::OtherUnit(patient(1)), "other_unit", true),
    ];
    for (refusal, kind, about_rights) in refusals {
        assert_eq!((refusal.kind(), refusal.is_about_rights()), (kind, about_rights));
    }
}

#[test]
fn a_sex_is_said_in_swedish_or_english_by_a_word_or_a_letter() {
    let words = [
        (Female, ["k", "kvinna", "f", "female", " Kvinna "].as_slice()),
        (Male, &["m", "man", "male", "MAN"]),
        (Unknown, &["x", "okänt", "unknown", "OKÄNT"]),
    ];
    for (sex, words) in words {
        for word in words {
            assert_eq!(Sex::from_word(word), Some(sex), "{word:?}");
        }
    }
    for word in ["", "kv", "kvinna man", "w", "okant"] {
        assert_eq!(Sex::from_word(word), None, "{word:?}");
    }
}
