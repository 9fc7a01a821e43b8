//! What must be true after every history, whatever went wrong in it.
//!
//! The log is read twice: by the program itself and, from a copy of its files so that nothing is disturbed, by plain SQL
//! that shares nothing with it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::TempDir;

use super::claims::Claim;
use crate::cli::place::Place;

/// A fact as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub seq: u64,
    pub request: String,
    pub kind: String,
    pub number: Option<String>,
}

/// The facts that whoever opens the files next finds, in the order of the log.
#[track_caller]
pub fn rows(log: &Path, what: &str) -> Vec<Row> {
    let (_copy, log) = copied(log);
    rows_in_use(&log, what)
}

fn copied(log: &Path) -> (TempDir, PathBuf) {
    let copy = TempDir::new().unwrap();
    let name = log.file_name().unwrap().to_str().unwrap();
    for suffix in ["", "-wal"] {
        let file = log.with_file_name(format!("{name}{suffix}"));
        if file.exists() {
            fs::copy(&file, copy.path().join(format!("{name}{suffix}"))).unwrap();
        }
    }
    let log = copy.path().join(name);
    (copy, log)
}

/// The same, read from the file itself while this very process has it open: copying it would drop the store's locks.
#[track_caller]
pub fn rows_in_use(log: &Path, what: &str) -> Vec<Row> {
    let connection = Connection::open(log).unwrap();
    let whole: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(whole, "ok", "{what}");
    select(&connection)
}

/// The same where something may be damaged.
#[track_caller]
pub fn rows_of_damaged(log: &Path) -> Vec<Row> {
    let (_copy, log) = copied(log);
    select(&Connection::open(log).unwrap())
}

fn select(connection: &Connection) -> Vec<Row> {
    let sql = "SELECT seq, request, kind, body ->> '$.number' FROM event ORDER BY seq";
    let mut query = connection.prepare(sql).unwrap();
    let rows = query.query_map([], |row| {
        Ok(Row { seq: row.get::<_, u32>(0)?.into(), request: row.get(1)?, kind: row.get(2)?, number: row.get(3)? })
    });
    rows.unwrap().map(Result::unwrap).collect()
}

/// The log has no gaps, no number was added or issued twice or without being there, and wish and number are one to one.
/// Gives the numbers that went out.
#[track_caller]
pub fn sound(rows: &[Row], what: &str) -> BTreeSet<String> {
    assert!(rows.iter().map(|row| row.seq).eq(1..=rows.len() as u64), "{what}: gaps in {rows:?}");
    let (mut added, mut issued) = (BTreeSet::new(), BTreeMap::new());
    for row in rows {
        let number = row.number.clone().unwrap_or_default();
        match row.kind.as_str() {
            "number_added" => assert!(added.insert(number), "{what}: added twice: {row:?}"),
            "issued" => {
                assert!(added.contains(&number), "{what}: issued from nowhere: {row:?}");
                let other = issued.insert(number, row.request.clone());
                assert_eq!(other, None, "{what}: issued twice: {row:?}");
            }
            _ => {}
        }
    }
    let wishes: BTreeSet<&String> = issued.values().collect();
    assert_eq!(wishes.len(), issued.len(), "{what}: one wish became two numbers: {issued:?}");
    issued.into_keys().collect()
}

/// Everything that people were told about `place` is true, for as many hand-outs as there were `before`.
#[track_caller]
pub fn told_the_truth(issued: &BTreeSet<String>, before: usize, claims: &[Claim], what: &str) {
    let mut given = BTreeSet::new();
    for claim in claims {
        if let Claim::Issued(number) = claim {
            assert!(given.insert(number.clone()), "{what}: {number} was given to two: {claims:?}");
            assert!(issued.contains(number), "{what}: {number} was given and is not in the log: {claims:?}");
        }
    }
    let count = |like: &Claim| claims.iter().filter(|claim| *claim == like).count();
    let least = before + given.len() + count(&Claim::NotShown);
    let most = least + count(&Claim::Unknown);
    assert!((least..=most).contains(&issued.len()), "{what}: {} hand-outs after {claims:?}", issued.len());
}

/// All of it, and the program finds nothing wrong either. Gives the numbers that went out.
#[track_caller]
pub fn hold(place: &Place, before: usize, claims: &[Claim], what: &str) -> BTreeSet<String> {
    let rows = rows(&place.live_log(), what);
    let issued = sound(&rows, what);
    told_the_truth(&issued, before, claims, what);
    let verified = place.run(&["verify", "--json"]);
    assert_eq!(verified.code, 0, "{what}: {verified:?}");
    assert_eq!(verified.json()["events"], rows.len(), "{what}: {verified:?}");
    let status = place.run(&["status", "--json"]);
    assert_eq!(status.code, 0, "{what}: {status:?}");
    let pool = &status.json()["pool"];
    for sex in ["female", "male"] {
        let part = |name: &str| pool[sex][name].as_u64().unwrap_or(0);
        let parts = part("free") + part("issued") + part("withdrawn") + part("quarantined") + part("at_stake");
        assert_eq!(parts, part("total"), "{what}: {pool}");
    }
    let counted = ["female", "male"].map(|sex| pool[sex]["issued"].as_u64().unwrap()).iter().sum::<u64>();
    assert_eq!(counted, issued.len() as u64, "{what}: {pool}");
    issued
}

mod can_fail {
    //! The checker itself notices.

    use super::{BTreeSet, Claim, Row, sound, told_the_truth};

    fn log(events: &[(&str, &str)]) -> Vec<Row> {
        let row = |(seq, (kind, number)): (u64, &(&str, &str))| {
            let (request, number) = (format!("wish {seq}"), Some((*number).to_owned()));
            Row { seq, request, kind: (*kind).to_owned(), number }
        };
        (1..).zip(events).map(row).collect()
    }

    const ADDED: [(&str, &str); 2] = [("number_added", "a"), ("number_added", "b")];

    #[test]
    #[should_panic(expected = "issued twice")]
    fn a_number_that_is_issued_twice() {
        sound(&log(&[ADDED[0], ADDED[1], ("issued", "a"), ("issued", "a")]), "");
    }

    #[test]
    #[should_panic(expected = "one wish became two numbers")]
    fn a_wish_that_becomes_two_numbers() {
        let mut rows = log(&[ADDED[0], ADDED[1], ("issued", "a"), ("issued", "b")]);
        rows[3].request = rows[2].request.clone();
        sound(&rows, "");
    }

    #[test]
    #[should_panic(expected = "gaps")]
    fn a_gap() {
        sound(&log(&ADDED)[1..], "");
    }

    fn told(issued: &[&str], before: usize, claims: &[Claim]) {
        let issued: BTreeSet<String> = issued.iter().map(ToString::to_string).collect();
        told_the_truth(&issued, before, claims, "");
    }

    #[test]
    #[should_panic(expected = "given to two")]
    fn a_number_that_is_given_to_two() {
        told(&["a", "b"], 0, &[Claim::Issued("a".into()), Claim::Issued("a".into())]);
    }

    #[test]
    #[should_panic(expected = "is not in the log")]
    fn a_number_that_is_lost() {
        told(&["b"], 0, &[Claim::Issued("a".into())]);
    }

    #[test]
    #[should_panic(expected = "hand-outs after")]
    fn a_number_that_was_not_issued_they_said() {
        told(&["a", "b"], 1, &[Claim::Nothing("io".into())]);
    }

    #[test]
    fn the_truth() {
        told(&["a", "b", "c"], 1, &[Claim::Nothing("io".into()), Claim::Issued("b".into()), Claim::Unknown]);
    }
}
