//! Half-filled checkouts, kept as they are typed so that a vanished terminal loses none.
//!
//! One small file a person, in a folder beside the log. They hold what a ward says on the phone and no patient data.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::id::RequestId;
use crate::domain::sex::Sex;
use crate::domain::vgr_id::VgrId;

/// A checkout as far as it was typed; nothing in it is checked yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
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

/// The folder of drafts that belongs to one log.
#[derive(Debug, Clone)]
pub struct Drafts {
    folder: PathBuf,
    shift: TimeDelta,
}

impl Drafts {
    /// The drafts of the log at `log`; one older than `shift` belongs to an earlier shift.
    #[must_use]
    pub fn beside(log: &Path, shift: TimeDelta) -> Self {
        let mut name = log.file_name().unwrap_or_default().to_owned();
        name.push(".drafts");
        Self { folder: log.with_file_name(name), shift }
    }

    /// The draft of a person, if there is one of this shift; an older one is thrown away.
    #[must_use]
    pub fn take_up(&self, owner: &VgrId, now: DateTime<Utc>) -> Option<Draft> {
        let draft: Draft = serde_json::from_slice(&fs::read(self.file(owner)).ok()?).ok()?;
        if now - draft.saved_at > self.shift {
            self.discard(owner).ok();
            return None;
        }
        Some(draft)
    }

    /// Keeps a draft in place of the person's earlier one; a crash leaves one of the two whole.
    ///
    /// # Errors
    /// When the folder or the file can't be written.
    pub fn keep(&self, owner: &VgrId, draft: &Draft) -> io::Result<()> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        let unfinished = self.file(owner).with_extension("new");
        let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&unfinished)?;
        file.write_all(&serde_json::to_vec(draft)?)?;
        fs::rename(&unfinished, self.file(owner))
    }

    /// Writes down which wish the person's draft becomes, if there is one: the program may be killed before it can throw
    /// the draft away.
    ///
    /// # Errors
    /// When the file can't be written.
    pub fn becomes(&self, owner: &VgrId, request: RequestId) -> io::Result<()> {
        let draft = fs::read(self.file(owner)).ok().and_then(|bytes| serde_json::from_slice::<Draft>(&bytes).ok());
        draft.map_or(Ok(()), |draft| self.keep(owner, &Draft { request: Some(request), ..draft }))
    }

    /// Throws a draft away; there need not be one.
    ///
    /// # Errors
    /// When it is there and can't be removed.
    pub fn discard(&self, owner: &VgrId) -> io::Result<()> {
        match fs::remove_file(self.file(owner)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn file(&self, owner: &VgrId) -> PathBuf {
        self.folder.join(format!("{owner}.json"))
    }
}
