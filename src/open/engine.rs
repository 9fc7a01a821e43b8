//! Chooses the engine that keeps a log. A second engine is a module in the store and a line in each function here.
//!
//! Other files of [`open`](super) name SQLite too, but only for what a log in a file has and other engines don't: its
//! path, its backup, its verification and its restoration.

use std::path::Path;

use chrono::{DateTime, Utc};

use kvittera_store::sqlite::{OpenOptions, SqliteLog};
use kvittera_store::{AppendRequest, Link, Store, StoreError};

/// Opens a log whose events are all to be read.
pub(super) fn open(path: &Path, options: OpenOptions, now: DateTime<Utc>) -> Result<Store, StoreError> {
    SqliteLog::open(path, options, now).map(Store::from)
}

/// Opens a log whose events are known up to `known`.
pub(super) fn open_from(
    path: &Path,
    options: &OpenOptions,
    now: DateTime<Utc>,
    known: Link,
) -> Result<Store, StoreError> {
    SqliteLog::open_from(path, options, now, known).map(Store::from)
}

/// Creates a log with its first events.
pub(super) fn create(path: &Path, options: OpenOptions, first: &AppendRequest<'_>) -> Result<(), StoreError> {
    SqliteLog::create(path, options, first).map(drop)
}
