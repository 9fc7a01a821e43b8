//! What happens to the screen from outside: keys, the clock, answers of the log.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use ratatui::crossterm::event::KeyEvent;

use crate::desk::DeskError;
use crate::desk::draft::Found;
use crate::desk::maintenance::Upkeep;
use crate::desk::pool_file::PoolFileError;
use crate::probe::Report;
use crate::tui::effect::{Export, Saving};
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::recovery::halt::Halt;
use kvittera_domain::rules::pool_load::{PoolLine, PoolVerdict};
use kvittera_domain::value::id::RequestId;

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    /// A key was pressed, so long after the start.
    Key(KeyEvent, Duration),
    /// A text was pasted.
    Paste(String),
    /// The window has another size.
    Resize(u16, u16),
    /// The clock moved on.
    Tick(DateTime<Utc>),
    /// The log holds new facts, of this terminal or another.
    Followed {
        /// What all facts add up to now.
        ledger: Arc<Ledger>,
        /// The new ones, oldest first.
        events: Vec<Arc<RecordedEvent>>,
    },
    /// The wish on its way was answered: the facts that it became, read again from the log, or why none.
    Done(Result<Vec<RecordedEvent>, DeskError>),
    /// Another terminal keeps the log for more than a moment, or no longer.
    Waits(bool),
    /// The log can't be followed any more.
    LogTrouble(DeskError),
    /// Nothing may be written any more, or it may again.
    Halted(Option<Halt>),
    /// The log could be read to its end again after trouble.
    LogWell,
    /// A draft of this person was looked for.
    DraftFound(Option<Found>),
    /// A draft could not be kept.
    DraftTrouble(io::Error),
    /// A draft that is none any more could not be thrown away.
    DraftLeft(io::Error),
    /// The probes have seen something.
    Probed(Report),
    /// The log was looked after: how its second copy and the disk stand.
    LookedAfter(Upkeep),
    /// A text was saved, or not.
    Saved(Saving, io::Result<()>),
    /// The making of a document has its name, and the facts of its cases are read.
    Named(Export, RequestId, Vec<Arc<RecordedEvent>>),
    /// What became of a wish of unknown outcome; nothing if it was not written.
    Settled(Vec<RecordedEvent>),
    /// Facts that were asked for, as they may be seen.
    Read(Vec<Arc<RecordedEvent>>),
    /// What a search has found further down in the log.
    Found {
        /// Which search.
        number: u64,
        /// What was found, newest first.
        events: Vec<Arc<RecordedEvent>>,
        /// How many facts that may be seen it has looked at in all.
        seen: usize,
        /// Whether it has come to the beginning of the log.
        done: bool,
    },
    /// A file of numbers was read.
    PoolFile(Result<ReadPool, PoolFileTrouble>),
    /// Somebody asks the program to stop for a while.
    Suspended,
    /// The program goes on; nobody knows what happened to the terminal meanwhile.
    Woken,
    /// The terminal is gone, or somebody asks the program to end.
    HangUp,
}

impl From<Upkeep> for Msg {
    fn from(upkeep: Upkeep) -> Self {
        Self::LookedAfter(upkeep)
    }
}

impl From<Report> for Msg {
    fn from(report: Report) -> Self {
        Self::Probed(report)
    }
}

/// A file of numbers with what the rules say of it.
#[derive(Debug)]
pub struct ReadPool {
    /// Its lines.
    pub lines: Vec<PoolLine>,
    /// What is said of them.
    pub verdict: PoolVerdict,
}

/// Why a file of numbers was not read.
#[derive(Debug)]
pub enum PoolFileTrouble {
    /// The system does not give it.
    Unreadable(io::Error),
    /// It is no such file.
    Wrong(PoolFileError),
}
