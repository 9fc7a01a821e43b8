//! The screens on a stage: the real model, update and drawing over a log in memory, with a clock that a test moves.

pub mod svg;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use kvittera::clinics::Clinics;
use kvittera::config::{Config, ThemeName};
use kvittera::desk::actor::Person;
use kvittera::desk::clock::Clock;
use kvittera::desk::draft::Drafts;
use kvittera::desk::{Desk, Expected, founding_facts, practice};
use kvittera::domain::actor::{Login, Role, Via};
use kvittera::domain::command::{Command, NumberRequest};
use kvittera::domain::event::Mode;
use kvittera::domain::id::{LogId, RequestId};
use kvittera::domain::pool_load::{PoolLine, PoolLoad};
use kvittera::domain::reserve_number::ReserveNumber;
use kvittera::domain::sex::Sex;
use kvittera::domain::unit::Unit;
use kvittera::i18n::{Language, Texts};
use kvittera::store::Entry;
use kvittera::store::memory::MemoryStore;
use kvittera::tui::model::Model;
use kvittera::tui::msg::Msg;
use kvittera::tui::update::{start, update};
use kvittera::tui::worker::Outside;
use kvittera::tui::{Setup, open, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tempfile::TempDir;
use uuid::Uuid;

/// A clock that stands still until a test moves it.
#[derive(Debug)]
pub struct StageClock(Mutex<DateTime<Utc>>);

impl Clock for StageClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

/// How a stage is set.
#[derive(Clone)]
pub struct Setting {
    pub mode: Mode,
    pub language: Language,
    pub theme: ThemeName,
    pub no_color: bool,
    pub size: (u16, u16),
    pub who: Option<&'static str>,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            mode: Mode::Live,
            language: Language::Sv,
            theme: ThemeName::Dark,
            no_color: false,
            size: (80, 24),
            who: Some("abcde1"),
        }
    }
}

/// The program with one person in front of it.
pub struct Stage {
    pub model: Model,
    outside: Outside<MemoryStore>,
    store: MemoryStore,
    clock: Arc<StageClock>,
    since_start: Duration,
    requests: u128,
    folder: TempDir,
    setting: Setting,
}

/// Sunday 2026-11-22 03:12 in Stockholm: the switchboard's hours.
pub fn night() -> DateTime<Utc> {
    "2026-11-22T02:12:00Z".parse().unwrap()
}

impl Stage {
    /// An idle desk with a full binder.
    pub fn set(setting: Setting) -> Self {
        let clock = Arc::new(StageClock(Mutex::new(night())));
        let folder = tempfile::tempdir().unwrap();
        let config = Config::load(None).unwrap();
        let person = Person {
            login: Login::new("kassan"),
            via: Via::Local,
            role: Role::Cashier,
            vgr_id: Some("abcde1".parse().unwrap()),
        };
        let rules = practice::rules(&config);
        let expected = Expected { site: config.site.id.clone(), mode: setting.mode };
        let load = if setting.mode == Mode::Live { live_pool() } else { practice::pool() };
        let actor = person.actor().unwrap();
        let log = LogId(Uuid::from_u128(1));
        let facts = founding_facts(log, &expected, load, &actor, &rules, night()).unwrap();
        let request = RequestId(Uuid::from_u128(1));
        let store =
            MemoryStore::create(&Entry { request, recorded_at: night(), actor: &actor, facts: &facts }).unwrap();
        Self::before(store, clock, folder, setting, 2)
    }

    /// The desk at the hospital, live and in Swedish.
    pub fn live() -> Self {
        Self::set(Setting::default())
    }

    /// A drill.
    pub fn practice() -> Self {
        Self::set(Setting { mode: Mode::Practice, ..Setting::default() })
    }

