//! The files of a witness: which segments there are, and how a new one is made.
//!
//! With the witness at `….witness`, the segments of a log are `….witness-ID.0001`, `….witness-ID.0002` and so on, where
//! ID is the beginning of the log's id. They are opened and never renamed. The witness of an older program is
//! `….witness` itself, after the segments `….witness.until-SEQ` that it put aside; these come before all others.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use crate::chain::Link;
use crate::error::StoreError;
use crate::files::{LockedFile, beside, from_io, locked, sync};
use crate::owner::FileOwner;
use crate::witness::line::{WitnessLine, read_line};
use crate::witness::segment::{WitnessSegment, witness_error};
use kvittera_domain::value::id::{LogId, RequestId};

/// The path of the segment `number`, from 1, of the log's witness at `base`.
pub(super) fn segment_path(base: &Path, log: LogId, number: u32) -> PathBuf {
    beside(base, &format!("-{}.{number:04}", short(log)))
}

/// The beginning of a log's id, as it stands in the names of its files.
fn short(log: LogId) -> String {
    log.0.simple().to_string().chars().take(SHORT_LENGTH).collect()
}

const SHORT_LENGTH: usize = 8;

/// The id and the number in `-1f0e3a7c.0001`; `None` for every other ending.
fn numbered(ending: &str) -> Option<(&str, u32)> {
    let (id, number) = ending.strip_prefix('-')?.split_once('.')?;
    let is_id = id.len() == SHORT_LENGTH && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_number = number.len() >= 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    if is_id && is_number { Some((id, number.parse().ok()?)) } else { None }
}

/// The path of the witness one of whose segments is at `path`; `path` itself if that is no segment's name.
#[must_use]
pub fn base_of(path: &Path) -> PathBuf {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let base = name.rmatch_indices('-').find_map(|(at, _)| numbered(&name[at..]).map(|_| &name[..at]));
    base.map_or_else(|| path.to_owned(), |base| path.with_file_name(base))
}

/// A segment as its name tells of it. The order is that in which segments were begun.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SegmentName {
    /// 0 for the files of an older program.
    pub number: u32,
    pub path: PathBuf,
    /// The beginning of the log's id; `None` for the files of an older program.
    log: Option<String>,
}

impl SegmentName {
    /// Whether this may be a segment of `log`, as far as the name tells.
    pub(super) fn may_be_of(&self, log: LogId) -> bool {
        self.log.as_ref().is_none_or(|id| *id == short(log))
    }
}

/// The segments of all logs whose witness was or is at `base`, oldest first.
pub(super) fn segments(base: &Path) -> io::Result<Vec<SegmentName>> {
    let name = base.file_name().unwrap_or_default().to_string_lossy();
    let entries = match fs::read_dir(folder(base)) {
        // A link to a folder that can't be reached is not a missing one: its disk may come back.
        Err(error) if is_absence(&error) && fs::symlink_metadata(folder(base)).is_err() => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        let (file, path) = (entry.file_name(), entry.path());
        let Some(ending) = file.to_str().and_then(|file| file.strip_prefix(name.as_ref())) else { continue };
        let known = numbered(ending).map(|(id, number)| (number, Some(id.to_owned())));
        let is_older = || ending.is_empty() || ending.starts_with(".until-");
        let Some((number, log)) = known.or_else(|| is_older().then_some((0, None))) else { continue };
        // A folder or a device under such a name is no segment.
        if entry.file_type().is_ok_and(|kind| kind.is_file() || kind.is_symlink()) {
            found.push(SegmentName { number, path, log });
        }
    }
    found.sort();
    // The last of an older program has the shortest name.
    let older = found.partition_point(|segment| segment.number == 0);
    let begins_with_last = found.first().is_some_and(|first| first.path == *base);
    if begins_with_last {
        found[..older].rotate_left(1);
    }
    Ok(found)
}

/// The newest segment at `base`, of whatever log; `None` if there is none.
///
/// # Errors
/// When the folder can't be read.
pub fn newest_segment(base: &Path) -> Result<Option<PathBuf>, StoreError> {
    let found = segments(base).map_err(|error| witness_error(base, &error))?;
    Ok(found.into_iter().next_back().map(|segment| segment.path))
}

/// The segments of `log` at `base`, oldest first. Those whose header can't be read count too.
pub(super) fn segments_of(base: &Path, log: LogId) -> io::Result<Vec<SegmentName>> {
    let mut found = segments(base)?;
    found.retain(|segment| segment.may_be_of(log) && !matches!(log_of(&segment.path), Ok(Some(other)) if other != log));
    Ok(found)
}

/// The segments of other logs that stand at `base` in the place of those of `log`, oldest first, and the log of the
/// newest; `None` if there are none. Where `log` has segments, others that stand beside them tell nothing of it.
pub(super) fn foreign_segments(base: &Path, log: LogId) -> io::Result<Option<(Vec<PathBuf>, LogId)>> {
    let has_own = !segments_of(base, log)?.is_empty();
    let (mut files, mut newest) = (Vec::new(), None);
    for segment in segments(base)? {
        let other = log_of(&segment.path)?.filter(|other| *other != log);
        if other.is_some() && (!has_own || segment.log.as_ref().is_some_and(|id| *id == short(log))) {
            files.push(segment.path);
            newest = other;
        }
    }
    Ok(newest.map(|newest| (files, newest)))
}

