//! The ledger that is kept beside a long log: it saves time, and never says what the log doesn't.

use std::path::PathBuf;

use kvittera::config::Config;
use kvittera::desk::{DeskError, new_request};
use kvittera::open;
use kvittera::open::{OpenedLog, Wanted};
use kvittera_domain::event::{Event, NewEvent};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::recovery::halt::HaltCause;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::id::{RequestId, Seq};
use kvittera_store::snapshot::SnapshotFile;
use kvittera_store::sqlite::{OpenOptions, SqliteLog};
use kvittera_store::{AppendRequest, EventStore, StoreError};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use uuid::Uuid;

use crate::given::scenario::{assert_same, clock};
use crate::stage::samples::{SUSPECT, live_pool, person};

const MANY: usize = 1_100;

/// A live log in a folder of its own.
struct Place {
    _folder: TempDir,
    log: PathBuf,
    fold: PathBuf,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (log, fold) = (folder.path().join("log.sqlite"), folder.path().join("log.sqlite.fold"));
        let (config, person) = (Config::load(None).unwrap(), person());
        open::create_live_log(Some(&log), live_pool(), &config, &person, &person.actor().unwrap(), clock(1, 0))
            .unwrap();
        Self { _folder: folder, log, fold }
    }

    /// The same with more facts than are read without keeping what they add up to.
    fn long() -> Self {
        let place = Self::new();
        place.grow(1, MANY);
        place
    }

    fn grow(&self, request: u128, count: usize) {
        let mut store = SqliteLog::open(&self.log, OpenOptions::default(), clock(2, 0)).unwrap();
        let event = Event::PoolCounted { present: 20, missing: Vec::new(), spent: Vec::new() };
        let events = vec![NewEvent { occurred_at: clock(2, 0), event }; count];
        let (request, actor) = (RequestId(Uuid::from_u128(request)), person().actor().unwrap());
        let entry = AppendRequest { request, recorded_at: clock(2, 0), actor: &actor, events: &events };
        store.append(store.head().seq, &entry).unwrap();
    }

    fn try_open(&self) -> Result<OpenedLog, open::OpenError> {
        let config = Config::load(None).unwrap();
        open::open(&Wanted::Live(Some(self.log.clone())), &config, &person(), clock(3, 0))
    }

    fn open(&self) -> OpenedLog {
        self.try_open().unwrap()
    }

    /// What all facts add up to, read from the beginning.
    fn whole(&self) -> Ledger {
        let mut store = SqliteLog::open(&self.log, OpenOptions::default(), clock(3, 0)).unwrap();
        Ledger::fold(&store.read_after(Seq::START).unwrap()).unwrap()
    }

    /// Changes an old fact behind everybody's back.
    fn tamper(&self, sql: &str) {
        let foreign = Connection::open(&self.log).unwrap();
        let mut query = foreign.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        let triggers = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let triggers: Vec<(String, String)> = triggers.collect::<Result<_, _>>().unwrap();
        for (name, _) in &triggers {
            foreign.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
        }
        foreign.execute_batch(sql).unwrap();
        for (_, sql) in &triggers {
            foreign.execute_batch(sql).unwrap();
        }
    }

    /// Writes the kept file anew with other bytes in the place of the last ones that are so, and a sum that fits it.
    fn forge(&self, from: &[u8], to: &[u8]) {
        let whole = std::fs::read(&self.fold).unwrap();
        let kept = &whole[..whole.len() - 32];
        let at = kept.windows(from.len()).rposition(|found| found == from).unwrap();
        let forged = [&kept[..at], to, &kept[at + from.len()..]].concat();
        let sum: [u8; 32] = Sha256::digest(&forged).into();
        std::fs::write(&self.fold, [forged.as_slice(), &sum].concat()).unwrap();
    }
}

/// Looks through the whole log, as the screens do while nothing else is to be done.
fn prove(opened: &mut OpenedLog) -> Result<usize, DeskError> {
    let mut steps = 0;
    while opened.desk.is_proving() {
        opened.desk.prove()?;
        steps += 1;
    }
    Ok(steps)
}

#[test]
fn an_ordinary_log_needs_nothing_kept() {
    let place = Place::new();
    place.grow(1, 900);
    assert!(!place.open().desk.is_proving() && !place.fold.exists());
}

#[test]
fn a_long_log_is_opened_with_what_was_kept_and_proven_afterwards() {
    let place = Place::long();
    assert!(!place.open().desk.is_proving(), "the first time all of it is read");
    assert!(place.fold.exists());
    place.grow(2, 3);
    let mut opened = place.open();
    assert!(opened.desk.is_proving());
    assert_same(opened.desk.ledger().as_ref(), &place.whole());
    let request = new_request();
    opened.desk.execute(request, &SUSPECT, &person().actor().unwrap(), clock(3, 0)).unwrap();
    assert!(prove(&mut opened).unwrap() > 1, "it is looked through bit by bit");
    assert!(opened.desk.is_trusted());
    assert_same(opened.desk.ledger().as_ref(), &place.whole());
}

#[test]
fn what_is_kept_is_renewed_when_the_log_has_grown() {
    let place = Place::long();
    place.open();
    let kept = || SnapshotFile::beside(&place.log).load().unwrap().1.seq;
    let before = kept();
    place.grow(2, 900);
    place.open();
    assert_eq!(kept(), before);
    place.grow(3, 200);
    place.open();
    assert_eq!(kept(), Seq(before.0 + MANY as u64));
}

