//! How a log and its witness begin together.

use std::fs;
use std::path::Path;

use kvittera_domain::event::Event;
use kvittera_domain::value::log_identity::LogIdentity;

use crate::chain::Link;
use crate::error::StoreError;
use crate::event_store::AppendRequest;
use crate::files::from_io;
use crate::witness::{IntentLine, SegmentHeader, Witness, WitnessLine, rotated};

/// What the witness of a new log begins with.
pub(super) fn founding_lines(entry: &AppendRequest<'_>) -> Result<[WitnessLine; 2], StoreError> {
    match entry.events.first().map(|new| &new.event) {
        Some(Event::LogCreated { log, site, mode }) => {
            let opened =
                SegmentHeader::after(Link::genesis(), LogIdentity { log: *log, site: site.clone(), mode: *mode });
            Ok([WitnessLine::Opened(opened), WitnessLine::Intent(IntentLine::of(Link::genesis(), entry))])
        }
        _ => Err(StoreError::Forbidden("the first fact creates the log".to_owned())),
    }
}

/// Takes away what a broken-off founding left; the witness of a log that is gone is never touched.
pub(super) fn clear_founding(witness: &Path, log: &Path) -> Result<(), StoreError> {
    if fs::symlink_metadata(witness).is_err() {
        // What was put aside of a witness is the last that tells of a log that is gone.
        let left = rotated(witness).map_err(|error| from_io(witness, &error))?.into_iter().next();
        return left.map_or(Ok(()), |left| Err(StoreError::WitnessWithoutLog(left)));
    }
    let mut left = Witness::find(witness)?;
    let _quiet = left.hold()?;
    if fs::symlink_metadata(log).is_ok() {
        return Err(StoreError::Exists(log.to_owned()));
    }
    if fs::symlink_metadata(witness).is_ok() {
        left.look_again()?;
        if !left.only_founds() {
            return Err(StoreError::WitnessWithoutLog(witness.to_owned()));
        }
        fs::remove_file(witness).map_err(|error| from_io(witness, &error))?;
    }
    Ok(())
}
