//! The log's file is moved, erased or replaced under a running store: no number may be issued from it any more.

use std::fs;

use kvittera_domain::value::id::Seq;
use kvittera_domain::value::sex::Sex;
use kvittera_store::EventStore;

use crate::given::log_file::{Desk, SECOND, append, issued, kind, open_at, request, whole};

fn noticed(said: &str, happen: impl FnOnce(&Desk)) {
    let desk = Desk::in_use();
    let mut store = desk.open();
    happen(&desk);
    assert_eq!(kind(append(&mut store, 9, vec![issued(1, SECOND, Sex::Female)])), said);
    assert_eq!(kind(store.read_after(Seq::START)), said);
    assert_eq!(kind(store.find(request(9))), said);
    assert_eq!(kind(store.changed()), said);
    assert_eq!(kind(store.verify()), said);
}

#[test]
fn moved() {
    noticed("log_moved", |desk| fs::rename(&desk.path, desk.folder.path().join("elsewhere")).unwrap());
}

#[test]
fn erased() {
    noticed("log_moved", |desk| fs::remove_file(&desk.path).unwrap());
}

#[test]
fn replaced_by_a_copy() {
    noticed("log_moved", |desk| {
        let copy = desk.folder.path().join("copy");
        fs::copy(&desk.path, &copy).unwrap();
        fs::rename(&copy, &desk.path).unwrap();
    });
}

#[test]
fn given_a_second_name() {
    noticed("log_hard_linked", |desk| fs::hard_link(&desk.path, desk.folder.path().join("second")).unwrap());
}

#[test]
fn nothing_was_written_to_the_file_that_moved() {
    let desk = Desk::in_use();
    let before = whole(&mut desk.open());
    let mut store = desk.open();
    let elsewhere = desk.folder.path().join("elsewhere");
    fs::rename(&desk.path, &elsewhere).unwrap();
    append(&mut store, 9, vec![issued(1, SECOND, Sex::Female)]).unwrap_err();
    drop(store);
    assert_eq!(whole(&mut open_at(&elsewhere).unwrap()), before);
}

/// As happens when a technician copies an older log over one that is open.
#[test]
fn overwritten_where_it_lies() {
    let desk = Desk::in_use();
    let older = fs::read(&desk.path).unwrap();
    let (mut first, mut second) = (desk.open(), desk.open());
    append(&mut first, 9, vec![issued(1, SECOND, Sex::Female)]).unwrap();
    assert!(second.changed().unwrap());
    second.read_after(Seq::START).unwrap();

    fs::write(&desk.path, &older).unwrap();
    assert_eq!(kind(append(&mut first, 10, vec![issued(2, SECOND, Sex::Female)])), "chain_broken");
    assert!(second.changed().unwrap());
    assert_eq!(kind(second.read_after(Seq::START)), "chain_broken");
    drop((first, second));
    assert_eq!(fs::read(&desk.path).unwrap(), older, "nothing was written over it");
}
