//! Folders and files that the account may not use: everybody is told in words what to do, nothing is lost, and it goes on
//! once the permissions are mended.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use rustix::process::geteuid;

use super::claims::Claim;
use super::invariants;
use crate::cli::place::{PROGRAM, Place, Said, full_pool, issue};
use crate::given::tools;

const NOBODY: &str = "65534";
const SETPRIV: &str = "/usr/bin/setpriv";

/// A log in an outage, and an account that permissions hold for, which they don't for root.
pub(super) struct Guarded {
    pub(super) place: Place,
    program: PathBuf,
}

impl Guarded {
    /// `None`, loudly, where root can't become anybody else.
    pub(super) fn new() -> Option<Self> {
        let place = Place::in_outage();
        if !geteuid().is_root() {
            return Some(Self { place, program: PROGRAM.into() });
        }
        // Where the tests were built nobody else may come.
        let program = place.path("program");
        fs::copy(PROGRAM, &program).unwrap();
        let given = Command::new("chown").args(["-R", &format!("{NOBODY}:{NOBODY}")]).arg(place.path("")).status();
        let guarded = Self { place, program };
        if !(given.is_ok_and(|status| status.success()) && guarded.run(&["--version"]).is_ok_and(|said| said.code == 0))
        {
            tools::skipped("no other account can be had here: NOTHING is proved about permissions");
            return None;
        }
        Some(guarded)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        if geteuid().is_root() {
            command = Command::new(SETPRIV);
            command.args(["--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "--"]).arg(&self.program);
        }
        command.args(arguments).env_clear().envs(self.place.environment()).current_dir(self.place.path(""));
        command
    }

    fn output(&self, arguments: &[&str]) -> std::io::Result<Output> {
        self.command(arguments).output()
    }

    pub(super) fn run(&self, arguments: &[&str]) -> std::io::Result<Said> {
        self.output(arguments).map(Said::of)
    }

    fn ask(&self, sex: &str, what: &str) -> Claim {
        Claim::of(&self.output(&issue(sex)).unwrap(), what)
    }

    /// Makes a file the account's own.
    fn give(&self, file: &Path) {
        let owner = fs::metadata(self.place.path("")).unwrap().uid();
        chown(file, Some(owner), None).unwrap();
    }

    /// What lies in a folder, byte for byte.
    fn contents(&self, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let files = fs::read_dir(self.place.path(folder)).unwrap().map(|entry| entry.unwrap().path());
        files.map(|file| (file.clone(), fs::read(&file).unwrap())).collect()
    }
}

fn permit(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

const LOGS: &str = "data/kvittera";
/// Stands for the newest segment of the witness.
const WITNESS: &str = "the witness";

/// What is closed, how far, and how that is named.
const CLOSED: [(&str, u32, &str); 6] = [
    (LOGS, 0o000, "no_permission"),
    (LOGS, 0o500, "no_permission"),
    ("data/kvittera/kvittera.log.sqlite", 0o000, "no_permission"),
    ("data/kvittera/kvittera.log.sqlite", 0o400, "log_read_only"),
    (WITNESS, 0o000, "no_permission"),
    (WITNESS, 0o400, "no_permission"),
];

/// Words that say what is wrong, and who can mend it.
const WORDS: [(&str, [&str; 2], &str); 2] = [
    ("sv", ["inte rätt att läsa och skriva", "skrivskyddad"], "be teknikern rätta rättigheterna"),
    ("en", ["may not read and write", "write-protected"], "ask the technician to mend the permissions"),
];

#[test]
fn a_log_that_may_not_be_used_is_said_to_be_and_nothing_happens_to_it() {
    let Some(guarded) = Guarded::new() else { return };
    let mut claims = vec![guarded.ask("female", "before")];
    for (name, mode, kind) in CLOSED {
        let what = format!("{name} with {mode:o}");
        let (before, closed) =
            (guarded.contents(LOGS), if name == WITNESS { guarded.place.witness() } else { guarded.place.path(name) });
        let usual = fs::metadata(&closed).unwrap().permissions();
        permit(&closed, mode);
        let asked = guarded.ask("male", &what);
        let commands: [&[&str]; 5] =
            [&["status"], &["log"], &["verify"], &["backup", "copy.sqlite"], &["outage", "note", "väntar"]];
        for (language, wrong, mend) in WORDS {
            for arguments in commands {
                let said = guarded.run(&[&["--lang", language], arguments].concat()).unwrap();
                let words = said.err.replace('\n', " ");
                assert_eq!((said.code, said.out.as_str()), (5, ""), "{what}: {arguments:?}: {said:?}");
                assert!(wrong.iter().any(|wrong| words.contains(wrong)), "{what}: {arguments:?}: {said:?}");
                assert!(words.contains(mend), "{what}: {arguments:?}: {said:?}");
            }
        }
        fs::set_permissions(&closed, usual).unwrap();
        assert_eq!(asked, Claim::Nothing(kind.to_owned()), "{what}");
        assert_eq!(guarded.contents(LOGS), before, "{what}");
        assert!(!guarded.place.path("copy.sqlite").exists(), "{what}");
        claims.extend([asked, guarded.ask("male", &what)]);
        assert!(matches!(claims.last(), Some(Claim::Issued(_))), "{what}: {claims:?}");
    }
    invariants::hold(&guarded.place, 0, &claims, "permissions");
}

#[test]
fn no_log_is_begun_where_none_may_be() {
    let Some(guarded) = Guarded::new() else { return };
    let pool = guarded.place.write("pool.csv", full_pool());
    guarded.give(Path::new(&pool));
    let closed = guarded.place.path("closed");
    fs::create_dir(&closed).unwrap();
    guarded.give(&closed);
    for mode in [0o000, 0o500] {
        for name in ["log.sqlite", "new/log.sqlite"] {
            permit(&closed, mode);
            let log = closed.join(name).display().to_string();
            for (language, wrong, mend) in WORDS {
                let said = guarded.run(&["--lang", language, "--log", &log, "init", "--pool", &pool]).unwrap();
                assert_eq!((said.code, said.out.as_str()), (5, ""), "{said:?}");
                assert!(said.err.contains(wrong[0]) && said.err.contains(mend), "{said:?}");
                assert!(!said.err.contains(".new-"), "a name that nobody has heard of: {said:?}");
            }
            permit(&closed, 0o700);
            assert_eq!(fs::read_dir(&closed).unwrap().count(), 0);
        }
    }
    permit(Path::new(&pool), 0o000);
    for (language, words) in [("sv", "inte rätt till den"), ("en", "may not use it")] {
        let said = guarded.run(&["--lang", language, "--log", "other.sqlite", "init", "--pool", &pool]).unwrap();
        assert!(said.code == 2 && said.err.contains(words), "{said:?}");
    }
}

#[test]
fn a_copy_that_may_not_be_made_leaves_the_log_to_its_work() {
    let Some(guarded) = Guarded::new() else { return };
    let folder = guarded.place.path("copies");
    fs::create_dir(&folder).unwrap();
    guarded.give(&folder);
    fs::create_dir_all(guarded.place.path("config/kvittera")).unwrap();
    guarded.place.write("config/kvittera/kvittera.toml", format!("[backup]\nfolder = \"{}\"\n", folder.display()));
    let mut claims = Vec::new();
    for mode in [0o000, 0o500] {
        permit(&folder, mode);
        let copy = folder.join("copy.sqlite").display().to_string();
        for (language, words) in [("sv", "kontot får inte skriva där"), ("en", "the account may not write there")] {
            let said = guarded.run(&["--lang", language, "backup", &copy]).unwrap();
            assert_eq!((said.code, said.out.as_str()), (5, ""), "{said:?}");
            assert!(said.err.contains(words), "{said:?}");
            let status = guarded.run(&["--lang", language, "status"]).unwrap();
            assert!(status.code == 0 && status.out.contains(words), "{status:?}");
            // The second copy can't be renewed either, and the number goes out all the same.
            let output = guarded.output(&[&["--lang", language], &issue("female")[..]].concat()).unwrap();
            assert!(String::from_utf8_lossy(&output.stderr).contains(words), "{output:?}");
            claims.push(Claim::of(&output, "no second copy"));
            assert!(matches!(claims.last(), Some(Claim::Issued(_))), "{claims:?}");
        }
        permit(&folder, 0o700);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    }
    invariants::hold(&guarded.place, 0, &claims, "no second copy");
}

#[test]
fn whoever_follows_a_log_that_is_closed_is_told_that_it_is_closed() {
    let Some(guarded) = Guarded::new() else { return };
    let mut command = guarded.command(&["log", "--follow", "--json"]);
    let mut follower = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(follower.stdout.take().unwrap()));
    let seen = lines.by_ref().map(Result::unwrap).find(|line| line.contains("outage_suspected"));
    assert!(seen.is_some());
    permit(&guarded.place.path(LOGS), 0o000);
    let said = lines.map(Result::unwrap).find(|line| line.contains("error"));
    assert!(said.as_ref().is_some_and(|said| said.contains("\"no_permission\"")), "{said:?}");
    assert_eq!(Said::of(follower.wait_with_output().unwrap()).code, 5);
    permit(&guarded.place.path(LOGS), 0o700);
    let claims = [guarded.ask("male", "opened again")];
    invariants::hold(&guarded.place, 0, &claims, "opened again");
}
