//! Does what `update` wishes for outside the screen. The log and the drafts work on threads of their own, so that a
//! slow disk never holds up typing.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::desk::clock::Clock;
use crate::desk::draft::{Drafts, Found};
use crate::desk::{Desk, DeskError, new_request, pool_file, save};
use crate::i18n::Texts;
use crate::tui::effect::Effect;
use crate::tui::model::log::fits;
use crate::tui::msg::{Msg, PoolFileTrouble, ReadPool};
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::recovery::halt::Halt;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::pool_load::examine;
use kvittera_domain::value::id::Seq;
use kvittera_domain::value::vgr_id::VgrId;
use kvittera_store::Witnessed;

/// How often the log is asked whether another terminal has written.
const TICK: Duration = Duration::from_millis(250);

/// How many facts a search looks at before it lets others go first: some milliseconds' worth.
const SLICE: usize = 512;

/// Everything outside the screen that an effect can touch.
pub struct Worker<S> {
    /// The log.
    pub desk: Desk<S>,
    /// The kept drafts.
    pub drafts: Drafts,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// All sentences, in which a search looks for words.
    texts: Arc<Texts>,
    /// Why nothing may be written, as the screen knows it.
    halted: Option<Halt>,
    /// Whether the log could be read when it was last looked at.
    well: bool,
    /// The search that goes on while nothing else is to be done.
    search: Option<Search>,
}

impl<S: Witnessed> Worker<S> {
    /// The world as the screen knows it when it starts.
    pub fn new(desk: Desk<S>, drafts: Drafts, clock: Arc<dyn Clock>, texts: Arc<Texts>) -> Self {
        let halted = desk.halt().cloned();
        Self { desk, drafts, clock, texts, halted, well: true, search: None }
    }

    /// Does one thing, and says what happened.
    pub fn perform(&mut self, effect: Effect) -> Vec<Msg> {
        match effect {
            Effect::Execute { again, command, actor } => {
                let request = again.unwrap_or_else(new_request);
                if matches!(command, Command::Issue { .. }) {
                    // Without it, the draft is only offered once too often.
                    self.drafts.becomes(&actor.vgr_id, request).ok();
                }
                let result = self.desk.execute(request, &command, &actor, self.clock.now());
                self.news().into_iter().chain([Msg::Done(result)]).collect()
            }
            Effect::FindDraft { owner } => vec![Msg::DraftFound(self.draft_of(&owner))],
            Effect::KeepDraft { owner, draft } => told(self.drafts.keep(&owner, &draft), Msg::DraftTrouble),
            Effect::DiscardDraft { owner } => told(self.drafts.discard(&owner), Msg::DraftLeft),
            Effect::Save(saving) => {
                let outcome = save::exactly_as_new_file(&saving.path, &saving.text);
                vec![Msg::Saved(saving, outcome)]
            }
            Effect::Name(export) => {
                let events = self.desk.told_of(export.outage);
                vec![self.read(events, |events| Msg::Named(export, new_request(), events))]
            }
            Effect::Find(request) => {
                let events = self.desk.find(request);
                vec![self.read(events, Msg::Settled)]
            }
            Effect::Read(places) => {
                let events = self.desk.read_at(&places);
                vec![self.read(events, Msg::Read)]
            }
            Effect::ApplyBackupState(verdict) => {
                let backup_checked = self.desk.apply_backup_state(verdict);
                self.well &= backup_checked.is_ok();
                backup_checked.err().map(Msg::LogTrouble).into_iter().collect()
            }
            Effect::Search { number, wanted } => {
                let before = self.desk.ledger().seq.next();
                self.search = wanted.map(|wanted| Search { number, wanted, before, seen: 0 });
                Vec::new()
            }
            // The terminal's own thread does these.
            Effect::Alert(_) | Effect::Copy(_) | Effect::Suspend | Effect::Resume => Vec::new(),
            Effect::ReadPoolFile(path) => vec![Msg::PoolFile(self.read_pool(&path))],
        }
    }

    /// The draft of a person; one that has become a hand-out is none any more.
    fn draft_of(&mut self, owner: &VgrId) -> Option<Found> {
        let found = self.drafts.take_up(owner, self.clock.now())?;
        let Found::Left(draft) = &found else { return Some(found) };
        let written = draft.request.and_then(|request| self.desk.find(request).ok());
        if written.is_some_and(|events| !events.is_empty()) {
            self.drafts.discard(owner).ok()?;
            return self.draft_of(owner);
        }
        Some(found)
    }

    /// What others have written since the last look; that the log can't be followed any more, or can again.
    pub fn look(&mut self) -> Vec<Msg> {
        let was_well = self.well;
        let outcome = self.follow();
        self.well = outcome.is_ok();
        match outcome {
            Ok(()) => {
                self.desk.keep();
                let is_well_again = !was_well && self.desk.is_trusted();
                self.news().into_iter().chain(is_well_again.then_some(Msg::LogWell)).collect()
            }
            Err(error) if was_well => vec![Msg::LogTrouble(error)],
            Err(_) => Vec::new(),
        }
    }

