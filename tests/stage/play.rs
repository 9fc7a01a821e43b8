//! What a test can let happen on a stage: keys, time, other terminals, a failing disk.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use kvittera::config::Config;
use kvittera::desk::clock::Clock;
use kvittera::desk::draft::Drafts;
use kvittera::desk::{Desk, DeskError, ExpectedLog, practice};
use kvittera::probe::Report;
use kvittera::tui::effect::Effect;
use kvittera::tui::msg::Msg;
use kvittera::tui::update::update;
use kvittera::tui::view;
use kvittera_domain::event::{Event, NewEvent, RecordedEvent};
use kvittera_domain::reachability::{Group, ProbeOutcome, ProbePatience, Reachability};
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::id::{OutageId, RequestId, Seq};
use kvittera_store::{AppendRequest, EventStore};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyEvent;
use uuid::Uuid;

use super::{Stage, keys, svg, wait_for_locks};
use crate::desk::flaky::{Faults, NextWrite};

/// A fault of the disk.
#[derive(Debug, Clone, Copy)]
pub enum Fault {
    /// The next write fails, and nothing is written.
    NextWrite,
    /// The next write succeeds, but after it nothing can be read.
    GoneAfterWriting,
    /// The next write fails, and after it nothing can be read.
    GoneBeforeWriting,
    /// Nothing can be read.
    Gone,
    /// The next write succeeds, but the disk reports a failure.
    Disk,
}

impl Stage {
    /// Sends a message to the model, and performs all effects that follow from it.
    pub fn tell(&mut self, message: Msg) -> &mut Self {
        self.model.now = self.clock.now();
        for effect in update(&mut self.model, message) {
            self.perform(effect);
        }
        self
    }

    /// Performs an effect. Request ids are counted, so that every run writes the same log.
    pub(super) fn perform(&mut self, effect: Effect) {
        let effect = match effect {
            Effect::Execute { again, command, actor } => {
                let again = Some(again.unwrap_or_else(|| self.next_request()));
                Effect::Execute { again, command, actor }
            }
            effect => effect,
        };
        match (&mut self.held, effect) {
            (Some(held), effect @ Effect::Execute { .. }) => held.push(effect),
            (_, Effect::Alert(words)) => self.alerts.push(words),
            (_, Effect::Copy(text)) => self.copied.push(text),
            (_, Effect::Ring) => self.rings += 1,
            (_, Effect::Redraw) => self.redraws += 1,
            (_, Effect::Name(export)) => {
                let (id, events) = (self.next_request(), self.outside.desk.events_of_outage(export.outage).unwrap());
                self.tell(Msg::Named(export, id, events));
            }
            (_, effect) => {
                if matches!(effect, Effect::FindDraft { .. }) {
                    wait_for_locks(self.folder.path());
                }
                let answers = self.outside.perform(effect);
                for answer in answers.into_iter().chain(self.outside.halted()) {
                    self.tell(answer);
                }
            }
        }
        while self.outside.is_busy() && !self.is_slow {
            self.go_on();
        }
    }

    /// Appends `count` numbered notes to the log; this terminal has not read them yet.
    pub fn fill(&mut self, count: usize) -> &mut Self {
        let (outage, at) = (OutageId::following(0), self.clock.now());
        let note = |place| Event::OutageNoted { outage, note: format!("Anteckning {place:05}").parse().unwrap() };
        let events: Vec<NewEvent> = (1..=count).map(|place| NewEvent { occurred_at: at, event: note(place) }).collect();
        let actor = self.model.fixed.person.acting_as("zzyyx2".parse().unwrap());
        let request = self.next_request();
        let mut store = self.store.clone();
        let last = store.read_after(Seq::START).unwrap().last().unwrap().seq;
        store.append(last, &AppendRequest { request, recorded_at: at, actor: &actor, events: &events }).unwrap();
        self
    }

    /// Lets a long task of the worker continue for a while.
    pub fn go_on(&mut self) -> &mut Self {
        for answer in self.outside.go_on() {
            self.tell(answer);
        }
        self
    }

    /// From now on long tasks of the worker continue only with [`Self::go_on`].
    pub fn slow(&mut self) -> &mut Self {
        self.is_slow = true;
        self
    }

    /// All events of the log that this person may see, oldest first.
    pub fn events(&self) -> Vec<Arc<RecordedEvent>> {
        let all = self.store.clone().read_after(Seq::START).unwrap();
        let rights = &self.model.fixed.rights;
        all.into_iter().filter_map(|recorded| rights.view(&self.model.ledger, &Arc::new(recorded))).collect()
    }

    /// The drafts of this window.
    pub fn drafts(&mut self) -> &mut Drafts {
        &mut self.outside.drafts
    }

    pub(super) fn next_request(&mut self) -> RequestId {
        self.requests += 1;
        RequestId(Uuid::from_u128(self.requests))
    }

    /// Commands get no answer until [`Self::let_go`].
    pub fn hold(&mut self) -> &mut Self {
        self.held.get_or_insert_default();
        self
    }

    /// Commands are answered again, including those that were sent meanwhile.
    pub fn let_go(&mut self) -> &mut Self {
        for effect in self.held.take().unwrap_or_default() {
            self.perform(effect);
        }
        self
    }

