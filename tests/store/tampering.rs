//! All changes that are made behind the program's back are found.

use std::cell::RefCell;
use std::fs::{self, File};
use std::ops::ControlFlow;
use std::os::unix::fs::FileExt;
use std::path::Path;

use kvittera_domain::value::id::Seq;
use kvittera_domain::value::sex::Sex;
use kvittera_store::sqlite::{Finding, OpenOptions, Verification, verify, verify_each};
use kvittera_store::{AppendRequest, EventStore, Link};

use crate::given::log_file::{Desk, FIRST, actor, append, at, issued, kind, new_events, noted, open_at, request};

fn look(path: &Path) -> Verification {
    verify(path, &OpenOptions::default()).unwrap()
}

#[test]
fn a_sound_log_is_found_sound_and_left_alone() {
    let desk = Desk::in_use();
    let before = fs::read(&desk.path).unwrap();
    let seen = look(&desk.path);
    assert_eq!((seen.events, seen.head, seen.findings), (6, desk.open().head(), Vec::new()));
    assert_eq!(fs::read(&desk.path).unwrap(), before);
}

#[test]
fn what_is_wrong_is_reported_in_the_order_of_the_events() {
    let desk = Desk::in_use();
    desk.tamper(
        "UPDATE event SET body = replace(body, 'female', 'both') WHERE seq = 3;
         UPDATE event SET actor = replace(actor, 'annan1', 'annan2') WHERE seq = 5",
    );
    let findings = look(&desk.path).findings;
    let [Finding::Unsealed(Seq(3)), Finding::Unreadable { seq: Seq(3), .. }, Finding::Unsealed(Seq(5))] =
        findings.as_slice()
    else {
        panic!("{findings:?}")
    };
}

#[test]
fn a_clock_that_went_back_is_reported_but_is_no_fault() {
    let desk = Desk::in_use();
    for (command, minute) in [(10, 90), (11, 90), (12, 80), (13, 85)] {
        let events = new_events(vec![noted("x")]);
        let entry =
            AppendRequest { request: request(command), recorded_at: at(minute), actor: &actor(), events: &events };
        let mut store = desk.open();
        store.append(store.head().seq, &entry).unwrap();
    }
    let seen = look(&desk.path);
    assert!(seen.is_sound());
    assert_eq!(seen.clock_set_back, [Seq(9)]);
}

#[test]
fn the_progress_is_reported_and_the_caller_may_break_it_off() {
    let desk = Desk::in_use();
    append(&mut desk.open(), 9, (0..600).map(|_| noted("x")).collect()).unwrap();
    let watched = |goes_on| {
        let told = RefCell::new(Vec::new());
        let watch = |done, whole| {
            told.borrow_mut().push((done, whole));
            goes_on
        };
        let seen = verify_each(&desk.path, &OpenOptions::default(), |_| (), &watch);
        (kind(seen), told.into_inner().first().copied())
    };
    assert_eq!(watched(true), ("ok", Some((512, 606))));
    assert_eq!(watched(false), ("cancelled", Some((512, 606))));
}

/// What was not verified does not count as sound, for whatever reason it broke off.
#[test]
fn a_verification_that_breaks_off_half_way_finds_nothing_sound() {
    let desk = Desk::in_use();
    desk.tamper("UPDATE event SET body = replace(body, 'female', 'male') WHERE seq = 3");
    let broken = |_: &_| std::panic::resume_unwind(Box::new("broken off"));
    assert_eq!(kind(verify_each(&desk.path, &OpenOptions::default(), broken, &|_, _| true)), "not_durable");
}

/// Where the columns of every event are in the file; a column is stored as its plain bytes.
fn columns_in_file(desk: &Desk, bytes: &[u8]) -> Vec<(String, usize, usize)> {
    let foreign = desk.foreign();
    let sql = "SELECT request, recorded_at, occurred_at, actor, kind, body, prev, hash FROM event ORDER BY seq";
    let mut query = foreign.prepare(sql).unwrap();
    let mut rows = query.query([]).unwrap();
    let (mut found, mut seq) = (Vec::new(), 0);
    while let Some(row) = rows.next().unwrap() {
        seq += 1;
        let columns: Vec<Vec<u8>> =
            (0..8).map(|column| row.get_ref(column).unwrap().as_bytes().unwrap().to_vec()).collect();
        // The version stands between kind and body, and is no part of either.
        let (before, after) = (columns[2..5].concat(), columns[5..].concat());
        for (name, part) in [("who and what", before), ("body and hashes", after)] {
            let start = bytes.windows(part.len()).position(|window| window == part).unwrap();
            found.push((format!("{name} of event {seq}"), start, start + part.len()));
        }
    }
    found
}

#[test]
fn one_flipped_bit_in_any_column_of_any_event_is_found() {
    let desk = Desk::in_use();
    let whole = fs::read(&desk.path).unwrap();
    let columns = columns_in_file(&desk, &whole);
    assert_eq!(columns.len(), 12);
    for (name, start, end) in columns {
        for place in (start..end).step_by(13) {
            let flipped = [whole[place] ^ (1 << (place % 8))];
            File::options().write(true).open(&desk.path).unwrap().write_at(&flipped, place as u64).unwrap();
            let found = verify(&desk.path, &OpenOptions::default()).map(|seen| seen.findings);
            assert!(found.as_ref().is_ok_and(|findings| !findings.is_empty()), "{name}, byte {place}: {found:?}");
            assert!(open_at(&desk.path).is_err());
            fs::write(&desk.path, &whole).unwrap();
        }
    }
    assert!(look(&desk.path).is_sound());
}

