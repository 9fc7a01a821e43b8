//! The commands of a witness, listed without the log: for people, and for a log that is restored from a backup.
//!
//! Nothing is compared here; `compare` does that.

use std::fs;
use std::path::{Path, PathBuf};

use crate::chain::Link;
use crate::error::StoreError;
use crate::witness::files::{SegmentName, log_of, segments};
use crate::witness::line::{WitnessLine, peek, read_line};
use crate::witness::record::Record;
use crate::witness::segment::{each_line, witness_error};
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::value::id::{LogId, RequestId, Seq};

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
    /// Reads all segments of the witness at `base`: those of `log`, or of the log whose segment was written last.
    ///
    /// # Errors
    /// When there is no segment, or one can't be read.
    pub fn read(base: &Path, log: Option<LogId>) -> Result<Self, StoreError> {
        let mut contents = Self::default();
        let mut after = None;
        // Each segment continues the one before it, so one record covers all of them.
        let mut record = Record::default();
        for file in of_one_log(base, log)? {
            each_line(&file, |line| {
                match line.and_then(read_line) {
                    None => contents.damaged += 1,
                    Some(WitnessLine::Opened(header)) => after = after.or(Some(header.after)),
                    Some(WitnessLine::Intent(intent)) => contents.intents.push(intent.into()),
                    Some(WitnessLine::Done { seq, hash, .. }) => contents.done.push(Link { seq, hash }),
                    Some(WitnessLine::Closed) => {}
                }
                record.push(line.and_then(peek));
            })?;
        }
        contents.after = after.unwrap_or(Seq::START);
        contents.unknown = record.pending.iter().map(|intent| intent.request).collect();
        Ok(contents)
    }
}

/// The segments at `base` of `log`, else of the log whose segment was written last, with those that name none.
fn of_one_log(base: &Path, log: Option<LogId>) -> Result<Vec<PathBuf>, StoreError> {
    let mut named = Vec::new();
    for SegmentName { path, .. } in segments(base).map_err(|error| witness_error(base, &error))? {
        let read = log_of(&path).and_then(|of| Ok((of, fs::metadata(&path)?.modified()?)));
        let (of, written) = read.map_err(|error| witness_error(&path, &error))?;
        named.push((path, of, written));
    }
    if named.is_empty() {
        return Err(StoreError::NoWitness(base.to_owned()));
    }
    let newest = named.iter().filter(|(_, of, _)| of.is_some()).max_by_key(|(_, _, written)| *written);
    let newest = newest.and_then(|(_, of, _)| *of);
    let wanted = log.filter(|log| named.iter().any(|(_, of, _)| *of == Some(*log))).or(newest);
    named.retain(|(_, of, _)| of.is_none() || *of == wanted);
    Ok(named.into_iter().map(|(path, ..)| path).collect())
}
