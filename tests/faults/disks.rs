//! Disks that are full, that may only be read, and limits on how large a file may grow.

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use kvittera::desk::{Desk, new_request};
use kvittera_domain::event::Event;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::sex::Sex;
use kvittera_store::sqlite::{OpenOptions, SqliteLog};
use portable_pty::CommandBuilder;
use tempfile::TempDir;

use super::claims::{Claim, ask};
use super::{aftermath, invariants};
use crate::cli::place::{PROGRAM, Place, READING, issue};
use crate::desk::expected;
use crate::given::commands;
use crate::given::scenario::{cashier, clock, rules};
use crate::given::tools;
use crate::terminal::window::Window;

/// A disk of its own, of eight megabytes.
struct Disk {
    folder: TempDir,
}

impl Disk {
    /// `None`, loudly, where nothing may be mounted, as in most containers.
    fn mount() -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"]).arg(folder.path()).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self { folder });
        }
        tools::skipped("no disk can be mounted here: NOTHING is proved about full and read-only disks");
        None
    }

    fn remount(&self, how: &str) {
        let status = Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(self.folder.path()).status();
        assert!(status.unwrap().success());
    }

    /// Leaves room for `blocks` of 4096 bytes and no more.
    fn fill_up_to(&self, blocks: usize) {
        let mut file = File::create(self.reserve()).unwrap();
        let mut written: usize = 0;
        while file.write_all(&[1; 4096]).is_ok() {
            written += 1;
        }
        file.set_len(4096 * written.saturating_sub(blocks) as u64).unwrap();
    }

    /// A process that another test begins just now may hold the file for a moment; what is cut off is free all the same.
    fn make_room(&self) {
        File::options().write(true).open(self.reserve()).unwrap().set_len(0).unwrap();
        fs::remove_file(self.reserve()).unwrap();
    }

    fn reserve(&self) -> PathBuf {
        self.folder.path().join("ballast")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        Command::new("umount").arg("--lazy").arg(self.folder.path()).status().ok();
    }
}

/// From no room at all to enough, in blocks; the program begins nothing with less than 256.
const ROOM: [usize; 10] = [0, 1, 7, 64, 255, 256, 257, 264, 280, 400];

/// A log on which a man's number is out already.
fn in_use() -> Place {
    let place = Place::in_outage();
    place.issue("male").done();
    place
}

#[test]
fn a_disk_that_is_full_is_said_to_be_and_nothing_is_wrong_afterwards() {
    let Some(disk) = Disk::mount() else { return };
    let template = in_use();
    let mut kinds = Vec::new();
    for blocks in ROOM {
        let what = format!("room for {blocks} blocks");
        let place = template.copy_in(disk.folder.path());
        disk.fill_up_to(blocks);
        let claims = vec![ask(&place, "female", &what)];
        disk.make_room();
        if let Claim::Nothing(kind) = &claims[0] {
            kinds.push(kind.clone());
        }
        aftermath::goes_on(&place, 1, claims, &what);
    }
    assert!(kinds.len() > 3 && kinds.iter().all(|kind| kind == "disk_full"), "{kinds:?}");
}

#[test]
fn a_disk_that_fills_up_under_an_open_desk_takes_nothing_back() {
    let Some(disk) = Disk::mount() else { return };
    let template = in_use();
    for blocks in ROOM {
        let what = format!("room for {blocks} blocks under an open desk");
        let place = template.copy_in(disk.folder.path());
        let store = SqliteLog::open(&place.live_log(), OpenOptions::default(), clock(3, 0)).unwrap();
        let here = expected("sas-akuten", Mode::Live);
        let mut office = Desk::open(store, rules(), &here, Rights::SingleDesk).unwrap();
        disk.fill_up_to(blocks);
        let answer = office.execute(new_request(), &commands::issue(Sex::Female), &cashier("kassa1"), clock(4, 0));
        let claim = match answer {
            Ok(events) => match &events[0].event {
                Event::Issued { number, .. } => Claim::Issued(number.to_string()),
                other => panic!("{what}: {other:?}"),
            },
            Err(error) if error.kind() == "outcome_unknown" => Claim::Unknown,
            Err(error) => Claim::Nothing(error.kind().to_owned()),
        };
        disk.make_room();
        drop(office);
        aftermath::goes_on(&place, 1, vec![claim], &what);
    }
}

