//! Where a log and a backup of it diverge: whether the backup holds events that the log lacks.
//!
//! A few rows of both are enough to answer, so that it can be asked before every issuance.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use crate::chain::Link;
use crate::codec;
use crate::error::StoreError;
use crate::files::from_io;
use crate::sqlite::connection::immutable;
use crate::sqlite::fault::FaultResult;
use crate::sqlite::options::OpenOptions;
use crate::sqlite::place::Place;
use crate::sqlite::{identity, place, rows};
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::value::id::Seq;

/// Verifies that the log at `path` contains every event of the backup. Returns the backup's last event.
///
/// # Errors
/// [`StoreError::BackupAhead`] when the log lacks an event, [`StoreError::BackupForeign`] when it is the backup of another
/// log; else when one of them does not exist or can't be read.
pub fn contains_all(path: &Path, options: &OpenOptions, backup: &Path) -> Result<Link, StoreError> {
    let (place, backup) = (Place::examine(path, options)?, place::absolute(backup)?);
    let log = identity::open_reader(&place).map_err(|fault| fault.at(place.path()))?;
    let opened = open_backup(&backup).map_err(|fault| fault.at(&backup))?;
    common_prefix(&log, &opened, &backup).map_err(|fault| fault.at(&backup))
}

/// The events of the backup after the last one that the log of `connection` has, too. Empty if it is not a backup of
/// that log.
pub(super) fn events_after(connection: &Connection, backup: &Path) -> FaultResult<Vec<RecordedEvent>> {
    let backup = place::absolute(backup)?;
    let opened = open_backup(&backup)?;
    let known = match common_prefix(connection, &opened, &backup).map_err(|fault| fault.at(&backup)) {
        Err(StoreError::BackupAhead { known, .. }) => known,
        Ok(_) | Err(StoreError::BackupForeign(_)) => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut events = Vec::new();
    rows::each_after(&opened.connection, known, |row| {
        events.extend(codec::decode(row));
        Ok(())
    })?;
    Ok(events)
}

/// A backup that is open for reading.
pub(super) struct OpenBackup {
    connection: Connection,
    /// The last event of the backup.
    end: Link,
}

/// Opens the backup at the absolute `path`. The contents of its last row must fit their hash.
pub(super) fn open_backup(path: &Path) -> FaultResult<OpenBackup> {
    fs::metadata(path).map_err(|error| from_io(path, &error))?;
    let connection = immutable(path)?;
    identity::is_ours(&connection, path)?;
    match rows::sealed_end(&connection)? {
        Some(end) => Ok(OpenBackup { connection, end }),
        None => Err(StoreError::Damaged { path: path.to_owned(), detail: "its last fact".to_owned() }.into()),
    }
}

/// The last event of a backup whose events all stand in the log; else the error says where the two diverge.
///
/// The log is read after the backup, which is made from what the log holds. So events that another terminal is writing
/// right now are never taken for events that the log has lost.
pub(super) fn common_prefix(log: &Connection, backup: &OpenBackup, path: &Path) -> FaultResult<Link> {
    let OpenBackup { connection, end } = backup;
    if rows::hash_at(log, end.seq)? == Some(end.hash) {
        return Ok(*end);
    }
    let is_common = |seq| -> FaultResult<bool> {
        let known = rows::hash_at(log, Seq(seq))?;
        Ok(known.is_some() && known == rows::hash_at(connection, Seq(seq))?)
    };
    // The first event holds the log's id.
    if !is_common(1)? {
        return Err(StoreError::BackupForeign(path.to_owned()).into());
    }
    // After the first different event all hashes differ, so the place is found by bisection.
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
    // Events that can't be decoded or read are left out: what matters is that the backup has more than the log.
    let _ = rows::each_after(connection, known, |row| {
        if let Ok(RecordedEvent { event: Event::Issued { number, .. }, .. }) = codec::decode(row) {
            out.push(number);
        }
        Ok(())
    });
    Err(StoreError::BackupAhead { path: path.to_owned(), known, copy: end.seq, out }.into())
}
