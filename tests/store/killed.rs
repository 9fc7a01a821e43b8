//! A program that was killed leaves the whole log behind.

use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use std::path::PathBuf;

use kvittera_domain::value::id::Seq;
use kvittera_store::EventStore;
use kvittera_store::sqlite::{OpenOptions, verify};
use tempfile::TempDir;

use crate::given::log_file::{Desk, append, kind, noted, open_at};

/// A folder as a killed program leaves it: the file as it was before, and the `-wal` file as it is now.
fn remains(before: &[u8], desk: &Desk) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("reserv.kvittera");
    fs::write(&path, before).unwrap();
    fs::copy(desk.folder.path().join("reserv.kvittera-wal"), folder.path().join("reserv.kvittera-wal")).unwrap();
    (folder, path)
}

/// A log with a long command that is still in the `-wal` file, because a reader is active; `then` gets the file from
/// before too.
fn waiting(then: impl FnOnce(&[u8], &Desk)) {
    let desk = Desk::in_use();
    let before = fs::read(&desk.path).unwrap();
    let reader = desk.foreign();
    reader.execute_batch("BEGIN; SELECT count(*) FROM event").unwrap();
    let mut store = desk.open();
    append(&mut store, 9, (0..60).map(|number| noted(&format!("{number}"))).collect()).unwrap();
    then(&before, &desk);
}

#[test]
fn what_was_committed_but_not_checkpointed_is_there() {
    waiting(|before, desk| {
        let (_folder, path) = remains(before, desk);
        assert_eq!(open_at(&path).unwrap().read_after(Seq::START).unwrap().len(), 66);
        assert!(verify(&path, &OpenOptions::default()).unwrap().is_sound());
    });
}

#[test]
fn a_checkpoint_that_was_cut_off_is_made_up_for() {
    let mut checkpointed = Vec::new();
    let mut torn = None;
    waiting(|before, desk| {
        torn = Some(remains(before, desk));
        let (_folder, path) = remains(before, desk);
        drop(open_at(&path).unwrap());
        checkpointed = fs::read(&path).unwrap();
    });
    let (folder, path) = torn.unwrap();
    let first_page = checkpointed.get(..4096).unwrap();
    File::options().write(true).open(&path).unwrap().write_all_at(first_page, 0).unwrap();
    assert!(fs::metadata(&path).unwrap().len() < checkpointed.len() as u64);
    assert_eq!(open_at(&path).unwrap().read_after(Seq::START).unwrap().len(), 66);
    drop(folder);
}

#[test]
fn without_its_wal_such_a_file_is_damaged() {
    let desk = Desk::in_use();
    let length = fs::metadata(&desk.path).unwrap().len();
    File::options().write(true).open(&desk.path).unwrap().set_len(length - 4096).unwrap();
    fs::write(desk.folder.path().join("reserv.kvittera-wal"), "").unwrap();
    assert_eq!(kind(open_at(&desk.path)), "log_damaged");
}
