//! Making a new log: it appears at its path with its first facts, or not at all.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::TransactionBehavior;

use crate::chain::Link;
use crate::codec;
use crate::error::StoreError;
use crate::event_store::AppendRequest;
use crate::files::{COMPANIONS, PartialFile, beside, from_io};
use crate::owner::FileOwner;
use crate::sqlite::fault::FaultResult;
use crate::sqlite::options::OpenOptions;
use crate::sqlite::witness_creation::first_lines;
use crate::sqlite::witness_creation::remove_unfinished_creation;
use crate::sqlite::witness_path::witness_of;
use crate::sqlite::{connection, network, place, rows};

use crate::sqlite::schema::MIGRATIONS;
use crate::witness::{Witness, begin};

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
    let lines = first_lines(entry)?;
    let begun = loop {
        remove_unfinished_creation(&witness, &path)?;
        match begin(&witness, owner, &lines) {
            // Another program has just begun to make this log; clearing up waits until it is done.
            Err(StoreError::Exists(_)) => {}
            begun => break begun?,
        }
    };
    if let Err(error) = draft.publish(&path) {
        begun.take_back();
        return Err(error);
    }
    drop(begun);
    // The log stands; that the witness does not say so yet is found out by looking.
    let _ = Witness::find(&witness)?.done(entry.request, head);
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
