//! Every file that is no sound log is refused with an error of its own, and is left exactly as it was.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;

use rusqlite::Connection;

use crate::given::log_file::{Desk, WITNESS, append, kind, names_in, open_at, suspected};

/// Opens a good log that `spoil` has changed, and asserts the error and that no file has changed.
fn refused_untouched(expected: &str, spoil: impl FnOnce(&Desk)) {
    let desk = Desk::in_use();
    spoil(&desk);
    let before = state_of(desk.folder.path());
    assert_eq!(kind(open_at(&desk.path)), expected);
    assert_eq!(state_of(desk.folder.path()), before, "{expected}");
}

type State = Vec<(String, u64, i64, i64, u32, Option<Vec<u8>>)>;

fn state_of(folder: &Path) -> State {
    let state = |name: String| {
        let path = folder.join(&name);
        let found = fs::symlink_metadata(&path).unwrap();
        let bytes = found.is_file().then(|| fs::read(&path).unwrap());
        (name, found.ino(), found.mtime(), found.mtime_nsec(), found.mode(), bytes)
    };
    names_in(folder).into_iter().map(state).collect()
}

fn foreign_database(path: &Path, journal: &str) {
    fs::remove_file(path).unwrap();
    let foreign = Connection::open(path).unwrap();
    foreign.pragma_update(None, "journal_mode", journal).unwrap();
    foreign.execute_batch("CREATE TABLE event (seq); INSERT INTO event VALUES (1)").unwrap();
}

#[test]
fn nothing_there() {
    refused_untouched("log_not_found", |desk| fs::remove_file(&desk.path).unwrap());
    refused_untouched("log_not_found", |desk| {
        fs::remove_file(&desk.path).unwrap();
        symlink("nowhere", &desk.path).unwrap();
    });
}

#[test]
fn no_file() {
    refused_untouched("not_a_file", |desk| {
        fs::remove_file(&desk.path).unwrap();
        fs::create_dir(&desk.path).unwrap();
    });
    refused_untouched("not_a_file", |desk| {
        fs::remove_file(&desk.path).unwrap();
        let fifo = rustix::fs::FileType::Fifo;
        rustix::fs::mknodat(rustix::fs::CWD, &desk.path, fifo, 0o600.into(), 0).unwrap();
    });
}

#[test]
fn read_only_even_for_root() {
    refused_untouched("log_read_only", |desk| fs::set_permissions(&desk.path, Permissions::from_mode(0o444)).unwrap());
}

/// Runs `act` as an ordinary user, since permissions don't stop root.
fn as_ordinary_user<T: Send>(act: impl FnOnce() -> T + Send) -> T {
    let act = || {
        if rustix::process::geteuid().is_root() {
            let nobody = rustix::fs::Uid::from_raw(65534);
            rustix::thread::set_thread_res_uid(nobody, nobody, nobody).unwrap();
        }
        act()
    };
    std::thread::scope(|scope| scope.spawn(act).join().unwrap())
}

#[test]
fn not_for_this_user() {
    for (folder_mode, file_mode, expected) in
        [(0o755, 0o200, "no_permission"), (0o755, 0o444, "log_read_only"), (0o555, 0o666, "no_permission")]
    {
        let desk = Desk::in_use();
        fs::set_permissions(&desk.path, Permissions::from_mode(file_mode)).unwrap();
        fs::set_permissions(desk.folder.path(), Permissions::from_mode(folder_mode)).unwrap();
        assert_eq!(as_ordinary_user(|| kind(open_at(&desk.path))), expected, "{file_mode:o}");
        assert_eq!(desk.names(), ["reserv.kvittera", WITNESS]);
        fs::set_permissions(desk.folder.path(), Permissions::from_mode(0o755)).unwrap();
    }
}