#[test]
fn each_changed_event_is_named() {
    let desk = Desk::in_use();
    desk.tamper("UPDATE event SET occurred_at = replace(occurred_at, '2026', '2025') WHERE seq IN (2, 5)");
    let found = look(&desk.path).findings;
    assert_eq!(found, [Finding::Unsealed(Seq(2)), Finding::Unsealed(Seq(5))]);
    assert_eq!(kind(open_at(&desk.path)), "chain_broken");
}

#[test]
fn an_event_that_was_removed_is_missed() {
    let desk = Desk::in_use();
    desk.tamper("DELETE FROM event WHERE seq = 3");
    let found = look(&desk.path).findings;
    assert_eq!(found, [Finding::Missing(Seq(4)), Finding::Unlinked(Seq(4))]);
}

#[test]
fn a_dropped_trigger_is_named() {
    let desk = Desk::in_use();
    desk.foreign().execute_batch("DROP TRIGGER event_never_goes").unwrap();
    let found = look(&desk.path).findings;
    assert_eq!(found, [Finding::SchemaChanged("trigger event_never_goes".to_owned())]);
}

#[test]
fn an_event_that_can_not_be_parsed_is_named() {
    for (change, wrong) in [("version = 2", "version 2 of number_added"), ("kind = 'later'", "unknown variant `later`")]
    {
        let desk = Desk::in_use();
        desk.tamper(&format!("UPDATE event SET {change} WHERE seq = 3"));
        let found = look(&desk.path).findings;
        assert!(
            matches!(&found[1], Finding::Unreadable { seq: Seq(3), detail } if detail.contains(wrong)),
            "{found:?}"
        );
    }
}

#[test]
fn a_running_store_notices_before_it_writes() {
    for (change, told) in [
        ("UPDATE event SET version = 2 WHERE seq = 6", "chain_broken"),
        ("UPDATE event SET hash = zeroblob(32) WHERE seq = 6", "chain_broken"),
        ("DELETE FROM event WHERE seq = 6", "chain_broken"),
        ("CREATE TABLE more (x)", "schema_changed"),
        ("PRAGMA user_version = 9", "log_other_version"),
    ] {
        let desk = Desk::in_use();
        let mut store = desk.open();
        desk.tamper(change);
        assert_eq!(kind(append(&mut store, 9, vec![noted("x")])), told, "{change}");
    }
}

#[test]
fn a_running_store_notices_a_changed_schema_after_its_first_command_too() {
    let desk = Desk::in_use();
    let mut store = desk.open();
    append(&mut store, 9, vec![noted("x")]).unwrap();
    desk.foreign().execute_batch("DROP TRIGGER event_number_issued_once").unwrap();
    assert_eq!(kind(append(&mut store, 10, vec![noted("y")])), "schema_changed");
    assert_eq!(kind(append(&mut store, 10, vec![noted("y")])), "schema_changed");
}

#[test]
fn what_was_made_anew_just_as_it_was_stops_nothing() {
    let desk = Desk::in_use();
    let mut store = desk.open();
    append(&mut store, 9, vec![noted("x")]).unwrap();
    desk.tamper("SELECT 1");
    append(&mut store, 10, vec![noted("y")]).unwrap();
}

/// Overwriting the schema in secret does not disable the rules in a running program, and is found at the next start.
#[test]
fn a_schema_that_is_written_over_in_secret_still_holds_for_a_running_store() {
    let desk = Desk::in_use();
    let mut store = desk.open();
    append(&mut store, 9, vec![noted("x")]).unwrap();
    let secretly = "PRAGMA writable_schema = ON; \
        DELETE FROM sqlite_schema WHERE name IN ('event_number_issued_once', 'event_number_issued')";
    desk.foreign().execute_batch(secretly).unwrap();
    append(&mut store, 10, vec![noted("y")]).unwrap();
    assert_eq!(kind(append(&mut store, 11, vec![issued(1, FIRST, Sex::Female)])), "log_forbids");
    assert_eq!(kind(open_at(&desk.path)), "schema_changed");
    assert!(look(&desk.path).findings.contains(&Finding::SchemaChanged("index event_number_issued".to_owned())));
}

#[test]
fn a_changed_event_is_never_shown() {
    let desk = Desk::in_use();
    let mut store = desk.open();
    desk.tamper("UPDATE event SET occurred_at = replace(occurred_at, '2026', '2025') WHERE seq = 3");
    assert_eq!(kind(store.page_before(Seq(7), 3)), "ok");
    assert_eq!(kind(store.page_before(Seq(7), 4)), "chain_broken");
    assert_eq!(kind(store.read_at(&[Seq(2), Seq(3)])), "chain_broken");
    assert_eq!(kind(store.follow(Link::genesis(), &mut |_| ControlFlow::Continue(()))), "chain_broken");
    let foreign_seal = "UPDATE event SET prev = zeroblob(32) WHERE seq = 6";
    desk.tamper(foreign_seal);
    assert_eq!(kind(store.page_before(Seq(7), 1)), "chain_broken");
}

#[test]
fn a_running_store_notices_before_it_reads() {
    let desk = Desk::in_use();
    let mut store = desk.open();
    desk.tamper("DELETE FROM event WHERE seq = 6");
    assert_eq!(kind(store.read_after(Seq::START)), "chain_broken");
    assert!(matches!(store.verify().unwrap(), Verification { events: 5, .. }));
}
