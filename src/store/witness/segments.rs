//! The files of a witness: how a segment is created, put in place and rotated, and how the rotated ones are read.
//!
//! With the witness at `….witness`, these names lie beside it:
//!
//! - `….witness.new`: the pending segment, which is to replace the current one;
//! - `….witness.new-PID`: a witness that is being created for a new log;
//! - `….witness.until-SEQ`: a rotated segment; its successor begins after event SEQ.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, CWD, RenameFlags, linkat, renameat_with};
use rustix::io::Errno;

use crate::error::StoreError;
use crate::files::{beside, from_io, sync};
use crate::owner::FileOwner;
use crate::witness::line::{WitnessLine, read_line, was_never_written};
use crate::witness::lines::WitnessLock;
use kvittera_domain::value::id::{LogId, Seq};

/// Writes a segment with its first lines at `path` and syncs it to the disk. What an interrupted try left there is
/// removed. It belongs to `owner`, or to the account that runs the program if that is `None`.
pub(super) fn write_segment(path: &Path, owner: Option<FileOwner>, lines: &[WitnessLine]) -> Result<File, StoreError> {
    let make = || -> io::Result<File> {
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        File::options().write(true).create_new(true).mode(0o600).open(path)
    };
    let mut file = make().map_err(|error| witness_error(path, &error))?;
    owner.map_or(Ok(()), |owner| owner.take(&file, path))?;
    let mut write = || -> io::Result<()> {
        for line in lines {
            file.write_all(&line.encode()?)?;
        }
        file.sync_all()
    };
    write().map_err(|error| witness_error(path, &error))?;
    Ok(file)
}

/// A witness that has just been created. While this lives, no other program appends to it.
#[derive(Debug)]
pub(crate) struct NewWitness {
    path: PathBuf,
    _lock: WitnessLock,
}

impl NewWitness {
    /// Removes the file again, because the log could not be created.
    pub(crate) fn take_back(self) {
        // A file that can't be removed now is removed when a log is created here the next time.
        let _ = fs::remove_file(&self.path);
    }
}

/// Creates a witness for `owner` with its first lines at `path`, where no file may be yet.
pub(crate) fn begin(path: &Path, owner: Option<FileOwner>, lines: &[WitnessLine]) -> Result<NewWitness, StoreError> {
    let fresh = beside(path, &format!(".new-{}", std::process::id()));
    let file = write_segment(&fresh, owner, lines).map_err(|error| match error {
        StoreError::NoWitness(_) => StoreError::NoWitness(path.to_owned()),
        other => other,
    })?;
    let place = || -> io::Result<WitnessLock> {
        let lock = WitnessLock::acquire(file)?;
        renameat_with(CWD, &fresh, CWD, path, RenameFlags::NOREPLACE)?;
        sync_folder(path)?;
        Ok(lock)
    };
    place().map(|lock| NewWitness { path: path.to_owned(), _lock: lock }).map_err(|error| {
        // Nothing more can be done about a file that can't be removed.
        let _ = fs::remove_file(&fresh);
        witness_error(path, &error)
    })
}

/// Puts the segment at `fresh` in the place of the one at `path`. The old one is kept as a rotated segment, whose name
/// says that its successor begins after `after`. Returns the path of the rotated segment.
pub(crate) fn replace_segment(fresh: &Path, path: &Path, after: Seq) -> Result<PathBuf, StoreError> {
    let aside = free_rotated_name(path, after);
    let place = || -> io::Result<()> {
        // A hard link and a rename: at every moment there is a witness, and the old one has a name by which it is
        // found.
        match linkat(CWD, path, CWD, &aside, AtFlags::SYMLINK_FOLLOW) {
            Ok(()) => {
                sync_folder(path)?;
                renameat_with(CWD, fresh, CWD, path, RenameFlags::empty())?;
            }
            // This file system has no hard links, as on a USB stick, so the two files exchange their names.
            Err(Errno::PERM | Errno::OPNOTSUPP | Errno::NOSYS | Errno::MLINK | Errno::ACCESS | Errno::XDEV) => {
                match renameat_with(CWD, fresh, CWD, path, RenameFlags::EXCHANGE) {
                    Ok(()) => renameat_with(CWD, fresh, CWD, &aside, RenameFlags::empty())?,
                    // It can't exchange names either. Between two renames there is no witness, which halts the desk.
                    Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {
                        fs::rename(path, &aside)?;
                        fs::rename(fresh, path)?;
                    }
                    Err(error) => return Err(error.into()),
                }
            }
            Err(error) => return Err(error.into()),
        }
        sync_folder(path)
    };
    place().map(|()| aside).map_err(|error| witness_error(path, &error))
}

/// The path of the pending segment, which is to replace the witness at `path`.
pub(super) fn pending_segment(path: &Path) -> PathBuf {
    beside(path, ".new")
}

/// Puts the segment at `fresh` where there is no file. [`StoreError::Unsettled`] when there is one after all.
pub(super) fn publish_segment(fresh: &Path, path: &Path) -> Result<(), StoreError> {
    let placed = renameat_with(CWD, fresh, CWD, path, RenameFlags::NOREPLACE).map_err(io::Error::from);
    match placed.and_then(|()| sync_folder(path)) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(StoreError::Unsettled),
        placed => placed.map_err(|error| witness_error(path, &error)),
    }
}

