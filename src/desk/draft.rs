//! Half-filled checkouts, kept as they are typed so that a vanished terminal loses none.
//!
//! One small file a person and window, in a folder beside the log. They hold what a ward says on the phone and no patient
//! data.

use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use kvittera_domain::value::id::RequestId;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::vgr_id::VgrId;
use kvittera_store::locked;

/// How often a file is begun anew before it is said that it can't be.
const TRIES: usize = 16;

/// A checkout as far as it was typed; nothing in it is checked yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckoutDraft {
    /// When it was last typed in.
    pub saved_at: DateTime<Utc>,
    /// The sex chosen, if any.
    pub sex: Option<Sex>,
    /// Who asks.
    pub vgr_id: String,
    /// The clinic.
    pub clinic: String,
    /// The ward.
    pub ward: String,
    /// The extension to call back.
    pub callback: String,
    /// The wish that it became, once a number was asked for: whether that was written the log knows.
    #[serde(default)]
    pub request: Option<RequestId>,
}

/// What is found of a person's drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// It was left; from now on it is this window's.
    Left(CheckoutDraft),
    /// It was last typed in at this time, in another window that is still open, and stays there.
    OpenElsewhere(DateTime<Utc>),
}

/// The folder of drafts that belongs to one log, as one window uses it.
///
/// A person may have several windows, each with a call of its own. The file of a draft is locked by the window that types
/// it, so that no other takes the draft up: the same call would get two numbers.
#[derive(Debug)]
pub struct Drafts {
    folder: PathBuf,
    shift: TimeDelta,
    window: Uuid,
    /// The file of this window's draft, locked for as long as it is open.
    held: Option<File>,
}

impl Drafts {
    /// The drafts of the log at `log`, for a window of this name; one older than `shift` belongs to an earlier shift.
    #[must_use]
    pub fn beside(log: &Path, shift: TimeDelta, window: Uuid) -> Self {
        let mut name = log.file_name().unwrap_or_default().to_owned();
        name.push(".drafts");
        Self { folder: log.with_file_name(name), shift, window, held: None }
    }

    /// The draft of a person, if there is one of this shift; an older one is thrown away.
    pub fn take_up(&mut self, owner: &VgrId, now: DateTime<Utc>) -> Option<Found> {
        // What was typed here is left, too: perhaps by the person before.
        self.held = None;
        let mut elsewhere = None;
        for path in self.of(owner) {
            // Read only once it is locked: until then another window may have handed out what it says.
            match (locked(&path), read(&path)) {
                (Ok(Some(lock)), Some(draft)) if now - draft.saved_at <= self.shift => {
                    fs::rename(&path, self.own(owner)).ok()?;
                    self.held = Some(lock);
                    return Some(Found::Left(draft));
                }
                (Ok(Some(_)), _) => drop(fs::remove_file(&path)),
                (Ok(None), Some(draft)) => elsewhere = elsewhere.max(Some(draft.saved_at)),
                _ => {}
            }
        }
        elsewhere.map(Found::OpenElsewhere)
    }

    /// Keeps a draft in place of the person's earlier one in this window; a crash leaves one of the two whole.
    ///
    /// # Errors
    /// When the folder or the file can't be written.
    pub fn keep(&mut self, owner: &VgrId, draft: &CheckoutDraft) -> io::Result<()> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        let unfinished = self.own(owner).with_extension("new");
        // Another window tidies away what nobody has locked, this too in the moment before it is.
        let mut tries = (0..TRIES).filter_map(|_| locked(&unfinished).transpose());
        let mut file = tries.next().ok_or(io::ErrorKind::ResourceBusy)??;
        file.set_len(0)?;
        file.write_all(&serde_json::to_vec(draft)?)?;
        fs::rename(&unfinished, self.own(owner))?;
        self.held = Some(file);
        Ok(())
    }

    /// Writes down which wish the person's draft in this window becomes, if there is one: the program may be killed
    /// before it can throw the draft away.
    ///
    /// # Errors
    /// When the file can't be written.
    pub fn becomes(&mut self, owner: &VgrId, request: RequestId) -> io::Result<()> {
        read(&self.own(owner))
            .map_or(Ok(()), |draft| self.keep(owner, &CheckoutDraft { request: Some(request), ..draft }))
    }

    /// Throws the person's draft in this window away; there need not be one.
    ///
    /// # Errors
    /// When it is there and can't be removed.
    pub fn discard(&mut self, owner: &VgrId) -> io::Result<()> {
        match fs::remove_file(self.own(owner)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// The files of a person, this window's before those of others.
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

/// What can't be read is as good as none.
fn read(path: &Path) -> Option<CheckoutDraft> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}
