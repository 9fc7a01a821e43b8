//! The backup of the log and the free space of the disk, in words.

use chrono::{DateTime, Utc};

use crate::desk::maintenance::Backup;
use crate::i18n::texts::Texts;
use crate::t;
use kvittera_domain::value::id::Seq;
use kvittera_store::{DiskSpace, StoreError};

impl Texts {
    /// How far the backup reaches while the last event of the log is `seq`: `03:12, alla fakta`.
    #[must_use]
    pub fn backup(&self, backup: Option<&Backup>, seq: Seq, now: DateTime<Utc>) -> String {
        let Some(backup) = backup else { return t!(self, "backup-none") };
        let Some(last) = backup.last else { return t!(self, "backup-not-yet") };
        let at = self.near_clock(last.at, now);
        match backup.behind(seq) {
            None => t!(self, "backup-beyond", at = at),
            Some(0) => t!(self, "backup-whole", at = at),
            Some(behind) => t!(self, "backup-behind", at = at, count = behind),
        }
    }

    /// The problem of the backup that a person should solve; `None` while all is well. `since` is when the backup began
    /// to lack events of the log.
    #[must_use]
    pub fn backup_alert(
        &self,
        backup: &Backup,
        seq: Seq,
        since: Option<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) -> Option<String> {
        let folder = backup.folder.display().to_string();
        match &backup.trouble {
            Some(StoreError::BackupAhead { path, known, .. }) => {
                Some(t!(self, "backup-ahead-alert", path = path.display().to_string(), known = known.to_string()))
            }
            Some(trouble) => Some(t!(self, "backup-trouble", folder = folder, why = self.backup_why(trouble))),
            None if backup.is_late(seq, since, now) => {
                Some(t!(self, "backup-late", folder = folder, state = self.backup(Some(backup), seq, now)))
            }
            None => None,
        }
    }

    /// Why the backup can't be written.
    #[must_use]
    pub fn backup_why(&self, trouble: &StoreError) -> String {
        match trouble {
            StoreError::NotFound(_) => t!(self, "backup-no-folder"),
            StoreError::NoPermission(_) | StoreError::ReadOnly(_) => t!(self, "backup-no-permission"),
            StoreError::Full(_) => t!(self, "backup-full"),
            StoreError::Busy => t!(self, "backup-busy"),
            StoreError::BackupAhead { .. } => t!(self, "backup-ahead"),
            StoreError::BackupForeign(_) => t!(self, "backup-foreign"),
            other => other.to_string(),
        }
    }

    /// `1200 MiB fria`, or the alert when space runs low.
    #[must_use]
    pub fn room(&self, room: DiskSpace) -> String {
        self.disk_space_alert(room).unwrap_or_else(|| t!(self, "room-free", free = room.mebibytes().to_string()))
    }

    /// The alert that the disk is nearly full, and whether the reserve file is used up; `None` while there is space
    /// enough.
    #[must_use]
    pub fn disk_space_alert(&self, room: DiskSpace) -> Option<String> {
        let free = room.mebibytes().to_string();
        let words =
            if room.has_reserve { t!(self, "room-low", free = free) } else { t!(self, "room-gone", free = free) };
        room.is_low().then_some(words)
    }
}
