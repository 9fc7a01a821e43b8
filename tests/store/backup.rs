//! Backups of the log: they are whole and proven, never overwrite something else, and never delay an issuance.

use std::fs::{self, File};
use std::os::unix::fs::{FileExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use kvittera_domain::event::Event;
use kvittera_domain::value::id::{LogId, Seq};
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::sqlite::{
    OpenOptions, Progress, Watch, contains_all, copy_to, disk_space, ensure_reserve, reach, renew, unwatched, verify,
};
use kvittera_store::{EventStore, Link, StoreError};
use rustix::fs::{FlockOperation, flock};
use uuid::Uuid;

use crate::given::log_file::{Desk, WITNESS, append, at, beginning, create_with, kind, names_in, noted, open_at};
use crate::given::tools::skipped;

fn copy(desk: &Desk, target: &Path) -> Result<Link, StoreError> {
    copy_to(&desk.path, &OpenOptions::default(), target, &unwatched())
}

fn keep(desk: &Desk, target: &Path) -> Result<Link, StoreError> {
    renew(&desk.path, &OpenOptions::default(), target, at(0), &unwatched())
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kopia å.sqlite");
    (folder, file)
}

fn partial(target: &Path) -> PathBuf {
    target.with_file_name(format!("{}.kvittera.partial", target.file_name().unwrap().to_str().unwrap()))
}

#[test]
fn a_backup_is_the_whole_log_and_readable_by_its_owner_alone() {
    let (desk, (folder, file)) = (Desk::in_use(), folder());
    let head = copy(&desk, &file).unwrap();
    assert_eq!(head, desk.open().head());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(verify(&file, &OpenOptions::default()).unwrap().is_sound());
    assert_eq!(names_in(folder.path()), ["kopia å.sqlite"]);
    let all = |path: &Path| open_at(path).unwrap().read_after(Seq::START).unwrap();
    assert_eq!(all(&file), all(&desk.path));
}

/// Bytes 18 and 19 of the header are 2 if a reader needs a `-wal` file and a folder that it may write to.
#[test]
fn any_sqlite_reads_a_backup_on_its_own() {
    let (desk, (folder, file)) = (Desk::in_use(), folder());
    copy(&desk, &file).unwrap();
    assert_eq!(fs::read(&file).unwrap()[18..20], [1, 1]);
    let read = Command::new("sqlite3")
        .args(["-readonly".as_ref(), file.as_os_str()])
        .arg("SELECT count(*), max(seq) FROM log; SELECT number FROM pool")
        .output();
    let Ok(read) = read else {
        return skipped("there is no sqlite3 on this machine");
    };
    assert_eq!(
        String::from_utf8(read.stdout).unwrap(),
        "6|6\n19580101K123\n19580102K234\n19580103M345\n",
        "{:?}",
        String::from_utf8(read.stderr)
    );
    assert_eq!(names_in(folder.path()), ["kopia å.sqlite"], "reading leaves nothing beside it");
}

#[test]
fn an_existing_file_is_never_overwritten() {
    let (desk, (folder, file)) = (Desk::in_use(), folder());
    fs::write(&file, "mine").unwrap();
    assert_eq!(kind(copy(&desk, &file)), "log_exists");
    assert_eq!(fs::read(&file).unwrap(), b"mine");
    assert_eq!(kind(copy(&desk, &desk.path)), "log_exists");
    assert_eq!(kind(copy(&desk, &folder.path().join("nowhere/copy"))), "log_not_found");
    assert_eq!(names_in(folder.path()), ["kopia å.sqlite"]);
}

#[test]
fn one_that_is_stopped_leaves_nothing() {
    for stops_when_proving in [false, true] {
        let (desk, (folder, file)) = (Desk::in_use(), folder());
        let mut store = desk.open();
        for number in 0..400 {
            append(&mut store, 1000 + number, (0..12).map(|_| noted("en lång rad om ingenting alls")).collect())
                .unwrap();
        }
        let seen = Arc::new(AtomicBool::new(false));
        let watch: Watch = {
            let seen = Arc::clone(&seen);
            Arc::new(move |progress: Progress| {
                seen.store(true, Ordering::Relaxed);
                progress.proves != stops_when_proving
            })
        };
        let stopped = copy_to(&desk.path, &OpenOptions::default(), &file, &watch);
        assert_eq!(kind(stopped), "cancelled");
        assert!(seen.load(Ordering::Relaxed));
        assert_eq!(names_in(folder.path()), [""; 0]);
    }
}

#[test]
fn the_progress_of_a_backup_grows_up_to_the_whole() {
    let (desk, (_folder, file)) = (Desk::in_use(), folder());
    append(&mut desk.open(), 9, (0..4_500).map(|note| noted(&format!("{note}"))).collect()).unwrap();
    let told = Arc::new(std::sync::Mutex::new(Vec::new()));
    let watch: Watch = {
        let told = Arc::clone(&told);
        Arc::new(move |progress: Progress| {
            told.lock().unwrap().push(progress);
            true
        })
    };
    copy_to(&desk.path, &OpenOptions::default(), &file, &watch).unwrap();
    let told = told.lock().unwrap();
    let (proving, writing): (Vec<Progress>, Vec<Progress>) = told.iter().partition(|progress| progress.proves);
    let size = fs::metadata(&desk.path).unwrap().len();
    assert!(!writing.is_empty() && writing.iter().all(|part| part.whole == size && part.done <= 2 * size), "{told:?}");
    assert!(writing.is_sorted_by_key(|part| part.done));
    let events: Vec<u64> = proving.iter().map(|part| part.done).filter(|done| *done > 0).collect();
    assert_eq!(events, [2_000, 4_000]);
    assert!(proving.iter().all(|part| part.whole == 4_506));
}

#[test]
fn what_a_killed_program_left_is_taken_over_and_what_another_writes_is_not() {
    let (desk, (folder, file)) = (Desk::in_use(), folder());
    fs::write(partial(&file), "half a copy").unwrap();
    fs::write(partial(&file).with_extension("partial-journal"), "half a journal").unwrap();
    let others = File::options().write(true).open(partial(&file)).unwrap();
    flock(&others, FlockOperation::LockExclusive).unwrap();
    assert_eq!(kind(copy(&desk, &file)), "log_busy");
    assert_eq!(fs::read(partial(&file)).unwrap(), b"half a copy");
    drop(others);
    copy(&desk, &file).unwrap();
    assert_eq!(names_in(folder.path()), ["kopia å.sqlite"]);
}

/// Progress reports write to the log while it is copied: the backup has the events that were there when it began.
#[test]
fn issuing_goes_on_while_the_backup_is_written() {
    let (desk, (_folder, file)) = (Desk::in_use(), folder());
    let mut store = desk.open();
    for number in 0..600 {
        append(&mut store, 1000 + number, (0..12).map(|_| noted("en lång rad om ingenting alls")).collect()).unwrap();
    }
    let before = store.head();
    let store = std::sync::Mutex::new((store, 0_u128));
    let watch: Watch = Arc::new(move |progress: Progress| {
        let (store, written) = &mut *store.lock().unwrap();
        if !progress.proves && *written < 3 {
            *written += 1;
            append(store, 9000 + *written, vec![noted("medan det kopieras")]).unwrap();
        }
        true
    });
    let head = copy_to(&desk.path, &OpenOptions::default(), &file, &watch).unwrap();
    drop(watch);
    assert_eq!(head, before);
    assert_eq!(desk.open().head().seq, Seq(before.seq.0 + 3));
}

#[test]
fn the_backup_follows_the_log() {
    let (desk, (folder, file)) = (Desk::in_use(), folder());
    let first = keep(&desk, &file).unwrap();
    assert_eq!((first, reach(&file).unwrap()), (desk.open().head(), first));
    let made = fs::metadata(&file).unwrap().modified().unwrap();
    assert_eq!(keep(&desk, &file).unwrap(), first);
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), made, "nothing new, nothing written");
    append(&mut desk.open(), 9, vec![noted("nytt")]).unwrap();
    assert_eq!(keep(&desk, &file).unwrap().seq, Seq(7));
    assert!(verify(&file, &OpenOptions::default()).unwrap().is_sound());
    assert_eq!(names_in(folder.path()), ["kopia å.sqlite"]);
}

