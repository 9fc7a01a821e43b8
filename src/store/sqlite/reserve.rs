//! Whether the disk takes what is to be written: low space is noticed in time, and a reserve file is deleted when it
//! runs out.
//!
//! The reserve file is called `….ballast`.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::{FallocateFlags, StatVfsMountFlags, fallocate, statvfs};
use rustix::process::{Resource, getrlimit};

use crate::disk_space::{DiskSpace, WriteBarrier};
use crate::error::StoreError;
use crate::files::beside;
use crate::owner::FileOwner;

/// With less space than this, no write is begun. An issuance takes some kilobytes, a checkpoint as much again.
const NEEDED_BYTES: u64 = 1 << 20;
const RESERVE_BYTES: u64 = 4 << 20;
const SUFFIX: &str = ".ballast";

/// The disk space for the log at `path`; `None` where the file system does not tell.
#[must_use]
pub fn disk_space(path: &Path) -> Option<DiskSpace> {
    let path = &real(path);
    let free = free(path)?;
    let has_reserve = fs::metadata(beside(path, SUFFIX)).is_ok_and(|found| found.len() >= RESERVE_BYTES);
    Some(DiskSpace { free, has_reserve })
}

/// Creates the reserve file beside the log if it is missing and there is space enough.
pub fn ensure_reserve(path: &Path) {
    let path = &real(path);
    if disk_space(path).is_some_and(|space| !space.has_reserve && !space.is_low()) {
        let reserve = beside(path, SUFFIX);
        let made = File::options().write(true).create(true).truncate(false).mode(0o600).open(&reserve);
        let filled = made.and_then(|file| {
            fallocate(&file, FallocateFlags::empty(), 0, RESERVE_BYTES)?;
            FileOwner::of(path)?.take(&file, &reserve).map_err(io::Error::other)
        });
        if filled.is_err() {
            // The reserve is only a help. Where it can't be created, the log works without it.
            let _ = fs::remove_file(reserve);
        }
    }
}

/// Makes room to write to the log at `path`, by deleting the reserve file if the disk is nearly full.
pub(super) fn make_room(path: &Path) -> Result<(), StoreError> {
    if !is_nearly_full(path) {
        return Ok(());
    }
    let _ = fs::remove_file(beside(&real(path), SUFFIX));
    if is_nearly_full(path) { Err(StoreError::Full(path.to_owned())) } else { Ok(()) }
}

/// Why nobody can write to the log at `path`, as far as its disk tells.
#[must_use]
pub fn write_barrier(path: &Path) -> Option<WriteBarrier> {
    if is_read_only(path) {
        return Some(WriteBarrier::ReadOnlyDisk);
    }
    let has_reserve = || disk_space(path).is_some_and(|space| space.has_reserve);
    (is_nearly_full(path) && !has_reserve()).then_some(WriteBarrier::FullDisk)
}

/// Whether what is at `path` lies on a file system that is mounted read-only.
pub(super) fn is_read_only(path: &Path) -> bool {
    statvfs(path).is_ok_and(|disk| disk.f_flag.contains(StatVfsMountFlags::RDONLY))
}

/// Whether there is too little space to begin a write.
pub(super) fn is_nearly_full(path: &Path) -> bool {
    free(path).is_some_and(|free| free < NEEDED_BYTES)
}

/// The path with all links resolved: SQLite writes its files beside the real file.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

/// The bytes that the disk and this process's file size limit leave.
fn free(path: &Path) -> Option<u64> {
    let disk = statvfs(path).ok().or_else(|| path.parent().and_then(|folder| statvfs(folder).ok()));
    let disk = disk.filter(|disk| disk.f_blocks > 0).map(|disk| disk.f_bavail.saturating_mul(disk.f_frsize));
    let limit = getrlimit(Resource::Fsize).current.map(|limit| limit.saturating_sub(longest(path)));
    disk.into_iter().chain(limit).min()
}

/// The length of the longer of the two files to which SQLite writes.
fn longest(path: &Path) -> u64 {
    let real = real(path);
    let found = ["", "-wal"].iter().filter_map(|suffix| fs::metadata(beside(&real, suffix)).ok());
    found.map(|found| found.len()).max().unwrap_or(0)
}
