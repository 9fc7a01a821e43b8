//! Looks after the log beside the desk: its backup and the space on its disk. Neither ever delays an issuance.

use std::convert::Infallible;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use kvittera_domain::recovery::halt::HaltCause;
use kvittera_domain::value::id::Seq;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_store::{DiskSpace, StoreError};

/// The interval of the maintenance while nothing is written: a disk may fill up, or a folder come back, by itself.
const INTERVAL: Duration = Duration::from_mins(1);

/// For how long a running backup may delay the end of the program.
const GRACE: Duration = Duration::from_secs(5);

/// For how long a backup may lack events before a person is alerted.
const LATE: TimeDelta = TimeDelta::minutes(5);

/// The state of the backup and of the disk.
#[derive(Debug, Default)]
pub struct MaintenanceState {
    /// `None` if no backup is kept.
    pub backup: Option<Backup>,
    /// The space on the log's disk; `None` if it is unknown.
    pub room: Option<DiskSpace>,
}

/// The state of the backup.
#[derive(Debug)]
pub struct Backup {
    pub folder: PathBuf,
    /// The backup that is there now; `None` if there is none that can be read.
    pub last: Option<BackupCopy>,
    /// Why the backup can't be written or read.
    pub trouble: Option<StoreError>,
}

/// Whether the log contains every event of the backup. The error halts writing.
pub type BackupVerdict = Result<(), BackupAhead>;

/// The backup holds events that the log lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupAhead {
    /// The last event that both hold.
    pub known: Seq,
    /// The last event of the backup.
    pub copy: Seq,
    /// The numbers that the backup knows to be issued after `known`.
    pub out: Vec<PoolNumber>,
}

impl BackupAhead {
    /// The cause of the halt that follows.
    #[must_use]
    pub const fn cause(&self) -> HaltCause {
        HaltCause::BackupAhead { known: self.known, copy: self.copy }
    }
}

/// A backup of the log that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupCopy {
    /// When it was written.
    pub at: DateTime<Utc>,
    /// The last event in it.
    pub seq: Seq,
}

impl Backup {
    /// How many of the events up to `seq` the backup lacks. `None` if there is no backup or it differs from the log.
    #[must_use]
    pub fn behind(&self, seq: Seq) -> Option<u64> {
        let is_other = matches!(self.trouble, Some(StoreError::BackupAhead { .. } | StoreError::BackupForeign(_)));
        self.last.filter(|_| !is_other).map(|last| seq.0.saturating_sub(last.seq.0))
    }

    /// Whether the log contains every event of the backup. `None` if the two can't be compared.
    #[must_use]
    pub fn verdict(&self) -> Option<BackupVerdict> {
        match (&self.trouble, self.last) {
            (Some(StoreError::BackupAhead { known, copy, out, .. }), _) => {
                Some(Err(BackupAhead { known: *known, copy: *copy, out: out.clone() }))
            }
            (None, Some(_)) => Some(Ok(())),
            _ => None,
        }
    }

    /// Whether a person should be alerted: the backup fails, or has lacked events `since` too long ago.
    #[must_use]
    pub fn is_late(&self, seq: Seq, since: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
        let waits = self.behind(seq) != Some(0) && since.is_some_and(|since| now - since > LATE);
        self.trouble.is_some() || waits
    }
}

/// A thread that maintains the log after every write, and at intervals.
#[derive(Debug)]
pub struct MaintenanceThread {
    /// `None` once the thread has been asked to end.
    written: Option<Sender<()>>,
    /// Disconnected when the thread has ended.
    ended: Receiver<Infallible>,
}

impl MaintenanceThread {
    /// Starts the thread, which runs `maintain` at once for the first time and sends the state after each run.
    ///
    /// # Errors
    /// When the system can't start a thread.
    pub fn start<M: From<MaintenanceState> + Send + 'static>(
        mut maintain: impl FnMut() -> MaintenanceState + Send + 'static,
        reports: Sender<M>,
    ) -> io::Result<Self> {
        let (written, writes) = channel();
        let (ends, ended) = channel::<Infallible>();
        thread::Builder::new().spawn(move || {
            let _ends = ends;
            while reports.send(maintain().into()).is_ok() && wait_for_next_run(&writes) {}
        })?;
        Ok(Self { written: Some(written), ended })
    }

    /// Tells the thread that something was written.
    pub fn tell(&self) {
        // If the thread has ended, it has reported why, or there is nobody left to report to.
        self.written.as_ref().map(|written| written.send(()).ok());
    }
}

/// Waits for the next run; several writes meanwhile lead to one run. Returns false when the thread should end.
fn wait_for_next_run(writes: &Receiver<()>) -> bool {
    let goes_on = !matches!(writes.recv_timeout(INTERVAL), Err(RecvTimeoutError::Disconnected));
    while writes.try_recv().is_ok() {}
    goes_on
}

impl Drop for MaintenanceThread {
    /// Waits until a running backup is finished, but not for ever: the folder may hang.
    fn drop(&mut self) {
        self.written = None;
        self.ended.recv_timeout(GRACE).ok();
    }
}
