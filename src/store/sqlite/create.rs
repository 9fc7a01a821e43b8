//! Making a new log: it appears at its path with its first facts, or not at all.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::TransactionBehavior;

use super::fault::{Outcome, from_io};
use super::files::{COMPANIONS, Draft, beside};
use super::{OpenOptions, connection, network, place, rows, schema};
use crate::store::{Entry, Link, StoreError, codec};

/// Puts a new log at `path`, where nothing may stand yet.
pub(super) fn create(path: &Path, options: OpenOptions, entry: &Entry<'_>) -> Result<(), StoreError> {
    let path = place::absolute(path)?;
    let (Some(folder), Some(_)) = (path.parent(), path.file_name()) else {
        return Err(StoreError::NotAFile(path));
    };
    refuse_existing(&path)?;
    refuse_folder(folder, options)?;
    let draft = Draft::take(&beside(&path, &format!(".new-{}", entry.request)), Duration::ZERO)?;
    write(draft.path(), entry).map_err(|fault| fault.at(&path))?;
    draft.publish(&path)
}

fn refuse_existing(path: &Path) -> Result<(), StoreError> {
    let taken = [""].iter().chain(&COMPANIONS).map(|suffix| beside(path, suffix));
    match taken.into_iter().find(|name| fs::symlink_metadata(name).is_ok()) {
        Some(name) => Err(StoreError::Exists(name)),
        None => Ok(()),
    }
}

fn refuse_folder(folder: &Path, options: OpenOptions) -> Result<(), StoreError> {
    fs::metadata(folder).map_err(|error| from_io(folder, &error))?;
    network::refuse(folder, options)
}

fn write(path: &Path, entry: &Entry<'_>) -> Outcome<()> {
    let mut connection = connection::existing(path)?;
    connection::make_durable(&connection)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    schema::migrate_from(&transaction, 0)?;
    for row in codec::encode(Link::genesis(), entry)? {
        rows::insert(&transaction, &row)?;
    }
    transaction.commit()?;
    connection::checkpoint(&connection)?;
    connection.close().map_err(|(_, error)| error.into())
}
