//! The lines of one file: read as they come, added whole.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

use crate::witness::line::peek;
use crate::witness::record::Record;

/// How long to wait for another program that is adding a line.
const PATIENCE: Duration = Duration::from_secs(5);

/// A file that is open, with what it says.
#[derive(Debug)]
pub(super) struct WitnessLines {
    file: File,
    /// Which file it is, by device and inode.
    pub inode: (u64, u64),
    /// How far it was read: the end of the last whole line.
    pub read: u64,
    /// What it says.
    pub record: Record,
}

impl WitnessLines {
    /// Opens the file at `path`, without reading it yet.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = File::options().read(true).append(true).open(path)?;
        let found = file.metadata()?;
        Ok(Self { inode: (found.dev(), found.ino()), file, read: 0, record: Record::default() })
    }

    /// Keeps other programs from adding lines, for as long as what is given back lives.
    pub(super) fn hold(&self) -> io::Result<Held> {
        Held::take(self.file.try_clone()?)
    }

    /// Adds a line. After an error part of it may stand there, which the next one that is added cuts off.
    pub(super) fn add(&mut self, line: &[u8]) -> io::Result<()> {
        let _held = self.hold()?;
        self.catch_up()?;
        self.cut_torn_end()?;
        (&self.file).write_all(line)
    }

    /// Sees to it that what was added is on the disk, and takes it in.
    pub(super) fn through_to_the_disk(&mut self) -> io::Result<()> {
        self.file.sync_data()?;
        self.catch_up()
    }

    /// Takes in the whole lines that stand there since it was last read.
    pub(super) fn catch_up(&mut self) -> io::Result<()> {
        let length = self.file.metadata()?.len();
        if length == self.read {
            return Ok(());
        }
        // Whatever was cut off it no longer says.
        if length < self.read {
            (self.read, self.record) = (0, Record::default());
        }
        let mut reader = BufReader::new(&self.file);
        reader.seek(SeekFrom::Start(self.read))?;
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line)? > 0 {
            if line.pop_if(|last| *last == b'\n').is_none() {
                break;
            }
            self.record.take_in(peek(&line));
            self.read += line.len() as u64 + 1;
            line.clear();
        }
        Ok(())
    }

    /// Cuts off a line that a program could not finish: it was never synced, so nothing hung on it.
    fn cut_torn_end(&self) -> io::Result<()> {
        if self.file.metadata()?.len() > self.read { self.file.set_len(self.read) } else { Ok(()) }
    }
}

/// That no other program adds a line, for as long as this lives.
#[derive(Debug)]
pub struct Held(File);

impl Held {
    /// Waits for the file; a lock belongs to the file as it was opened, so a clone of the handle has the same.
    pub(super) fn take(file: File) -> io::Result<Self> {
        let start = Instant::now();
        loop {
            match flock(&file, FlockOperation::NonBlockingLockExclusive) {
                Ok(()) => return Ok(Self(file)),
                Err(Errno::WOULDBLOCK) if start.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(5)),
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // The lock would outlive this handle where the file is open under a clone of it.
        let _ = flock(&self.0, FlockOperation::Unlock);
    }
}
