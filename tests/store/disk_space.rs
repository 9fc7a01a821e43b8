//! A disk that fills up: a small file system of its own in memory.

use kvittera_store::Witnessed;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::value::id::Seq;
use kvittera_store::sqlite::{OpenOptions, SqliteLog, copy_to, disk_space, ensure_reserve, unwatched};
use kvittera_store::{DiskSpace, EventStore};

use crate::given::log_file::{append, at, create_at, kind, names_in, noted, open_at, suspected};
use crate::given::tools::skipped;

/// A mounted file system, which is unmounted when this is dropped.
struct Disk(tempfile::TempDir);

impl Disk {
    /// Mounts a file system of this size. `None` if the system does not allow it.
    fn of(mebibytes: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={mebibytes}m");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder.path()).output();
        if mounted.is_ok_and(|mounted| mounted.status.success()) {
            return Some(Self(folder));
        }
        skipped("only root may mount a small file system");
        None
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Fills all but `but` bytes with a file.
    fn fill(&self, name: &str, but: u64) {
        let mut file = File::create(self.path().join(name)).unwrap();
        let mut left = disk_space(&self.path().join("log")).unwrap().free.saturating_sub(but);
        while left > 0 {
            let part = left.min(4096);
            file.write_all(&[1; 4096][..usize::try_from(part).unwrap()]).unwrap();
            left -= part;
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        Command::new("umount").arg("-l").arg(self.path()).status().ok();
    }
}

#[test]
fn where_the_file_system_does_not_tell_its_space_is_unknown() {
    assert_eq!(disk_space(Path::new("/proc/self/log")), None);
}

#[test]
fn no_reserve_file_is_made_where_space_is_low() {
    let Some(disk) = Disk::of(32) else { return };
    create_at(&disk.path().join("log")).unwrap();
    let before = names_in(disk.path());
    ensure_reserve(&disk.path().join("log"));
    assert_eq!(names_in(disk.path()), before);
}

#[test]
fn less_than_64_mebibytes_of_free_space_are_reported() {
    let room = |free| DiskSpace { free, has_reserve: true };
    assert!(room((64 << 20) - 1).is_low() && !room(64 << 20).is_low());
    assert_eq!([0, (1 << 20) - 1, 1 << 20, 100 << 20].map(|free| room(free).mebibytes()), [0, 0, 1, 100]);
}

#[test]
fn the_reserve_file_is_removed_for_the_last_events_and_then_nothing_is_begun() {
    let Some(disk) = Disk::of(80) else { return };
    let log = disk.path().join("log");
    let mut store = create_at(&log).unwrap();
    ensure_reserve(&log);
    append(&mut store, 2, vec![suspected()]).unwrap();
    assert!(disk_space(&log).is_some_and(|room| room.has_reserve && !room.is_low()));
    disk.fill("film", 500_000);
    assert!(disk_space(&log).is_some_and(|room| room.has_reserve && room.is_low()));
    append(&mut store, 3, vec![noted("nästan fullt")]).unwrap();
    assert!(disk_space(&log).is_some_and(|room| !room.has_reserve && room.is_low()));
    disk.fill("mer film", 500_000);
    assert_eq!(kind(append(&mut store, 4, vec![noted("fullt")])), "disk_full");
    assert_eq!(store.read_after(Seq(5)).unwrap().len(), 1);
    fs::remove_file(disk.path().join("film")).unwrap();
    append(&mut store, 5, vec![noted("plats igen")]).unwrap();
    ensure_reserve(&log);
    assert!(disk_space(&log).is_some_and(|room| room.has_reserve));
}

#[test]
fn a_log_on_a_disk_that_is_full_to_the_last_byte_can_still_be_opened() {
    let Some(disk) = Disk::of(80) else { return };
    let log = disk.path().join("log");
    drop(create_at(&log).unwrap());
    ensure_reserve(&log);
    disk.fill("film", 0);
    let mut store = open_at(&log).unwrap();
    append(&mut store, 2, vec![suspected()]).unwrap();
    assert!(disk_space(&log).is_some_and(|room| !room.has_reserve));
}

#[test]
fn a_backup_for_which_there_is_no_space_leaves_nothing() {
    let (Some(disk), log) = (Disk::of(1), crate::given::log_file::Desk::in_use()) else { return };
    let file = disk.path().join("kopia");
    for but in [0, 4096, 20_000] {
        disk.fill("film", but);
        let made = copy_to(&log.path, &OpenOptions::default(), &file, &unwatched());
        assert_eq!(kind(made), "disk_full", "{but}");
        assert_eq!(names_in(disk.path()), ["film"]);
    }
}

#[test]
fn a_witness_on_a_disk_of_its_own_that_is_full_or_may_only_be_read_stops_what_would_be_written() {
    let (Some(small), desk) = (Disk::of(1), crate::given::log_file::Desk::in_use()) else { return };
    let witness = small.path().join("witness");
    fs::copy(desk.witness(), &witness).unwrap();
    let options = OpenOptions { witness: Some(witness.clone()), ..OpenOptions::default() };
    let mut store = SqliteLog::open(&desk.path, options, at(0)).unwrap();
    small.fill("film", 0);
    let long = "x".repeat(240);
    assert_eq!(kind(append(&mut store, 8, (0..60).map(|_| noted(&long)).collect())), "disk_full");
    fs::remove_file(small.path().join("film")).unwrap();
    append(&mut store, 9, vec![noted("plats igen")]).unwrap();
    assert_eq!(store.comparison().unwrap(), Comparison::default());
    drop(store);
    let remount = |how: &str| Command::new("mount").args(["-o", how]).arg(small.path()).status().unwrap().success();
    if !remount("remount,ro") {
        return skipped("a file system can't be made read-only while somebody writes there");
    }
    let options = OpenOptions { witness: Some(small.path().join("gone")), ..OpenOptions::default() };
    let copied = copy_to(&desk.path, &options, &small.path().join("kopia"), &unwatched());
    assert_eq!(kind(copied), "log_read_only");
}
