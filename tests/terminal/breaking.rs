//! The program breaks: the terminal is as before, the program says so in its own words, and nothing of what it knew is seen.
//!
//! Nothing in the program breaks on demand, so what is run here is this test's own binary: the same command line and the
//! same screens, around a clock or a log that breaks once a file appears.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use kvittera::cli::CliSession;
use kvittera::clinics::Clinics;
use kvittera::desk::clock::{Clock, SystemClock};
use kvittera::desk::draft::Drafts;
use kvittera::desk::{Desk, ExpectedLog};
use kvittera::open::{FileCare, OpenedLog};
use kvittera::tui::Setup;
use kvittera::{cli, panics, tui};
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::value::id::{RequestId, Seq};
use kvittera_store::sqlite::{OpenOptions, SqliteLog};
use kvittera_store::{AppendGuard, AppendRequest, AskView, EventStore, Link, StoreError, Visit, Witnessed};
use std::time::Duration;
use uuid::Uuid;

use super::machine::Machine;
use super::window::Window;

const SECRET: &str = "Medicin / Avd 5 har 19810829M071";
/// Which part is to break, and so also whether this is a program that is run by a test.
const PART: &str = "KVITTERA_TEST_BREAKS";

/// Breaks with what it knows, once somebody wants it to.
fn break_if_asked() {
    assert!(!Path::new("break").exists(), "{SECRET}");
}

struct BreakingClock;

impl Clock for BreakingClock {
    fn now(&self) -> DateTime<Utc> {
        break_if_asked();
        SystemClock.now()
    }
}

struct BreakingLog(SqliteLog);

impl EventStore for BreakingLog {
    fn follow(&mut self, from: Link, visit: &mut Visit<'_>) -> Result<Link, StoreError> {
        self.0.follow(from, visit)
    }

    fn page_before(&mut self, seq: Seq, most: usize) -> Result<Vec<RecordedEvent>, StoreError> {
        self.0.page_before(seq, most)
    }

    fn read_at(&mut self, places: &[Seq]) -> Result<Vec<RecordedEvent>, StoreError> {
        self.0.read_at(places)
    }

    fn read_after(&mut self, seq: Seq) -> Result<Vec<RecordedEvent>, StoreError> {
        self.0.read_after(seq)
    }

    fn find(&mut self, request: RequestId) -> Result<Vec<RecordedEvent>, StoreError> {
        self.0.find(request)
    }

    fn append_guarded(
        &mut self,
        expected: Seq,
        entry: &AppendRequest<'_>,
        guard: &mut dyn AppendGuard,
    ) -> Result<Vec<RecordedEvent>, StoreError> {
        self.0.append_guarded(expected, entry, guard)
    }

    fn view(&mut self, ask: &mut AskView<'_>) -> Result<(), StoreError> {
        self.0.view(ask)
    }

    fn view_quiet(&mut self, patience: Duration, ask: &mut AskView<'_>) -> Result<bool, StoreError> {
        self.0.view_quiet(patience, ask)
    }

    fn changed(&mut self) -> Result<bool, StoreError> {
        break_if_asked();
        self.0.changed()
    }

    fn head(&self) -> Link {
        self.0.head()
    }
}

impl Witnessed for BreakingLog {}

/// As `main` does it, around a log that breaks.
fn screens(session: CliSession, opened: OpenedLog, clinics: Clinics) -> std::io::Result<()> {
    let care = FileCare::of(&opened, &session.config);
    let OpenedLog { desk, mode, file, .. } = opened;
    let log = file.path;
    let CliSession { person, config, texts, clock, .. } = session;
    let store = SqliteLog::open(&log, OpenOptions::default(), clock.now()).unwrap();
    let expected = ExpectedLog { site: config.site.id.clone(), mode };
    let desk = Desk::open(BreakingLog(store), desk.rules().clone(), &expected, desk.rights().clone()).unwrap();
    let drafts = Drafts::beside(&log, TimeDelta::hours(12), Uuid::new_v4());
    let (upkeep, warnings) = (Box::new(care.into_maintenance(Arc::clone(&clock))), Vec::new());
    tui::run(Setup { desk, mode, person, config, clinics, texts, clock, drafts, log, warnings, upkeep })
}

/// The program that breaks; in the suite itself it has nothing to do.
#[test]
#[expect(clippy::disallowed_methods, reason = "this test is a program, and has its exit code")]
fn breaking() {
    let Ok(part) = std::env::var(PART) else { return };
    panics::install_hook();
    let clock: Arc<dyn Clock> = if part == "log" { Arc::new(SystemClock) } else { Arc::new(BreakingClock) };
    let arguments = ["kvittera", "--practice"].into_iter().chain((part == "command").then_some("status"));
    let exit = cli::run(arguments.map(Into::into), clock, screens);
    std::process::exit(exit as i32);
}

fn machine(part: &str) -> (Machine, PathBuf) {
    let machine = Machine::fresh().with(PART, part);
    let sign = machine.home().join("break");
    (machine, sign)
}

fn open(machine: &Machine) -> Window {
    let program = std::env::current_exe().unwrap();
    machine.open_with(&[program.to_str().unwrap(), "--exact", "terminal::breaking::breaking", "--nocapture"])
}

#[track_caller]
fn assert_told(window: &mut Window, words: &str) {
    let told = |shown: &str| {
        let said = shown.replace('\n', " ");
        said.contains(words) && said.contains("tests/terminal/breaking.rs:")
    };
    // What was said last may still be on its way when the program has ended.
    window.wait_for(words, |screen| told(&screen.contents()));
    let status = window.wait_for_end();
    assert_eq!((status.exit_code(), status.signal()), (1, None), "{}", window.shows());
    window.watch(Duration::ZERO);
    assert!(!window.screen().alternate_screen() && !window.screen().bracketed_paste());
    assert!(window.has_settings_as_before());
    let all = String::from_utf8_lossy(window.received()).into_owned();
    assert!(!all.contains("19810829M071") && !all.contains("panicked"), "{all}");
}

#[test]
fn a_screen_that_breaks_gives_the_terminal_back_and_says_where() {
    let (machine, sign) = machine("clock");
    let mut window = open(&machine);
    window.wait_for_words("Kvittera ut");
    fs::write(sign, "").unwrap();
    window.press("m");
    assert_told(&mut window, "Programmet gick sönder");
}

#[test]
fn a_log_that_breaks_leaves_no_dead_screen() {
    let (machine, sign) = machine("log");
    let mut window = open(&machine);
    window.wait_for_words("Kvittera ut");
    fs::write(sign, "").unwrap();
    assert_told(&mut window, "Programmet gick sönder");
}

#[test]
fn it_is_said_in_the_language_that_was_chosen() {
    let (machine, sign) = machine("log");
    let machine = machine.with("KVITTERA_LANG", "en");
    let mut window = open(&machine);
    window.wait_for_words("Hand out");
    fs::write(sign, "").unwrap();
    assert_told(&mut window, "The program broke");
}

#[test]
fn a_command_that_breaks_before_anything_is_known_says_so_too() {
    let (machine, sign) = machine("command");
    fs::write(sign, "").unwrap();
    assert_told(&mut open(&machine), "Programmet gick sönder");
}