/// The log to which the header of a segment says that it belongs; `None` if the header can't be read.
pub(super) fn log_of(segment: &Path) -> io::Result<Option<LogId>> {
    let mut line = Vec::new();
    BufReader::new(File::open(segment)?).read_until(b'\n', &mut line)?;
    line.pop_if(|last| *last == b'\n');
    match read_line(&line) {
        Some(WitnessLine::Opened(header)) => Ok(Some(header.log)),
        _ => Ok(None),
    }
}

/// Makes a segment for `owner` with its first lines, where no file may be, and syncs it to the disk.
pub(super) fn write_segment(path: &Path, owner: Option<FileOwner>, lines: &[WitnessLine]) -> Result<(), StoreError> {
    let made = File::options().write(true).create_new(true).mode(0o600).open(path);
    let mut file = made.map_err(|error| witness_error(path, &error))?;
    owner.map_or(Ok(()), |owner| owner.take(&file, path))?;
    write_lines(&mut file, path, lines)
}

fn write_lines(file: &mut File, path: &Path, lines: &[WitnessLine]) -> Result<(), StoreError> {
    let mut write = || -> io::Result<()> {
        for line in lines {
            file.write_all(&line.encode()?)?;
        }
        file.sync_all()?;
        sync(folder(path))
    };
    write().map_err(|error| witness_error(path, &error))
}

/// A witness that has just been begun. While this lives, no other program appends to it or clears it away.
#[derive(Debug)]
pub(crate) struct NewWitness {
    path: PathBuf,
    file: LockedFile,
}

impl NewWitness {
    /// Begins the witness at `base` of the new log that the first of the lines names.
    pub(crate) fn begin(
        base: &Path,
        log: LogId,
        owner: Option<FileOwner>,
        lines: &[WitnessLine],
    ) -> Result<Self, StoreError> {
        let path = segment_path(base, log, 1);
        let opened = locked(&path).map_err(|error| witness_error(base, &error))?;
        let begun = Self { path, file: opened.ok_or(StoreError::Busy)? };
        owner.map_or(Ok(()), |owner| owner.take(&begun.file, &begun.path))?;
        match begun.append(lines) {
            Ok(()) => Ok(begun),
            Err(error) => {
                begun.take_back();
                Err(error)
            }
        }
    }

    /// Appends that the log was created and that `last` is its last event.
    pub(crate) fn done(&self, request: RequestId, Link { seq, hash }: Link) -> Result<(), StoreError> {
        self.append(&[WitnessLine::Done { request, seq, hash }])
    }

    fn append(&self, lines: &[WitnessLine]) -> Result<(), StoreError> {
        let clone = self.file.try_clone();
        clone
            .map_err(|error| witness_error(&self.path, &error))
            .and_then(|mut file| write_lines(&mut file, &self.path, lines))
    }

    /// Removes the file again, because the log could not be created.
    pub(crate) fn take_back(self) {
        // A file that can't be removed now is removed when a log is created here the next time.
        let _ = fs::remove_file(&self.path);
    }
}

/// Clears away what an interrupted creation of a log has left at `base`. The witness of a log that is gone is never
/// touched, nor is one that another program is just beginning: `refuse` is asked once that one is done.
///
/// # Errors
/// [`StoreError::WitnessWithoutLog`] when a segment tells more than that a log was to be created.
pub(crate) fn clear_unfinished_creation(
    base: &Path,
    refuse: impl Fn() -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    for SegmentName { path, .. } in segments(base).map_err(|error| witness_error(base, &error))? {
        let clear = || -> io::Result<Result<(), StoreError>> {
            let mut segment = WitnessSegment::open(&path)?;
            let _lock = segment.lock()?;
            if let Err(refused) = refuse() {
                return Ok(Err(refused));
            }
            segment.read_new_lines()?;
            if segment.record.lines > 0 && !segment.record.holds_only_creation() {
                return Ok(Err(StoreError::WitnessWithoutLog(path.clone())));
            }
            fs::remove_file(&path).map(Ok)
        };
        match clear() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            cleared => cleared.map_err(|error| from_io(&path, &error))??,
        }
    }
    Ok(())
}

/// Gives the segments of `log` that were written at `from` the next names at `base`, and returns these.
pub(crate) fn publish_segments(from: &Path, base: &Path, log: LogId) -> Result<Vec<PathBuf>, StoreError> {
    let publish = || -> io::Result<Vec<PathBuf>> {
        let taken = segments(base)?.into_iter().filter(|segment| segment.may_be_of(log));
        let first = taken.map(|segment| segment.number).max().unwrap_or(0) + 1;
        let mut published = Vec::new();
        for (number, segment) in (first..).zip(segments(from)?) {
            let path = segment_path(base, log, number);
            renameat_with(CWD, &segment.path, CWD, &path, RenameFlags::NOREPLACE)?;
            published.push(path);
        }
        sync(folder(base)).map(|()| published)
    };
    publish().map_err(|error| witness_error(base, &error))
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
