//! `verify` reads every index from end to end, and finds all that SQLite's own check of every row finds there.

use std::fs::{self, File};
use std::os::unix::fs::FileExt;

use kvittera_domain::value::sex::Sex;
use kvittera_store::sqlite::{Finding, OpenOptions, verify};
use rusqlite::Connection;

use crate::given::log_file::{Desk, SECOND, THIRD, append, issued, kind, noted};

const INDEXES: [&str; 3] = ["sqlite_autoindex_event_1", "event_number_issued", "event_number_added"];

fn desk() -> Desk {
    let desk = Desk::in_use();
    append(&mut desk.open(), 4, vec![noted("Leverantören ringd"), issued(1, SECOND, Sex::Female)]).unwrap();
    desk
}

fn found(desk: &Desk) -> Vec<Finding> {
    verify(&desk.path, &OpenOptions::default()).map_or_else(|error| panic!("{error}"), |seen| seen.findings)
}

fn says(connection: &Connection, pragma: &str) -> String {
    connection.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0)).unwrap_or_else(|error| error.to_string())
}

/// The positions of the bytes in the file that an index uses.
fn used_bytes(desk: &Desk, whole: &[u8], index: &str) -> Vec<usize> {
    let root = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
    let root: u32 = desk.foreign().query_row(root, [index], |row| row.get(0)).unwrap();
    let root = root as usize;
    let page = (root - 1) * 4096..root * 4096;
    assert_eq!(whole[page.start], 10, "{index} is one leaf");
    page.filter(|place| whole[*place] != 0).collect()
}

#[test]
fn a_flipped_bit_in_any_index_is_found_where_a_check_of_every_row_finds_it() {
    let desk = desk();
    let whole = fs::read(&desk.path).unwrap();
    assert_eq!(found(&desk), []);
    for index in INDEXES {
        let (mut damaged, mut looked_at) = (0, 0);
        for place in used_bytes(&desk, &whole, index).into_iter().step_by(5) {
            let flipped = [whole[place] ^ (1 << (place % 8))];
            File::options().write(true).open(&desk.path).unwrap().write_at(&flipped, place as u64).unwrap();
            let told = says(&desk.foreign(), "integrity_check");
            let findings = found(&desk);
            assert_eq!(findings.is_empty(), told == "ok", "{index}, byte {place}: {told}, {findings:?}");
            (damaged, looked_at) = (damaged + usize::from(told != "ok"), looked_at + 1);
            fs::write(&desk.path, &whole).unwrap();
        }
        assert!(looked_at > 8 && damaged * 10 > looked_at * 8, "{index}: {damaged} of {looked_at}");
    }
    assert_eq!(found(&desk), []);
}

/// Replaces an index with another one, while the schema still names the old one.
fn swap(desk: &Desk, index: &str, other: &str) {
    let foreign = desk.foreign();
    let sql: String =
        foreign.query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [index], |row| row.get(0)).unwrap();
    foreign.execute_batch(&format!("DROP INDEX {index}; CREATE INDEX {index} ON event {other};")).unwrap();
    foreign.execute_batch("PRAGMA writable_schema = ON").unwrap();
    foreign.execute("UPDATE sqlite_schema SET sql = ?2 WHERE name = ?1", [index, &sql]).unwrap();
}

#[test]
fn an_index_that_was_made_otherwise_is_found_however_sound_it_looks() {
    for (index, other) in [
        // Some entries are missing.
        ("event_number_issued", "(body ->> '$.number') WHERE kind = 'issued' AND seq < 7"),
        ("event_number_added", "(body ->> '$.number') WHERE kind = 'number_added' AND seq <> 3"),
        // There are too many entries.
        ("event_number_added", "(body ->> '$.number') WHERE kind IN ('issued', 'number_added')"),
        // The entries are wrong, but in order and as many as there should be.
        ("event_number_issued", "(replace(body ->> '$.number', '1958', '1957')) WHERE kind = 'issued'"),
        ("event_number_added", "(CAST(substr(body ->> '$.number', 1, 8) AS INTEGER)) WHERE kind = 'number_added'"),
        // The entries are right, but in another order.
        ("event_number_added", "(body ->> '$.number' DESC) WHERE kind = 'number_added'"),
    ] {
        let desk = desk();
        swap(&desk, index, other);
        let told = says(&desk.foreign(), "integrity_check");
        assert_ne!(told, "ok", "{index} on {other}");
        let findings = found(&desk);
        assert_eq!(findings.first(), Some(&Finding::Damaged(told)), "{index} on {other}: {findings:?}");
    }
}

#[test]
fn what_the_table_forbids_is_found_under_a_chain_that_fits() {
    let desk = desk();
    let foreign = desk.foreign();
    let forbidden = "PRAGMA ignore_check_constraints = ON; INSERT INTO event SELECT -1, 'r', 1, recorded_at, occurred_at, \
        actor, kind, version, body, prev, hash FROM event WHERE seq = 5";
    desk.tamper(forbidden);
    let told = says(&foreign, "integrity_check");
    assert!(told.starts_with("CHECK constraint failed"), "{told}");
    assert_eq!(found(&desk).first(), Some(&Finding::Damaged(told)));
}

/// An index that has lost the entry of the newest number would let it go out a second time.
#[test]
fn a_number_that_its_index_has_lost_stops_the_next_hand_out() {
    let desk = desk();
    swap(&desk, "event_number_issued", "(body ->> '$.number') WHERE kind = 'issued' AND seq < 7");
    let refused = append(&mut desk.open(), 5, vec![issued(2, THIRD, Sex::Male)]);
    assert_eq!(kind(refused), "log_damaged");
    append(&mut desk.open(), 5, vec![noted("anteckningar går än")]).unwrap();
}
