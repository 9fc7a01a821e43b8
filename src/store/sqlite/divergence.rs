//! Whether a copy holds what its log lacks. A few rows of both tell, so that it can be asked before every hand-out.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use crate::chain::Link;
use crate::codec;
use crate::error::StoreError;
use crate::files::from_io;
use crate::sqlite::connection::immutable;
use crate::sqlite::fault::WriteOutcome;
use crate::sqlite::options::OpenOptions;
use crate::sqlite::place::Place;
use crate::sqlite::{backup, identity, place, rows};
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::value::id::Seq;

/// Holds that all of the copy at `copy` stands in the log at `path`, and tells how far the copy reaches.
///
/// # Errors
/// [`StoreError::CopyAhead`] when the log lacks something, [`StoreError::CopyForeign`] when it is the copy of another log;
/// else when one of them is not there or can't be read.
pub fn agrees(path: &Path, options: &OpenOptions, copy: &Path) -> Result<Link, StoreError> {
    let (place, copy) = (Place::examine(path, options)?, place::absolute(copy)?);
    let log = backup::reader(&place).map_err(|fault| fault.at(place.path()))?;
    let (opened, end) = end(&copy).map_err(|fault| fault.at(&copy))?;
    common(&log, (&opened, end), &copy).map_err(|fault| fault.at(&copy))
}

/// What the copy at `copy` holds after the last fact that the log of `connection` has, too; nothing where it is no copy of
/// that log.
pub(super) fn beyond(connection: &Connection, copy: &Path) -> WriteOutcome<Vec<RecordedEvent>> {
    let copy = place::absolute(copy)?;
    let (opened, end) = end(&copy)?;
    let known = match common(connection, (&opened, end), &copy).map_err(|fault| fault.at(&copy)) {
        Err(StoreError::CopyAhead { known, .. }) => known,
        Ok(_) | Err(StoreError::CopyForeign(_)) => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut events = Vec::new();
    rows::each_after(&opened, known, |row| {
        events.extend(codec::decode(row));
        Ok(())
    })?;
    Ok(events)
}

/// The copy at the absolute `path` with the end of its chain, of which the last row must be as it was written.
pub(super) fn end(path: &Path) -> WriteOutcome<(Connection, Link)> {
    fs::metadata(path).map_err(|error| from_io(path, &error))?;
    let copy = immutable(path)?;
    identity::is_ours(&copy, path)?;
    match rows::sealed_end(&copy)? {
        Some(end) => Ok((copy, end)),
        None => Err(StoreError::Damaged { path: path.to_owned(), detail: "its last fact".to_owned() }.into()),
    }
}

/// How far a copy reaches of which every fact stands in the log, too. The log is asked after the copy, which is made from
/// what the log holds, so that another terminal at work is never taken for a log that has lost something.
pub(super) fn common(log: &Connection, (copy, end): (&Connection, Link), path: &Path) -> WriteOutcome<Link> {
    if rows::hash_at(log, end.seq)? == Some(end.hash) {
        return Ok(end);
    }
    let is_common = |seq| -> WriteOutcome<bool> {
        let known = rows::hash_at(log, Seq(seq))?;
        Ok(known.is_some() && known == rows::hash_at(copy, Seq(seq))?)
    };
    // The first fact names the log.
    if !is_common(1)? {
        return Err(StoreError::CopyForeign(path.to_owned()).into());
    }
    // Once the two have parted no hash is the same again.
    let (mut known, mut apart) = (1, end.seq.0);
    while apart - known > 1 {
        let middle = known.midpoint(apart);
        if is_common(middle)? {
            known = middle;
        } else {
            apart = middle;
        }
    }
    let (known, mut out) = (Seq(known), Vec::new());
    // However much of it can be understood: that it holds more is what matters.
    let _ = rows::each_after(copy, known, |row| {
        if let Ok(RecordedEvent { event: Event::Issued { number, .. }, .. }) = codec::decode(row) {
            out.push(number);
        }
        Ok(())
    });
    Err(StoreError::CopyAhead { path: path.to_owned(), known, copy: end.seq, out }.into())
}
