//! A witness that is gone, for a moment or for good, or that can't be read.

use kvittera_store::Witnessed;
use std::fs;
use std::os::unix::fs::symlink;

use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_store::EventStore;
use kvittera_store::sqlite::{OpenOptions, SqliteLog};

use super::witness::{comparison, lines};
use crate::given::log_file::{Desk, append, at, kind, noted, request, settle_found};

#[test]
fn it_is_gone() {
    let desk = Desk::in_use();
    fs::remove_file(desk.witness()).unwrap();
    assert_eq!(comparison(&desk).finding, Some(Discrepancy::Missing));
    assert_eq!(kind(append(&mut desk.open(), 9, vec![noted("x")])), "unsettled");
    assert!(!desk.witness().exists(), "none is made by the way");
}

#[test]
fn it_is_gone_with_its_folder() {
    let desk = Desk::in_use();
    let options = OpenOptions { witness: Some(desk.folder.path().join("borta/vittne")), ..OpenOptions::default() };
    let mut store = SqliteLog::open(&desk.path, options, at(60)).unwrap();
    assert_eq!(store.comparison().unwrap().finding, Some(Discrepancy::Missing));
}

#[test]
fn it_was_missed_for_a_moment_and_is_there_after_all() {
    let desk = Desk::in_use();
    let away = desk.folder.path().join("away");
    let mut store = desk.open();
    fs::rename(desk.witness(), &away).unwrap();
    let missing = store.comparison().unwrap();
    assert_eq!(missing.finding, Some(Discrepancy::Missing));
    fs::rename(&away, desk.witness()).unwrap();
    // A new segment that began as if there had been none would forget what this one knows.
    let said = lines(&desk);
    assert_eq!(kind(settle_found(&mut store, 9, &missing)), "unsettled");
    assert_eq!((lines(&desk), store.comparison().unwrap()), (said, Comparison::default()));
}

#[test]
fn it_goes_while_the_log_is_open() {
    let desk = Desk::in_use();
    let mut store = desk.open();
    append(&mut store, 9, vec![noted("x")]).unwrap();
    fs::remove_file(desk.witness()).unwrap();
    assert_eq!(kind(append(&mut store, 10, vec![noted("x")])), "unsettled");
    assert_eq!(store.find(request(10)).unwrap(), []);
}

#[test]
fn a_poll_for_changes_reports_that_it_went_and_that_it_is_back() {
    let desk = Desk::in_use();
    let (away, mut store) = (desk.path.with_extension("away"), desk.open());
    store.changed().unwrap();
    assert!(!store.changed().unwrap());
    for (from, to) in [(desk.witness(), &away), (away.clone(), &desk.witness())] {
        fs::rename(from, to).unwrap();
        assert!(store.changed().unwrap() && !store.changed().unwrap(), "now at {}", to.display());
    }
}

#[test]
fn one_that_can_not_be_looked_at_is_not_taken_for_missing() {
    let desk = Desk::in_use();
    let mut store = desk.open();
    fs::remove_file(desk.witness()).unwrap();
    symlink(desk.witness(), desk.witness()).unwrap();
    assert_eq!(kind(store.comparison()), "io");
    assert_eq!(kind(append(&mut store, 9, vec![noted("x")])), "io");

    // A link to a file that can't be reached now: its disk may come back.
    fs::remove_file(desk.witness()).unwrap();
    symlink(desk.path.with_extension("away"), desk.witness()).unwrap();
    assert_eq!(kind(store.comparison()), "witness_not_found");
    assert_eq!(kind(append(&mut store, 10, vec![noted("x")])), "witness_not_found");
}

#[test]
fn one_whose_folder_can_not_be_looked_at_is_not_taken_for_missing() {
    let desk = Desk::in_use();
    let folder = desk.folder.path().join("runt");
    symlink(&folder, &folder).unwrap();
    let options = OpenOptions { witness: Some(folder.join("vittne")), ..OpenOptions::default() };
    assert_eq!(kind(SqliteLog::open(&desk.path, options, at(60)).and_then(|mut store| store.comparison())), "io");
}
