//! The log of an older program.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use kvittera_domain::value::id::Seq;
use kvittera_store::EventStore;
use kvittera_store::sqlite::{OpenOptions, verify};
use rusqlite::Connection;

use crate::given::log_file::{Desk, append, kind, noted, open_at, whole};

const COPY: &str = "reserv.kvittera.v1-backup-20261122T100000Z";

/// A log as the program of the first version left it.
fn old_log() -> Desk {
    let desk = Desk::in_use();
    desk.age(1);
    desk
}

fn version(path: &std::path::Path) -> i64 {
    Connection::open(path).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn it_is_migrated_after_a_copy_was_put_beside_it() {
    let (desk, untouched) = (old_log(), Desk::in_use());
    let mut store = desk.open();
    assert_eq!(whole(&mut store), whole(&mut untouched.open()));
    append(&mut store, 9, vec![noted("after")]).unwrap();
    assert!(store.verify().unwrap().is_sound());
    drop(store);
    assert_eq!(desk.names(), ["reserv.kvittera", COPY, "reserv.kvittera.witness"]);
    assert_eq!((version(&desk.path), version(&desk.folder.path().join(COPY))), (6, 1));
}

#[test]
fn that_of_any_version_is_migrated() {
    for version in 1..6 {
        let desk = Desk::in_use();
        desk.age(version);
        assert_eq!(self::version(&desk.path), i64::try_from(version).unwrap());
        let mut store = desk.open();
        append(&mut store, 9, vec![noted("after")]).unwrap();
        assert!(store.verify().unwrap().is_sound(), "{version}");
        assert_eq!(self::version(&desk.path), 6);
    }
}

#[test]
fn the_copy_is_a_sound_log_of_its_own() {
    let desk = old_log();
    drop(desk.open());
    let copy = desk.folder.path().join(COPY);
    assert_eq!(fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    let seen = verify(&copy, &OpenOptions::default()).unwrap();
    assert!(seen.is_sound() && seen.events == 6, "{seen:?}");
    assert_eq!(version(&copy), 1);
    assert_eq!(open_at(&copy).unwrap().read_after(Seq::START).unwrap().len(), 6);
}

#[test]
fn it_is_migrated_once() {
    let desk = old_log();
    drop((desk.open(), desk.open()));
    assert_eq!(desk.names(), ["reserv.kvittera", COPY, "reserv.kvittera.witness"]);
}

#[test]
fn without_a_copy_nothing_is_migrated() {
    let desk = old_log();
    fs::write(desk.folder.path().join(COPY), "something else").unwrap();
    assert_eq!(kind(open_at(&desk.path)), "log_exists");
    assert_eq!(version(&desk.path), 1);
    assert_eq!(desk.names(), ["reserv.kvittera", COPY, "reserv.kvittera.witness"]);
}

#[test]
fn a_broken_log_is_neither_copied_nor_migrated() {
    let desk = old_log();
    desk.tamper("UPDATE event SET kind = 'outage_ended' WHERE seq = 5");
    assert_eq!(kind(open_at(&desk.path)), "chain_broken");
    assert_eq!(version(&desk.path), 1);
    assert_eq!(desk.names(), ["reserv.kvittera", "reserv.kvittera.witness"]);
}