#[test]
fn its_witness_not_for_this_user() {
    let desk = Desk::in_use();
    fs::set_permissions(&desk.path, Permissions::from_mode(0o666)).unwrap();
    fs::set_permissions(desk.folder.path(), Permissions::from_mode(0o777)).unwrap();
    fs::set_permissions(desk.witness(), Permissions::from_mode(0o200)).unwrap();
    assert_eq!(as_ordinary_user(|| kind(open_at(&desk.path))), "no_permission");
}

#[test]
fn more_than_one_name() {
    refused_untouched("log_hard_linked", |desk| fs::hard_link(&desk.path, desk.folder.path().join("other")).unwrap());
}

#[test]
fn empty_or_text() {
    refused_untouched("not_a_log", |desk| fs::write(&desk.path, "").unwrap());
    refused_untouched("not_a_log", |desk| fs::write(&desk.path, "19580101K123\n".repeat(1000)).unwrap());
}

#[test]
fn another_programs_database() {
    refused_untouched("not_a_log", |desk| foreign_database(&desk.path, "delete"));
    refused_untouched("not_a_log", |desk| foreign_database(&desk.path, "wal"));
}

#[test]
fn another_programs_database_with_its_wal_left_behind() {
    refused_untouched("not_a_log", |desk| {
        let path = desk.folder.path().join("alive");
        fs::write(&path, "").unwrap();
        foreign_database(&path, "wal");
        let alive = Connection::open(&path).unwrap();
        alive.execute_batch("INSERT INTO event VALUES (2)").unwrap();
        for suffix in ["", "-wal", "-shm"] {
            fs::copy(
                path.with_file_name(format!("alive{suffix}")),
                desk.path.with_file_name(format!("reserv.kvittera{suffix}")),
            )
            .unwrap();
        }
        drop(alive);
    });
}

#[test]
fn part_of_it_missing() {
    let whole = fs::metadata(&Desk::in_use().path).unwrap().len();
    for length in [whole - 1, whole - 4096, whole / 2, 5000, 4096, 4000] {
        refused_untouched("log_damaged", |desk| {
            fs::File::options().write(true).open(&desk.path).unwrap().set_len(length).unwrap();
        });
    }
}

#[test]
fn made_by_another_version_of_the_program() {
    for version in [3, 6, 99] {
        let make = |desk: &Desk| desk.foreign().pragma_update(None, "user_version", version).unwrap();
        refused_untouched("log_other_version", make);
    }
}

#[test]
fn its_schema_changed() {
    for change in [
        "DROP TRIGGER event_never_goes",
        "DROP INDEX event_number_issued",
        "DROP VIEW log",
        "CREATE TABLE more (x)",
        "CREATE TRIGGER hidden AFTER INSERT ON event BEGIN SELECT 1; END",
        "ALTER TABLE event ADD COLUMN more TEXT",
        "PRAGMA user_version = 0",
        "DROP VIEW log; CREATE VIEW log AS SELECT * FROM event",
    ] {
        refused_untouched("schema_changed", |desk| desk.foreign().execute_batch(change).unwrap());
    }
}

#[test]
fn an_event_changed() {
    let desk = Desk::in_use();
    desk.tamper("UPDATE event SET actor = replace(actor, 'annan1', 'annan2') WHERE seq = 3");
    let before = fs::read(&desk.path).unwrap();
    assert_eq!(kind(open_at(&desk.path)), "chain_broken");
    assert_eq!(fs::read(&desk.path).unwrap(), before);
    assert_eq!(desk.names(), ["reserv.kvittera", WITNESS]);
}

#[test]
fn a_good_log_behind_a_link_is_no_bad_file() {
    let desk = Desk::in_use();
    let link = desk.folder.path().join("link");
    symlink(&desk.path, &link).unwrap();
    append(&mut open_at(&link).unwrap(), 4, vec![suspected()]).unwrap();
}

#[test]
fn a_copy_without_a_wal_mode_is_made_durable_again() {
    let desk = Desk::in_use();
    desk.foreign().pragma_update(None, "journal_mode", "delete").unwrap();
    drop(desk.open());
    let mode: String = desk.foreign().pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
}
