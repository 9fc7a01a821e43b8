//! Performs what `update` wants done outside the screens. It runs on a thread of its own, so that a slow disk never
//! holds up typing.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::desk::clock::Clock;
use crate::desk::draft::{Drafts, FoundDraft};
use crate::desk::{Desk, DeskError, named_path, new_request, pool_file, save};
use crate::i18n::Texts;
use crate::tui::effect::Effect;
use crate::tui::model::log::fits;
use crate::tui::msg::{Msg, PoolFileTrouble, ReadPool};
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::recovery::halt::Halt;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::pool_load::examine;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::id::Seq;
use kvittera_domain::value::vgr_id::VgrId;
use kvittera_store::Witnessed;

/// How often the worker checks whether another terminal has written to the log.
const TICK: Duration = Duration::from_millis(250);

/// How many events a search examines before other work gets its turn: a few milliseconds.
const SLICE: usize = 512;

/// Everything outside the screens that an effect can touch.
pub struct Worker<S> {
    pub desk: Desk<S>,
    pub drafts: Drafts,
    pub clock: Arc<dyn Clock>,
    /// Who settles an interrupted command.
    program: Actor,
    /// The texts in which a search looks for words.
    texts: Arc<Texts>,
    /// The halt that the screen knows of.
    halted: Option<Halt>,
    /// False while the log can't be read.
    readable: bool,
    /// The search that continues while there is nothing else to do.
    search: Option<LogScan>,
}

impl<S: Witnessed> Worker<S> {
    /// The state that the screens know of when they start.
    pub fn new(desk: Desk<S>, drafts: Drafts, clock: Arc<dyn Clock>, program: Actor, texts: Arc<Texts>) -> Self {
        let halted = desk.halt().cloned();
        Self { desk, drafts, clock, program, texts, halted, readable: true, search: None }
    }

    /// Performs one effect, and returns what happened.
    pub fn perform(&mut self, effect: Effect) -> Vec<Msg> {
        match effect {
            Effect::Execute { again, command, actor } => {
                let request = again.unwrap_or_else(new_request);
                if matches!(command, Command::Issue { .. }) {
                    // If this fails, the draft is only offered once too often.
                    self.drafts.becomes(&actor.vgr_id, request).ok();
                }
                let result = self.desk.execute(request, &command, &actor, self.clock.now());
                self.new_events().into_iter().chain([Msg::Done(result)]).collect()
            }
            Effect::FindDraft { owner } => vec![Msg::DraftFound(self.draft_of(&owner))],
            Effect::KeepDraft { owner, draft } => report_failure(self.drafts.keep(&owner, &draft), Msg::DraftNotSaved),
            Effect::DiscardDraft { owner } => report_failure(self.drafts.discard(&owner), Msg::DraftNotDiscarded),
            Effect::Save(saving) => {
                let outcome = save::exactly_as_new_file(&saving.path, &saving.text);
                vec![Msg::Saved(saving, outcome)]
            }
            Effect::Name(export) => {
                let events = self.desk.events_of_outage(export.outage);
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
                self.readable &= backup_checked.is_ok();
                backup_checked.err().map(Msg::LogTrouble).into_iter().collect()
            }
            Effect::Search { number, wanted } => {
                let before = self.desk.ledger().seq.next();
                self.search = wanted.map(|wanted| LogScan { number, wanted, before, seen: 0 });
                Vec::new()
            }
            // The thread that owns the terminal does these.
            Effect::Alert(_) | Effect::Ring | Effect::Redraw | Effect::Copy(_) | Effect::Suspend | Effect::Resume => {
                Vec::new()
            }
            Effect::ReadPoolFile(path) => vec![Msg::PoolFile(self.read_pool(&path))],
        }
    }

    /// Finds a person's draft. A draft that has become an issuance is discarded.
    fn draft_of(&mut self, owner: &VgrId) -> Option<FoundDraft> {
        let found = self.drafts.take_up(owner, self.clock.now())?;
        let FoundDraft::Left(draft) = &found else { return Some(found) };
        let written = draft.request.and_then(|request| self.desk.find(request).ok());
        if written.is_some_and(|events| !events.is_empty()) {
            self.drafts.discard(owner).ok()?;
            return self.draft_of(owner);
        }
        Some(found)
    }

