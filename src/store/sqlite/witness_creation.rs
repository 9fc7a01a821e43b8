//! How a log and its witness are created together.
//!
//! The witness comes first, with its header and the intent of the log's first events; then the log gets its name. So a
//! creation that was interrupted leaves a witness that says no more than that a log was to be created.

use std::fs;
use std::path::Path;

use kvittera_domain::event::Event;
use kvittera_domain::value::log_identity::LogIdentity;

use crate::chain::Link;
use crate::error::StoreError;
use crate::event_store::AppendRequest;
use crate::files::from_io;
use crate::witness::{IntentLine, SegmentHeader, Witness, WitnessLine, rotated_segments};

/// The first lines of the witness of a new log.
pub(super) fn first_lines(entry: &AppendRequest<'_>) -> Result<[WitnessLine; 2], StoreError> {
    match entry.events.first().map(|new| &new.event) {
        Some(Event::LogCreated { log, site, mode }) => {
            let header =
                SegmentHeader::after(Link::genesis(), LogIdentity { log: *log, site: site.clone(), mode: *mode });
            Ok([WitnessLine::Opened(header), WitnessLine::Intent(IntentLine::of(Link::genesis(), entry))])
        }
        _ => Err(StoreError::Forbidden("the first fact creates the log".to_owned())),
    }
}

/// Removes the witness that an interrupted creation left. The witness of a log that is gone is never touched.
pub(super) fn remove_unfinished_creation(witness: &Path, log: &Path) -> Result<(), StoreError> {
    if fs::symlink_metadata(witness).is_err() {
        // A rotated segment may be the last that tells of a log that is gone.
        let left = rotated_segments(witness).map_err(|error| from_io(witness, &error))?.into_iter().next();
        return left.map_or(Ok(()), |left| Err(StoreError::WitnessWithoutLog(left)));
    }
    let mut left = Witness::find(witness)?;
    let _lock = left.lock()?;
    if fs::symlink_metadata(log).is_ok() {
        return Err(StoreError::Exists(log.to_owned()));
    }
    if fs::symlink_metadata(witness).is_ok() {
        left.refresh()?;
        if !left.holds_only_creation() {
            return Err(StoreError::WitnessWithoutLog(witness.to_owned()));
        }
        fs::remove_file(witness).map_err(|error| from_io(witness, &error))?;
    }
    Ok(())
}