    /// The same log and drafts on another terminal, as `setting` has it.
    pub fn another_terminal(&self, setting: Setting) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::before(self.store.clone(), Arc::clone(&self.clock), folder, setting, 1000)
    }

    /// The program ends here and is started again by the same person.
    pub fn restart(self) -> Self {
        Self::before(self.store, self.clock, self.folder, self.setting, self.requests)
    }

    fn before(store: MemoryStore, clock: Arc<StageClock>, folder: TempDir, setting: Setting, requests: u128) -> Self {
        let mut config = Config::load(None).unwrap();
        config.desk.theme = setting.theme;
        let person = Person {
            login: Login::new("kassan"),
            via: Via::Local,
            role: Role::Cashier,
            vgr_id: setting.who.map(|who| who.parse().unwrap()),
        };
        let log = folder.path().join("kvittera.log.sqlite");
        let expected = Expected { site: config.site.id.clone(), mode: setting.mode };
        let desk = Desk::open(store.clone(), practice::rules(&config), &expected).unwrap();
        let drafts = Drafts::beside(&log, TimeDelta::hours(i64::from(config.desk.shift_hours)));
        let clinics = Clinics::load(&config.clinics.file).unwrap();
        let texts = Texts::load(setting.language).unwrap();
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
        };
        let (mut model, outside) = open(setup, setting.no_color);
        model.size = setting.size;
        let mut stage = Self { model, outside, store, clock, since_start: Duration::ZERO, requests, folder, setting };
        for effect in start(&stage.model) {
            for message in stage.outside.perform(effect) {
                stage.tell(message);
            }
        }
        stage
    }

    /// Something happens, and everything that follows from it.
    pub fn tell(&mut self, message: Msg) {
        self.model.now = self.clock.now();
        for effect in update(&mut self.model, message) {
            for answer in self.outside.perform(effect) {
                self.tell(answer);
            }
        }
    }

    /// Keys as a person presses them, a moment apart: words are typed letter by letter, `<enter>` and the like are
    /// named, `<space>` is a space; blanks only part the words.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for word in keys.split_whitespace() {
            match word.strip_prefix('<').and_then(|word| word.strip_suffix('>')) {
                Some(name) => self.key(named(name)),
                None => word.chars().for_each(|c| self.key(KeyEvent::from(KeyCode::Char(c)))),
            }
        }
        self
    }

    /// One key, a moment after the one before.
    pub fn key(&mut self, key: KeyEvent) {
        self.key_after(key, Duration::from_millis(200));
    }

    /// One key, so long after the one before.
    pub fn key_after(&mut self, key: KeyEvent, pause: Duration) {
        self.since_start += pause;
        self.tell(Msg::Key(key, self.since_start));
    }

    /// How many keys `keys` means.
    pub fn count(keys: &str) -> usize {
        keys.split_whitespace().map(|word| if word.starts_with('<') { 1 } else { word.chars().count() }).sum()
    }

    /// Time goes by.
    pub fn wait(&mut self, minutes: i64) -> &mut Self {
        *self.clock.0.lock().unwrap() += TimeDelta::minutes(minutes);
        let now = self.clock.now();
        self.tell(Msg::Tick(now));
        self
    }

    /// Another terminal does something in the same log; this one hears of it.
    pub fn elsewhere(&mut self, command: &Command) -> &mut Self {
        self.unheard(command);
        if let Some(news) = self.outside.look().unwrap() {
            self.tell(news);
        }
        self
    }

    /// Another terminal does something in the same log, and this one has not heard of it yet.
    pub fn unheard(&mut self, command: &Command) {
        let config = Config::load(None).unwrap();
        let expected = Expected { site: config.site.id.clone(), mode: self.model.fixed.mode };
        let mut desk = Desk::open(self.store.clone(), practice::rules(&config), &expected).unwrap();
        let actor = self.model.fixed.person.acting_as("zzyyx2".parse().unwrap());
        self.requests += 1;
        desk.execute(RequestId(Uuid::from_u128(self.requests)), command, &actor, self.clock.now()).unwrap();
    }

    /// What the window shows, cell by cell.
    pub fn buffer(&self) -> Buffer {
        self.drawn().buffer().clone()
    }

    /// What the window shows, as a picture called `title`.
    pub fn picture(&self, title: &str) -> String {
        let drawn = self.drawn();
        let cursor = drawn.cursor_visible().then(|| drawn.cursor_position());
        svg::picture(drawn.buffer(), cursor, self.setting.theme, title)
    }

    fn drawn(&self) -> TestBackend {
        let mut terminal = Terminal::new(TestBackend::new(self.model.size.0, self.model.size.1)).unwrap();
        terminal.draw(|frame| view::draw(frame, &self.model)).unwrap();
        terminal.backend().clone()
    }

    /// What the window shows, as text.
    pub fn screen(&self) -> String {
        text(&self.buffer())
    }

    /// Whether the window shows `words`.
    pub fn shows(&self, words: &str) -> bool {
        self.screen().contains(words)
    }
}

