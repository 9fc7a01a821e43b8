//! A home of its own for the real program, and what it said there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use chrono::NaiveDate;
use kvittera_domain::value::reserve_number::ReserveNumber;
use kvittera_domain::value::sex::Sex;
use kvittera_store::witness::newest_segment;
use serde_json::Value;
use tempfile::TempDir;

/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_kvittera");

/// The commands that only read a log.
pub const READING: [&[&str]; 15] = [
    &["status"],
    &["log"],
    &["log", "--witness"],
    &["pool", "list"],
    &["pool", "count"],
    &["pool", "sheet"],
    &["pool", "redraw"],
    &["reconcile", "list"],
    &["conflict", "list"],
    &["outage", "list"],
    &["outage", "show"],
    &["outage", "handover"],
    &["report"],
    &["export", "csv"],
    &["verify"],
];

/// A user's home with nothing in it but what the test puts there.
pub struct Place {
    home: TempDir,
}

impl Place {
    /// A home where the program has never run.
    pub fn empty() -> Self {
        Self { home: TempDir::new().unwrap() }
    }

    /// The same, made in this folder.
    pub fn empty_in(folder: &Path) -> Self {
        Self { home: TempDir::new_in(folder).unwrap() }
    }

    /// Another home with all that lies in this one now.
    pub fn copy(&self) -> Self {
        self.copy_in(&std::env::temp_dir())
    }

    /// The same, made in this folder.
    pub fn copy_in(&self, folder: &Path) -> Self {
        let copy = Self::empty_in(folder);
        copy_folder(self.home.path(), copy.home.path());
        copy
    }

    /// A home with a live log and a full binder.
    pub fn live() -> Self {
        let place = Self::empty();
        let pool = place.write("pool.csv", full_pool());
        place.run(&["init", "--pool", &pool]).done();
        place
    }

    /// A home with a live log and an open outage.
    pub fn in_outage() -> Self {
        let place = Self::live();
        place.run(&["outage", "suspect"]).done();
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// The live log in its usual place.
    pub fn live_log(&self) -> PathBuf {
        self.path("data/kvittera/kvittera.log.sqlite")
    }

    /// The newest segment of the live log's witness.
    pub fn witness(&self) -> PathBuf {
        witness_of(&self.live_log())
    }

    /// The practice log.
    pub fn practice_log(&self) -> PathBuf {
        self.path("data/kvittera/practice.log.sqlite")
    }

    pub fn write(&self, name: &str, contents: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::write(&path, contents).unwrap();
        path.display().to_string()
    }

    /// What the program finds around it.
    pub fn environment(&self) -> [(&'static str, String); 5] {
        let home = |name: &str| self.path(name).display().to_string();
        [
            ("HOME", home("")),
            ("XDG_DATA_HOME", home("data")),
            ("XDG_CONFIG_HOME", home("config")),
            ("KVITTERA_AS", "abcde1".to_owned()),
            ("PATH", "/usr/bin:/bin".to_owned()),
        ]
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.env_clear().envs(self.environment()).current_dir(self.home.path()).args(arguments);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        Said::of(self.command(arguments).output().unwrap())
    }

    /// Settles that log and witness differ, for this reason, and says how many numbers that costs.
    pub fn recover(&self, reason: &str, more: &[&str]) -> Said {
        let looked = self.run(&[&["recover", "--look", "--json"][..], more].concat()).done().json();
        let expected = looked["to_quarantine"].as_u64().unwrap().to_string();
        self.run(&[&["recover", "--reason", reason, "--expect", &expected, "--json"][..], more].concat())
    }

    /// Hands out a number as any ward would ask for it.
    pub fn issue(&self, sex: &str) -> Said {
        self.run(&issue(sex))
    }
}

/// The arguments with which any ward would ask for a number.
pub fn issue(sex: &str) -> [&str; 10] {
    ["issue", "--sex", sex, "--vgr-id", "vwxyz2", "--clinic", "Medicin", "--ward", "Avd 5", "--json"]
}

/// What the program said and its exit code.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let said =
            Self { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) };
        assert!(!said.err.contains("panicked"), "{said:?}");
        said
    }

    #[track_caller]
    pub fn done(self) -> Self {
        assert_eq!(self.code, 0, "{self:?}");
        self
    }

    /// The one JSON value on stdout.
    #[track_caller]
    pub fn json(&self) -> Value {
        assert_eq!(self.out.lines().count(), 1, "{self:?}");
        serde_json::from_str(&self.out).unwrap()
    }

    /// The refusal on stdout, whose exit code and kind must be these.
    #[track_caller]
    pub fn refused(&self, code: i32, kind: &str) -> Value {
        assert_eq!(self.code, code, "{self:?}");
        let error = self.json()["error"].clone();
        assert_eq!(error["kind"], kind, "{self:?}");
        for words in ["message", "next"] {
            assert!(error[words].as_str().is_some_and(|words| !words.is_empty()), "{self:?}");
        }
        error
    }

    /// The message on stderr, with this exit code and nothing on stdout.
    #[track_caller]
    pub fn failed(&self, code: i32, words: &str) {
        assert_eq!((self.code, self.out.as_str()), (code, ""), "{self:?}");
        assert!(self.err.contains(words), "{self:?}");
    }
}

/// The woman's or man's number at `place`, 0-9, in a made-up binder that obeys every rule.
pub fn number(sex: Sex, place: u8) -> String {
    let (first, day) = if sex == Sex::Female { (6, 2) } else { (7, 1) };
    let date = NaiveDate::from_ymd_opt(2019, 1, u32::from(day + 3 * place)).unwrap();
    ReserveNumber::compose(date, first + 2 * place, sex).unwrap().as_str().to_owned()
}

/// A woman's number that is not in the made-up binder.
pub fn spare(serial: u8) -> String {
    let date = NaiveDate::from_ymd_opt(2019, 1, 31).unwrap();
    ReserveNumber::compose(date, serial, Sex::Female).unwrap().as_str().to_owned()
}

/// Ten women's numbers and ten men's.
pub fn numbers() -> Vec<String> {
    let page = |sex| (0..10).map(move |place| number(sex, place));
    page(Sex::Female).chain(page(Sex::Male)).collect()
}

/// A file with ten women's numbers and ten men's.
pub fn full_pool() -> String {
    format!("number\n{}\n", numbers().join("\n"))
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let copy = to.join(entry.file_name());
        // The program lays out a new ballast by itself.
        if copy.extension().is_some_and(|extension| extension == "ballast") {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&copy).unwrap();
            fs::set_permissions(&copy, entry.metadata().unwrap().permissions()).unwrap();
            copy_folder(&entry.path(), &copy);
        } else {
            fs::copy(entry.path(), &copy).unwrap();
        }
    }
}

/// The names in a folder, sorted.
/// The newest segment of the witness of the log at `log`; where there is none, the path with which their names begin.
pub fn witness_of(log: &Path) -> PathBuf {
    let base = PathBuf::from(format!("{}.witness", log.display()));
    newest_segment(&base).unwrap().unwrap_or(base)
}

pub fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.collect();
    names.sort();
    names
}
