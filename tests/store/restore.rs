//! Restoring a log from a backup: it appears whole and with a witness of its own, or not at all.

use kvittera_store::Witnessed;
use std::fs;
use std::path::{Path, PathBuf};

use kvittera_domain::event::Event;
use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::event::restored::Restored;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::Seq;
use kvittera_domain::value::sex::Sex::Female;
use kvittera_store::sqlite::{OpenOptions, Restoring, copy_to, unwatched, verify};
use kvittera_store::{Link, StoreError};
use tempfile::TempDir;

use crate::given::log_file::{Desk, SECOND, WITNESS, append, at, issued, kind, names_in, noted, open_at};

/// A log, its backup, and the folder in which it is restored.
fn copied() -> (Desk, PathBuf, TempDir, PathBuf) {
    let (desk, back) = (Desk::in_use(), tempfile::tempdir().unwrap());
    let copy = desk.folder.path().join("kopia");
    copy_to(&desk.path, &OpenOptions::default(), &copy, &unwatched()).unwrap();
    let target = back.path().join("reserv.kvittera");
    (desk, copy, back, target)
}

fn begin(copy: &Path, target: &Path) -> Result<Restoring, StoreError> {
    Restoring::begin(copy, target, None, &OpenOptions::default(), &unwatched())
}

fn restored() -> Event {
    Event::LogRestored(Restored {
        seq: Seq(6),
        head: Hash([0; 32]),
        put_back: 0,
        proven: true,
        quarantined: 0,
        unissued: vec![],
        reason: "disken gick sönder".parse().unwrap(),
    })
}

#[test]
fn it_stands_at_its_place_whole_with_a_witness_that_begins_after_the_backup_and_nothing_else() {
    let (desk, copy, back, target) = copied();
    append(&mut desk.open(), 4, vec![issued(1, SECOND, Female)]).unwrap();
    let restoring = begin(&copy, &target).unwrap();
    assert_eq!((restoring.head().seq, restoring.place()), (Seq(6), target.as_path()));
    let account = restoring.compare_witness(&desk.witness()).unwrap();
    let comparison = &account.comparison;
    assert!(comparison.is_whole && comparison.lost.len() == 1 && account.last == Some(at(60)), "{account:?}");
    append(&mut restoring.open(at(70)).unwrap(), 9, vec![restored()]).unwrap();
    assert!(!target.exists());
    assert_eq!(restoring.publish(&unwatched()).unwrap().seq, Seq(7));
    assert_eq!(names_in(back.path()), ["reserv.kvittera", WITNESS]);
    assert!(verify(&target, &OpenOptions::default()).unwrap().is_sound());
    assert_eq!(open_at(&target).unwrap().comparison().unwrap(), Comparison::default());
}

#[test]
fn the_witness_of_a_restored_log_knows_the_backup_that_it_came_from_and_no_other() {
    let (desk, copy, _back, target) = copied();
    append(&mut desk.open(), 4, vec![noted("x")]).unwrap();
    let newer = desk.folder.path().join("nyare kopia");
    copy_to(&desk.path, &OpenOptions::default(), &newer, &unwatched()).unwrap();
    let restoring = begin(&newer, &target).unwrap();
    append(&mut restoring.open(at(70)).unwrap(), 9, vec![restored()]).unwrap();
    restoring.publish(&unwatched()).unwrap();
    let witness = target.with_file_name(WITNESS);
    let known = |copy: &Path| {
        let restoring = begin(copy, &target.with_file_name("annan.kvittera")).unwrap();
        restoring.compare_witness(&witness).unwrap().comparison.finding
    };
    assert_eq!(known(&newer), Some(Discrepancy::LogBehind { known: Seq(7) }));
    assert_eq!(known(&copy), Some(Discrepancy::LogBehind { known: Seq::START }));
}

#[test]
fn one_that_is_broken_off_leaves_nothing_and_what_a_killed_one_left_goes_away() {
    let (_desk, copy, back, target) = copied();
    drop(begin(&copy, &target).unwrap());
    assert_eq!(names_in(back.path()), [""; 0]);
    let partial = back.path().join("reserv.kvittera.kvittera.partial");
    for left in [".witness", ".ballast"] {
        fs::write(partial.with_file_name(format!("reserv.kvittera.kvittera.partial{left}")), "halvt").unwrap();
    }
    fs::write(back.path().join("reserv.kvittera.witness.restoring-00000000.0001"), "halvt").unwrap();
    fs::write(back.path().join("annat"), "mitt").unwrap();
    begin(&copy, &target).unwrap().publish(&unwatched()).unwrap();
    assert_eq!(names_in(back.path()), ["annat", "reserv.kvittera", WITNESS]);
}

