//! The maintenance of a log in a file: its backup in the folder that the settings name, and the space on its disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::config::Config;
use crate::desk::clock::Clock;
use crate::desk::maintenance::{Backup, BackupAhead, BackupCopy, BackupVerdict, MaintenanceState};
use crate::open::located::options;
use crate::open::opened::OpenedLog;
use kvittera_domain::value::log_identity::{LogIdentity, Mode};
use kvittera_domain::value::text::Name;
use kvittera_store::sqlite::{OpenOptions, Watch};
use kvittera_store::{DiskSpace, Link, StoreError, sqlite};

/// For how long a folder that hangs may delay the opening of a log.
const COMPARE_TIMEOUT: Duration = Duration::from_secs(2);

/// Everything that the maintenance of a log in a file needs, without the open log itself.
#[derive(Debug, Clone)]
pub struct FileCare {
    log: PathBuf,
    options: OpenOptions,
    /// The folder of the backup, and the backup in it; `None` if none is kept.
    backup: Option<(PathBuf, PathBuf)>,
}

impl FileCare {
    /// The maintenance of an opened log. A practice log has no backup, because nothing in it can be lost.
    #[must_use]
    pub fn of(opened: &OpenedLog, config: &Config) -> Self {
        Self::at((&opened.file.path, opened.mode), opened.desk.ledger().identity.as_ref(), config)
    }

    /// The maintenance of the log at a path.
    pub(super) fn at((log, mode): (&Path, Mode), identity: Option<&LogIdentity>, config: &Config) -> Self {
        let backup = identity.and_then(|identity| backup_path(identity, config));
        Self { log: log.to_owned(), options: options(log, mode, config), backup }
    }

    /// Renews the backup if it lacks events, and returns the state then.
    #[must_use]
    pub fn renew(&self, now: DateTime<Utc>) -> MaintenanceState {
        self.state_after(|backup| match sqlite::renew(&self.log, &self.options, backup, now, &sqlite::unwatched()) {
            // The log is open, so what was not found is the folder of the backup.
            Err(StoreError::NotFound(_)) => Err(StoreError::NotFound(backup.parent().unwrap_or(backup).to_owned())),
            outcome => outcome.map(|_| ()),
        })
    }

    /// Returns the state and changes nothing.
    #[must_use]
    pub fn state(&self) -> MaintenanceState {
        self.state_after(|backup| {
            let folder = backup.parent().unwrap_or(backup);
            if !folder.is_dir() {
                return Err(StoreError::NotFound(folder.to_owned()));
            }
            match sqlite::contains_all(&self.log, &self.options, backup) {
                Ok(_) | Err(StoreError::NotFound(_)) => sqlite::require_writable_folder(folder),
                Err(error) => Err(error),
            }
        })
    }

    /// Compares the backup with the log. `None` if no backup is kept, or it can't be read in time.
    pub(super) fn compare(&self) -> Option<BackupVerdict> {
        let (_, backup) = self.backup.clone()?;
        let care = self.clone();
        let (sender, receiver) = channel();
        let comparing = thread::Builder::new().spawn(move || {
            let verdict = match sqlite::contains_all(&care.log, &care.options, &backup) {
                Ok(_) => Some(Ok(())),
                Err(StoreError::BackupAhead { known, copy, out, .. }) => Some(Err(BackupAhead { known, copy, out })),
                Err(_) => None,
            };
            // If nobody waits any longer, the maintenance thread finds out the same.
            sender.send(verdict).ok();
        });
        comparing.ok()?;
        receiver.recv_timeout(COMPARE_TIMEOUT).ok()?
    }

    /// Turns this into what a maintenance thread runs: [`renew`](Self::renew) at the time of `clock`.
    pub fn into_maintenance(self, clock: Arc<dyn Clock>) -> impl FnMut() -> MaintenanceState + Send + 'static {
        move || self.renew(clock.now())
    }

    /// Puts the reserve file beside a live log. When the disk is full, it is deleted, so that the desk can go on writing.
    pub(super) fn ensure_reserve(&self, mode: Mode) {
        if mode == Mode::Live {
            sqlite::ensure_reserve(&self.log);
        }
    }

    /// The space on the log's disk; `None` if it is unknown.
    pub(super) fn disk_space(&self) -> Option<DiskSpace> {
        sqlite::disk_space(&self.log)
    }

    fn state_after(&self, act: impl FnOnce(&Path) -> Result<(), StoreError>) -> MaintenanceState {
        let backup = self.backup.as_ref().map(|(folder, backup)| {
            let acted = act(backup);
            let (last, unread) = match read_backup(backup) {
                Ok(last) => (Some(last), None),
                Err(StoreError::NotFound(_)) => (None, None),
                Err(error) => (None, Some(error)),
            };
            Backup { folder: folder.clone(), last, trouble: acted.err().or(unread) }
        });
        MaintenanceState { backup, room: self.disk_space() }
    }
}

/// Copies the log at `path` to a new file, and returns the last event of the copy.
///
/// # Errors
/// When it can't be copied, or `watch` stops it; then nothing is left of the copy.
pub fn copy_to(path: &Path, config: &Config, file: &Path, watch: &Watch) -> Result<Link, StoreError> {
    sqlite::copy_to(path, &options(path, Mode::Live, config), file, watch)
}

/// The folder of a live log's backup, and the backup in it. `None` for practice, or if no backup is kept.
pub(super) fn backup_path(identity: &LogIdentity, config: &Config) -> Option<(PathBuf, PathBuf)> {
    let folder = config.backup.folder().filter(|_| identity.mode == Mode::Live)?;
    Some((folder.to_owned(), folder.join(format!("{}{ENDING}", backup_name(identity)))))
}

/// Refuses to create a live log if there is a backup of another log of this site, because that log may merely be lost.
pub(super) fn refuse_orphaned_backup(config: &Config) -> Result<(), StoreError> {
    // A folder that can't be read must not prevent the creation of a log.
    let Some(entries) = config.backup.folder().and_then(|folder| fs::read_dir(folder).ok()) else { return Ok(()) };
    let site = format!("{}-", plain(&config.site.id));
    let is_log_id = |log: &str| log.len() == LOG_ID_LENGTH && log.chars().all(|c| c.is_ascii_hexdigit());
    let is_backup = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.strip_prefix(&site).and_then(|name| name.strip_suffix(ENDING)).is_some_and(is_log_id)
    };
    let backup = entries.flatten().map(|entry| entry.path()).find(is_backup);
    backup.map_or(Ok(()), |backup| Err(StoreError::BackupWithoutLog(backup)))
}

/// Reads the last event of the backup and when the file was written.
fn read_backup(backup: &Path) -> Result<BackupCopy, StoreError> {
    let seq = sqlite::reach(backup)?.seq;
    let written = fs::metadata(backup).and_then(|found| found.modified());
    let at = written.map_err(|error| StoreError::Io { path: backup.to_owned(), detail: error.to_string() })?.into();
    Ok(BackupCopy { at, seq })
}

/// What the file name of every backup ends with.
const ENDING: &str = ".kvittera-backup.sqlite";
/// How many characters of the log's identifier are part of the name of its backup.
const LOG_ID_LENGTH: usize = 8;

/// `sas-akuten-1f0e3a7c`: the name contains the log's identifier, so two logs of a site never share a backup.
fn backup_name(identity: &LogIdentity) -> String {
    let log: String = identity.log.0.simple().to_string().chars().take(LOG_ID_LENGTH).collect();
    format!("{}-{log}", plain(&identity.site))
}

/// The site's name with only characters that every file system accepts.
fn plain(site: &Name) -> String {
    site.as_str().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}
