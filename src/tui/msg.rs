//! Messages to the screens: keys, the clock, answers of the log.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use ratatui::crossterm::event::KeyEvent;

use crate::desk::DeskError;
use crate::desk::draft::FoundDraft;
use crate::desk::maintenance::MaintenanceState;
use crate::desk::pool_file::{PoolFile, PoolFileError};
use crate::probe::Report;
use crate::terminal::Background;
use crate::tui::effect::{Export, Saving};
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::recovery::halt::Halt;
use kvittera_domain::rules::pool_load::PoolVerdict;
use kvittera_domain::value::id::RequestId;

/// Something that happened outside the model.
#[derive(Debug)]
pub enum Msg {
    /// A key was pressed, this long after the start of the program.
    Key(KeyEvent, Duration),
    Paste(String),
    /// The terminal has told the colour of its background.
    Background(Background),
    /// The window has a new size in columns and lines.
    Resize(u16, u16),
    Tick(DateTime<Utc>),
    /// The log has new events, from this terminal or another.
    Followed {
        /// What all events together mean now.
        ledger: Arc<Ledger>,
        /// The new events, oldest first.
        events: Vec<Arc<RecordedEvent>>,
    },
    /// The log has answered the pending command: its events, read again from the log, or why there are none.
    Done(Result<Vec<RecordedEvent>, DeskError>),
    /// Another terminal has locked the log for more than a moment, or no longer does.
    Waits(bool),
    /// The log can't be read any more.
    LogTrouble(DeskError),
    /// Writing is suspended, or allowed again.
    Halted(Option<Halt>),
    /// After trouble, the log was read to its end again.
    LogWell,
    /// The search for the person's draft has ended.
    DraftFound(Option<FoundDraft>),
    /// A draft could not be kept.
    DraftNotSaved(io::Error),
    /// A draft that is no longer needed could not be discarded.
    DraftNotDiscarded(io::Error),
    /// A probe has a report.
    Probed(Report),
    /// A maintenance round has ended: the state of the backup and of the disk.
    MaintenanceChecked(MaintenanceState),
    /// A text was saved, or could not be.
    Saved(Saving, io::Result<()>),
    /// A document has its id, and the events of its cases are read.
    Named(Export, RequestId, Vec<Arc<RecordedEvent>>),
    /// What became of a command whose outcome was unknown; empty if it was not recorded.
    Settled(Vec<RecordedEvent>),
    /// Events that were requested, redacted as the person may see them.
    Read(Vec<Arc<RecordedEvent>>),
    /// A search has found more events.
    Found {
        /// Identifies the search.
        number: u64,
        /// The matches, newest first.
        events: Vec<Arc<RecordedEvent>>,
        /// How many visible events the search has examined in all.
        seen: usize,
        /// True once the search has reached the beginning of the log.
        done: bool,
    },
    /// A file of numbers was read.
    PoolFile(Result<ReadPool, PoolFileTrouble>),
    /// The program was asked to stop until it is continued (SIGTSTP).
    Suspended,
    /// The program was continued (SIGCONT). The state of the terminal is unknown.
    Continued,
    /// The terminal is gone, or the program was asked to end.
    HangUp,
}

impl From<MaintenanceState> for Msg {
    fn from(upkeep: MaintenanceState) -> Self {
        Self::MaintenanceChecked(upkeep)
    }
}

impl From<Report> for Msg {
    fn from(report: Report) -> Self {
        Self::Probed(report)
    }
}

/// A file of numbers with the verdict of the rules.
#[derive(Debug)]
pub struct ReadPool {
    pub file: PoolFile,
    pub verdict: PoolVerdict,
}

/// Why a file of numbers was not read.
#[derive(Debug)]
pub enum PoolFileTrouble {
    /// The operating system refused it; it was looked for at this path.
    Unreadable(PathBuf, io::Error),
    /// It is not a file of numbers.
    Wrong(PoolFileError),
}
