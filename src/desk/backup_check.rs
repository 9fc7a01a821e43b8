//! The second copy as a third record beside log and witness: what it holds and the log lacks stops the desk.

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
    /// Takes in what the second copy said when it was looked at last.
    ///
    /// # Errors
    /// When the witness can't be read; what the copy said holds all the same.
    pub fn apply_backup_state(&mut self, verdict: BackupVerdict) -> Result<(), DeskError> {
        let ahead = verdict.err();
        if self.ahead == ahead {
            return Ok(());
        }
        self.ahead = ahead;
        let asked = self.ask_witness();
        if let (Err(_), Some(ahead)) = (&asked, &self.ahead) {
            self.halt = Some(by_copy(&Comparison::default(), ahead, &self.ledger));
        }
        asked
    }
}

/// Why nothing may be written, as the witness and the second copy, which is `ahead` of the log, say.
#[must_use]
pub fn halt(comparison: &Comparison, ahead: Option<&BackupAhead>, ledger: &Ledger) -> Option<Halt> {
    let by_witness = comparison.halt(ledger);
    let Some(ahead) = ahead else { return by_witness };
    // What a witness knows that is no older than the copy is put back just as it was, without a new log.
    let is_known = comparison.is_whole
        && comparison.finding == Some(Discrepancy::LogBehind { known: ledger.seq })
        && comparison.lost.iter().map(Intent::last).max() >= Some(ahead.copy);
    if is_known { by_witness } else { Some(by_copy(comparison, ahead, ledger)) }
}

/// What the copy knows to be out is named, for the paper routine.
fn by_copy(comparison: &Comparison, ahead: &BackupAhead, ledger: &Ledger) -> Halt {
    let mut at_risk: Vec<_> = comparison.at_risk(ledger).into_iter().map(|(number, _)| number).collect();
    for number in &ahead.out {
        if ledger.pool.is_free(*number) && !at_risk.contains(number) {
            at_risk.push(*number);
        }
    }
    Halt::of(ahead.cause(), at_risk, ledger)
}
