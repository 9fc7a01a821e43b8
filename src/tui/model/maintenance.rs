//! What the screens say of the second copy of the log and of the disk.

use chrono::{DateTime, Utc};

use crate::desk::maintenance::Upkeep;
use crate::i18n::Texts;
use crate::t;
use kvittera_domain::recovery::halt::{Halt, HaltCause};
use kvittera_domain::value::id::Seq;

/// How the second copy of the log and the disk stand, as far as the screens know.
#[derive(Debug, Default)]
pub struct Kept {
    upkeep: Upkeep,
    /// Since when the copy has lacked something.
    lacking_since: Option<DateTime<Utc>>,
}

impl Kept {
    /// Takes in how they stand now.
    pub fn looked_after(&mut self, upkeep: Upkeep) {
        self.upkeep = upkeep;
    }

    /// Remembers since when the copy has lacked something of a log whose last fact is at `seq`.
    pub fn mind_the_copy(&mut self, seq: Seq, now: DateTime<Utc>) {
        let behind = self.upkeep.backup.as_ref().map(|backup| backup.behind(seq) != Some(0));
        self.lacking_since = (behind == Some(true)).then(|| self.lacking_since.unwrap_or(now));
    }

    /// What somebody at the desk should see to; nothing while all is well.
    #[must_use]
    pub fn alerts(&self, texts: &Texts, halt: Option<&Halt>, seq: Seq, now: DateTime<Utc>) -> Vec<String> {
        // Where the copy is what stops the desk, the stop says so.
        let stops = matches!(halt, Some(Halt { cause: HaltCause::CopyAhead { .. }, .. }));
        let backup = self.upkeep.backup.as_ref().filter(|_| !stops);
        let backup = backup.and_then(|backup| texts.backup_alert(backup, seq, self.lacking_since, now));
        let room = self.upkeep.room.and_then(|room| texts.room_alert(room));
        room.into_iter().chain(backup).collect()
    }

    /// How the second copy stands, where one is kept.
    #[must_use]
    pub fn backup_line(&self, texts: &Texts, seq: Seq, now: DateTime<Utc>) -> Option<String> {
        let state = texts.backup(Some(self.upkeep.backup.as_ref()?), seq, now);
        Some(t!(texts, "backup-line", state = state))
    }
}