#[test]
fn what_was_kept_of_another_log_is_not_used() {
    let (place, other) = (Place::long(), Place::long());
    other.open();
    std::fs::copy(&other.fold, &place.fold).unwrap();
    let opened = place.open();
    assert!(!opened.desk.is_proving());
    assert_same(opened.desk.ledger().as_ref(), &place.whole());
}

#[test]
fn what_another_program_or_another_form_kept_is_not_used() {
    const PROGRAM: &str = env!("CARGO_PKG_VERSION");
    let length = u8::try_from(PROGRAM.len()).unwrap();
    let head = |format: u8, program: &str| [&[format, length], program.as_bytes()].concat();
    // 1121 and 1120 in seven bits a byte, the lowest first: the last fact stands at the end.
    for (from, to) in [
        (head(6, PROGRAM), head(6, "0.0.0")),
        (head(6, PROGRAM), head(7, PROGRAM)),
        (vec![0xe1, 0x08], vec![0xe0, 0x08]),
        (head(6, &format!("{PROGRAM}@")), head(6, &format!("{PROGRAM}@0"))),
    ] {
        let place = Place::long();
        place.open();
        place.forge(&from, &to);
        assert!(!place.open().desk.is_proving(), "{to:?}");
    }
}

#[test]
fn an_old_fact_that_was_changed_is_found_afterwards_and_stops_the_desk() {
    let place = Place::long();
    place.open();
    place.tamper("UPDATE event SET occurred_at = replace(occurred_at, '2026', '2025') WHERE seq = 700");
    let mut opened = place.open();
    let error = prove(&mut opened).unwrap_err();
    assert_eq!(error.kind(), "chain_broken");
    assert!(!place.fold.exists(), "whoever opens it next reads all of it");
    for _ in 0..2 {
        let refused = opened.desk.execute(new_request(), &SUSPECT, &person().actor().unwrap(), clock(3, 0));
        assert!(
            matches!(&refused, Err(DeskError::Halted(halt, _)) if halt.cause == HaltCause::LogChanged),
            "{refused:?}"
        );
        opened.desk.follow().unwrap();
    }
    assert!(!opened.desk.is_trusted() && !opened.desk.is_proving());
    let open::OpenError::Desk(error) = place.try_open().unwrap_err() else { panic!() };
    assert_eq!(error.kind(), "chain_broken");
}

#[test]
fn an_old_fact_that_was_changed_and_is_read_again_stops_the_desk_too() {
    let place = Place::new();
    let mut opened = place.open();
    place.tamper("UPDATE event SET occurred_at = replace(occurred_at, '2026', '2025') WHERE seq = 7");
    assert_eq!(opened.desk.page_before(Seq(22), 3).map(|page| page.len()).unwrap(), 3);
    assert_eq!(opened.desk.read_at(&[Seq(7)]).unwrap_err().kind(), "chain_broken");
    let refused = opened.desk.execute(new_request(), &SUSPECT, &person().actor().unwrap(), clock(3, 0));
    assert!(matches!(&refused, Err(DeskError::Halted(halt, _)) if halt.cause == HaltCause::LogChanged), "{refused:?}");
}

#[test]
fn a_kept_ledger_that_lies_is_found_afterwards_and_stops_the_desk() {
    let place = Place::long();
    place.open();
    place.forge(b"\x06abcde1\x14", b"\x06abcde1\x13");
    let mut opened = place.open();
    let error = prove(&mut opened).unwrap_err();
    assert!(matches!(error, DeskError::FoldDiffers), "{error:?}");
    let refused =
        opened.desk.execute(new_request(), &Command::EndOutage { at: None }, &person().actor().unwrap(), clock(3, 0));
    assert!(matches!(refused, Err(DeskError::Halted(..))));
    assert!(!place.fold.exists() && place.try_open().is_ok(), "the log itself is sound");
}

#[test]
fn the_last_fact_that_is_not_what_was_kept_of_it_has_all_of_the_log_read() {
    let place = Place::long();
    place.open();
    place.tamper("UPDATE event SET occurred_at = replace(occurred_at, '2026', '2025') WHERE seq = 1121");
    let open::OpenError::Desk(error) = place.try_open().unwrap_err() else { panic!() };
    assert_eq!(error.kind(), "chain_broken");
}

#[test]
fn looking_through_a_log_can_be_broken_off_and_changes_nothing() {
    let place = Place::long();
    let before = std::fs::read(&place.log).unwrap();
    let config = Config::load(None).unwrap();
    let wanted = Wanted::Live(Some(place.log.clone()));
    let error = open::verify(&wanted, &config, &|_, _| false).unwrap_err();
    assert!(matches!(error, open::OpenError::Desk(DeskError::Store(StoreError::Cancelled))), "{error:?}");
    assert_eq!(std::fs::read(&place.log).unwrap(), before);
    let told = std::cell::RefCell::new(Vec::new());
    let checked = open::verify(&wanted, &config, &|done, whole| {
        told.borrow_mut().push((done, whole));
        true
    });
    assert!(checked.unwrap().verification.is_sound());
    let told = told.into_inner();
    assert_eq!(told[..2], [(512, 1121), (1024, 1121)]);
    assert!(told[2..].iter().all(|step| *step == (1121, 1121)), "where the file takes longer: {told:?}");
}