/// The text of a window, without the spaces at the ends of lines.
pub fn text(buffer: &Buffer) -> String {
    let area = buffer.area;
    (area.top()..area.bottom())
        .map(|y| {
            let line: String = (area.left()..area.right()).map(|x| buffer[(x, y)].symbol()).collect();
            format!("{}\n", line.trim_end())
        })
        .collect()
}

/// Ten women's and ten men's numbers that follow every rule, invented.
pub fn live_pool() -> PoolLoad {
    let number = |day: u32, serial: u8, sex| {
        let date = chrono::NaiveDate::from_ymd_opt(2019, 1, day).unwrap();
        ReserveNumber::compose(date, serial, sex).unwrap().into()
    };
    let women = (0u8..10).map(|i| (number(3 + 2 * u32::from(i), 6 + 6 * i, Sex::Female), Sex::Female));
    let men = (0u8..10).map(|i| (number(2 + 2 * u32::from(i), 7 + 6 * i, Sex::Male), Sex::Male));
    let lines = women.chain(men).zip(2..);
    let lines = lines.map(|((number, sex), line)| PoolLine { line, number: Ok(number), sex: Some(sex) }).collect();
    PoolLoad { lines, doubts_accepted: true }
}

/// What a ward gives on the phone.
pub fn request(who: &str, clinic: &str, ward: &str) -> NumberRequest {
    NumberRequest {
        requested_by: who.parse().unwrap(),
        unit: Unit { clinic: clinic.parse().unwrap(), ward: ward.parse().unwrap() },
        callback: None,
    }
}

fn named(name: &str) -> KeyEvent {
    let plain = |code| KeyEvent::new(code, KeyModifiers::NONE);
    match name {
        "enter" => plain(KeyCode::Enter),
        "esc" => plain(KeyCode::Esc),
        "tab" => plain(KeyCode::Tab),
        "back-tab" => KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT),
        "up" => plain(KeyCode::Up),
        "down" => plain(KeyCode::Down),
        "left" => plain(KeyCode::Left),
        "right" => plain(KeyCode::Right),
        "home" => plain(KeyCode::Home),
        "end" => plain(KeyCode::End),
        "page-up" => plain(KeyCode::PageUp),
        "page-down" => plain(KeyCode::PageDown),
        "delete" => plain(KeyCode::Delete),
        "backspace" => plain(KeyCode::Backspace),
        "space" => plain(KeyCode::Char(' ')),
        _ => match name.split_at(name.len() - 1) {
            ("ctrl-", c) => KeyEvent::new(KeyCode::Char(c.chars().next().unwrap()), KeyModifiers::CONTROL),
            ("alt-", c) => KeyEvent::new(KeyCode::Char(c.chars().next().unwrap()), KeyModifiers::ALT),
            ("f", number) => plain(KeyCode::F(number.parse().unwrap())),
            _ => panic!("no key is called {name}"),
        },
    }
}