#[test]
fn a_backup_with_more_or_other_events_than_the_log_is_left_alone() {
    let (desk, other, (folder, file)) = (Desk::in_use(), Desk::in_use(), folder());
    append(&mut other.open(), 9, vec![noted("bara här")]).unwrap();
    let former = keep(&other, &file).unwrap();
    let bytes = fs::read(&file).unwrap();
    let apart = |known| match contains_all(&desk.path, &OpenOptions::default(), &file) {
        Err(StoreError::BackupAhead { path, known: found, copy, .. }) => {
            assert_eq!((path, found, copy), (file.clone(), Seq(known), former.seq));
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(kind(keep(&desk, &file)), "copy_ahead", "the log lost its end");
    apart(6);
    append(&mut desk.open(), 9, vec![noted("något annat")]).unwrap();
    append(&mut desk.open(), 10, vec![noted("och mer")]).unwrap();
    assert_eq!(kind(keep(&desk, &file)), "copy_ahead", "the log went another way");
    apart(6);
    assert_eq!((reach(&file).unwrap(), fs::read(&file).unwrap()), (former, bytes));
    assert_eq!(names_in(folder.path()), ["kopia å.sqlite"]);
}

/// The last event that both have is found, however far the two have diverged.
#[test]
fn where_backup_and_log_diverge_is_found_to_the_event() {
    for (shared, copied, logged) in [(1, 1, 0), (1, 1, 1), (40, 7, 20), (33, 64, 2), (64, 1, 90)] {
        let (desk, other, (_folder, file)) = (Desk::in_use(), Desk::in_use(), folder());
        let notes = |count, text: &str| vec![noted(text); count];
        for log in [&desk, &other] {
            append(&mut log.open(), 8, notes(shared, "i båda")).unwrap();
        }
        append(&mut other.open(), 9, notes(copied, "bara i kopian")).unwrap();
        if logged > 0 {
            append(&mut desk.open(), 10, notes(logged, "bara i loggen")).unwrap();
        }
        let end = keep(&other, &file).unwrap().seq;
        match contains_all(&desk.path, &OpenOptions::default(), &file) {
            Err(StoreError::BackupAhead { known, copy, .. }) => {
                assert_eq!((known, copy), (Seq(6 + shared as u64), end), "{shared} {copied} {logged}");
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(contains_all(&other.path, &OpenOptions::default(), &file).unwrap().seq, end);
        append(&mut other.open(), 11, notes(3, "sedan")).unwrap();
        assert_eq!(
            contains_all(&other.path, &OpenOptions::default(), &file).unwrap().seq,
            end,
            "one that is behind agrees"
        );
    }
}

#[test]
fn the_backup_of_another_log_says_nothing_of_this_one() {
    let (desk, (folder, file)) = (Desk::in_use(), folder());
    let elsewhere = tempfile::tempdir().unwrap();
    let foreign = elsewhere.path().join("annan");
    let mut first = beginning();
    first[0] =
        Event::LogCreated { log: LogId(Uuid::from_u128(8)), site: "NÄL".parse().unwrap(), mode: Mode::Practice };
    drop(create_with(&foreign, first).unwrap());
    copy_to(&foreign, &OpenOptions::default(), &file, &unwatched()).unwrap();
    let bytes = fs::read(&file).unwrap();
    assert_eq!(kind(contains_all(&desk.path, &OpenOptions::default(), &file)), "copy_foreign");
    assert_eq!(kind(keep(&desk, &file)), "copy_foreign");
    assert_eq!(fs::read(&file).unwrap(), bytes);
    assert_eq!(names_in(folder.path()), ["kopia å.sqlite"]);
}

#[test]
fn a_backup_that_can_not_be_read_is_put_aside_once_there_is_a_better_one() {
    let (desk, (folder, file)) = (Desk::in_use(), folder());
    fs::write(&file, "no copy").unwrap();
    keep(&desk, &file).unwrap();
    assert_eq!(names_in(folder.path()), ["kopia å.sqlite", "kopia å.sqlite.unreadable-20261122T100000Z"]);
    assert_eq!(fs::read(folder.path().join("kopia å.sqlite.unreadable-20261122T100000Z")).unwrap(), b"no copy");
    assert!(verify(&file, &OpenOptions::default()).unwrap().is_sound());
}

/// The backup may be the better one of the two.
#[test]
fn a_backup_that_can_not_be_reached_is_left_alone() {
    let (desk, (folder, file)) = (Desk::in_use(), folder());
    symlink(&file, &file).unwrap();
    assert_eq!(kind(keep(&desk, &file)), "io");
    assert!(fs::symlink_metadata(&file).unwrap().is_symlink());
    assert_eq!(names_in(folder.path()), ["kopia å.sqlite"]);
}

#[test]
fn a_broken_log_is_not_copied_over_a_good_backup() {
    let (desk, (folder, file)) = (Desk::in_use(), folder());
    keep(&desk, &file).unwrap();
    let bytes = fs::read(&file).unwrap();
    append(&mut desk.open(), 9, vec![noted("nytt")]).unwrap();
    desk.tamper("UPDATE event SET kind = 'outage_ended' WHERE seq = 5");
    assert_eq!(kind(keep(&desk, &file)), "chain_broken");
    assert_eq!(fs::read(&file).unwrap(), bytes);
    assert_eq!(names_in(folder.path()), ["kopia å.sqlite"]);
}

/// Each terminal appends an event and renews the backup, again and again. None may ever replace a backup with an older
/// one.
#[test]
fn terminals_that_renew_it_at_the_same_time_never_replace_it_with_an_older_one() {
    let (desk, (folder, file)) = (Desk::in_use(), folder());
    let seen: Vec<Seq> = thread::scope(|scope| {
        let terminals: Vec<_> = (0..4_u128)
            .map(|terminal| {
                let (desk, file) = (&desk, &file);
                scope.spawn(move || {
                    let mut last = Seq::START;
                    for round in 0..12 {
                        let mut store = desk.open();
                        while kind(append(&mut store, 100 * terminal + round + 10, vec![noted("x")])) == "behind" {
                            store = desk.open();
                        }
                        let own = store.head().seq;
                        let reached = keep(desk, file).unwrap().seq;
                        let now = reach(file).unwrap().seq;
                        assert!(reached >= own && now >= reached && now >= last, "{own} {reached} {now} {last}");
                        last = now;
                    }
                    last
                })
            })
            .collect();
        terminals.into_iter().map(|terminal| terminal.join().unwrap()).collect()
    });
    assert_eq!(seen.into_iter().max(), Some(Seq(6 + 48)));
    assert_eq!(reach(&file).unwrap(), desk.open().head());
    assert!(verify(&file, &OpenOptions::default()).unwrap().is_sound());
    assert_eq!(names_in(folder.path()), ["kopia å.sqlite"]);
}

#[test]
fn a_flipped_bit_in_a_backup_is_found_when_it_is_verified() {
    let (desk, (_folder, file)) = (Desk::in_use(), folder());
    copy(&desk, &file).unwrap();
    let whole = fs::read(&file).unwrap();
    let place = whole.windows(12).position(|window| window == b"19580102K234").unwrap();
    File::options().write(true).open(&file).unwrap().write_at(&[whole[place] ^ 1], place as u64).unwrap();
    assert!(!verify(&file, &OpenOptions::default()).unwrap().is_sound());
}

#[test]
fn the_reserve_file_is_made_once_and_really_takes_up_space() {
    let desk = Desk::in_use();
    assert!(disk_space(&desk.path).is_some_and(|room| !room.has_reserve && room.free > 0));
    ensure_reserve(&desk.path);
    ensure_reserve(&desk.path);
    assert_eq!(desk.names(), ["reserv.kvittera", "reserv.kvittera.ballast", WITNESS]);
    let reserve = fs::metadata(desk.folder.path().join("reserv.kvittera.ballast")).unwrap();
    assert_eq!((reserve.len(), reserve.permissions().mode() & 0o777), (4 << 20, 0o600));
    assert!(std::os::unix::fs::MetadataExt::blocks(&reserve) >= (4 << 20) / 512, "it takes no space");
    assert!(disk_space(&desk.path).is_some_and(|room| room.has_reserve));
}