#[test]
fn what_still_stands_in_a_wal_would_be_missing() {
    let (_desk, copy, back, target) = copied();
    let restoring = begin(&copy, &target).unwrap();
    let wal = back.path().join("reserv.kvittera.kvittera.partial-wal");
    fs::write(&wal, "något").unwrap();
    assert_eq!(kind(restoring.publish(&unwatched())), "io");
    assert!(!target.exists());
    let restoring = begin(&copy, &target).unwrap();
    fs::write(&wal, "").unwrap();
    restoring.publish(&unwatched()).unwrap();
}

#[test]
fn a_log_in_use_is_no_backup() {
    let (desk, _, back, target) = copied();
    let reader = desk.foreign();
    reader.execute_batch("BEGIN; SELECT count(*) FROM event").unwrap();
    append(&mut desk.open(), 4, vec![noted("x")]).unwrap();
    assert_eq!(kind(begin(&desk.path, &target)), "log_damaged");
    assert_eq!(kind(begin(desk.folder.path(), &target)), "not_a_file");
    assert_eq!(names_in(back.path()), [""; 0]);
}

#[test]
fn the_witness_of_a_restoring_that_broke_off_goes_away_and_any_other_stays() {
    let (_desk, copy, _back, target) = copied();
    let witness = target.with_file_name(WITNESS);
    let restoring = begin(&copy, &target).unwrap();
    append(&mut restoring.open(at(70)).unwrap(), 9, vec![restored()]).unwrap();
    restoring.publish(&unwatched()).unwrap();
    fs::remove_file(&target).unwrap();
    begin(&copy, &target).unwrap().publish(&unwatched()).unwrap();
    append(&mut open_at(&target).unwrap(), 10, vec![issued(1, SECOND, Female)]).unwrap();
    fs::remove_file(&target).unwrap();
    let seen = fs::read(&witness).unwrap();
    assert!(witness.with_extension("0002").exists(), "the second restoring has its own segment");
    assert!(matches!(begin(&copy, &target), Err(StoreError::WitnessWithoutLog(_))));
    assert_eq!(fs::read(&witness).unwrap(), seen);
}

#[test]
fn what_is_restored_is_asked_which_events_it_has_and_what_another_backup_has_beyond_it() {
    let (desk, copy, _back, target) = copied();
    append(&mut desk.open(), 4, vec![noted("x"), noted("y")]).unwrap();
    let newer = desk.folder.path().join("nyare kopia");
    let end = copy_to(&desk.path, &OpenOptions::default(), &newer, &unwatched()).unwrap();
    let restoring = begin(&copy, &target).unwrap();
    let head = restoring.head();
    assert!(restoring.holds(head).unwrap() && !restoring.holds(end).unwrap());
    assert!(!restoring.holds(Link { hash: end.hash, ..head }).unwrap(), "another event at the same place");
    let beyond = |copy: &Path| {
        restoring.events_after(copy).unwrap().into_iter().map(|recorded| recorded.seq).collect::<Vec<_>>()
    };
    assert_eq!((beyond(&newer), beyond(&copy)), (vec![Seq(7), Seq(8)], vec![]));
}

#[test]
fn a_witness_that_can_not_be_read_to_its_end_is_not_whole() {
    let (desk, copy, _back, target) = copied();
    let restoring = begin(&copy, &target).unwrap();
    assert!(restoring.compare_witness(&desk.witness()).unwrap().is_whole);
    let mut witness = fs::read(desk.witness()).unwrap();
    witness.extend_from_slice(b"no line of ours\n");
    fs::write(desk.witness(), witness).unwrap();
    assert!(!restoring.compare_witness(&desk.witness()).unwrap().is_whole);
}

#[test]
fn where_not_even_the_folder_of_the_witness_is_left_there_is_none() {
    let (desk, copy, _back, target) = copied();
    let restoring = begin(&copy, &target).unwrap();
    assert_eq!(kind(restoring.compare_witness(&desk.folder.path().join("borta/witness"))), "witness_not_found");
}

/// A log that already has its name needs its witness, even if the rename was not synced to the disk.
#[test]
fn where_something_has_the_name_of_the_log_its_witness_stays() {
    let (_desk, copy, back, target) = copied();
    let restoring = begin(&copy, &target).unwrap();
    fs::write(&target, "någon annans").unwrap();
    assert_eq!(kind(restoring.publish(&unwatched())), "log_exists");
    assert_eq!(names_in(back.path()), ["reserv.kvittera", WITNESS]);
    assert_eq!(fs::read(&target).unwrap(), "någon annans".as_bytes());
}
