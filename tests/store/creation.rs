//! Creating a log: it appears whole or not at all.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use kvittera_store::EventStore;
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::given::log_file::{
    Desk, WITNESS, append, beginning, create_at, create_with, created, kind, names_in, suspected,
};

#[test]
fn a_new_log_and_its_witness_are_files_that_only_their_owner_reads() {
    let desk = Desk::new();
    assert_eq!(desk.names(), ["reserv.kvittera", WITNESS]);
    let found = fs::metadata(&desk.path).unwrap();
    assert_eq!((found.permissions().mode() & 0o777, found.nlink()), (0o600, 1));
    assert_eq!(fs::metadata(desk.witness()).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_new_log_is_durable_and_marked_as_ours() {
    let desk = Desk::new();
    let foreign = desk.foreign();
    let pragma = |name: &str| -> Value { foreign.pragma_query_value(None, name, |row| row.get(0)).unwrap() };
    assert_eq!(pragma("journal_mode"), Value::Text("wal".to_owned()));
    assert_eq!(pragma("application_id"), Value::Integer(0x4B56_4954));
    assert_eq!(pragma("user_version"), Value::Integer(2));
}

#[test]
fn a_log_that_fails_half_way_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new");
    let twice = [beginning(), vec![created()]].concat();
    assert_eq!(kind(create_with(&path, twice)), "log_forbids");
    assert_eq!(names_in(folder.path()), [""; 0]);
}

#[test]
fn what_a_killed_attempt_left_stands_in_nobodys_way_and_is_cleared() {
    let folder = tempfile::tempdir().unwrap();
    let (left, other) = ("new.new-00000000-0000-0000-0000-00000000000f", "new.new-by-hand");
    fs::write(folder.path().join(left), "half").unwrap();
    fs::write(folder.path().join(other), "a file of somebody's").unwrap();
    create_at(&folder.path().join("new")).unwrap();
    assert_eq!(names_in(folder.path()), ["new", other, "new.witness-00000000.0001"]);
}

#[test]
fn nothing_that_exists_is_replaced() {
    let desk = Desk::new();
    let before = fs::read(&desk.path).unwrap();
    assert_eq!(kind(create_at(&desk.path)), "log_exists");
    assert_eq!(fs::read(&desk.path).unwrap(), before);
    assert_eq!(desk.names(), ["reserv.kvittera", WITNESS]);
    assert_eq!(kind(create_at(desk.folder.path())), "log_exists");
}

#[test]
fn a_link_to_nowhere_and_leftovers_of_another_log_are_something_too() {
    for name in ["new", "new-wal", "new-shm", "new-journal"] {
        let folder = tempfile::tempdir().unwrap();
        symlink("nowhere", folder.path().join(name)).unwrap();
        assert_eq!(kind(create_at(&folder.path().join("new"))), "log_exists", "{name}");
        assert_eq!(names_in(folder.path()), [name]);
    }
}

#[test]
fn a_folder_that_is_missing_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(kind(create_at(&folder.path().join("no/new"))), "log_not_found");
    assert_eq!(names_in(folder.path()), [""; 0]);
}

#[test]
fn a_name_that_sqlite_would_read_otherwise_is_a_name() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["file:memory?mode=memory", ":memory:", "övning 50% #1?.kvittera"] {
        let mut store = create_at(&folder.path().join(name)).unwrap();
        append(&mut store, 2, vec![suspected()]).unwrap();
        assert_eq!(store.head().seq.0, 5, "{name}");
        drop(store);
        let foreign = Connection::open(folder.path().join(name)).unwrap();
        assert_eq!(foreign.query_row("SELECT count(*) FROM event", [], |row| row.get::<_, i64>(0)).unwrap(), 5);
    }
    assert_eq!(names_in(folder.path()).len(), 6);
}
