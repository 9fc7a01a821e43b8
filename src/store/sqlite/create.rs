//! Making a new log: it appears at its path with its first facts, or not at all.

use std::fs;
use std::path::Path;
use std::time::Duration;

use kvittera_domain::event::Event;
use kvittera_domain::value::id::LogId;
use kvittera_domain::value::log_identity::LogIdentity;
use rusqlite::TransactionBehavior;

use crate::chain::Link;
use crate::codec;
use crate::error::StoreError;
use crate::event_store::AppendRequest;
use crate::files::{COMPANIONS, PartialFile, beside, from_io};
use crate::owner::FileOwner;
use crate::sqlite::fault::FaultResult;
use crate::sqlite::options::OpenOptions;
use crate::sqlite::witness_path::witness_of;
use crate::sqlite::{connection, network, place, rows};

use crate::sqlite::schema::MIGRATIONS;
use crate::witness::{IntentLine, NewWitness, SegmentHeader, WitnessLine, clear_unfinished_creation};

/// Puts a new log at `path`, where nothing may stand yet.
pub(super) fn create(path: &Path, options: &OpenOptions, entry: &AppendRequest<'_>) -> Result<(), StoreError> {
    let path = place::absolute(path)?;
    let (Some(folder), Some(_)) = (path.parent(), path.file_name()) else {
        return Err(StoreError::NotAFile(path));
    };
    refuse_existing(&path)?;
    refuse_folder(folder, options)?;
    // What root makes belongs to whom the folder belongs to, which is the account that uses the log.
    let owner = FileOwner::of(folder).ok();
    let draft = PartialFile::take(&beside(&path, &format!(".new-{}", entry.request)), owner, Duration::ZERO);
    // Of the name that it has for a moment nobody has heard.
    let draft = draft.map_err(|error| match error {
        StoreError::NoPermission(_) => StoreError::NoPermission(path.clone()),
        other => other,
    })?;
    let head = write(draft.path(), entry).map_err(|fault| fault.at(&path))?;
    let witness = witness_of(&path, options);
    let (log, lines) = first_lines(entry)?;
    clear_unfinished_creation(&witness, || match fs::symlink_metadata(&path) {
        Ok(_) => Err(StoreError::Exists(path.clone())),
        Err(_) => Ok(()),
    })?;
    let begun = NewWitness::begin(&witness, log, owner, &lines)?;
    if let Err(error) = draft.publish(&path) {
        begun.take_back();
        return Err(error);
    }
    // The log stands; that the witness does not say so yet is found out by looking.
    begun.done(entry.request, head).ok();
    Ok(())
}

pub(super) fn refuse_existing(path: &Path) -> Result<(), StoreError> {
    let taken = [""].iter().chain(&COMPANIONS).map(|suffix| beside(path, suffix));
    match taken.into_iter().find(|name| fs::symlink_metadata(name).is_ok()) {
        Some(name) => Err(StoreError::Exists(name)),
        None => Ok(()),
    }
}

pub(super) fn refuse_folder(folder: &Path, options: &OpenOptions) -> Result<(), StoreError> {
    fs::metadata(folder).map_err(|error| from_io(folder, &error))?;
    network::refuse(folder, options)
}

/// The first lines of the witness of a new log, and the log's id. The witness comes before the log: so a creation that
/// was interrupted leaves a witness that says no more than that a log was to be created.
fn first_lines(entry: &AppendRequest<'_>) -> Result<(LogId, [WitnessLine; 2]), StoreError> {
    match entry.events.first().map(|new| &new.event) {
        Some(Event::LogCreated { log, site, mode }) => {
            let identity = LogIdentity { log: *log, site: site.clone(), mode: *mode };
            let header = SegmentHeader::after(Link::genesis(), identity);
            let intent = IntentLine::of(Link::genesis(), entry);
            Ok((*log, [WitnessLine::Opened(header), WitnessLine::Intent(intent)]))
        }
        _ => Err(StoreError::Forbidden("the first fact creates the log".to_owned())),
    }
}

fn write(path: &Path, entry: &AppendRequest<'_>) -> FaultResult<Link> {
    let mut connection = connection::existing(path)?;
    connection::make_durable(&connection)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    MIGRATIONS.run_after(&transaction, 0)?;
    let rows = codec::encode(Link::genesis(), entry)?;
    for row in &rows {
        rows::insert(&transaction, row)?;
    }
    transaction.commit()?;
    connection::checkpoint(&connection)?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(rows.last().map_or_else(Link::genesis, Link::of))
}