    /// Returns what other terminals have written since the last call, and that the log became unreadable or readable
    /// again.
    pub fn look(&mut self) -> Vec<Msg> {
        let was_readable = self.readable;
        let outcome = self.follow();
        self.readable = outcome.is_ok();
        match outcome {
            Ok(()) => {
                self.desk.keep();
                let is_readable_again = !was_readable && self.desk.is_trusted();
                self.new_events().into_iter().chain(is_readable_again.then_some(Msg::LogWell)).collect()
            }
            Err(error) if was_readable => vec![Msg::LogTrouble(error)],
            Err(_) => Vec::new(),
        }
    }

    /// After trouble it is unknown what was missed, so the log is read again even if it reports no change.
    fn follow(&mut self) -> Result<(), DeskError> {
        if self.desk.changed()? || !self.readable {
            self.desk.follow()?;
        }
        self.desk.settle(&self.program, self.clock.now())
    }

    /// Returns the message for what was read, or that the log can't be read any more. The next check tells when it can
    /// again.
    fn read<T>(&mut self, events: Result<T, DeskError>, message: impl FnOnce(T) -> Msg) -> Msg {
        match events {
            Ok(events) => message(events),
            Err(error) => {
                self.readable = false;
                Msg::LogTrouble(error)
            }
        }
    }

    /// Returns that writing is suspended or allowed again, if the screen does not know it yet.
    pub fn halted(&mut self) -> Option<Msg> {
        if self.desk.halt() == self.halted.as_ref() {
            return None;
        }
        self.halted = self.desk.halt().cloned();
        Some(Msg::Halted(self.halted.clone()))
    }

    fn new_events(&mut self) -> Option<Msg> {
        let events = self.desk.news();
        (!events.is_empty()).then(|| Msg::Followed { ledger: Arc::clone(self.desk.ledger()), events })
    }

    /// Returns true while there is work that takes several steps.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.search.is_some() || (self.desk.is_proving() && self.readable)
    }

    /// Continues that work for some milliseconds, so that effects of the screen do not have to wait.
    pub fn go_on(&mut self) -> Vec<Msg> {
        match self.search.take() {
            Some(search) => vec![self.scan_page(search)],
            None => self.verify_step(),
        }
    }

    /// Verifies the next part of the log. An inconsistency is reported once; a log that can't be read is read again at
    /// the next check.
    fn verify_step(&mut self) -> Vec<Msg> {
        let outcome = self.desk.prove();
        self.readable = outcome.is_ok() || !self.desk.is_trusted();
        outcome.err().map(Msg::LogTrouble).into_iter().collect()
    }

    fn scan_page(&mut self, mut search: LogScan) -> Msg {
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
        let path = named_path::tried(&named_path::find(path));
        let unreadable = |error| PoolFileTrouble::Unreadable(path.clone(), error);
        let size = fs::metadata(&path).map_err(unreadable)?.len();
        if size > pool_file::MAX_BYTES as u64 {
            return Err(PoolFileTrouble::Wrong(pool_file::PoolFileError::TooLarge));
        }
        let bytes = fs::read(&path).map_err(unreadable)?;
        let file = pool_file::read(&bytes).map_err(PoolFileTrouble::Wrong)?;
        let verdict = examine(self.desk.ledger(), &file.lines, &file.oddities, self.desk.rules());
        Ok(ReadPool { file, verdict })
    }
}

fn report_failure(done: io::Result<()>, trouble: impl FnOnce(io::Error) -> Msg) -> Vec<Msg> {
    done.err().map(trouble).into_iter().collect()
}

/// A running search through the log, from its end.
struct LogScan {
    number: u64,
    wanted: String,
    before: Seq,
    seen: usize,
}

/// Performs effects until their sender is gone; between them it looks for events of other terminals.
pub fn work<S: Witnessed>(mut worker: Worker<S>, effects: &Receiver<Effect>, screen: &Sender<Msg>) {
    let mut looked = Instant::now();
    loop {
        let wait = if worker.is_busy() { Duration::ZERO } else { TICK.saturating_sub(looked.elapsed()) };
        let messages = match effects.recv_timeout(wait) {
            Ok(effect) => worker.perform(effect),
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) if looked.elapsed() >= TICK => {
                let news = worker.look();
                looked = Instant::now();
                news
            }
            Err(RecvTimeoutError::Timeout) => worker.go_on(),
        };
        if messages.into_iter().chain(worker.halted()).any(|message| screen.send(message).is_err()) {
            return;
        }
    }
}
