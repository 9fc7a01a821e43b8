//! What happens on a stage: keys, the clock, other terminals, a failing disk.

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

use super::{Stage, keys, svg};
use crate::desk::flaky::{Faults, NextWrite};

/// What is wrong with the disk.
#[derive(Debug, Clone, Copy)]
pub enum Fault {
    /// The next write fails, and nothing is written.
    NextWrite,
    /// The next thing is written, but from then on nothing can be read.
    GoneAfterWriting,
    /// The next thing is not written, and from then on nothing can be read.
    GoneBeforeWriting,
    /// Nothing can be read.
    Gone,
    /// The next write is written, but the disk failed on the way.
    Disk,
}

impl Stage {
    /// Something happens, and everything that follows from it.
    pub fn tell(&mut self, message: Msg) -> &mut Self {
        self.model.now = self.clock.now();
        for effect in update(&mut self.model, message) {
            self.perform(effect);
        }
        self
    }

    /// Wishes are named by counting, so that every run writes the same log.
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
            (_, Effect::Name(export)) => {
                let (id, events) = (self.next_request(), self.outside.desk.events_of_outage(export.outage).unwrap());
                self.tell(Msg::Named(export, id, events));
            }
            (_, effect) => {
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

    /// The log grows by so many facts, of which this terminal has not heard yet: notes of which each says its number.
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

    /// What takes its time goes on for a while.
    pub fn go_on(&mut self) -> &mut Self {
        for answer in self.outside.go_on() {
            self.tell(answer);
        }
        self
    }

    /// From now on what takes its time goes on only by [`Self::go_on`].
    pub fn slow(&mut self) -> &mut Self {
        self.is_slow = true;
        self
    }

    /// All facts of the log that may be seen here, oldest first.
    pub fn events(&self) -> Vec<Arc<RecordedEvent>> {
        let all = self.store.clone().read_after(Seq::START).unwrap();
        let rights = &self.model.fixed.rights;
        all.into_iter().filter_map(|recorded| rights.view(&self.model.ledger, &Arc::new(recorded))).collect()
    }

    /// Where this window keeps half-filled checkouts.
    pub fn drafts(&mut self) -> &mut Drafts {
        &mut self.outside.drafts
    }

    pub(super) fn next_request(&mut self) -> RequestId {
        self.requests += 1;
        RequestId(Uuid::from_u128(self.requests))
    }

    /// The log does not answer until [`Self::let_go`].
    pub fn hold(&mut self) -> &mut Self {
        self.held.get_or_insert_default();
        self
    }

    /// The log answers again, to what it was asked meanwhile too.
    pub fn let_go(&mut self) -> &mut Self {
        for effect in self.held.take().unwrap_or_default() {
            self.perform(effect);
        }
        self
    }

    /// The disk fails from now on; `None` mends it.
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

    /// The log is looked at, as on every tick.
    pub fn look(&mut self) -> &mut Self {
        let news = self.outside.look();
        for news in news.into_iter().chain(self.outside.halted()) {
            self.tell(news);
        }
        self
    }

    /// The witness says this from now on, where it differs from the log.
    pub fn witness(&mut self, comparison: Comparison) -> &mut Self {
        self.flaky.faults.borrow_mut().comparison = comparison;
        self
    }

    /// Keys as a person presses them, a moment apart: words are typed letter by letter, `<enter>` and the like are
    /// named, `<space>` is a space; blanks only part the words.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        keys::keys(keys).for_each(|key| self.key(key));
        self
    }

    /// Keys as fast as a terminal without bracketed paste sends a pasted text.
    pub fn burst(&mut self, keys: &str) -> &mut Self {
        keys::keys(keys).for_each(|key| self.key_after(key, Duration::from_millis(2)));
        self
    }

    /// A pasted text, marked as such.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.tell(Msg::Paste(text.to_owned()))
    }

    /// One key, a moment after the one before.
    pub fn key(&mut self, key: KeyEvent) {
        self.key_after(key, Duration::from_millis(500));
    }

    /// One key, so long after the one before.
    pub fn key_after(&mut self, key: KeyEvent, pause: Duration) {
        self.since_start += pause;
        self.tell(Msg::Key(key, self.since_start));
    }

    /// Time goes by.
    pub fn wait(&mut self, minutes: i64) -> &mut Self {
        *self.clock.0.lock().unwrap() += TimeDelta::minutes(minutes);
        let now = self.clock.now();
        self.tell(Msg::Tick(now))
    }

    /// Another terminal does something in the same log; this one hears of it.
    pub fn elsewhere(&mut self, command: &Command) -> &mut Self {
        self.elsewhere_unread(command).look()
    }

    /// Another terminal does something in the same log, and this one has not heard of it yet.
    pub fn elsewhere_unread(&mut self, command: &Command) -> &mut Self {
        self.try_elsewhere_unread(command).unwrap();
        self
    }

    /// Another terminal tries something in the same log.
    pub fn try_elsewhere_unread(&mut self, command: &Command) -> Result<(), DeskError> {
        let config = Config::load(None).unwrap();
        let expected = ExpectedLog { site: config.site.id.clone(), mode: self.model.fixed.mode };
        let mut desk = Desk::open(self.store.clone(), practice::rules(&config), &expected, Rights::SingleDesk).unwrap();
        let actor = self.model.fixed.person.acting_as("zzyyx2".parse().unwrap());
        let request = self.next_request();
        desk.execute(request, command, &actor, self.clock.now()).map(drop)
    }

    /// Something in the folder of this stage.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The targets that the settings name: one of the service, one to compare with.
    pub fn with_targets(&mut self) -> &mut Self {
        let targets = [(Group::Service, "https://pu.example/"), (Group::Reference, "tcp://gateway.example:443")];
        let targets = targets.map(|(group, target)| (group, target.parse().unwrap()));
        self.model.probes.reachability = Reachability::new(targets, ProbePatience::NONE);
        self
    }

    /// The probes have seen the target at `place` answer or not.
    pub fn probed(&mut self, place: usize, outcome: ProbeOutcome) -> &mut Self {
        self.tell(Msg::Probed(Report::Probed { place, outcome }))
    }

    /// A file in the folder of this stage.
    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
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
        .flat_map(|y| {
            let line: String = (area.left()..area.right()).map(|x| buffer[(x, y)].symbol()).collect();
            [line.trim_end().to_owned(), "\n".to_owned()]
        })
        .collect()
}
