//! The second copy of the log, and room on the disk, as the command line keeps and tells them.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};

use kvittera_store::sqlite::{OpenOptions, verify};
use serde_json::{Value, json};

use super::place::{PROGRAM, Place, Said, full_pool, issue, names_in};

/// A home whose settings name a folder for the second copy.
pub fn with_folder() -> (Place, std::path::PathBuf) {
    let place = Place::empty();
    let folder = place.path("kopior");
    fs::create_dir(&folder).unwrap();
    settle(&place, &format!("[backup]\nfolder = \"{}\"\n", folder.display()));
    let pool = place.write("pool.csv", full_pool());
    place.run(&["init", "--pool", &pool]).done();
    (place, folder)
}

fn settle(place: &Place, settings: &str) {
    fs::create_dir_all(place.path("config/kvittera")).unwrap();
    place.write("config/kvittera/kvittera.toml", settings);
}

fn status(place: &Place) -> Value {
    place.run(&["status", "--json"]).done().json()
}

fn facts_in(copy: &Path) -> u64 {
    let seen = verify(copy, &OpenOptions::default()).unwrap();
    assert!(seen.is_sound(), "{seen:?}");
    seen.head.seq.0
}

#[test]
fn the_copy_holds_everything_that_was_written() {
    let (place, folder) = with_folder();
    let [copy] = <[String; 1]>::try_from(names_in(&folder)).unwrap();
    assert!(copy.starts_with("sas-akuten-") && copy.ends_with(".kvittera-backup.sqlite"), "{copy}");
    assert_eq!(facts_in(&folder.join(&copy)), 21, "with the log comes its first copy");
    place.run(&["outage", "suspect"]).done();
    let said = place.issue("female").done();
    assert_eq!(said.err, "");
    assert_eq!(facts_in(&folder.join(&copy)), 23);
    let backup = &status(&place)["backup"];
    assert_eq!((&backup["events"], &backup["behind"], &backup["trouble"]), (&json!(23), &json!(0), &Value::Null));
    assert_eq!(backup["folder"], folder.display().to_string());
    assert!(place.run(&["status"]).done().out.contains(", alla fakta"));
    assert!(place.run(&["--lang", "en", "status"]).done().out.contains(", all facts"));
    assert_eq!(names_in(&folder), [copy]);
}

#[test]
fn without_a_folder_none_is_kept_and_that_is_said() {
    let place = Place::live();
    let nothing = json!({"folder": null, "at": null, "events": null, "behind": null, "trouble": null});
    assert_eq!(status(&place)["backup"], nothing);
    assert!(place.run(&["status"]).done().out.contains("ingen ([backup] folder"));
    settle(&place, "[backup]\nfolder = \"kopior\"\n");
    assert!(place.run(&["status", "--json"]).refused(2, "config")["message"].as_str().unwrap().contains("kopior"));
}

#[test]
fn a_folder_that_is_gone_holds_up_no_hand_out() {
    let (place, folder) = with_folder();
    place.run(&["outage", "suspect"]).done();
    fs::remove_dir_all(&folder).unwrap();
    let said = place.issue("female").done();
    assert_eq!(said.json()["issuance"], 1);
    assert!(said.err.contains("katalogen finns inte") && said.err.contains("lämna ut som vanligt"), "{said:?}");
    assert_eq!(status(&place)["backup"]["trouble"], "log_not_found");
    assert!(!folder.exists(), "what may be a mount point is not made");
    fs::create_dir(&folder).unwrap();
    assert_eq!(status(&place)["backup"]["trouble"], Value::Null);
    assert_eq!(place.issue("female").done().err, "");
    assert_eq!(status(&place)["backup"]["behind"], 0);
}

#[test]
fn what_failed_is_made_up_for_by_the_next_wish() {
    let (place, folder) = with_folder();
    let before = names_in(&folder);
    fs::rename(&folder, place.path("annan")).unwrap();
    place.run(&["outage", "suspect"]).done();
    fs::rename(place.path("annan"), &folder).unwrap();
    assert_eq!(status(&place)["backup"]["behind"], 1);
    assert!(place.run(&["status"]).done().out.contains("saknar 1 faktum"));
    place.issue("male").done();
    assert_eq!(facts_in(&folder.join(&before[0])), 23);
}

#[test]
fn practice_is_not_copied() {
    let (place, folder) = with_folder();
    let before = names_in(&folder);
    place.run(&["--practice", "outage", "suspect"]).done();
    assert_eq!(names_in(&folder), before);
    assert!(!names_in(&place.path("data/kvittera")).contains(&"practice.log.sqlite.ballast".to_owned()));
}

