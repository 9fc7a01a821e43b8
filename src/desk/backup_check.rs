//! The backup as a third record beside log and witness: writing is halted when the backup holds events that the log
//! lacks.

use crate::desk::core::Desk;
use crate::desk::maintenance::{BackupAhead, BackupVerdict};
use crate::desk::trouble::DeskError;
use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::recovery::halt::Halt;
use kvittera_domain::recovery::intent::Intent;
use kvittera_store::Witnessed;

impl<S: Witnessed> Desk<S> {
    /// Applies the result of the last comparison with the backup, and updates the halt.
    ///
    /// # Errors
    /// When the witness can't be read. The result is applied all the same.
    pub fn apply_backup_state(&mut self, verdict: BackupVerdict) -> Result<(), DeskError> {
        let ahead = verdict.err();
        if self.backup_ahead == ahead {
            return Ok(());
        }
        self.backup_ahead = ahead;
        let updated = self.update_halt();
        if let (Err(_), Some(ahead)) = (&updated, &self.backup_ahead) {
            self.halt = Some(halt_by_backup(&Comparison::default(), ahead, &self.ledger));
        }
        updated
    }
}

/// The halt that follows from the comparison with the witness and from a backup that is `ahead` of the log.
#[must_use]
pub fn halt(comparison: &Comparison, ahead: Option<&BackupAhead>, ledger: &Ledger) -> Option<Halt> {
    let by_witness = comparison.halt(ledger);
    let Some(ahead) = ahead else { return by_witness };
    // A witness that reaches at least as far as the backup can put the lost events back unchanged, and no new log is
    // needed.
    let is_known = comparison.is_whole
        && comparison.finding == Some(Discrepancy::LogBehind { known: ledger.seq })
        && comparison.lost.iter().map(Intent::last).max() >= Some(ahead.copy);
    if is_known { by_witness } else { Some(halt_by_backup(comparison, ahead, ledger)) }
}

/// The halt names the numbers that the backup knows to be issued, so that the paper routine leaves them alone.
fn halt_by_backup(comparison: &Comparison, ahead: &BackupAhead, ledger: &Ledger) -> Halt {
    let mut at_risk: Vec<_> = comparison.at_risk(ledger).into_iter().map(|(number, _)| number).collect();
    for number in &ahead.out {
        if ledger.pool.is_free(*number) && !at_risk.contains(number) {
            at_risk.push(*number);
        }
    }
    Halt::of(ahead.cause(), at_risk, ledger)
}
