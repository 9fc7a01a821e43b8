//! Another program writes to the file with SQLite's own defaults: the schema alone must prevent it.

use rusqlite::Connection;

use crate::given::log_file::{Desk, FIRST, SECOND, THIRD, whole};

/// A row that would be valid after the issuance of `FIRST`: seq 7, request 9, the right previous hash.
struct Attempt {
    verb: &'static str,
    seq: &'static str,
    request: &'static str,
    part: i64,
    kind: &'static str,
    number: &'static str,
    prev: &'static str,
    tail: &'static str,
}

const IN_ORDER: Attempt = Attempt {
    verb: "INSERT",
    seq: "7",
    request: "00000000-0000-0000-0000-000000000009",
    part: 1,
    kind: "issued",
    number: SECOND,
    prev: "(SELECT hash FROM event WHERE seq = 6)",
    tail: "",
};

const FIRST_REQUEST: &str = "00000000-0000-0000-0000-000000000003";

impl Attempt {
    fn run(&self, foreign: &Connection) -> rusqlite::Result<usize> {
        let Self { verb, seq, request, part, kind, number, prev, tail } = self;
        let time = "2026-11-22T10:00:00.000000Z";
        foreign.execute(
            &format!(
                "{verb} INTO event (seq, request, part, recorded_at, occurred_at, actor, kind, version, body, prev, hash)
                 VALUES ({seq}, '{request}', {part}, '{time}', '{time}', '{{}}', '{kind}', 1,
                         '{{\"number\":\"{number}\"}}', {prev}, zeroblob(32)) {tail}"
            ),
            [],
        )
    }
}

fn refused(attempt: &Attempt, because: &str) {
    let desk = Desk::in_use();
    let before = whole(&mut desk.open());
    let error = attempt.run(&desk.foreign()).unwrap_err().to_string();
    assert!(error.contains(because), "{error}");
    assert_eq!(whole(&mut desk.open()), before);
}

#[test]
fn a_row_in_order_would_go_in() {
    assert_eq!(IN_ORDER.run(&Desk::in_use().foreign()), Ok(1));
}

#[test]
fn no_way_of_inserting_replaces_a_row() {
    for verb in ["INSERT", "REPLACE", "INSERT OR REPLACE", "INSERT OR IGNORE", "INSERT OR FAIL", "INSERT OR ROLLBACK"] {
        refused(&Attempt { verb, seq: "6", ..IN_ORDER }, "takes the place");
        refused(&Attempt { verb, seq: "NULL", ..IN_ORDER }, "takes the place");
        refused(&Attempt { verb, seq: "99", ..IN_ORDER }, "takes the place");
        refused(&Attempt { verb, seq: "-1", ..IN_ORDER }, "takes the place");
        refused(&Attempt { verb, number: FIRST, ..IN_ORDER }, "issued once");
        refused(&Attempt { verb, number: THIRD, kind: "number_added", ..IN_ORDER }, "added once");
        refused(&Attempt { verb, request: FIRST_REQUEST, ..IN_ORDER }, "written once");
        refused(&Attempt { verb, part: 2, ..IN_ORDER }, "written once");
        refused(&Attempt { verb, prev: "zeroblob(32)", ..IN_ORDER }, "hash of the one before");
    }
}

#[test]
fn an_upsert_changes_nothing() {
    for tail in ["ON CONFLICT DO UPDATE SET body = '{}'", "ON CONFLICT DO NOTHING"] {
        refused(&Attempt { seq: "6", tail, ..IN_ORDER }, "takes the place");
        refused(&Attempt { number: FIRST, tail, ..IN_ORDER }, "issued once");
        refused(&Attempt { request: FIRST_REQUEST, tail, ..IN_ORDER }, "written once");
    }
}

#[test]
fn a_number_has_one_spelling_only() {
    for number in ["19580101k123", "19580101K123 ", "1958-0101K123", "19580101K12", ""] {
        refused(&Attempt { number, ..IN_ORDER }, "CHECK constraint failed");
    }
}

#[test]
fn a_log_is_created_by_its_first_event_only() {
    refused(&Attempt { kind: "log_created", ..IN_ORDER }, "CHECK constraint failed");
}

#[test]
fn rows_are_neither_changed_nor_erased() {
    for sql in [
        "UPDATE event SET body = '{}' WHERE seq = 6",
        "UPDATE OR REPLACE event SET seq = 5 WHERE seq = 6",
        "UPDATE OR IGNORE event SET actor = '{}'",
        "DELETE FROM event WHERE seq = 6",
        "DELETE FROM event",
    ] {
        let desk = Desk::in_use();
        let before = whole(&mut desk.open());
        assert!(desk.foreign().execute(sql, []).unwrap_err().to_string().contains("a fact is never"), "{sql}");
        assert_eq!(whole(&mut desk.open()), before);
    }
}