#[test]
fn programs_that_write_at_once_leave_the_newest_copy() {
    let (place, folder) = with_folder();
    place.run(&["outage", "suspect"]).done();
    let notes: Vec<_> = (0..6)
        .map(|number| {
            let words = format!("rad {number}");
            let mut note = place.command(&["outage", "note", &words]);
            note.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for note in notes {
        let said = Said::of(note.wait_with_output().unwrap()).done();
        assert_eq!(said.err, "");
    }
    let [copy] = <[String; 1]>::try_from(names_in(&folder)).unwrap();
    assert_eq!(facts_in(&folder.join(copy)), 28);
}

#[test]
fn a_copy_goes_to_a_new_file_and_says_what_is_in_it() {
    let place = Place::in_outage();
    let head = status(&place)["head"].clone();
    let made = place.run(&["backup", "kopia.sqlite", "--json"]).done().json();
    assert_eq!(made, json!({"mode": "live", "file": "kopia.sqlite", "events": 22, "head": head}));
    assert_eq!(facts_in(&place.path("kopia.sqlite")), 22);
    place.run(&["backup", "kopia.sqlite", "--json"]).refused(2, "file_exists");
    place.run(&["backup", "nowhere/kopia.sqlite", "--json"]).refused(5, "log_not_found");
    assert!(place.run(&["backup", "annan.sqlite"]).done().out.contains("22 fakta"));
    assert!(!names_in(&place.path("")).iter().any(|name| name.contains("partial")));
}

#[test]
fn only_a_technician_copies_and_no_guest_names_a_file() {
    let place = Place::in_outage();
    for role in ["cashier", "auditor"] {
        place.run(&["--role", role, "backup", "kopia.sqlite", "--json"]).refused(4, "not_allowed");
    }
    place.run(&["--role", "technician", "backup", "kopia.sqlite"]).done();
    let mut guest = place.command(&["--as", "abcde1", "backup", "annan.sqlite", "--json"]);
    guest.env_remove("KVITTERA_AS").env("SUDO_USER", "kassan").env("SUDO_UID", "4711");
    Said::of(guest.output().unwrap()).refused(4, "host_file");
    assert!(!place.path("annan.sqlite").exists());
}

/// The copy is under way once its temporary file is there; then it is killed, as a power cut would.
#[test]
fn a_copy_that_is_killed_leaves_nothing_that_stands_in_the_way() {
    let place = Place::live();
    for _ in 0..20 {
        let mut copy =
            place.command(&["backup", "kopia.sqlite"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        while !place.path("kopia.sqlite.kvittera.partial").exists() && copy.try_wait().unwrap().is_none() {}
        copy.kill().unwrap();
        let mut said = String::new();
        copy.stdout.take().unwrap().read_to_string(&mut said).unwrap();
        copy.wait().unwrap();
        if place.path("kopia.sqlite").exists() {
            assert_eq!(facts_in(&place.path("kopia.sqlite")), 21);
            fs::remove_file(place.path("kopia.sqlite")).unwrap();
        } else {
            assert_eq!(said, "");
        }
    }
    place.run(&["backup", "kopia.sqlite"]).done();
    assert_eq!(facts_in(&place.path("kopia.sqlite")), 21);
    assert!(!names_in(&place.path("")).iter().any(|name| name.contains("partial")));
}

#[test]
fn a_live_log_has_its_ballast_and_the_status_tells_of_the_disk() {
    let place = Place::live();
    let reserve = place.path("data/kvittera/kvittera.log.sqlite.ballast");
    assert_eq!(fs::metadata(&reserve).unwrap().len(), 4 << 20);
    let disk = &status(&place)["disk"];
    assert!(disk["free"].as_u64().unwrap() > 0 && disk["ballast"] == true, "{disk}");
    fs::remove_file(&reserve).unwrap();
    place.run(&["status"]).done();
    assert!(!reserve.exists(), "what only reads makes nothing");
    place.run(&["outage", "suspect"]).done();
    assert!(reserve.exists(), "it is put back where there is room");
}

/// A limit on the length of files would kill by SIGXFSZ in the midst of a write.
#[test]
fn a_limit_on_files_is_a_full_disk_and_not_a_death() {
    let place = Place::in_outage();
    let before = status(&place)["head"].clone();
    let mut limited = Command::new("sh");
    limited.args(["-c", "ulimit -f 1100; exec \"$0\" \"$@\"", PROGRAM]).args(issue("female"));
    limited.env_clear().envs(place.environment()).current_dir(place.path(""));
    let error = Said::of(limited.output().unwrap()).refused(5, "disk_full");
    assert!(error["next"].as_str().unwrap().contains("pärm"), "{error}");
    assert_eq!(status(&place)["head"], before);
    place.issue("female").done();
}
