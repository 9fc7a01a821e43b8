//! What root does to another account's log: whatever is made beside it belongs to that account, which is never locked out.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use rustix::process::geteuid;

use super::closed::Guarded;
use crate::cli::place::{Place, full_pool, issue};

/// A log of another account, with root at the keyboard; `None`, loudly, where this can't be had.
fn of_another() -> Option<Guarded> {
    Guarded::new().filter(|_| geteuid().is_root())
}

/// Every file and folder under `folder` that does not belong to the account.
fn strangers(guarded: &Guarded, folder: &Path) -> Vec<PathBuf> {
    let owner = fs::metadata(guarded.place.path("")).unwrap();
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let metadata = fs::metadata(&entry).unwrap();
        if (metadata.uid(), metadata.gid()) != (owner.uid(), owner.gid()) {
            found.push(entry.clone());
        }
        if metadata.is_dir() {
            found.extend(strangers(guarded, &entry));
        }
    }
    found
}

const NONE: [PathBuf; 0] = [];

#[test]
fn root_recovers_and_the_desk_goes_on() {
    let Some(guarded) = of_another() else { return };
    fs::remove_file(guarded.place.witness()).unwrap();
    guarded.place.run(&["recover", "--reason", "vittnet är borta", "--nothing-later"]).done();
    assert_eq!(strangers(&guarded, &guarded.place.path("data")), NONE);
    assert_eq!(guarded.run(&issue("female")).unwrap().done().json()["issuance"], 1);
}

#[test]
fn what_root_writes_beside_a_log_belongs_to_its_account() {
    let Some(guarded) = of_another() else { return };
    let ballast = guarded.place.path("data/kvittera/kvittera.log.sqlite.ballast");
    fs::remove_file(&ballast).unwrap();
    for _ in 0..3 {
        guarded.place.issue("male").done();
        guarded.place.run(&["status"]).done();
    }
    assert!(ballast.exists());
    assert_eq!(strangers(&guarded, &guarded.place.path("data")), NONE);
    assert_eq!(guarded.run(&issue("female")).unwrap().done().json()["issuance"], 4);
}

#[test]
fn a_log_that_root_restores_belongs_to_the_account_of_the_lost_one() {
    let Some(guarded) = of_another() else { return };
    let place = &guarded.place;
    place.run(&["backup", "kopia.sqlite"]).done();
    assert_eq!(fs::metadata(place.path("kopia.sqlite")).unwrap().uid(), 0, "a copy is whose who asked for it");
    let new = place.path("data/kvittera/ny.sqlite").display().to_string();
    place.run(&["restore", "kopia.sqlite", "--to", &new, "--reason", "disken gick sönder"]).done();
    assert_eq!(strangers(&guarded, &place.path("data")), NONE);
    let log = ["--log", &new];
    assert_eq!(guarded.run(&[&log[..], &issue("female")].concat()).unwrap().done().json()["issuance"], 1);
}

#[test]
fn a_log_that_its_account_could_not_reach_is_not_called_done() {
    let Some(guarded) = of_another() else { return };
    let place = &guarded.place;
    place.run(&["backup", "kopia.sqlite"]).done();
    let closed = place.path("roots");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
    let new = closed.join("ny.sqlite").display().to_string();
    let said = place.run(&["restore", "kopia.sqlite", "--to", &new, "--reason", "disken gick sönder", "--json"]);
    let error = said.refused(5, "owner_locked_out");
    assert!(error["message"].as_str().unwrap().contains(&new), "{error}");
}

#[test]
fn a_log_that_root_begins_belongs_to_whom_the_folder_belongs_to() {
    let Some(guarded) = of_another() else { return };
    let place = &guarded.place;
    let pool = place.write("pool.csv", full_pool());
    let other = place.path("data/kvittera/annan/djupare/ny.sqlite").display().to_string();
    place.run(&["--log", &other, "init", "--pool", &pool]).done();
    place.run(&["--practice", "init"]).done();
    assert_eq!(strangers(&guarded, &place.path("data")), NONE);
    assert_eq!(guarded.run(&["--log", &other, "status", "--json"]).unwrap().done().json()["events"], 21);
    guarded.run(&["--practice", "outage", "suspect"]).unwrap().done();
}

#[test]
fn the_second_copy_belongs_to_the_account_too() {
    let Some(guarded) = of_another() else { return };
    let place: &Place = &guarded.place;
    let folder = place.path("data/kopior");
    fs::create_dir(&folder).unwrap();
    std::os::unix::fs::chown(&folder, Some(65534), Some(65534)).unwrap();
    let settings = place.write("set.toml", format!("[backup]\nfolder = {:?}\n", folder.display().to_string()));
    place.run(&["--config", &settings, "outage", "confirm"]).done();
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    assert_eq!(strangers(&guarded, &place.path("data")), NONE);
}
