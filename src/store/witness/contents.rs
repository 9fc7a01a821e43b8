//! The wishes of a witness, for whoever has to read it in the place of the log.

use std::fs;
use std::path::Path;

use crate::chain::Link;
use crate::error::StoreError;
use crate::witness::line::{WitnessLine, peek, read_line};
use crate::witness::record::Record;
use crate::witness::segments::{read_all, trouble};
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::value::id::{RequestId, Seq};

/// The wishes of a witness, oldest first.
#[derive(Debug, Default)]
pub struct WitnessContents {
    /// The fact after which the witness begins; what happened before stands in the log only.
    pub after: Seq,
    /// What was to be written.
    pub intents: Vec<Intent>,
    /// Of which of them nothing shows that they were written.
    pub unknown: Vec<RequestId>,
    /// The facts that it saw written.
    pub done: Vec<Link>,
    /// How many lines can't be understood.
    pub damaged: usize,
}

impl WitnessContents {
    /// Reads the witness at `path`, and its earlier files.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn read(path: &Path) -> Result<Self, StoreError> {
        fs::metadata(path).map_err(|error| trouble(path, &error))?;
        let (mut heard, mut after) = (Self::default(), None);
        // The files go on from each other, so the wishes of all of them are one record.
        let mut record = Record::default();
        read_all(path, |line| {
            match line.and_then(read_line) {
                None => heard.damaged += 1,
                Some(WitnessLine::Opened(opened)) => after = after.or(Some(opened.after)),
                Some(WitnessLine::Intent(stated)) => heard.intents.push(stated.into()),
                Some(WitnessLine::Done { seq, hash, .. }) => heard.done.push(Link { seq, hash }),
            }
            record.take_in(line.and_then(peek));
        })?;
        heard.after = after.unwrap_or(Seq::START);
        heard.unknown = record.pending.iter().map(|intent| intent.request).collect();
        Ok(heard)
    }
}
