//! What RAPS goes by: the last that it was told of a case, and whether that is what the log says now.
//!
//! A wrong merge at RAPS joins two patients' records. So a notice that was taken back is forgotten only when a person says
//! that RAPS was never told; else the case stays open until RAPS is told again.

use crate::event::reconciling::{RapsAnswer, ReconciliationStep};
use crate::ledger::reconciliation::{Notified, Reconciliation, Replaced};
use crate::value::id::Seq;
use crate::value::person_id::PersonId;

impl Reconciliation {
    /// The last that RAPS was told, whether or not it still holds.
    #[must_use]
    pub fn last_told(&self) -> Option<&Notified> {
        self.told.last()
    }

    /// The last notice, unless it was taken back.
    #[must_use]
    pub fn notified(&self) -> Option<&Notified> {
        self.last_told().filter(|told| told.taken_back.is_none())
    }

    /// Whether RAPS was told about the new id that is recorded now; a notice about another id does not count.
    #[must_use]
    pub fn raps_knows(&self) -> bool {
        let told = self.notified().filter(|told| !told.retracts);
        told.is_some_and(|told| told.of.is_none_or(|id| self.replaced.as_ref().is_some_and(|new| new.id == id)))
    }

    /// The notice that RAPS must be told to undo: RAPS goes by it, and it is not what the log says now. One that was taken
    /// back, and whose id was recorded once more, must be told again and not undone: RAPS may have been told meanwhile
    /// that it doesn't hold.
    #[must_use]
    pub fn raps_must_undo(&self) -> Option<&Notified> {
        let is_right = |told: &Notified| {
            let again =
                |new: &Replaced| told.of == Some(new.id) && told.taken_back.is_some_and(|since| new.seq > since);
            self.replaced.as_ref().is_some_and(again)
        };
        self.last_told().filter(|told| !told.retracts && !self.raps_knows() && !is_right(told))
    }

    /// Whether the step can be undone: it stands, or it was a notice that was taken back although RAPS was told, which
    /// may turn out not to be so.
    #[must_use]
    pub fn can_undo(&self, step: ReconciliationStep) -> bool {
        self.has(step) || (step == ReconciliationStep::RapsNotified && self.last_told().is_some())
    }

    /// Whether a step that stands shows that somebody used the number.
    #[must_use]
    pub fn shows_use(&self) -> bool {
        self.replaced.is_some() || self.notified().is_some_and(|told| !told.retracts)
    }

    /// Takes back the last notice. Without an answer RAPS was told.
    pub(super) fn take_notice_back(&mut self, answer: Option<RapsAnswer>, seq: Seq) {
        if answer == Some(RapsAnswer::NeverTold) {
            self.told.pop();
        } else if let Some(told) = self.told.last_mut() {
            told.taken_back = Some(seq);
        }
    }

    /// A notice that came before the new id was about this one, so another id would have to be told anew.
    pub(super) fn bind_notice(&mut self, id: PersonId) {
        if let Some(told) = self.told.last_mut().filter(|told| told.taken_back.is_none() && !told.retracts) {
            told.of.get_or_insert(id);
        }
    }
}
