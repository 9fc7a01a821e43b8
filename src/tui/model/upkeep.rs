//! What the screens say of the second copy of the log and of the disk.

use super::Model;
use crate::domain::permission::DESK;
use crate::t;

impl Model {
    /// What somebody at the desk should see to; nothing while all is well.
    #[must_use]
    pub fn upkeep_alerts(&self) -> Vec<String> {
        if !self.fixed.rights.is_one_of(DESK) {
            return Vec::new();
        }
        let (texts, written) = (self.texts(), self.ledger.written_at);
        let backup = self.upkeep.backup.as_ref();
        let backup = backup.and_then(|backup| texts.backup_alert(backup, self.ledger.seq, written, self.now));
        let room = self.upkeep.room.and_then(|room| texts.room_alert(room));
        room.into_iter().chain(backup).collect()
    }

    /// How the second copy stands, where one is kept.
    #[must_use]
    pub fn backup_line(&self) -> Option<String> {
        let state = self.texts().backup(Some(self.upkeep.backup.as_ref()?), self.ledger.seq, self.now);
        Some(t!(self.texts(), "backup-line", state = state))
    }
}