#[test]
fn a_disk_that_may_only_be_read_is_said_to_be() {
    let Some(disk) = Disk::mount() else { return };
    let place = in_use().copy_in(disk.folder.path());
    disk.remount("ro");
    let claims = ["female", "male"].map(|sex| ask(&place, sex, "read-only"));
    assert_eq!(claims, ["log_read_only"; 2].map(|kind| Claim::Nothing(kind.to_owned())));
    disk.remount("rw");
    let claims = ["female", "male"].map(|sex| ask(&place, sex, "read-write again"));
    invariants::hold(&place, 1, &claims, "read-write again");
}

#[test]
fn what_stands_on_a_disk_that_may_only_be_read_can_be_read() {
    let Some(disk) = Disk::mount() else { return };
    let place = in_use().copy_in(disk.folder.path());
    let elsewhere = TempDir::new().unwrap();
    let copy = elsewhere.path().join("kopia.sqlite").display().to_string();
    let before = place.run(&["status", "--json"]).done().json();
    disk.remount("ro");
    for command in READING.into_iter().chain([&["backup", &copy][..]]) {
        let said = place.run(command).done();
        assert!(said.err.contains("Skrivskyddad disk"), "{command:?}: {said:?}");
    }
    let now = place.run(&["status", "--json"]).done().json();
    assert_eq!((&now["head"], &now["halt"]["cause"]), (&before["head"], &"log_read_only".into()));
    assert_eq!(now["halt"]["surely_free"].as_array().unwrap().len(), 19);
    let error = place.issue("female").refused(5, "log_read_only");
    assert!(error["next"].as_str().unwrap().contains("kvittera log --witness"), "{error}");
    place.run(&["reconcile", "unused", "1", "--reason", "x", "--json"]).refused(5, "log_read_only");
    let proven = place.run(&["--log", &copy, "verify", "--json"]);
    assert_eq!(proven.json()["events"], before["events"], "{proven:?}");
}

/// A log on a disk of its own that is full to the last block.
fn on_a_full_disk(template: &Place) -> Option<(Disk, Place)> {
    let disk = Disk::mount()?;
    let place = template.copy_in(disk.folder.path());
    disk.fill_up_to(0);
    Some((disk, place))
}

#[test]
fn what_stands_on_a_full_disk_can_be_read() {
    let template = in_use();
    let before = template.run(&["status", "--json"]).done().json();
    let Some((_disk, place)) = on_a_full_disk(&template) else { return };
    let elsewhere = TempDir::new().unwrap();
    let copy = elsewhere.path().join("kopia.sqlite").display().to_string();
    for command in READING.into_iter().chain([&["backup", &copy][..]]) {
        let said = place.run(command).done();
        assert!(said.err.contains("Disken är full"), "{command:?}: {said:?}");
    }
    let now = place.run(&["status", "--json"]).done().json();
    assert_eq!((&now["head"], &now["halt"]["cause"]), (&before["head"], &"disk_full".into()));
    assert_eq!(now["halt"]["surely_free"].as_array().unwrap().len(), 19);
    for command in [&issue("female")[..], &["reconcile", "unused", "1", "--reason", "x", "--json"]] {
        let error = place.run(command).refused(5, "disk_full");
        assert!(error["next"].as_str().unwrap().contains("kvittera log --witness"), "{error}");
    }
    let proven = place.run(&["--log", &copy, "verify", "--json"]);
    assert_eq!(proven.json()["events"], before["events"], "{proven:?}");
}

#[test]
fn screens_on_a_full_disk_look_and_go_on_when_there_is_room() {
    let Some((disk, place)) = on_a_full_disk(&in_use()) else { return };
    let mut window = Window::open(screens(&place));
    window.wait_for_words("inte återläst").press("<esc>");
    window.wait_for_words("STOPP").wait_for_words("disk är full").wait_for_words("Säkert lediga nummer");
    window.press("<f5>").wait_for_words("Logg · 23 av 23");
    disk.make_room();
    window.wait_for_words("nummer kan lämnas ut igen");
    let claims = ["female", "male"].map(|sex| ask(&place, sex, "with room again"));
    invariants::hold(&place, 1, &claims, "with room again");
}

