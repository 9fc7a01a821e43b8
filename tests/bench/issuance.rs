//! A hand-out through the desk, against the bare floor: one row and the same syncs, written by hand.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use kvittera_domain::value::sex::Sex;
use kvittera_store::witness::newest_segment;
use rusqlite::{Connection, TransactionBehavior, params};

use super::desk::{Desk, PER_SEX, issue};
use super::table::{Line, percentile};

/// An issuance writes three pages where the bare row writes one: the two more hold that a number goes out once and that a
/// request is written once.
const MOST: f64 = 1.45;
/// So many logs are made and emptied.
const LOGS: usize = 30;

/// The two are measured in turns, so that both meet the same disk.
pub fn measure() -> Vec<Line> {
    let (mut through_desk, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..LOGS {
        let mut desk = Desk::in_outage();
        desk.does(&issue(Sex::Female));
        let mut floor = Floor::like(&desk);
        for number in 1..PER_SEX * 2 {
            let command = issue(if number % 2 == 0 { Sex::Female } else { Sex::Male });
            through_desk.push(timed(|| desk.does(&command)));
            bare.push(timed(|| floor.write()));
        }
    }
    let [desk, floor] = [&mut through_desk, &mut bare].map(|times| percentile(times, 0.5));
    let worst = percentile(&mut through_desk, 0.99);
    let how = format!("median {desk:.2?} against {floor:.2?}; 99 of 100 within {worst:.2?}");
    let ratio = desk.as_secs_f64() / floor.as_secs_f64();
    vec![Line::ratio("a hand-out against one bare row with the same syncs", ratio, MOST, how)]
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// A file with the settings of the log, and a witness; nothing is checked, asked or read.
struct Floor {
    connection: Connection,
    witness: File,
    lines: [Vec<u8>; 2],
    row: (String, String, String),
}

impl Floor {
    /// What it writes is as long as what this desk has written last.
    fn like(desk: &Desk) -> Self {
        let last = Connection::open(&desk.log).unwrap();
        let row = last.query_row("SELECT actor, kind, body FROM event ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        });
        let witness = fs::read(newest_segment(&beside(&desk.log, "witness")).unwrap().unwrap()).unwrap();
        let mut lines = witness.split_inclusive(|byte| *byte == b'\n').rev();
        let [done, intent] = [(); 2].map(|()| lines.next().unwrap().to_vec());
        let path = desk.folder.path().join("floor.sqlite");
        Self {
            connection: bare(&path),
            witness: File::options().append(true).create(true).open(beside(&path, "witness")).unwrap(),
            lines: [intent, done],
            row: row.unwrap(),
        }
    }

    fn write(&mut self) {
        let (actor, kind, body) = &self.row;
        let (time, hash) = ("2026-11-22T02:12:40.123456Z", [7_u8; 32]);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
        let insert = "INSERT INTO event (request, recorded_at, occurred_at, actor, kind, version, body, prev, hash) \
            VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?)";
        let request = "6fa1bb60-1c2f-4f0e-9a43-0123456789ab";
        let values = params![request, time, time, actor, kind, body, hash, hash];
        transaction.prepare_cached(insert).unwrap().execute(values).unwrap();
        self.witness.write_all(&self.lines[0]).unwrap();
        self.witness.sync_data().unwrap();
        transaction.commit().unwrap();
        self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
        self.witness.write_all(&self.lines[1]).unwrap();
        self.witness.sync_data().unwrap();
    }
}

fn bare(path: &Path) -> Connection {
    let connection = Connection::open(path).unwrap();
    connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(())).unwrap();
    connection.pragma_update(None, "synchronous", "full").unwrap();
    let table = "CREATE TABLE event (seq INTEGER PRIMARY KEY, request TEXT, recorded_at TEXT, occurred_at TEXT, actor TEXT, \
        kind TEXT, version INTEGER, body TEXT, prev BLOB, hash BLOB) STRICT";
    connection.execute_batch(table).unwrap();
    connection
}

fn beside(path: &Path, ending: &str) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{ending}"));
    name.into()
}
