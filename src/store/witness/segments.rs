//! Files of a witness that begin, and those that were put aside.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, CWD, RenameFlags, linkat, renameat_with};
use rustix::io::Errno;

use crate::error::StoreError;
use crate::files::{beside, from_io, sync};
use crate::witness::line::{WitnessLine, read_line};
use crate::witness::lines::Held;
use kvittera_domain::value::id::{LogId, Seq};

/// Writes a file with its first lines at `path`, through to the disk; what a broken-off try left there goes away.
pub(super) fn write_new(path: &Path, lines: &[WitnessLine]) -> Result<File, StoreError> {
    let write = || -> io::Result<File> {
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = File::options().write(true).create_new(true).mode(0o600).open(path)?;
        for line in lines {
            file.write_all(&line.encode()?)?;
        }
        file.sync_all()?;
        Ok(file)
    };
    write().map_err(|error| trouble(path, &error))
}

/// A witness that has begun; no other program adds to it while this lives.
#[derive(Debug)]
pub(crate) struct Begun {
    path: PathBuf,
    _held: Held,
}

impl Begun {
    /// Takes the file away again, because the log was not made.
    pub(crate) fn take_back(self) {
        // Who makes a log next takes it away too.
        let _ = fs::remove_file(&self.path);
    }
}

/// Begins a witness at `path`, where nothing may stand yet.
pub(crate) fn begin(path: &Path, lines: &[WitnessLine]) -> Result<Begun, StoreError> {
    let fresh = beside(path, &format!(".new-{}", std::process::id()));
    let file = write_new(&fresh, lines).map_err(|error| match error {
        StoreError::NoWitness(_) => StoreError::NoWitness(path.to_owned()),
        other => other,
    })?;
    let place = || -> io::Result<Held> {
        let held = Held::take(file)?;
        renameat_with(CWD, &fresh, CWD, path, RenameFlags::NOREPLACE)?;
        sync_folder(path)?;
        Ok(held)
    };
    place().map(|held| Begun { path: path.to_owned(), _held: held }).map_err(|error| {
        // Nothing more can be done about a file that won't go.
        let _ = fs::remove_file(&fresh);
        trouble(path, &error)
    })
}

