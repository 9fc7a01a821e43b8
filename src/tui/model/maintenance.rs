//! What the screens say about the backup and the disk.

use chrono::{DateTime, Utc};

use crate::desk::maintenance::MaintenanceState;
use crate::i18n::Texts;
use crate::t;
use kvittera_domain::recovery::halt::{Halt, HaltCause};
use kvittera_domain::value::id::Seq;

/// The state of the backup and of the disk, as far as the screens know.
#[derive(Debug, Default)]
pub struct MaintenanceStatus {
    state: MaintenanceState,
    /// When the backup began to lack events.
    behind_since: Option<DateTime<Utc>>,
}

impl MaintenanceStatus {
    /// Applies the result of a maintenance round.
    pub fn apply_maintenance(&mut self, state: MaintenanceState) {
        self.state = state;
    }

    /// Remembers since when the backup has lacked events of a log whose last event is at `seq`.
    pub fn note_backup_lag(&mut self, seq: Seq, now: DateTime<Utc>) {
        let behind = self.state.backup.as_ref().map(|backup| backup.behind(seq) != Some(0));
        self.behind_since = (behind == Some(true)).then(|| self.behind_since.unwrap_or(now));
    }

    /// Returns what the staff should take care of; empty while all is well.
    #[must_use]
    pub fn alerts(&self, texts: &Texts, halt: Option<&Halt>, seq: Seq, now: DateTime<Utc>) -> Vec<String> {
        // If the backup itself is the cause of the halt, the halt says so.
        let stops = matches!(halt, Some(Halt { cause: HaltCause::BackupAhead { .. }, .. }));
        let backup = self.state.backup.as_ref().filter(|_| !stops);
        let backup = backup.and_then(|backup| texts.backup_alert(backup, seq, self.behind_since, now));
        let room = self.state.room.and_then(|room| texts.disk_space_alert(room));
        room.into_iter().chain(backup).collect()
    }

    /// One line about the state of the backup, if there is one.
    #[must_use]
    pub fn backup_line(&self, texts: &Texts, seq: Seq, now: DateTime<Utc>) -> Option<String> {
        let state = texts.backup(Some(self.state.backup.as_ref()?), seq, now);
        Some(t!(texts, "backup-line", state = state))
    }
}
