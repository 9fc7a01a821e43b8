//! Archives a former practice log: renames it and everything that lies beside it under its name.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rustix::fs::{CWD, RenameFlags, renameat_with};

use crate::open::error::io_error;
use kvittera_domain::calendar::stockholm;
use kvittera_store::StoreError;

/// Adds the time to the names of the log at `path` and its companions (`…-wal`, `….drafts`); returns the log's new
/// path.
pub(super) fn archive(path: &Path, now: DateTime<Utc>) -> Result<PathBuf, StoreError> {
    let dated = path.with_file_name(dated_name(path, now));
    rename_all(path, &dated).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => StoreError::Exists(dated.clone()),
        _ => io_error(path, &error),
    })?;
    Ok(dated)
}

/// `practice.log.sqlite` becomes `practice.20261122-031240.log.sqlite`.
fn dated_name(path: &Path, now: DateTime<Utc>) -> OsString {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (stem, rest) = name.split_once('.').unwrap_or((&name, ""));
    format!("{stem}.{}.{rest}", stockholm(now).format("%Y%m%d-%H%M%S")).into()
}

/// Adds the time to the names of the companions of a log that is gone.
pub(super) fn archive_companions(path: &Path, now: DateTime<Utc>) -> Result<(), StoreError> {
    let dated = path.with_file_name(dated_name(path, now));
    rename_companions(path, &dated).map_err(|error| io_error(path, &error))
}

/// The log itself is renamed last, so that after a failure half-way it is still found at its path.
fn rename_all(path: &Path, dated: &Path) -> io::Result<()> {
    rename_companions(path, dated)?;
    Ok(renameat_with(CWD, path, CWD, dated, RenameFlags::NOREPLACE)?)
}

fn rename_companions(path: &Path, dated: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if let Some(suffix) = suffix_after(&name, path.file_name().unwrap_or_default()) {
            let mut companion = dated.as_os_str().to_owned();
            companion.push(suffix);
            renameat_with(CWD, folder.join(&name), CWD, companion, RenameFlags::NOREPLACE)?;
        }
    }
    Ok(())
}

fn suffix_after<'a>(name: &'a OsStr, log: &OsStr) -> Option<&'a str> {
    name.to_str()?.strip_prefix(log.to_str()?).filter(|suffix| !suffix.is_empty())
}
