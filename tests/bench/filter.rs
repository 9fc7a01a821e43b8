//! Filtering a log of a million facts as it is typed: how long after a key its frame is drawn, whatever is found
//! meanwhile, and when the first page is there.
//!
//! The screens run as in a window: the log's thread works, messages are taken in one after another, each is followed by a
//! drawing. A key that is due while one of them is handled waits for it, and that counts.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use kvittera::clinics::Clinics;
use kvittera::config::{Config, Language};
use kvittera::desk::actor::Person;
use kvittera::desk::clock::{Clock, SystemClock};
use kvittera::desk::draft::Drafts;
use kvittera::desk::maintenance::MaintenanceState;
use kvittera::i18n::Texts;
use kvittera::open;
use kvittera::open::Wanted;
use kvittera::terminal::Terminal as Kind;
use kvittera::tui::effect::Effect;
use kvittera::tui::model::Model;
use kvittera::tui::msg::Msg;
use kvittera::tui::update::update;
use kvittera::tui::worker::work;
use kvittera::tui::{Setup, open as open_screens, view};
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::actor::{Login, Role, Via};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use uuid::Uuid;

use crate::long_log::{self, MILLION};
use crate::table::{Line, percentile};

const MOST: Duration = Duration::from_millis(16);
/// As fast as anybody types.
const BETWEEN_KEYS: Duration = Duration::from_millis(80);
const WORDS: [&str; 4] = ["kvittens 4711", "leverantören", "driftstopp 250 misstänks", "finns inte"];

/// Measures it.
pub fn measure() -> Vec<Line> {
    let mut window = Window::open();
    let (mut keys, mut pages) = (Vec::new(), Vec::new());
    window.press(KeyCode::F(5));
    for words in WORDS {
        keys.push(window.press(KeyCode::Char('/')));
        for letter in words.chars() {
            window.until(Instant::now() + BETWEEN_KEYS);
            let pressed = Instant::now();
            keys.push(window.press(KeyCode::Char(letter)));
            pages.extend(window.first_page(pressed));
        }
        window.press(KeyCode::Esc);
    }
    let count = keys.len();
    let (key, page) = (percentile(&mut keys, 0.99), percentile(&mut pages, 0.5));
    let whole = window.whole_search();
    vec![
        Line::within("a key of the filter to its frame, 1,000,000 facts, p99", key, MOST, format!("{count} keys")),
        Line::told("its first page of findings", format!("{page:.1?}, median")),
        Line::told("all 1,000,000 facts looked through", format!("{whole:.1?}")),
    ]
}

struct Window {
    model: Model,
    terminal: Terminal<TestBackend>,
    effects: Sender<Effect>,
    messages: Receiver<Msg>,
    started: Instant,
}

impl Window {
    fn open() -> Self {
        let log = long_log::of(MILLION);
        let (config, clock) = (Config::load(None).unwrap(), Arc::new(SystemClock));
        let person = Person {
            login: Login::new("kassan"),
            via: Via::Local,
            role: Role::Cashier,
            vgr_id: Some("abcde1".parse().unwrap()),
            rights: Rights::SingleDesk,
            practice_rights: Rights::SingleDesk,
            is_personal: false,
            is_guest: false,
        };
        let opened = open::open(&Wanted::Live(Some(log.clone())), &config, &person, clock.now()).unwrap();
        let setup = Setup {
            desk: opened.desk,
            mode: opened.mode,
            person,
            clinics: Clinics::load(&config.clinics.file).unwrap(),
            drafts: Drafts::beside(&log, TimeDelta::hours(12), Uuid::new_v4()),
            config,
            texts: Texts::load(Language::Sv),
            clock: clock as Arc<dyn Clock>,
            log,
            warnings: Vec::new(),
            upkeep: Box::new(MaintenanceState::default),
        };
        let (model, outside, _) =
            open_screens(setup, Kind::from_values(Some("xterm-256color"), Some("C.UTF-8"), false));
        let ((effects, to_do), (to_screen, messages)) = (channel(), channel());
        thread::spawn(move || work(outside, &to_do, &to_screen));
        let terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        Self { model, terminal, effects, messages, started: Instant::now() }
    }

    fn tell(&mut self, message: Msg) {
        for effect in update(&mut self.model, message) {
            self.effects.send(effect).unwrap();
        }
        self.terminal.draw(|frame| view::draw(frame, &self.model)).unwrap();
    }

    /// Presses a key after all that has come before it, as a window does, and says how long that took.
    fn press(&mut self, key: KeyCode) -> Duration {
        let pressed = Instant::now();
        if let Ok(message) = self.messages.try_recv() {
            self.tell(message);
        }
        self.tell(Msg::Key(KeyEvent::new(key, KeyModifiers::NONE), self.started.elapsed()));
        pressed.elapsed()
    }

    /// Takes in what comes until then.
    fn until(&mut self, end: Instant) {
        while let Ok(message) = self.messages.recv_timeout(end.saturating_duration_since(Instant::now())) {
            self.tell(message);
        }
    }

    /// When the first finding is shown, if one comes before the next key would.
    fn first_page(&mut self, pressed: Instant) -> Option<Duration> {
        while self.model.log.count(&self.model.ledger) == 0 {
            let left = BETWEEN_KEYS.checked_sub(pressed.elapsed())?;
            let message = self.messages.recv_timeout(left).ok()?;
            self.tell(message);
        }
        Some(pressed.elapsed())
    }

    /// How long a search takes to reach the beginning of the log.
    fn whole_search(&mut self) -> Duration {
        self.press(KeyCode::Char('/'));
        self.press(KeyCode::Char('¤'));
        let start = Instant::now();
        while self.model.log.is_searching() {
            let message = self.messages.recv().unwrap();
            self.tell(message);
        }
        start.elapsed()
    }
}
