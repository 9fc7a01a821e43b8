//! A stage for the screens: the real model, update and drawing over a log in memory, with a clock that the test moves.

pub mod borrowed;
pub mod keys;
pub mod play;
pub mod samples;
pub mod svg;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use kvittera::clinics::Clinics;
use kvittera::config::{Config, Language, ThemeName};
use kvittera::desk::actor::Person;
use kvittera::desk::clock::Clock;
use kvittera::desk::draft::Drafts;
use kvittera::desk::maintenance::MaintenanceState;
use kvittera::desk::{Desk, ExpectedLog, creation_events, practice};
use kvittera::i18n::Texts;
use kvittera::terminal::Terminal;
use kvittera::tui::effect::Effect;
use kvittera::tui::model::Model;
use kvittera::tui::update::start;
use kvittera::tui::worker::Worker;
use kvittera::tui::{Setup, open};
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::pool_load::PoolLoad;
use kvittera_domain::value::actor::Role;
use kvittera_domain::value::id::{LogId, RequestId};
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::AppendRequest;
use kvittera_store::memory::MemoryStore;
use tempfile::TempDir;
use uuid::Uuid;

use crate::desk::flaky::Flaky;
use samples::live_pool;

/// Waits until nobody holds a draft, or somebody does for good. A process that another test begins just now has all locks
/// of this one for the moment until it becomes another program.
fn wait_for_locks(folder: &Path) {
    let drafts = folder.join("kvittera.log.sqlite.drafts");
    let start = Instant::now();
    let is_held = |path: PathBuf| kvittera_store::locked(&path).is_ok_and(|lock| lock.is_none());
    let any_is_held = || fs::read_dir(&drafts).into_iter().flatten().flatten().any(|file| is_held(file.path()));
    while any_is_held() && start.elapsed() < Duration::from_millis(500) {
        std::thread::yield_now();
    }
}

/// A clock that stands still until a test moves it.
#[derive(Debug)]
pub struct StageClock(Mutex<DateTime<Utc>>);

impl Clock for StageClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

/// What a stage starts with.
#[derive(Clone)]
pub struct Setting {
    pub mode: Mode,
    pub language: Language,
    pub theme: ThemeName,
    pub terminal: Terminal,
    pub size: (u16, u16),
    pub who: Option<&'static str>,
    pub pool: fn() -> PoolLoad,
    pub rights: Rights,
}

/// A terminal that can do everything.
pub fn modern() -> Terminal {
    Terminal::from_values(Some("xterm-256color"), Some("C.UTF-8"), false)
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            mode: Mode::Live,
            language: Language::Sv,
            theme: ThemeName::Dark,
            terminal: modern(),
            size: (80, 24),
            who: Some("abcde1"),
            pool: live_pool,
            rights: Rights::SingleDesk,
        }
    }
}

/// The program with one person at the keyboard.
pub struct Stage {
    pub model: Model,
    /// The alerts that the terminal was asked to show outside the window, each with a bell.
    pub alerts: Vec<String>,
    /// The texts that were copied to the clipboard.
    pub copied: Vec<String>,
    /// How often the bell rang without an alert.
    pub rings: usize,
    /// How often the window was drawn anew.
    pub redraws: usize,
    outside: Worker<Flaky>,
    store: MemoryStore,
    flaky: Flaky,
    held: Option<Vec<Effect>>,
    is_slow: bool,
    clock: Arc<StageClock>,
    since_start: Duration,
    requests: u128,
    folder: TempDir,
    setting: Setting,
}

/// Sunday 2026-11-22 03:12 in Stockholm, when the switchboard has to be called.
pub fn night() -> DateTime<Utc> {
    "2026-11-22T02:12:00Z".parse().unwrap()
}

impl Stage {
    /// An idle desk with a full pool.
    pub fn set(setting: Setting) -> Self {
        let clock = Arc::new(StageClock(Mutex::new(night())));
        let folder = tempfile::tempdir().unwrap();
        let config = Config::load(None).unwrap();
        let person = samples::person();
        let rules = practice::rules(&config);
        let expected = ExpectedLog { site: config.site.id.clone(), mode: setting.mode };
        let load = (setting.pool)();
        let actor = person.actor().unwrap();
        let log = LogId(Uuid::from_u128(1));
        let events = creation_events(log, &expected, load, &actor, &Rights::SingleDesk, &rules, night()).unwrap();
        let request = RequestId(Uuid::from_u128(1));
        let store =
            MemoryStore::create(&AppendRequest { request, recorded_at: night(), actor: &actor, events: &events })
                .unwrap();
        Self::before(store, clock, folder, setting, 2)
    }

    /// The desk at the hospital, live and in Swedish.
    pub fn live() -> Self {
        Self::set(Setting::default())
    }

    /// A drill.
    pub fn practice() -> Self {
        Self::set(Setting { mode: Mode::Practice, pool: practice::pool, ..Setting::default() })
    }

    /// Another terminal with the same log, set up as `setting` says.
    pub fn another_terminal(&self, setting: Setting) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::before(self.store.clone(), Arc::clone(&self.clock), folder, setting, self.requests + 1000)
    }

    /// The program ends, and the same person starts it again.
    pub fn restart(self) -> Self {
        drop(self.outside);
        wait_for_locks(self.folder.path());
        Self::before(self.store, self.clock, self.folder, self.setting, self.requests)
    }

    fn before(store: MemoryStore, clock: Arc<StageClock>, folder: TempDir, setting: Setting, requests: u128) -> Self {
        let mut config = Config::load(None).unwrap();
        config.desk.theme = setting.theme;
        let person = Person {
            role: setting.rights.role().unwrap_or(Role::Cashier),
            vgr_id: setting.who.map(|who| who.parse().unwrap()),
            rights: setting.rights.clone(),
            practice_rights: setting.rights.clone(),
            ..samples::person()
        };
        let log = folder.path().join("kvittera.log.sqlite");
        let expected = ExpectedLog { site: config.site.id.clone(), mode: setting.mode };
        let flaky = Flaky::new(store.clone());
        let desk = Desk::open(flaky.clone(), practice::rules(&config), &expected, setting.rights.clone()).unwrap();
        let drafts = Drafts::beside(&log, TimeDelta::hours(i64::from(config.desk.shift_hours)), Uuid::new_v4());
        let clinics = Clinics::load(&config.clinics.file).unwrap();
        let texts = Texts::load(setting.language);
        let setup = Setup {
            desk,
            mode: setting.mode,
            person,
            config,
            clinics,
            texts,
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            drafts,
            log,
            warnings: Vec::new(),
            upkeep: Box::new(MaintenanceState::default),
        };
        let (mut model, outside, _) = open(setup, setting.terminal);
        model.size = setting.size;
        let since_start = Duration::ZERO;
        let (alerts, copied, held, is_slow) = (Vec::new(), Vec::new(), None, false);
        let mut stage = Self {
            model,
            alerts,
            copied,
            rings: 0,
            redraws: 0,
            outside,
            store,
            flaky,
            held,
            is_slow,
            clock,
            since_start,
            requests,
            folder,
            setting,
        };
        for effect in start(&stage.model) {
            stage.perform(effect);
        }
        stage
    }
}
