//! What the screens say of the second copy of the log and of the disk.

use chrono::{DateTime, Utc};

use super::Model;
use crate::desk::upkeep::Upkeep;
use crate::domain::halt::{Cause, Halt};
use crate::domain::permission::DESK;
use crate::t;

/// How the second copy of the log and the disk stand, as far as the screens know.
#[derive(Debug, Default)]
pub struct Kept {
    upkeep: Upkeep,
    /// Since when the copy has lacked something.
    lacking_since: Option<DateTime<Utc>>,
}

impl Model {
    /// Takes in how they stand now.
    pub fn looked_after(&mut self, upkeep: Upkeep) {
        self.kept.upkeep = upkeep;
        self.mind_the_copy();
    }

    /// Remembers since when the copy has lacked something, whenever the log or the copy has changed.
    pub fn mind_the_copy(&mut self) {
        let behind = self.kept.upkeep.backup.as_ref().map(|backup| backup.behind(self.ledger.seq) != Some(0));
        self.kept.lacking_since = (behind == Some(true)).then(|| self.kept.lacking_since.unwrap_or(self.now));
    }

    /// What somebody at the desk should see to; nothing while all is well.
    #[must_use]
    pub fn upkeep_alerts(&self) -> Vec<String> {
        if !self.fixed.rights.is_one_of(DESK) {
            return Vec::new();
        }
        let (texts, Kept { upkeep, lacking_since }) = (self.texts(), &self.kept);
        // Where the copy is what stops the desk, the stop says so.
        let stops = matches!(&self.halt, Some(Halt { cause: Cause::CopyAhead { .. }, .. }));
        let backup = upkeep.backup.as_ref().filter(|_| !stops);
        let backup = backup.and_then(|backup| texts.backup_alert(backup, self.ledger.seq, *lacking_since, self.now));
        let room = upkeep.room.and_then(|room| texts.room_alert(room));
        room.into_iter().chain(backup).collect()
    }

    /// How the second copy stands, where one is kept.
    #[must_use]
    pub fn backup_line(&self) -> Option<String> {
        let state = self.texts().backup(Some(self.kept.upkeep.backup.as_ref()?), self.ledger.seq, self.now);
        Some(t!(self.texts(), "backup-line", state = state))
    }
}
