//! The SQL view `reconciliation` has the same content as the ledger, whatever was done and undone.

use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::{
    PatientIdentity, RapsAnswer, ReconciliationStep, ReplacementWarning, UndoneNotice,
};
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::case::Case;
use kvittera_domain::value::id::{ConflictId, IssuanceId, OutageId, Seq};
use kvittera_domain::value::person_id::PersonId;
use kvittera_domain::value::request::Paper;
use kvittera_domain::value::sex::Sex;
use kvittera_store::EventStore;
use proptest::prelude::*;

use super::views::rows;
use crate::given::log_file::{Desk, FIRST, SECOND, THIRD, append, issued, suspected};
use crate::given::samples::date;

const SQL: &str = "SELECT id, number, sex, ward, state, system, replacement, identity, raps_by, raps_reference,
                          raps_told, raps_must_undo, closed_without_because FROM reconciliation ORDER BY seq";

fn id(typed: &str) -> PersonId {
    PersonId::parse(typed, date(2026, 11, 22)).unwrap()
}

fn because() -> kvittera_domain::value::text::Remark {
    "fel".parse().unwrap()
}

/// Three issuances and a conflict, in an outage that is over and reconciled.
fn unreconciled() -> Vec<Event> {
    let outage = OutageId::following(0);
    let conflict = match issued(0, FIRST, Sex::Female) {
        Event::Issued { number, request, .. } => {
            let paper = Paper { given_by: "cecco3".parse().unwrap() };
            let (conflict, with) = (ConflictId::following(0), IssuanceId::following(0));
            Event::ConflictFound { conflict, number, with, outage, request, paper }
        }
        other => other,
    };
    let out = [issued(0, FIRST, Sex::Female), issued(1, SECOND, Sex::Female), issued(2, THIRD, Sex::Male)];
    [vec![suspected()], out.into(), vec![conflict, Event::OutageEnded { outage }]].concat()
}

fn expected(case: &Case<'_>) -> Vec<String> {
    let or_none = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    let course = case.reconciliation;
    let replaced = course.replaced.as_ref();
    let name = |identity| if identity == PatientIdentity::Pending { "pending" } else { "established" };
    vec![
        case.id.to_string(),
        case.number.to_string(),
        if case.sex == Sex::Female { "female" } else { "male" }.to_owned(),
        case.request.unit.ward.to_string(),
        case.state().name().to_owned(),
        or_none(replaced.map(|replaced| replaced.id.kind().name().to_owned())),
        or_none(replaced.map(|replaced| replaced.id.value().to_owned())),
        or_none(replaced.map(|replaced| name(replaced.identity).to_owned())),
        or_none(course.last_told().map(|notified| notified.by.to_string())),
        or_none(course.last_told().and_then(|notified| Some(notified.reference.as_ref()?.to_string()))),
        or_none(course.last_told().and_then(|told| Some(told.of?.value().to_owned()))),
        u8::from(course.raps_must_undo().is_some()).to_string(),
        or_none(case.voided.or(course.unused.as_ref()).map(|closed| closed.reason.to_string())),
    ]
}

/// Any event about one of the four cases; most break a rule and are left out.
fn recorded() -> impl Strategy<Value = Event> {
    let cases = ["1", "2", "3", "k1"].map(|case| case.parse::<CaseId>().unwrap());
    let ids = ["20210325K069", "199001012385"];
    (0..12, prop::sample::select(cases.to_vec()), prop::sample::select(ids.to_vec())).prop_map(|(what, case, new)| {
        let undone = |step| Event::Undone { case, step, reason: because(), raps: None };
        match what {
            0 => Event::Replaced {
                case,
                replacement: id(new),
                identity: PatientIdentity::Pending,
                warnings: vec![ReplacementWarning::AlsoFor(case)],
            },
            1 => Event::RapsNotified {
                case,
                replacement: Some(id(new)),
                notified_by: Some("dudde4".parse().unwrap()),
                reference: Some("RAPS 17".parse().unwrap()),
                undoes: None,
            },
            2 => Event::RapsNotified { case, replacement: None, notified_by: None, reference: None, undoes: None },
            3 => Event::Unused { case, reason: because() },
            4 => case
                .issuance()
                .map_or(undone(ReconciliationStep::Unused), |issuance| Event::Voided { issuance, reason: because() }),
            5 => undone(ReconciliationStep::Replaced),
            6 => undone(ReconciliationStep::RapsNotified),
            7 | 8 => {
                let raps = Some(if what == 7 { RapsAnswer::NeverTold } else { RapsAnswer::ToUndo });
                Event::Undone { case, step: ReconciliationStep::RapsNotified, reason: because(), raps }
            }
            9 => Event::RapsNotified {
                case,
                replacement: None,
                notified_by: None,
                reference: None,
                undoes: Some(UndoneNotice { replacement: Some(id(new)) }),
            },
            10 if case.conflict().is_some() => {
                Event::ConflictTakenBack { conflict: ConflictId::following(0), reason: because() }
            }
            _ => {
                undone(if case.issuance().is_some() { ReconciliationStep::Voided } else { ReconciliationStep::Unused })
            }
        }
    })
}