    /// After trouble nobody knows what was missed, so the log is read again whether it says so or not.
    fn follow(&mut self) -> Result<(), DeskError> {
        if self.desk.changed()? || !self.well { self.desk.follow() } else { Ok(()) }
    }

    /// What was read, or that the log can't be read any more; the next look tells when it can again.
    fn read<T>(&mut self, events: Result<T, DeskError>, message: impl FnOnce(T) -> Msg) -> Msg {
        match events {
            Ok(events) => message(events),
            Err(error) => {
                self.well = false;
                Msg::LogTrouble(error)
            }
        }
    }

    /// That nothing may be written any more, or that it may again, where the screen does not know it yet.
    pub fn halted(&mut self) -> Option<Msg> {
        if self.desk.halt() == self.halted.as_ref() {
            return None;
        }
        self.halted = self.desk.halt().cloned();
        Some(Msg::Halted(self.halted.clone()))
    }

    fn news(&mut self) -> Option<Msg> {
        let events = self.desk.news();
        (!events.is_empty()).then(|| Msg::Followed { ledger: Arc::clone(self.desk.ledger()), events })
    }

    /// Whether something goes on that takes its time.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.search.is_some() || (self.desk.is_proving() && self.well)
    }

    /// Goes on with that for some milliseconds, so that whatever the screen wishes meanwhile does not wait.
    pub fn go_on(&mut self) -> Vec<Msg> {
        match self.search.take() {
            Some(search) => vec![self.look_through(search)],
            None => self.prove(),
        }
    }

    /// What speaks against the log is said once and for all; a log that can't be read is read again at the next look.
    fn prove(&mut self) -> Vec<Msg> {
        let outcome = self.desk.prove();
        self.well = outcome.is_ok() || !self.desk.is_trusted();
        outcome.err().map(Msg::LogTrouble).into_iter().collect()
    }

    fn look_through(&mut self, mut search: Search) -> Msg {
        let page = match self.desk.page_before(search.before, SLICE) {
            Ok(page) => page,
            Err(error) => return self.read(Err(error), |()| Msg::LogWell),
        };
        let seen: Vec<Arc<RecordedEvent>> = page.iter().filter_map(|recorded| self.desk.seen(recorded)).collect();
        search.seen += seen.len();
        let is_wanted = |recorded: &Arc<RecordedEvent>| fits(&search.wanted, recorded, self.desk.ledger(), &self.texts);
        let events = seen.into_iter().filter(is_wanted).collect();
        let (number, seen, done) = (search.number, search.seen, page.len() < SLICE);
        search.before = page.last().map_or(search.before, |oldest| oldest.seq);
        self.search = (!done).then_some(search);
        Msg::Found { number, events, seen, done }
    }

    fn read_pool(&self, path: &Path) -> Result<ReadPool, PoolFileTrouble> {
        let size = fs::metadata(path).map_err(PoolFileTrouble::Unreadable)?.len();
        if size > pool_file::MAX_BYTES as u64 {
            return Err(PoolFileTrouble::Wrong(pool_file::PoolFileError::TooLarge));
        }
        let bytes = fs::read(path).map_err(PoolFileTrouble::Unreadable)?;
        let lines = pool_file::read(&bytes).map_err(PoolFileTrouble::Wrong)?;
        let verdict = examine(self.desk.ledger(), &lines, self.desk.rules());
        Ok(ReadPool { lines, verdict })
    }
}

fn told(done: io::Result<()>, trouble: impl FnOnce(io::Error) -> Msg) -> Vec<Msg> {
    done.err().map(trouble).into_iter().collect()
}

/// A search on its way through the log, from its end.
struct Search {
    number: u64,
    wanted: String,
    before: Seq,
    seen: usize,
}

/// Works until nobody sends effects any more; looks for the facts of others in between.
pub fn work<S: Witnessed>(mut outside: Worker<S>, effects: &Receiver<Effect>, screen: &Sender<Msg>) {
    let mut looked = Instant::now();
    loop {
        let wait = if outside.is_busy() { Duration::ZERO } else { TICK.saturating_sub(looked.elapsed()) };
        let messages = match effects.recv_timeout(wait) {
            Ok(effect) => outside.perform(effect),
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) if looked.elapsed() >= TICK => {
                let news = outside.look();
                looked = Instant::now();
                news
            }
            Err(RecvTimeoutError::Timeout) => outside.go_on(),
        };
        if messages.into_iter().chain(outside.halted()).any(|message| screen.send(message).is_err()) {
            return;
        }
    }
}
