//! The SQL views have the same content as the ledger.

use kvittera_domain::event::Event;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::correction::Correction;
use kvittera_domain::event::reconciling::ReconciliationStep;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::pool::NumberState;
use kvittera_domain::value::id::{ConflictId, IssuanceId, OutageId, Seq};
use kvittera_domain::value::request::Paper;
use kvittera_domain::value::sex::Sex;
use kvittera_store::EventStore;
use rusqlite::types::Value;
use rusqlite::{Connection, StatementStatus};

use crate::given::log_file::{Desk, FIRST, SECOND, THIRD, append, issued, noted, suspected};
use kvittera_domain::value::request::NumberRequest;

/// A log in which every kind of event happens once.
fn eventful() -> Desk {
    let desk = Desk::new();
    let (one, two, outage) = (IssuanceId::following(0), IssuanceId::following(1), OutageId::following(0));
    let paper = Paper { given_by: "cecco3".parse().unwrap() };
    let ward = |ward: &str| Correction { ward: Some(ward.parse().unwrap()), ..Correction::default() };
    let requested_by = Correction { requested_by: Some("dudde4".parse().unwrap()), ..Correction::default() };
    let callback = |typed: &str| Correction { callback: Some(typed.parse().unwrap()), ..Correction::default() };
    let because = || "fel".parse().unwrap();
    let on_paper = match issued(1, THIRD, Sex::Male) {
        Event::Issued { issuance, outage, number, sex, request, near, .. } => {
            let request = NumberRequest { callback: Some("12345".parse().unwrap()), ..request };
            Event::Issued {
                issuance,
                outage,
                number,
                sex,
                request,
                paper: Some(paper.clone()),
                near,
                form_seconds: None,
            }
        }
        other => other,
    };
    let conflict = match issued(0, FIRST, Sex::Female) {
        Event::Issued { number, request, .. } => {
            let conflict = ConflictId::following(0);
            Event::ConflictFound { conflict, number, with: one, outage, request, paper }
        }
        other => other,
    };
    let events = vec![
        suspected(),
        Event::OutageConfirmed { outage },
        noted("svar från driften"),
        issued(0, FIRST, Sex::Female),
        Event::ReadBack { issuance: one, heard: "K132".parse().unwrap(), matched: false },
        Event::ReadBackSkipped { issuance: one },
        Event::ReadBack { issuance: one, heard: "K123".parse().unwrap(), matched: true },
        Event::NumberWithdrawn { number: THIRD.parse().unwrap(), reason: because() },
        on_paper,
        Event::Corrected { issuance: one, correction: ward("BB"), reason: because() },
        Event::Corrected { issuance: one, correction: ward("Neonatal"), reason: because() },
        Event::Corrected { issuance: one, correction: requested_by, reason: because() },
        Event::Corrected { issuance: one, correction: callback("4711"), reason: because() },
        Event::Corrected { issuance: one, correction: callback(""), reason: because() },
        Event::Voided { issuance: two, reason: because() },
        conflict,
        Event::ConflictResolved { conflict: ConflictId::following(0), reason: because() },
        Event::OutageEnded { outage },
    ];
    append(&mut desk.open(), 2, events).unwrap();
    desk
}

