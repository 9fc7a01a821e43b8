//! The second copy as a third record beside log and witness: what it holds and the log lacks stops the desk.

use super::upkeep::Verdict;
use super::{Desk, DeskError};
use crate::domain::ledger::Ledger;
use crate::domain::testimony::{Cause, Discrepancy, Halt, Intent, Testimony};
use crate::store::EventStore;

impl<S: EventStore> Desk<S> {
    /// Takes in what the second copy said when it was looked at last.
    ///
    /// # Errors
    /// When the witness can't be read; what the copy said holds all the same.
    pub fn heed(&mut self, verdict: Verdict) -> Result<(), DeskError> {
        let ahead = verdict.err();
        if self.ahead == ahead {
            return Ok(());
        }
        self.ahead = ahead;
        let asked = self.ask_witness();
        if let (Err(_), Some(cause)) = (&asked, ahead) {
            self.halt = Some(Halt::of(cause, Vec::new(), &self.ledger));
        }
        asked
    }
}

/// Why nothing may be written, as the witness and the second copy, which is `ahead` of the log, say.
#[must_use]
pub fn halt(testimony: &Testimony, ahead: Option<Cause>, ledger: &Ledger) -> Option<Halt> {
    let by_witness = testimony.halt(ledger);
    let Some(cause @ Cause::CopyAhead { copy, .. }) = ahead else { return by_witness };
    // What a witness knows that is no older than the copy is put back just as it was, without a new log.
    let is_known = testimony.is_whole
        && testimony.finding == Some(Discrepancy::LogBehind { known: ledger.seq })
        && testimony.lost.iter().map(Intent::last).max() >= Some(copy);
    if is_known {
        return by_witness;
    }
    let at_stake = testimony.at_stake(ledger).into_iter().map(|(number, _)| number).collect();
    Some(Halt::of(cause, at_stake, ledger))
}