/// What a program that was killed leaves: the last facts in the `-wal`, and perhaps no index of it.
#[test]
fn what_a_killed_program_left_is_read_where_nobody_can_write() {
    let Some(disk) = Disk::mount() else { return };
    let template = in_use();
    let log = template.live_log();
    let reader = rusqlite::Connection::open(&log).unwrap();
    // A reader that stands still keeps the facts in the `-wal`.
    reader.execute_batch("BEGIN; SELECT count(*) FROM event").unwrap();
    template.issue("female").done();
    let place = template.copy_in(disk.folder.path());
    drop(reader);
    let wal = place.live_log().with_extension("sqlite-wal");
    assert!(fs::metadata(&wal).unwrap().len() > 0);
    fs::remove_file(wal.with_extension("sqlite-shm")).unwrap();
    let bytes = fs::read(&wal).unwrap();
    let reads = |how: &str| {
        let now = place.run(&["status", "--json"]).done().json();
        assert_eq!(now["halt"]["surely_free"].as_array().unwrap().len(), 18, "{how}: {now}");
        place.run(&["log", "--json"]).done();
        place.run(&["verify", "--json"]).done();
        assert_eq!(fs::read(&wal).unwrap(), bytes, "{how}");
    };
    disk.remount("ro");
    reads("read-only");
    disk.remount("rw");
    disk.fill_up_to(0);
    reads("full");
    disk.make_room();
    let claims = ["female", "male"].map(|sex| ask(&place, sex, "with room again"));
    invariants::hold(&place, 2, &claims, "with room again");
}

/// The program's screens on the log of this home.
fn screens(place: &Place) -> CommandBuilder {
    let mut command = CommandBuilder::new(PROGRAM);
    command.env_clear();
    place.environment().iter().for_each(|(name, value)| command.env(name, value));
    command.env("TERM", "xterm-256color");
    command.env("LANG", "C.UTF-8");
    command
}

#[test]
fn screens_on_a_disk_that_may_only_be_read_look_and_no_more() {
    let Some(disk) = Disk::mount() else { return };
    let place = in_use().copy_in(disk.folder.path());
    disk.remount("ro");
    let mut window = Window::open(screens(&place));
    window.wait_for_words("inte återläst").press("<esc>");
    window.wait_for_words("STOPP").wait_for_words("skrivskyddad").wait_for_words("Säkert lediga nummer");
    window.press("<f4>").wait_for_words("Medicin / Avd 5").press("<f5>").wait_for_words("Logg · 23 av 23");
    window.wait_for_words("STOPP: inga nummer").press("<f6>").wait_for_words("Pärmen");
    window.press("<ctrl-q>").watch(Duration::from_millis(300));
    window.press("j").wait_for_end();
}

/// As with `ReadWritePaths=` on the files alone.
#[test]
fn a_folder_that_may_only_be_read_is_named_with_the_reason() {
    let Some(disk) = Disk::mount() else { return };
    let (place, writable) = (in_use().copy_in(disk.folder.path()), TempDir::new().unwrap());
    let file = writable.path().join("log");
    fs::copy(place.live_log(), &file).unwrap();
    let bound = Command::new("mount").arg("--bind").args([&file, &place.live_log()]).status();
    assert!(bound.unwrap().success());
    disk.remount("ro");
    let error = place.issue("female").refused(5, "folder_read_only");
    Command::new("umount").arg(place.live_log()).status().unwrap();
    let message = error["message"].as_str().unwrap();
    let folder = place.path("data/kvittera").display().to_string();
    assert!(message.contains(&folder) && message.contains("WAL"), "{error}");
}

#[test]
fn a_file_that_may_not_grow_any_further_kills_nobody() {
    let template = in_use();
    let length = fs::metadata(template.live_log()).unwrap().len() / 512;
    let limits: Vec<u64> = (0..12).map(|step| step * 12).chain((0..8).map(|step| length - 16 + 8 * step)).collect();
    super::in_parallel(&limits, |limit| {
        let what = format!("files of at most {limit} blocks");
        let place = template.copy();
        let limited = format!(r#"ulimit -f {limit}; exec "$0" "$@""#);
        let mut command = Command::new("/bin/sh");
        command.args(["-c", &limited, PROGRAM]).args(issue("female"));
        command.env_clear().envs(place.environment()).current_dir(place.path(""));
        let output = command.output().unwrap();
        assert!(output.status.code().is_some(), "{what}: {output:?}");
        aftermath::goes_on(&place, 1, vec![Claim::of(&output, &what)], &what);
    });
}