/// The rows that `sql` selects, with their values as text.
pub fn rows(foreign: &Connection, sql: &str) -> Vec<Vec<String>> {
    let mut query = foreign.prepare(sql).unwrap();
    let width = query.column_count();
    let text = |value: Value| match value {
        Value::Null => "-".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text,
        other => format!("{other:?}"),
    };
    query
        .query_map([], |row| (0..width).map(|column| row.get(column).map(text)).collect())
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

#[test]
fn issuances_are_those_of_the_ledger() {
    let desk = eventful();
    let ledger = Ledger::fold(&desk.open().read_after(Seq::START).unwrap()).unwrap();
    let expected: Vec<Vec<String>> = ledger
        .issuances
        .iter()
        .map(|issuance| {
            vec![
                issuance.id.to_string(),
                issuance.number.to_string(),
                issuance.request.requested_by.to_string(),
                issuance.request.unit.clinic.to_string(),
                issuance.request.unit.ward.to_string(),
                issuance.request.callback.as_ref().map_or("-".to_owned(), ToString::to_string),
                issuance.issued_by.to_string(),
                issuance.read_back.name().to_owned(),
                issuance.misses.to_string(),
                issuance.voided.as_ref().map_or("-".to_owned(), |voided| voided.reason.to_string()),
                issuance.corrections.len().to_string(),
            ]
        })
        .collect();
    let sql = "SELECT id, number, requested_by, clinic, ward, callback, issued_by, read_back, misses, void_reason,
                      corrections FROM issuance";
    assert_eq!(rows(&desk.foreign(), sql), expected);
    assert_eq!((expected[0][4].as_str(), expected[0][5].as_str()), ("Neonatal", "-"));
}

#[test]
fn the_pool_is_that_of_the_ledger() {
    let desk = eventful();
    let ledger = Ledger::fold(&desk.open().read_after(Seq::START).unwrap()).unwrap();
    let state = |state: &NumberState| match state {
        NumberState::Free => ("free", "-".to_owned()),
        NumberState::Issued(id) => ("issued", id.to_string()),
        NumberState::Withdrawn { .. } => ("withdrawn", "-".to_owned()),
        NumberState::Quarantined { .. } => ("quarantined", "-".to_owned()),
    };
    let expected: Vec<Vec<String>> = ledger
        .pool
        .iter()
        .map(|entry| {
            let (state, issuance) = state(&entry.state);
            vec![entry.number.to_string(), state.to_owned(), issuance]
        })
        .collect();
    assert_eq!(rows(&desk.foreign(), "SELECT number, state, issuance FROM pool"), expected);
    assert_eq!(expected[1], [SECOND, "free", "-"]);
}

#[test]
fn outages_conflicts_and_the_log_can_be_read() {
    let desk = eventful();
    let foreign = desk.foreign();
    let outages = rows(&foreign, "SELECT id, state, notes, issuances, started_by FROM outage");
    assert_eq!(outages, [["1", "ended", "1", "2", "annan1"]]);
    let conflicts = rows(&foreign, "SELECT id, number, issuance, given_by, resolution FROM conflict");
    assert_eq!(conflicts, [["1", FIRST, "1", "cecco3", "fel"]]);
    let log = rows(&foreign, "SELECT seq, who, role, kind, length(hash) FROM log WHERE seq = 8");
    assert_eq!(log, [["8", "annan1", "cashier", "issued", "64"]]);
}

#[test]
fn a_conflict_that_was_none_says_so_and_is_there_once() {
    let desk = eventful();
    let none = Event::ConflictTakenBack { conflict: ConflictId::following(0), reason: "samma blad".parse().unwrap() };
    append(&mut desk.open(), 3, vec![none]).unwrap();
    let conflicts = rows(&desk.foreign(), "SELECT id, resolution, taken_back FROM conflict");
    assert_eq!(conflicts, [["1", "samma blad", "1"]]);
    assert!(rows(&desk.foreign(), "SELECT id FROM reconciliation WHERE conflict IS NOT NULL").is_empty());
}

/// A log with many outages, each with a conflict and an issuance to which every kind of event has happened.
fn long(outages: usize) -> Desk {
    let desk = Desk::new();
    let because = || "fel".parse().unwrap();
    let of_one = |place| {
        let (issuance, outage, conflict) =
            (IssuanceId::following(place), OutageId::following(place), ConflictId::following(place));
        let number = format!("19600101K{place:03}");
        let (out, number) = (issued(place, &number, Sex::Female), number.parse().unwrap());
        let Event::Issued { request, .. } = out.clone() else { unreachable!() };
        let correction = Correction { ward: Some("BB".parse().unwrap()), ..Correction::default() };
        let (case, paper) = (CaseId::Issuance(issuance), Paper { given_by: "cecco3".parse().unwrap() });
        let found = Event::ConflictFound {
            conflict,
            number,
            with: issuance,
            outage,
            request: NumberRequest { callback: None, ..request },
            paper,
        };
        [
            Event::OutageSuspected { outage, checked: Vec::new() },
            Event::NumberAdded { number, sex: Sex::Female, warnings: Vec::new() },
            out,
            Event::Corrected { issuance, correction, reason: because() },
            Event::ReadBack { issuance, heard: "K123".parse().unwrap(), matched: true },
            Event::Voided { issuance, reason: because() },
            Event::Undone { case, step: ReconciliationStep::Voided, reason: because(), raps: None },
            Event::Unused { case, reason: because() },
            found,
            Event::ConflictResolved { conflict, reason: because() },
            Event::OutageEnded { outage },
            Event::OutageReconciled { outage },
        ]
    };
    append(&mut desk.open(), 2, (0..outages).flat_map(of_one).collect()).unwrap();
    desk
}

#[test]
fn no_view_takes_more_than_its_share_in_a_long_log() {
    let desks = [60, 240].map(long);
    let [short, long] = desks.each_ref().map(Desk::foreign);
    for view in ["pool", "conflict", "standing", "issuance", "outage", "reconciliation", "log"] {
        let steps = |log: &Connection| {
            let mut query = log.prepare(&format!("SELECT * FROM {view}")).unwrap();
            let rows = query.query_map([], |_| Ok(())).unwrap().count();
            assert!(rows > 50, "{view}: {rows}");
            query.get_status(StatementStatus::VmStep)
        };
        let (few, many) = (steps(&short), steps(&long));
        assert!(few > 500 && many < 5 * few, "{view}: {few}, then {many} in a log four times as long");
    }
}