/// Lets the file at `fresh` take the place of the one at `path`, which is kept under a name that says how far it goes, and
/// gives that name.
pub(crate) fn put_in_place_of(fresh: &Path, path: &Path, after: Seq) -> Result<PathBuf, StoreError> {
    let aside = free_name(path, after);
    let place = || -> io::Result<()> {
        // At no moment there is no witness, nor is the old one without a name by which it is found.
        match linkat(CWD, path, CWD, &aside, AtFlags::SYMLINK_FOLLOW) {
            Ok(()) => {
                sync_folder(path)?;
                renameat_with(CWD, fresh, CWD, path, RenameFlags::empty())?;
            }
            // A file system without hard links, such as that of a USB stick.
            Err(Errno::PERM | Errno::OPNOTSUPP | Errno::NOSYS | Errno::MLINK | Errno::ACCESS | Errno::XDEV) => {
                match renameat_with(CWD, fresh, CWD, path, RenameFlags::EXCHANGE) {
                    Ok(()) => renameat_with(CWD, fresh, CWD, &aside, RenameFlags::empty())?,
                    // One that can't change two names at once either: in between there is no witness, which stops the desk.
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
    place().map(|()| aside).map_err(|error| trouble(path, &error))
}

/// Where the file is made that is to take the place of the witness at `path`.
pub(super) fn pending_segment(path: &Path) -> PathBuf {
    beside(path, ".new")
}

/// Puts the file at `fresh` where none stands; [`StoreError::Unsettled`] when one does after all.
pub(super) fn put_in_place(fresh: &Path, path: &Path) -> Result<(), StoreError> {
    let placed = renameat_with(CWD, fresh, CWD, path, RenameFlags::NOREPLACE).map_err(io::Error::from);
    match placed.and_then(|()| sync_folder(path)) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(StoreError::Unsettled),
        placed => placed.map_err(|error| trouble(path, &error)),
    }
}

/// `….witness.until-00000001234`, and with a number after it where that is taken.
fn free_name(path: &Path, after: Seq) -> PathBuf {
    let with = |more: &str| beside(path, &format!(".until-{:011}{more}", after.0));
    let names = std::iter::once(with("")).chain((2..).map(|more| with(&format!("-{more}"))));
    names.into_iter().find(|name| fs::symlink_metadata(name).is_err()).unwrap_or_else(|| with("-more"))
}

/// The files that were put aside of the witness at `path`, in the order in which they were written.
pub(crate) fn rotated(path: &Path) -> io::Result<Vec<PathBuf>> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned() + ".until-";
    let entries = match fs::read_dir(folder(path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in entries {
        let entry = entry?;
        // Whatever else somebody has put there under such a name tells nothing.
        if entry.file_name().to_string_lossy().starts_with(&name) && entry.path().is_file() {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

/// Whether a file that was put aside goes on from all that the witness at `path` says: then that was put back as it once
/// was, since a file that begins never says the same as one before it.
pub(super) fn is_older_than_one_put_aside(path: &Path) -> io::Result<bool> {
    let aside = rotated(path)?;
    let own = if aside.is_empty() { Vec::new() } else { fs::read(path)? };
    for file in aside {
        if is_continued_by(&file, &own)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a file begins with these bytes and has more; most differ in their first line, and no more of them is read.
fn is_continued_by(file: &Path, mut begin: &[u8]) -> io::Result<bool> {
    let mut later = BufReader::new(File::open(file)?);
    while !begin.is_empty() {
        let some = later.fill_buf()?;
        let (said, rest) = begin.split_at(some.len().min(begin.len()));
        if said.is_empty() || !some.starts_with(said) {
            return Ok(false);
        }
        begin = rest;
        later.consume(said.len());
    }
    Ok(!later.fill_buf()?.is_empty())
}

/// Shows every line of every file of the witness at `path` to `visit`, the oldest first; `None` for one that breaks off.
/// One of another log that once stood here is passed over.
pub(crate) fn read_all(path: &Path, mut visit: impl FnMut(Option<&[u8]>)) -> Result<(), StoreError> {
    let mut read = || -> io::Result<()> {
        let own = log_of(path)?;
        // Where the file itself can't be had that is found out here: what it knows is never passed over.
        for file in rotated(path)?.into_iter().chain([path.to_owned()]) {
            if own.is_none_or(|own| may_be_of(own, &file)) {
                read_file(&file, &mut visit)?;
            }
        }
        Ok(())
    };
    read().map_err(|error| trouble(path, &error))
}

/// The same of what was put aside of the witness of `own` at `path`, without the file that stands there.
pub(super) fn read_aside(path: &Path, own: LogId, mut visit: impl FnMut(Option<&[u8]>)) -> Result<(), StoreError> {
    let mut read = || -> io::Result<()> {
        let files = rotated(path)?;
        files.iter().filter(|file| may_be_of(own, file)).try_for_each(|file| read_file(file, &mut visit))
    };
    read().map_err(|error| trouble(path, &error))
}

/// One whose first line can't be read may be anybody's; one that can't be had is found out by whoever reads it.
fn may_be_of(own: LogId, file: &Path) -> bool {
    !matches!(log_of(file), Ok(Some(log)) if log != own)
}

fn read_file(file: &Path, visit: &mut impl FnMut(Option<&[u8]>)) -> io::Result<()> {
    let mut reader = BufReader::new(File::open(file)?);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        let whole = line.pop_if(|last| *last == b'\n').is_some();
        visit(whole.then_some(&line));
        line.clear();
    }
    Ok(())
}

/// The log that a file says it belongs to, if its first line can be read.
fn log_of(file: &Path) -> io::Result<Option<LogId>> {
    let mut line = Vec::new();
    BufReader::new(File::open(file)?).read_until(b'\n', &mut line)?;
    line.pop_if(|last| *last == b'\n');
    match read_line(&line) {
        Some(WitnessLine::Opened(opened)) => Ok(Some(opened.log)),
        _ => Ok(None),
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn sync_folder(path: &Path) -> io::Result<()> {
    sync(folder(path))
}

/// A folder that is not there is said of the witness: the log itself may be well.
pub(super) fn trouble(path: &Path, error: &io::Error) -> StoreError {
    match from_io(path, error) {
        StoreError::NotFound(path) => StoreError::NoWitness(path),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::put_in_place;
    use crate::error::StoreError;

    #[test]
    fn only_one_that_stands_there_already_is_said_to() {
        let nowhere = Path::new("/nowhere/kvittera.witness");
        assert!(matches!(put_in_place(nowhere, nowhere), Err(StoreError::NoWitness(_))));
    }
}