/// The events of `wanted` that the ledger accepts.
fn sound(desk: &Desk, wanted: Vec<Event>) -> Vec<Event> {
    let events = desk.open().read_after(Seq::START).unwrap();
    let mut ledger = Ledger::fold(&events).unwrap();
    let like = events.last().unwrap().clone();
    let mut fits = |event: &Event| {
        let mut next = ledger.clone();
        let recorded = RecordedEvent { seq: ledger.seq.next(), event: event.clone(), ..like.clone() };
        let fits = next.apply(&recorded).is_ok();
        if fits {
            ledger = next;
        }
        fits
    };
    wanted.into_iter().filter(|event| fits(event)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn it_shows_every_case_as_the_ledger_has_it(wanted in prop::collection::vec(recorded(), 0..25)) {
        let desk = Desk::new();
        append(&mut desk.open(), 2, unreconciled()).unwrap();
        let events = sound(&desk, wanted);
        if !events.is_empty() {
            append(&mut desk.open(), 3, events.clone()).unwrap();
        }
        let ledger = Ledger::fold(&desk.open().read_after(Seq::START).unwrap()).unwrap();
        let mut expected: Vec<Vec<String>> = ledger.cases().map(|case| expected(&case)).collect();
        expected.sort();
        let mut found = rows(&desk.foreign(), SQL);
        found.sort();
        prop_assert_eq!(found, expected, "{:#?}", events);
    }
}

#[test]
fn an_outage_that_was_closed_while_raps_had_to_undo_something_is_not_reconciled() {
    let desk = Desk::new();
    let outage = OutageId::following(0);
    let case: CaseId = "1".parse().unwrap();
    let told = Event::RapsNotified { case, replacement: None, notified_by: None, reference: None, undoes: None };
    let undone = Event::Undone { case, step: ReconciliationStep::RapsNotified, reason: because(), raps: None };
    let unused = Event::Unused { case, reason: because() };
    let ended = [suspected(), issued(0, FIRST, Sex::Female), Event::OutageEnded { outage }];
    let old = [ended.into(), vec![told, undone, unused, Event::OutageReconciled { outage }]].concat();
    append(&mut desk.open(), 2, old).unwrap();
    let states = |desk: &Desk| {
        let ledger = Ledger::fold(&desk.open().read_after(Seq::START).unwrap()).unwrap();
        let state = ledger.outages.by_id(outage).unwrap().state.name().to_owned();
        assert_eq!(rows(&desk.foreign(), "SELECT state FROM outage"), [[state.clone()]]);
        (state, rows(&desk.foreign(), "SELECT state, raps_must_undo FROM reconciliation"))
    };
    let row = |state: &str, wrong: &str| vec![vec![state.to_owned(), wrong.to_owned()]];
    assert_eq!(states(&desk), ("ended".to_owned(), row("open", "1")));
    let undoes = Some(UndoneNotice { replacement: None });
    let settled = Event::RapsNotified { case, replacement: None, notified_by: None, reference: None, undoes };
    append(&mut desk.open(), 3, vec![settled, Event::OutageReconciled { outage }]).unwrap();
    assert_eq!(states(&desk), ("reconciled".to_owned(), row("unused", "0")));
}

#[test]
fn old_and_new_are_found_both_ways() {
    let desk = Desk::new();
    append(&mut desk.open(), 2, unreconciled()).unwrap();
    let replaced = Event::Replaced {
        case: "1".parse().unwrap(),
        replacement: id("20210325K069"),
        identity: PatientIdentity::Pending,
        warnings: Vec::new(),
    };
    append(&mut desk.open(), 3, vec![replaced]).unwrap();
    let foreign = desk.foreign();
    let by_new = rows(&foreign, "SELECT number FROM reconciliation WHERE replacement = '20210325K069'");
    let by_old = rows(
        &foreign,
        &format!("SELECT replacement FROM reconciliation WHERE number = '{FIRST}' AND conflict IS NULL"),
    );
    assert_eq!((by_new, by_old), (vec![vec![FIRST.to_owned()]], vec![vec!["20210325K069".to_owned()]]));
}

#[test]
fn an_outage_whose_case_was_reopened_is_not_reconciled_any_more() {
    let desk = Desk::new();
    let outage = OutageId::following(0);
    let case: CaseId = "1".parse().unwrap();
    let closing = [
        suspected(),
        issued(0, FIRST, Sex::Female),
        Event::OutageEnded { outage },
        Event::Unused { case, reason: because() },
        Event::OutageReconciled { outage },
    ];
    append(&mut desk.open(), 2, closing.into()).unwrap();
    let state = |desk: &Desk| rows(&desk.foreign(), "SELECT state FROM outage")[0][0].clone();
    assert_eq!(state(&desk), "reconciled");
    append(
        &mut desk.open(),
        3,
        vec![Event::Undone { case, step: ReconciliationStep::Unused, reason: because(), raps: None }],
    )
    .unwrap();
    assert_eq!(state(&desk), "ended");
}
