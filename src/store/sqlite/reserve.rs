//! Room for what is to be written: seen before it is gone, and a ballast to throw out when it is.

use std::fs::{self, File};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::{FallocateFlags, fallocate, statvfs};
use rustix::process::{Resource, getrlimit};

use crate::disk_space::DiskSpace;
use crate::error::StoreError;
use crate::files::beside;

/// With less than this nothing is begun: an issuance takes some kilobytes, a checkpoint as much again.
const NEEDED: u64 = 1 << 20;
const BALLAST: u64 = 4 << 20;
const SUFFIX: &str = ".ballast";

/// How much room there is for the log at `path`; `None` where the file system doesn't tell.
#[must_use]
pub fn look(path: &Path) -> Option<DiskSpace> {
    let path = &real(path);
    let free = free(path)?;
    let has_ballast = fs::metadata(beside(path, SUFFIX)).is_ok_and(|found| found.len() >= BALLAST);
    Some(DiskSpace { free, has_ballast })
}

/// Puts the ballast beside the log, where it is missing and there is room enough for it.
pub fn ensure_reserve(path: &Path) {
    let path = &real(path);
    if look(path).is_some_and(|room| !room.has_ballast && !room.is_low()) {
        let reserve = beside(path, SUFFIX);
        let made = File::options().write(true).create(true).truncate(false).mode(0o600).open(&reserve);
        let filled = made.and_then(|file| Ok(fallocate(&file, FallocateFlags::empty(), 0, BALLAST)?));
        if filled.is_err() {
            // It is only a help: where it can't be had, the log goes on without.
            let _ = fs::remove_file(reserve);
        }
    }
}

/// Sees to it that there is room to write to the log at `path`, and throws out the ballast for that.
pub(super) fn make(path: &Path) -> Result<(), StoreError> {
    if !is_short(path) {
        return Ok(());
    }
    let _ = fs::remove_file(beside(&real(path), SUFFIX));
    if is_short(path) { Err(StoreError::Full(path.to_owned())) } else { Ok(()) }
}

/// Whether there is too little room to begin anything.
pub(super) fn is_short(path: &Path) -> bool {
    free(path).is_some_and(|free| free < NEEDED)
}

/// The file itself, beside which SQLite writes too.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

/// What the disk and the limit of this process leave.
fn free(path: &Path) -> Option<u64> {
    let disk = statvfs(path).ok().or_else(|| path.parent().and_then(|folder| statvfs(folder).ok()));
    let disk = disk.filter(|disk| disk.f_blocks > 0).map(|disk| disk.f_bavail.saturating_mul(disk.f_frsize));
    let limit = getrlimit(Resource::Fsize).current.map(|limit| limit.saturating_sub(longest(path)));
    disk.into_iter().chain(limit).min()
}

/// How long the longer of the two files is already to which SQLite writes.
fn longest(path: &Path) -> u64 {
    let real = real(path);
    let found = ["", "-wal"].iter().filter_map(|suffix| fs::metadata(beside(&real, suffix)).ok());
    found.map(|found| found.len()).max().unwrap_or(0)
}
