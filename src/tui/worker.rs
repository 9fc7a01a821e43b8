//! Does what `update` wishes for outside the screen. The log and the drafts work on threads of their own, so that a
//! slow disk never holds up typing.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use super::effect::Effect;
use super::msg::{Msg, PoolFileTrouble, ReadPool};
use crate::desk::clock::Clock;
use crate::desk::draft::Drafts;
use crate::desk::{Desk, DeskError, new_request, pool_file, save};
use crate::domain::id::Seq;
use crate::domain::pool_load::examine;
use crate::store::EventStore;

/// How often the log is asked whether another terminal has written.
const TICK: Duration = Duration::from_millis(250);

/// Everything outside the screen that an effect can touch.
pub struct Outside<S> {
    /// The log.
    pub desk: Desk<S>,
    /// The kept drafts.
    pub drafts: Drafts,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The last fact that the screen knows.
    pub shown: Seq,
    /// Whether the log could be read when it was last looked at.
    well: bool,
}

impl<S: EventStore> Outside<S> {
    /// The world as the screen knows it when it starts.
    pub fn new(desk: Desk<S>, drafts: Drafts, clock: Arc<dyn Clock>) -> Self {
        let shown = desk.ledger().seq;
        Self { desk, drafts, clock, shown, well: true }
    }

    /// Does one thing, and says what happened.
    pub fn perform(&mut self, effect: Effect) -> Vec<Msg> {
        match effect {
            Effect::Execute { again, command, actor } => {
                let request = again.unwrap_or_else(new_request);
                let result = self.desk.execute(request, &command, &actor, self.clock.now());
                self.news().into_iter().chain([Msg::Done(result)]).collect()
            }
            Effect::FindDraft { owner } => vec![Msg::DraftFound(self.drafts.take_up(&owner, self.clock.now()))],
            Effect::KeepDraft { owner, draft } => trouble(self.drafts.keep(&owner, &draft)),
            Effect::DiscardDraft { owner } => trouble(self.drafts.discard(&owner)),
            Effect::Save(saving) => {
                let outcome = save::exactly_as_new_file(&saving.path, &saving.text);
                vec![Msg::Saved(saving, outcome)]
            }
            Effect::Name(export) => vec![Msg::Named(export, new_request())],
            // The terminal's own thread does these.
            Effect::Alert(_) | Effect::Copy(_) | Effect::Suspend | Effect::Resume => Vec::new(),
            Effect::ReadPoolFile(path) => vec![Msg::PoolFile(self.read_pool(&path))],
        }
    }

    /// What others have written since the last look; that the log can't be followed any more, or can again.
    pub fn look(&mut self) -> Vec<Msg> {
        let was_well = self.well;
        let outcome = self.follow();
        self.well = outcome.is_ok();
        match outcome {
            Ok(()) => self.news().into_iter().chain((!was_well).then_some(Msg::LogWell)).collect(),
            Err(error) if was_well => vec![Msg::LogTrouble(error)],
            Err(_) => Vec::new(),
        }
    }

    /// After trouble nobody knows what was missed, so the log is read again whether it says so or not.
    fn follow(&mut self) -> Result<(), DeskError> {
        if self.desk.changed()? || !self.well { self.desk.follow() } else { Ok(()) }
    }

    fn news(&mut self) -> Option<Msg> {
        let facts = self.desk.facts_after(self.shown).to_vec();
        self.shown = self.desk.ledger().seq;
        (!facts.is_empty()).then(|| Msg::Followed { ledger: Arc::clone(self.desk.ledger()), facts })
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

fn trouble(kept: io::Result<()>) -> Vec<Msg> {
    kept.err().map(Msg::DraftTrouble).into_iter().collect()
}

/// Works until nobody sends effects any more; looks for the facts of others in between.
pub fn work<S: EventStore>(mut outside: Outside<S>, effects: &Receiver<Effect>, screen: &Sender<Msg>) {
    loop {
        let messages = match effects.recv_timeout(TICK) {
            Ok(effect) => outside.perform(effect),
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => outside.look(),
        };
        if messages.into_iter().any(|message| screen.send(message).is_err()) {
            return;
        }
    }
}
