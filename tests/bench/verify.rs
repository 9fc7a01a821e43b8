//! `kvittera verify` of a million facts, against hashing the same bytes alone.

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::long_log::{self, MILLION};
use crate::table::{Line, percentile};

const ROUNDS: usize = 5;
/// Hashing is a sixth of it. SQLite alone, with its check of every page and row, the steps through the facts and the
/// indexes, takes four times as long as hashing; to understand and sum up the facts takes the rest. Each finds what the
/// others don't, so that nothing can be left out, and machines differ in how fast they hash.
const MOST: f64 = 8.0;

/// Measures it.
pub fn measure() -> Vec<Line> {
    let log = long_log::of(MILLION);
    let lengths = lengths(&log);
    let bytes: usize = lengths.iter().sum();
    let mut hashing: Vec<Duration> = (0..ROUNDS).map(|_| timed(|| hash(&lengths))).collect();
    let mut verifying: Vec<Duration> = (0..ROUNDS).map(|_| timed(|| verify(&log))).collect();
    let (hashing, verifying) = (percentile(&mut hashing, 0.5), percentile(&mut verifying, 0.5));
    #[allow(clippy::cast_precision_loss)]
    let how = format!("{verifying:.2?} and {hashing:.2?} for {:.0} MB", bytes as f64 / 1e6);
    vec![Line::ratio(
        "verify, 1,000,000 facts, to hashing their bytes",
        verifying.as_secs_f64() / hashing.as_secs_f64(),
        MOST,
        how,
    )]
}

fn timed(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

/// How many bytes of each fact are sealed.
fn lengths(log: &Path) -> Vec<usize> {
    let connection = Connection::open(log).unwrap();
    let sum =
        "length(request) + length(recorded_at) + length(occurred_at) + length(cast(actor AS BLOB)) + length(kind)";
    let sql = format!("SELECT {sum} + length(cast(body AS BLOB)) + 32 + 3 * 8 + 11 * 8 + 16 FROM event");
    let mut query = connection.prepare(&sql).unwrap();
    let lengths = query.query_map([], |row| row.get::<_, i64>(0)).unwrap();
    lengths.map(|length| usize::try_from(length.unwrap()).unwrap()).collect()
}

/// One seal a fact, of bytes that lie ready.
fn hash(lengths: &[usize]) {
    let buffer = vec![0x5a; 65536];
    for length in lengths {
        black_box(Sha256::digest(&buffer[..(*length).min(buffer.len())]));
    }
}

fn verify(log: &Path) {
    let home = log.parent().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_kvittera"))
        .args(["--log", log.to_str().unwrap(), "verify"])
        .env_clear()
        .envs(["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"].map(|name| (name, home)))
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
}
