//! The second copy as a third record beside log and witness: what it holds and the log lacks stops the desk.

use super::upkeep::{Ahead, Verdict};
use super::{Desk, DeskError};
use crate::domain::halt::Halt;
use crate::domain::ledger::Ledger;
use crate::domain::testimony::{Discrepancy, Intent, Testimony};
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
        if let (Err(_), Some(ahead)) = (&asked, &self.ahead) {
            self.halt = Some(by_copy(&Testimony::default(), ahead, &self.ledger));
        }
        asked
    }
}

/// Why nothing may be written, as the witness and the second copy, which is `ahead` of the log, say.
#[must_use]
pub fn halt(testimony: &Testimony, ahead: Option<&Ahead>, ledger: &Ledger) -> Option<Halt> {
    let by_witness = testimony.halt(ledger);
    let Some(ahead) = ahead else { return by_witness };
    // What a witness knows that is no older than the copy is put back just as it was, without a new log.
    let is_known = testimony.is_whole
        && testimony.finding == Some(Discrepancy::LogBehind { known: ledger.seq })
        && testimony.lost.iter().map(Intent::last).max() >= Some(ahead.copy);
    if is_known { by_witness } else { Some(by_copy(testimony, ahead, ledger)) }
}

/// What the copy knows to be out is named, for the paper routine.
fn by_copy(testimony: &Testimony, ahead: &Ahead, ledger: &Ledger) -> Halt {
    let mut at_stake: Vec<_> = testimony.at_stake(ledger).into_iter().map(|(number, _)| number).collect();
    for number in &ahead.out {
        if ledger.pool.is_free(*number) && !at_stake.contains(number) {
            at_stake.push(*number);
        }
    }
    Halt::of(ahead.cause(), at_stake, ledger)
}