    /// The disk has this fault from now on; `None` repairs it.
    pub fn fail(&mut self, fault: impl Into<Option<Fault>>) -> &mut Self {
        let good = Faults::default();
        *self.flaky.faults.borrow_mut() = match fault.into() {
            None => good,
            Some(Fault::NextWrite) => Faults { write: NextWrite::Lost, ..good },
            Some(Fault::GoneAfterWriting) => {
                Faults { write: NextWrite::WrittenButFails, gone_after_write: true, ..good }
            }
            Some(Fault::GoneBeforeWriting) => Faults { write: NextWrite::Lost, gone_after_write: true, ..good },
            Some(Fault::Disk) => Faults { spent: true, ..good },
            Some(Fault::Gone) => Faults { find: true, read: true, ..good },
        };
        self
    }

    /// Checks the log for new events, as every tick does.
    pub fn look(&mut self) -> &mut Self {
        let news = self.outside.look();
        for news in news.into_iter().chain(self.outside.halted()) {
            self.tell(news);
        }
        self
    }

    /// From now on the comparison of log and witness has this result.
    pub fn witness(&mut self, comparison: Comparison) -> &mut Self {
        self.flaky.faults.borrow_mut().comparison = comparison;
        self
    }

    /// Presses keys half a second apart: words are typed letter by letter, `<enter>` and the like are key names,
    /// `<space>` is a space; blanks only separate.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        keys::keys(keys).for_each(|key| self.key(key));
        self
    }

    /// Presses keys as fast as a terminal without bracketed paste sends a pasted text.
    pub fn burst(&mut self, keys: &str) -> &mut Self {
        keys::keys(keys).for_each(|key| self.key_after(key, Duration::from_millis(2)));
        self
    }

    /// Pastes a text, as a terminal with bracketed paste sends it.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.tell(Msg::Paste(text.to_owned()))
    }

    /// Presses one key, half a second after the last one.
    pub fn key(&mut self, key: KeyEvent) {
        self.key_after(key, Duration::from_millis(500));
    }

    /// Presses one key, `pause` after the last one.
    pub fn key_after(&mut self, key: KeyEvent, pause: Duration) {
        self.since_start += pause;
        self.tell(Msg::Key(key, self.since_start));
    }

    /// Lets time pass, and sends a tick.
    pub fn wait(&mut self, minutes: i64) -> &mut Self {
        *self.clock.0.lock().unwrap() += TimeDelta::minutes(minutes);
        let now = self.clock.now();
        self.tell(Msg::Tick(now))
    }

    /// Another terminal executes a command in the same log, and this terminal reads its events.
    pub fn elsewhere(&mut self, command: &Command) -> &mut Self {
        self.elsewhere_unread(command).look()
    }

    /// Another terminal executes a command in the same log, and this terminal has not read its events yet.
    pub fn elsewhere_unread(&mut self, command: &Command) -> &mut Self {
        self.try_elsewhere_unread(command).unwrap();
        self
    }

    /// Another terminal tries to execute a command in the same log.
    pub fn try_elsewhere_unread(&mut self, command: &Command) -> Result<(), DeskError> {
        let config = Config::load(None).unwrap();
        let expected = ExpectedLog { site: config.site.id.clone(), mode: self.model.fixed.mode };
        let mut desk = Desk::open(self.store.clone(), practice::rules(&config), &expected, Rights::SingleDesk).unwrap();
        let actor = self.model.fixed.person.acting_as("zzyyx2".parse().unwrap());
        let request = self.next_request();
        desk.execute(request, command, &actor, self.clock.now()).map(drop)
    }

    /// A path in the folder of this stage.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Sets the targets of the probes: one of the service and one reference.
    pub fn with_targets(&mut self) -> &mut Self {
        let targets = [(Group::Service, "https://pu.example/"), (Group::Reference, "tcp://gateway.example:443")];
        let targets = targets.map(|(group, target)| (group, target.parse().unwrap()));
        self.model.probes.reachability = Reachability::new(targets, ProbePatience::NONE);
        self
    }

    /// Reports the outcome of a probe of the target at index `place`.
    pub fn probed(&mut self, place: usize, outcome: ProbeOutcome) -> &mut Self {
        self.tell(Msg::Probed(Report::Probed { place, outcome }))
    }

    /// Writes a file in the folder of this stage.
    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// The window, cell by cell.
    pub fn buffer(&self) -> Buffer {
        self.drawn().buffer().clone()
    }

    /// The window as an SVG picture called `title`.
    pub fn picture(&self, title: &str) -> String {
        let drawn = self.drawn();
        let cursor = drawn.cursor_visible().then(|| drawn.cursor_position());
        svg::picture(drawn.buffer(), cursor, self.setting.theme, title)
    }

    /// The line of the window in which the cursor stands.
    pub fn line_of_cursor(&self) -> String {
        let drawn = self.drawn();
        assert!(drawn.cursor_visible(), "no cursor is shown:\n{}", self.screen());
        let row = usize::from(drawn.cursor_position().y);
        self.screen().lines().nth(row).unwrap_or_default().to_owned()
    }

    fn drawn(&self) -> TestBackend {
        let mut terminal = Terminal::new(TestBackend::new(self.model.size.0, self.model.size.1)).unwrap();
        terminal.draw(|frame| view::draw(frame, &self.model)).unwrap();
        terminal.backend().clone()
    }

    /// The window as text.
    pub fn screen(&self) -> String {
        text(&self.buffer())
    }

    /// Whether the window shows `words`.
    pub fn shows(&self, words: &str) -> bool {
        self.screen().contains(words)
    }
}

/// The text of a window, without trailing spaces.
pub fn text(buffer: &Buffer) -> String {
    let area = buffer.area;
    (area.top()..area.bottom())
        .flat_map(|y| {
            let line: String = (area.left()..area.right()).map(|x| buffer[(x, y)].symbol()).collect();
            [line.trim_end().to_owned(), "\n".to_owned()]
        })
        .collect()
}