/// `….witness.until-00000001234`, with `-2`, `-3` and so on after it where that name is taken.
fn free_rotated_name(path: &Path, after: Seq) -> PathBuf {
    let with = |more: &str| beside(path, &format!(".until-{:011}{more}", after.0));
    let names = std::iter::once(with("")).chain((2..).map(|more| with(&format!("-{more}"))));
    names.into_iter().find(|name| fs::symlink_metadata(name).is_err()).unwrap_or_else(|| with("-more"))
}

/// The rotated segments of the witness at `path`, oldest first.
pub(crate) fn rotated_segments(path: &Path) -> io::Result<Vec<PathBuf>> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned() + ".until-";
    let entries = match fs::read_dir(folder(path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in entries {
        let entry = entry?;
        // A folder or a device under such a name is no segment.
        if entry.file_name().to_string_lossy().starts_with(&name) && entry.path().is_file() {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

/// Returns true if a rotated segment starts with the bytes of the segment at `path` and is longer. That proves the
/// segment at `path` was rolled back to an earlier state: a new segment never repeats an earlier one.
pub(super) fn is_rolled_back(path: &Path) -> io::Result<bool> {
    let rotated = rotated_segments(path)?;
    let own = if rotated.is_empty() { Vec::new() } else { fs::read(path)? };
    for file in rotated {
        if is_continued_by(&file, &own)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the file starts with these bytes and is longer. Most files differ in their first line, and are read no
/// further.
fn is_continued_by(file: &Path, mut start: &[u8]) -> io::Result<bool> {
    let mut later = BufReader::new(File::open(file)?);
    while !start.is_empty() {
        let buffer = later.fill_buf()?;
        let (expected, rest) = start.split_at(buffer.len().min(start.len()));
        if expected.is_empty() || !buffer.starts_with(expected) {
            return Ok(false);
        }
        start = rest;
        later.consume(expected.len());
    }
    Ok(!later.fill_buf()?.is_empty())
}

/// Passes every line of every segment of the witness at `path` to `visit`, oldest first; `None` for a line without a
/// line break. Rotated segments of another log that once was here are skipped.
pub(crate) fn read_all_segments(path: &Path, mut visit: impl FnMut(Option<&[u8]>)) -> Result<(), StoreError> {
    let mut read = || -> io::Result<()> {
        // If the witness itself can't be read, this is an error: it must not be skipped.
        let own = log_id_of(path)?;
        for file in rotated_segments(path)?.into_iter().chain([path.to_owned()]) {
            if own.is_none_or(|own| may_belong_to(own, &file)) {
                read_file(&file, &mut visit)?;
            }
        }
        Ok(())
    };
    read().map_err(|error| witness_error(path, &error))
}

/// Passes every line of the rotated segments of the log `own` to `visit`, as [`read_all_segments`] does, without the
/// file at `path` itself.
pub(super) fn read_rotated_segments(
    path: &Path,
    own: LogId,
    mut visit: impl FnMut(Option<&[u8]>),
) -> Result<(), StoreError> {
    let mut read = || -> io::Result<()> {
        let files = rotated_segments(path)?;
        files.iter().filter(|file| may_belong_to(own, file)).try_for_each(|file| read_file(file, &mut visit))
    };
    read().map_err(|error| witness_error(path, &error))
}

/// Whether a segment may belong to the log `own`. One whose header is damaged may. So may one that can't be read at
/// all: reading it afterwards then gives the error.
fn may_belong_to(own: LogId, file: &Path) -> bool {
    !matches!(log_id_of(file), Ok(Some(log)) if log != own)
}

fn read_file(file: &Path, visit: &mut impl FnMut(Option<&[u8]>)) -> io::Result<()> {
    let mut reader = BufReader::new(File::open(file)?);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        let has_end = line.pop_if(|last| *last == b'\n').is_some();
        let is_torn = !has_end || (was_never_written(&line) && reader.fill_buf()?.is_empty());
        visit((!is_torn).then_some(&line));
        line.clear();
    }
    Ok(())
}

/// The log to which the header of a segment says that it belongs; `None` if the header is damaged.
fn log_id_of(file: &Path) -> io::Result<Option<LogId>> {
    let mut line = Vec::new();
    BufReader::new(File::open(file)?).read_until(b'\n', &mut line)?;
    line.pop_if(|last| *last == b'\n');
    match read_line(&line) {
        Some(WitnessLine::Opened(header)) => Ok(Some(header.log)),
        _ => Ok(None),
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn sync_folder(path: &Path) -> io::Result<()> {
    sync(folder(path))
}

/// An error of the witness's files. A missing folder means that the witness is missing: the log itself may be sound.
pub(super) fn witness_error(path: &Path, error: &io::Error) -> StoreError {
    match from_io(path, error) {
        StoreError::NotFound(path) => StoreError::NoWitness(path),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::publish_segment;
    use crate::error::StoreError;

    #[test]
    fn a_missing_folder_is_not_reported_as_a_witness_that_exists() {
        let nowhere = Path::new("/nowhere/kvittera.witness");
        assert!(matches!(publish_segment(nowhere, nowhere), Err(StoreError::NoWitness(_))));
    }
}
