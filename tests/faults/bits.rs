//! Bits flip, files are cut short or overwritten or go away: then the program says so, or nothing was lost.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestRunner};
use rusqlite::Connection;

use super::aftermath::is_halt;
use super::claims::{Claim, ask};
use super::{count, invariants, witness};
use crate::cli::place::Place;

/// What happens to a file.
#[derive(Debug, Clone)]
enum Damage {
    Flip(Index, u8),
    Cut(Index),
    /// A block of the disk comes back empty.
    Blank(Index),
    /// A block of the disk comes back as another block of the same file.
    Misplaced(Index, Index),
    Gone,
}

const BLOCK: usize = 512;

fn damages() -> impl Strategy<Value = Damage> {
    prop_oneof![
        6 => (any::<Index>(), 0..8_u8).prop_map(|(byte, bit)| Damage::Flip(byte, bit)),
        3 => any::<Index>().prop_map(Damage::Cut),
        2 => any::<Index>().prop_map(Damage::Blank),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Damage::Misplaced(from, to)),
        1 => Just(Damage::Gone),
    ]
}

impl Damage {
    fn strike(&self, file: &Path) {
        let mut bytes = fs::read(file).unwrap();
        if bytes.is_empty() {
            return;
        }
        let block = |index: &Index| index.index(bytes.len().div_ceil(BLOCK)) * BLOCK;
        let end = |start: usize| bytes.len().min(start + BLOCK);
        match self {
            Self::Flip(byte, bit) => {
                let byte = byte.index(bytes.len());
                bytes[byte] ^= 1 << bit;
            }
            Self::Cut(length) => bytes.truncate(length.index(bytes.len())),
            Self::Blank(index) => {
                let start = block(index);
                let end = end(start);
                bytes[start..end].fill(0);
            }
            Self::Misplaced(from, to) => {
                let (from, to) = (block(from), block(to));
                let length = (end(from) - from).min(end(to) - to);
                bytes.copy_within(from..from + length, to);
            }
            Self::Gone => return fs::remove_file(file).unwrap(),
        }
        fs::write(file, bytes).unwrap();
    }
}

/// What a kill leaves behind: the log, and a `-wal` and `-shm` in which hand-outs still wait.
struct Remains {
    place: Place,
    issued: Vec<String>,
}

impl Remains {
    fn new() -> Self {
        let place = Place::in_outage();
        let mut issued: Vec<String> = (0..3).map(|_| shown(&place, "female")).collect();
        // A reader keeps what follows from being brought into the file itself.
        let reader = Connection::open(place.live_log()).unwrap();
        reader.execute_batch("BEGIN; SELECT count(*) FROM event").unwrap();
        issued.extend((0..3).map(|_| shown(&place, "male")));
        let copy = place.copy();
        assert!(fs::metadata(beside(&copy, "-wal")).unwrap().len() > 0);
        drop(reader);
        Self { place: copy, issued }
    }

    /// Who has got a number has got a new one, and everybody knows by then of those that were out.
    fn look_after(&self, place: &Place, answers: &[Claim], what: &str) {
        for answer in answers {
            let Claim::Issued(number) = answer else { continue };
            assert!(!self.issued.contains(number), "{what}: {number} went out again");
            // Damage to an index loses nothing, and is told by `verify`.
            let rows = invariants::rows_of_damaged(&place.live_log());
            let (issued, quarantined) = (invariants::sound(&rows, what), witness::quarantined(&rows));
            let is_known = |number: &&String| issued.contains(*number) || quarantined.contains(*number);
            let lost: Vec<&String> = self.issued.iter().filter(|number| !is_known(number)).collect();
            assert!(lost.is_empty(), "{what}: {lost:?} are lost, and nobody was told before {number} went out");
        }
    }

    /// Strikes one of the files and looks whether anybody is told something wrong afterwards.
    fn struck(&self, file: &str, damage: &Damage) {
        let place = self.place.copy();
        let what = format!("{damage:?} of {file:?}");
        damage.strike(&beside(&place, file));
        let answers = ["female", "male"].map(|sex| ask(&place, sex, &what));
        if answers.iter().any(is_halt) {
            let recovered = place.recover("genomgången med avdelningarna", &[]);
            assert_eq!(recovered.code, 0, "{what}: {recovered:?}");
            self.look_after(&place, &["female", "male"].map(|sex| ask(&place, sex, &what)), &what);
        } else {
            self.look_after(&place, &answers, &what);
        }
        let verified = place.run(&["verify", "--json"]);
        assert!([0, 5, 6].contains(&verified.code), "{what}: {verified:?}");
    }
}

fn shown(place: &Place, sex: &str) -> String {
    place.issue(sex).done().json()["number"].as_str().unwrap().to_owned()
}

/// Stands for the newest segment of the witness.
const WITNESS: &str = ".witness";

fn beside(place: &Place, suffix: &str) -> PathBuf {
    let log = place.live_log();
    if suffix == WITNESS {
        return place.witness();
    }
    log.with_file_name(format!("{}{suffix}", log.file_name().unwrap().to_str().unwrap()))
}

fn struck(files: &'static [&'static str], gate: usize, long: usize) {
    let remains = Remains::new();
    let config =
        Config { cases: u32::try_from(count(gate, long)).unwrap(), failure_persistence: None, ..Config::default() };
    let damages = (select(files), damages());
    TestRunner::new(config)
        .run(&damages, |(file, damage)| {
            remains.struck(file, &damage);
            Ok(())
        })
        .unwrap();
}

#[test]
fn damage_to_the_log_itself_is_told_or_harmless() {
    struck(&[""], 60, 20_000);
}

#[test]
fn damage_to_the_index_of_what_waits_is_told_or_harmless() {
    struck(&["-shm"], 20, 5_000);
}

#[test]
fn damage_to_what_waits_is_told_or_harmless() {
    struck(&["-wal"], 60, 10_000);
}

#[test]
fn damage_to_the_witness_is_told_or_harmless() {
    struck(&[WITNESS], 60, 10_000);
}
