//! A log on a disk that fails when a test says so.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use kvittera::domain::event::Recorded;
use kvittera::domain::id::{RequestId, Seq};
use kvittera::store::memory::MemoryStore;
use kvittera::store::{Entry, EventStore, Link, StoreError};

/// What is wrong with the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing can be written.
    Full,
    /// The next thing written stays, but the answer is lost, and from then on nothing can be read.
    GoneAfterWriting,
    /// The next thing is not written, and from then on nothing can be read.
    GoneBeforeWriting,
    /// Nothing can be read or written.
    Gone,
}

/// A log in memory behind a disk that may fail.
#[derive(Debug, Clone)]
pub struct FaultyStore {
    log: MemoryStore,
    fault: Arc<Mutex<Option<Fault>>>,
}

impl FaultyStore {
    pub fn over(log: MemoryStore) -> Self {
        Self { log, fault: Arc::default() }
    }

    /// From now on; `None` mends it.
    pub fn fail(&self, fault: Option<Fault>) {
        *self.fault.lock().unwrap() = fault;
    }

    fn readable(&self) -> Result<(), StoreError> {
        if *self.fault.lock().unwrap() == Some(Fault::Gone) { Err(io_error()) } else { Ok(()) }
    }
}

fn io_error() -> StoreError {
    StoreError::Io { path: PathBuf::from("/kvittera/log.sqlite"), detail: "disk I/O error".to_owned() }
}

impl EventStore for FaultyStore {
    fn read_after(&mut self, seq: Seq) -> Result<Vec<Recorded>, StoreError> {
        self.readable()?;
        self.log.read_after(seq)
    }

    fn find(&mut self, request: RequestId) -> Result<Vec<Recorded>, StoreError> {
        self.readable()?;
        self.log.find(request)
    }

    fn append(&mut self, expected: Seq, entry: &Entry<'_>) -> Result<Vec<Recorded>, StoreError> {
        let fault = *self.fault.lock().unwrap();
        match fault {
            None => return self.log.append(expected, entry),
            Some(Fault::Full) => return Err(StoreError::Full(PathBuf::from("/kvittera/log.sqlite"))),
            Some(Fault::GoneAfterWriting) => drop(self.log.append(expected, entry)?),
            Some(Fault::GoneBeforeWriting | Fault::Gone) => {}
        }
        self.fail(Some(Fault::Gone));
        Err(io_error())
    }

    fn changed(&mut self) -> Result<bool, StoreError> {
        self.readable()?;
        self.log.changed()
    }

    fn head(&self) -> Link {
        self.log.head()
    }
}
