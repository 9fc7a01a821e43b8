//! Looking after a live log: its second copy in the folder that the settings name, and its ballast.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::config::Config;
use crate::desk::clock::Clock;
use crate::desk::maintenance::{Backup, BackupAhead, BackupVerdict, Copied, Upkeep};
use crate::open::located::options;
use crate::open::opened::OpenedLog;
use kvittera_domain::value::log_identity::{LogIdentity, Mode};
use kvittera_domain::value::text::Name;
use kvittera_store::sqlite::OpenOptions;
use kvittera_store::{StoreError, sqlite};

/// For so long a folder that hangs may hold up whoever opens the log.
const PATIENCE: Duration = Duration::from_secs(2);

/// Everything that is needed to look after a log, whoever has it open.
#[derive(Debug, Clone)]
pub struct Care {
    log: PathBuf,
    options: OpenOptions,
    /// The folder of the copy, and the copy in it.
    copy: Option<(PathBuf, PathBuf)>,
}

impl Care {
    /// What `opened` needs; for practice there is nothing to lose, so nothing is copied.
    #[must_use]
    pub fn of(opened: &OpenedLog, config: &Config) -> Self {
        Self::at((&opened.path, opened.mode), opened.desk.ledger().identity.as_ref(), config)
    }

    /// The same for a log at its place.
    pub(super) fn at((log, mode): (&Path, Mode), identity: Option<&LogIdentity>, config: &Config) -> Self {
        let copy = identity.and_then(|identity| copy_of(identity, config));
        Self { log: log.to_owned(), options: options(log, mode, config), copy }
    }

    /// Renews the copy if it lacks anything, and says how things stand then.
    #[must_use]
    pub fn renew(&self, now: DateTime<Utc>) -> Upkeep {
        self.with(|copy| match sqlite::renew(&self.log, &self.options, copy, now, &sqlite::unwatched()) {
            // The log is not known to be read wrongly, so that nothing is there is said of the folder.
            Err(StoreError::NotFound(_)) => Err(StoreError::NotFound(copy.parent().unwrap_or(copy).to_owned())),
            outcome => outcome.map(|_| ()),
        })
    }

    /// Says how things stand and changes nothing.
    #[must_use]
    pub fn look(&self) -> Upkeep {
        self.with(|copy| {
            let folder = copy.parent().unwrap_or(copy);
            if !folder.is_dir() {
                return Err(StoreError::NotFound(folder.to_owned()));
            }
            match sqlite::agrees(&self.log, &self.options, copy) {
                Ok(_) | Err(StoreError::NotFound(_)) => sqlite::refuse_closed(folder),
                Err(error) => Err(error),
            }
        })
    }

    /// What the copy says of the log; nothing where none is kept, or it doesn't tell in time.
    pub(super) fn verdict(&self) -> Option<BackupVerdict> {
        let (_, copy) = self.copy.clone()?;
        let (care, (says, said)) = (self.clone(), channel());
        let asking = thread::Builder::new().spawn(move || {
            let verdict = match sqlite::agrees(&care.log, &care.options, &copy) {
                Ok(_) => Some(Ok(())),
                Err(StoreError::CopyAhead { known, copy, out, .. }) => Some(Err(BackupAhead { known, copy, out })),
                Err(_) => None,
            };
            // Whoever has lost patience hears it from the next round.
            says.send(verdict).ok();
        });
        asking.ok()?;
        said.recv_timeout(PATIENCE).ok()?
    }

    /// The same, again and again, by `clock`.
    pub fn rounds(self, clock: Arc<dyn Clock>) -> impl FnMut() -> Upkeep + Send + 'static {
        move || self.renew(clock.now())
    }

    fn with(&self, act: impl FnOnce(&Path) -> Result<(), StoreError>) -> Upkeep {
        let backup = self.copy.as_ref().map(|(folder, copy)| {
            let acted = act(copy);
            let (last, unread) = match copied(copy) {
                Ok(last) => (Some(last), None),
                Err(StoreError::NotFound(_)) => (None, None),
                Err(error) => (None, Some(error)),
            };
            Backup { folder: folder.clone(), last, trouble: acted.err().or(unread) }
        });
        Upkeep { backup, room: sqlite::look(&self.log) }
    }
}

/// The folder of the second copy of a live log, and the copy in it.
pub(super) fn copy_of(identity: &LogIdentity, config: &Config) -> Option<(PathBuf, PathBuf)> {
    let folder = config.backup.folder().filter(|_| identity.mode == Mode::Live)?;
    Some((folder.to_owned(), folder.join(format!("{}{ENDING}", name(identity)))))
}

/// Refuses to begin a live log where there is a second copy of another one of this site: that log may only be lost.
pub(super) fn refuse_copies(config: &Config) -> Result<(), StoreError> {
    // A folder that can't be had keeps nobody from beginning.
    let Some(entries) = config.backup.folder().and_then(|folder| fs::read_dir(folder).ok()) else { return Ok(()) };
    let site = format!("{}-", plain(&config.site.id));
    let is_log = |log: &str| log.len() == LOG && log.chars().all(|c| c.is_ascii_hexdigit());
    let is_copy = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.strip_prefix(&site).and_then(|name| name.strip_suffix(ENDING)).is_some_and(is_log)
    };
    let copy = entries.flatten().map(|entry| entry.path()).find(is_copy);
    copy.map_or(Ok(()), |copy| Err(StoreError::CopyWithoutLog(copy)))
}

fn copied(copy: &Path) -> Result<Copied, StoreError> {
    let seq = sqlite::reach(copy)?.seq;
    let made = fs::metadata(copy).and_then(|found| found.modified());
    let at = made.map_err(|error| StoreError::Io { path: copy.to_owned(), detail: error.to_string() })?.into();
    Ok(Copied { at, seq })
}

/// What the name of every second copy ends with.
const ENDING: &str = ".kvittera-backup.sqlite";
/// How many characters of a log's own name stand in that of its copy.
const LOG: usize = 8;

/// `sas-akuten-1f0e3a7c`: two logs of a site never share a copy.
fn name(identity: &LogIdentity) -> String {
    let log: String = identity.log.0.simple().to_string().chars().take(LOG).collect();
    format!("{}-{log}", plain(&identity.site))
}

fn plain(site: &Name) -> String {
    site.as_str().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}
