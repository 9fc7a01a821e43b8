//! Disks that are full, that may only be read, and limits on how large a file may grow.

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use kvittera::desk::{Desk, new_request};
use kvittera_domain::event::Event;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::sex::Sex;
use kvittera_store::sqlite::{OpenOptions, SqliteLog};
use tempfile::TempDir;

use super::claims::{Claim, ask};
use super::{aftermath, invariants};
use crate::cli::place::{PROGRAM, Place, issue};
use crate::desk::expected;
use crate::given::commands;
use crate::given::scenario::{cashier, clock, rules};
use crate::given::tools;

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
