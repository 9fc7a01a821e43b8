//! Half-filled checkout forms, saved as they are typed, so that a terminal that vanishes loses none.
//!
//! Each person and window has one small file in a folder beside the log. It holds what a ward says on the phone, and no
//! patient data.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use kvittera_domain::value::id::RequestId;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::vgr_id::VgrId;
use kvittera_store::{FileOwner, LockedFile, locked, make_private_folder};

/// How often the program tries to create and lock a file before it reports an error.
const TRIES: usize = 16;

/// A checkout form as far as it was typed; nothing in it is validated yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckoutDraft {
    pub saved_at: DateTime<Utc>,
    pub sex: Option<Sex>,
    /// The vgr-id of the caller who asks for a number.
    pub vgr_id: String,
    pub clinic: String,
    pub ward: String,
    /// The telephone extension to call back.
    pub callback: String,
    /// The command that the form became, once it was sent. The log shows whether that command was written.
    #[serde(default)]
    pub request: Option<RequestId>,
}

/// What [`Drafts::take_up`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundDraft {
    /// A draft that was left behind; from now on it belongs to this window.
    Left(CheckoutDraft),
    /// A draft that belongs to another window, which is still open, with the time when it was last saved.
    OpenElsewhere(DateTime<Utc>),
}

/// The folder of drafts beside one log, as one window uses it.
///
/// A person may have several windows, each with a call of its own. A window locks the file of its draft, so that no
/// other window takes the draft up: the same call would get two numbers.
#[derive(Debug)]
pub struct Drafts {
    folder: PathBuf,
    shift: TimeDelta,
    window: Uuid,
    /// The file of this window's draft by its path, locked for as long as it is open.
    held: Option<(PathBuf, LockedFile)>,
}

impl Drafts {
    /// The drafts of the log at `log`, for the window with this identifier. A draft older than `shift` is obsolete.
    #[must_use]
    pub fn beside(log: &Path, shift: TimeDelta, window: Uuid) -> Self {
        let mut name = log.file_name().unwrap_or_default().to_owned();
        name.push(".drafts");
        Self { folder: log.with_file_name(name), shift, window, held: None }
    }

    /// Looks for a person's draft of this shift and takes it over; deletes older ones.
    pub fn take_up(&mut self, owner: &VgrId, now: DateTime<Utc>) -> Option<FoundDraft> {
        // This window's own draft is free to be taken up too: perhaps the person before left it. Its lock is kept, since
        // whoever lets go of a lock may not get it back.
        let mut held = self.held.take();
        let mut elsewhere = None;
        for path in self.of(owner) {
            let own = held.take_if(|(held, _)| *held == path).map(|(_, lock)| lock);
            let lock = own.map_or_else(|| locked(&path), |lock| Ok(Some(lock)));
            // Read it only once it is locked: until then another window may issue a number for it.
            match (lock, read(&path)) {
                (Ok(Some(lock)), Some(draft)) if now - draft.saved_at <= self.shift => {
                    fs::rename(&path, self.own(owner)).ok()?;
                    self.held = Some((self.own(owner), lock));
                    return Some(FoundDraft::Left(draft));
                }
                (Ok(Some(_)), _) => drop(fs::remove_file(&path)),
                (Ok(None), Some(draft)) => elsewhere = elsewhere.max(Some(draft.saved_at)),
                _ => {}
            }
        }
        elsewhere.map(FoundDraft::OpenElsewhere)
    }

    /// Saves a draft in place of the person's earlier one in this window. A crash leaves one of the two intact.
    ///
    /// # Errors
    /// When the folder or the file can't be written.
    pub fn keep(&mut self, owner: &VgrId, draft: &CheckoutDraft) -> io::Result<()> {
        make_private_folder(&self.folder).map_err(io::Error::other)?;
        let unfinished = self.own(owner).with_extension("new");
        // Another window deletes unlocked files, and may hit this one in the moment before it is locked.
        let mut tries = (0..TRIES).filter_map(|_| locked(&unfinished).transpose());
        let file = tries.next().ok_or(io::ErrorKind::ResourceBusy)??;
        FileOwner::of(&self.folder)?.take(&file, &unfinished).map_err(io::Error::other)?;
        file.set_len(0)?;
        (&*file).write_all(&serde_json::to_vec(draft)?)?;
        fs::rename(&unfinished, self.own(owner))?;
        self.held = Some((self.own(owner), file));
        Ok(())
    }

    /// Notes in the person's draft in this window, if there is one, which command it becomes: the program may be killed
    /// before it can delete the draft.
    ///
    /// # Errors
    /// When the file can't be written.
    pub fn becomes(&mut self, owner: &VgrId, request: RequestId) -> io::Result<()> {
        read(&self.own(owner))
            .map_or(Ok(()), |draft| self.keep(owner, &CheckoutDraft { request: Some(request), ..draft }))
    }

    /// Deletes the person's draft in this window, if there is one.
    ///
    /// # Errors
    /// When the file exists and can't be deleted.
    pub fn discard(&mut self, owner: &VgrId) -> io::Result<()> {
        match fs::remove_file(self.own(owner)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// The files of a person's drafts, this window's first.
    fn of(&self, owner: &VgrId) -> Vec<PathBuf> {
        let is_of_owner = |path: &PathBuf| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.and_then(|name| name.split_once('.')).is_some_and(|(of, _)| of == owner.to_string())
        };
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|file| file.path());
        let own = self.own(owner);
        let mut files: Vec<PathBuf> = files.filter(is_of_owner).collect();
        files.sort_by_key(|path| (*path != own, path.clone()));
        files
    }

    fn own(&self, owner: &VgrId) -> PathBuf {
        self.folder.join(format!("{owner}.{}.json", self.window))
    }
}

/// Reads a draft; one that can't be read counts as missing.
fn read(path: &Path) -> Option<CheckoutDraft> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}
