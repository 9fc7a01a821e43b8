//! What is done for the log beside the desk: the second copy, and room on the disk. Neither ever holds up a hand-out.

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

/// How often it is looked after when nothing is written: a disk fills up, or a folder comes back, by itself.
const ROUND: Duration = Duration::from_mins(1);

/// How long a copy under way may hold up the end of the program.
const GRACE: Duration = Duration::from_secs(5);

/// For so long a copy may be behind before somebody is told.
const LATE: TimeDelta = TimeDelta::minutes(5);

/// How the second copy and the disk stand.
#[derive(Debug, Default)]
pub struct Upkeep {
    /// The second copy; `None` where none is kept.
    pub backup: Option<Backup>,
    /// The room where the log lies; `None` where that can't be told.
    pub room: Option<DiskSpace>,
}

/// How the second copy stands.
#[derive(Debug)]
pub struct Backup {
    /// The folder that it lies in.
    pub folder: PathBuf,
    /// The copy that is there.
    pub last: Option<Copied>,
    /// Why it can't be made or read.
    pub trouble: Option<StoreError>,
}

/// What the second copy says of the log: that all of it stands there too, or why nothing may be written.
pub type BackupVerdict = Result<(), BackupAhead>;

/// That the second copy holds what the log lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupAhead {
    /// The last fact that both know.
    pub known: Seq,
    /// The last fact of the copy.
    pub copy: Seq,
    /// The numbers that went out after the last fact that both know.
    pub out: Vec<PoolNumber>,
}

impl BackupAhead {
    /// Why nothing may be written then.
    #[must_use]
    pub const fn cause(&self) -> HaltCause {
        HaltCause::CopyAhead { known: self.known, copy: self.copy }
    }
}

/// A copy of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    /// When it was made.
    pub at: DateTime<Utc>,
    /// The last fact in it.
    pub seq: Seq,
}

impl Backup {
    /// How many of the facts up to `seq` are not in the copy; a copy that holds other things than the log is not counted.
    #[must_use]
    pub fn behind(&self, seq: Seq) -> Option<u64> {
        let is_other = matches!(self.trouble, Some(StoreError::CopyAhead { .. } | StoreError::CopyForeign(_)));
        self.last.filter(|_| !is_other).map(|last| seq.0.saturating_sub(last.seq.0))
    }

    /// What the copy says of the log: that all of it stands there too, or why nothing may be written. `None` where it can't
    /// be asked.
    #[must_use]
    pub fn verdict(&self) -> Option<BackupVerdict> {
        match (&self.trouble, self.last) {
            (Some(StoreError::CopyAhead { known, copy, out, .. }), _) => {
                Some(Err(BackupAhead { known: *known, copy: *copy, out: out.clone() }))
            }
            (None, Some(_)) => Some(Ok(())),
            _ => None,
        }
    }

    /// Whether somebody should see to it: it fails, or has lacked something `since` too long ago.
    #[must_use]
    pub fn is_late(&self, seq: Seq, since: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
        let waits = self.behind(seq) != Some(0) && since.is_some_and(|since| now - since > LATE);
        self.trouble.is_some() || waits
    }
}

/// Looks after the log on a thread of its own, whenever it is told that something was written and now and then.
#[derive(Debug)]
pub struct Keeper {
    told: Option<Sender<()>>,
    ended: Receiver<Infallible>,
}

impl Keeper {
    /// Starts at once with a first round; each says how things stand then.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start<M: From<Upkeep> + Send + 'static>(
        mut round: impl FnMut() -> Upkeep + Send + 'static,
        reports: Sender<M>,
    ) -> io::Result<Self> {
        let (told, news) = channel();
        let (ends, ended) = channel::<Infallible>();
        thread::Builder::new().spawn(move || {
            let _ends = ends;
            while reports.send(round().into()).is_ok() && is_to_go_on(&news) {}
        })?;
        Ok(Self { told: Some(told), ended })
    }

    /// Tells it that something was written.
    pub fn tell(&self) {
        // A thread that has ended has said why, or nobody is left to hear it.
        self.told.as_ref().map(|told| told.send(()).ok());
    }
}

/// Waits for the next round; what was written meanwhile makes one, not many.
fn is_to_go_on(news: &Receiver<()>) -> bool {
    let goes_on = !matches!(news.recv_timeout(ROUND), Err(RecvTimeoutError::Disconnected));
    while news.try_recv().is_ok() {}
    goes_on
}

impl Drop for Keeper {
    /// Lets a copy that is under way be finished, but not for ever: a folder may hang.
    fn drop(&mut self) {
        self.told = None;
        self.ended.recv_timeout(GRACE).ok();
    }
}
