//! The commands of a witness, listed without the log: for people, and for a log that is restored from a backup.
//!
//! Nothing is compared here; `compare` does that.

use std::fs;
use std::path::Path;

use crate::chain::Link;
use crate::error::StoreError;
use crate::witness::line::{WitnessLine, peek, read_line};
use crate::witness::record::Record;
use crate::witness::segments::{read_all_segments, witness_error};
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::value::id::{RequestId, Seq};

/// The commands of a witness, oldest first.
#[derive(Debug, Default)]
pub struct WitnessContents {
    /// The event after which the witness begins. Earlier events stand only in the log.
    pub after: Seq,
    pub intents: Vec<Intent>,
    /// The intents that no line shows to have been written.
    pub unknown: Vec<RequestId>,
    /// The place and hash of each event that a done line names: the last event of each command.
    pub done: Vec<Link>,
    /// How many lines can't be understood.
    pub damaged: usize,
}

impl WitnessContents {
    /// Reads the witness at `path` with its rotated segments.
    ///
    /// # Errors
    /// When a segment can't be read.
    pub fn read(path: &Path) -> Result<Self, StoreError> {
        fs::metadata(path).map_err(|error| witness_error(path, &error))?;
        let mut contents = Self::default();
        let mut after = None;
        // Each segment continues the one before it, so one record covers all of them.
        let mut record = Record::default();
        read_all_segments(path, |line| {
            match line.and_then(read_line) {
                None => contents.damaged += 1,
                Some(WitnessLine::Opened(header)) => after = after.or(Some(header.after)),
                Some(WitnessLine::Intent(intent)) => contents.intents.push(intent.into()),
                Some(WitnessLine::Done { seq, hash, .. }) => contents.done.push(Link { seq, hash }),
            }
            record.push(line.and_then(peek));
        })?;
        contents.after = after.unwrap_or(Seq::START);
        contents.unknown = record.pending.iter().map(|intent| intent.request).collect();
        Ok(contents)
    }
}
