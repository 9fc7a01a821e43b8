//! Going on from a copy of a log that is lost. What was handed out after the copy was made is put back where the witness
//! knows it; every number of which nobody can prove that it stayed in the binder goes into quarantine.

use chrono::{DateTime, Utc};

use crate::desk::core::Desk;
use crate::desk::creation::new_request;
use crate::desk::trouble::DeskError;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::recovery::vouched::Vouched;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::decide::{Context, decide};
use kvittera_domain::rules::recover::Restoration;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::text::Remark;
use kvittera_store::Witnessed;
use kvittera_store::{AppendRequest, Link};

/// What the witness of the lost log says, as far as it can be read.
#[derive(Debug, Default)]
pub struct RestoreSources {
    /// What it says beside the copy; `None` where there is none.
    pub comparison: Option<Comparison>,
    /// Whether every line of it can be read, and nothing that is left of the lost log speaks against it.
    pub is_whole: bool,
    /// What another copy of the log holds beyond the one that is gone on from.
    pub beyond: Vec<Intent>,
}

/// What a person says.
#[derive(Debug, Clone)]
pub struct OperatorStatement {
    /// Numbers that were not handed out, as somebody has made sure of.
    pub unissued: Vouched,
    /// Why, and what was looked at.
    pub reason: Remark,
}

impl<S: Witnessed> Desk<S> {
    /// Goes on from a copy, and gives the facts that were written.
    ///
    /// # Errors
    /// When a rule refuses it or the log can't be written.
    pub fn restore(
        &mut self,
        evidence: &RestoreSources,
        statement: OperatorStatement,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Vec<RecordedEvent>, DeskError> {
        let copy = self.head();
        let OperatorStatement { unissued, reason } = statement;
        let command = |put_back, proven, quarantine, unknown_numbers, unissued| {
            let (seq, head, reason) = (copy.seq, copy.hash, reason.clone());
            Command::Restore(Restoration { seq, head, put_back, proven, quarantine, unknown_numbers, unissued, reason })
        };
        let first = command(0, false, Vec::new(), Vec::new(), Vec::new());
        self.rights.permit(&self.ledger, &first).map_err(DeskError::Refused)?;
        let mut written = Vec::new();
        let intents =
            evidence.comparison.as_ref().map(|comparison| self.continuation(comparison).0).unwrap_or_default();
        for intent in &intents {
            let (request, recorded_at, events) = (intent.request, intent.recorded_at, intent.events.as_slice());
            let entry = AppendRequest { request, recorded_at, actor: &intent.actor, events };
            let put_back = self.store.append(self.ledger.seq, &entry)?;
            self.take_in(&put_back)?;
            written.extend(put_back);
        }
        let beyond = Comparison { lost: evidence.beyond.clone(), ..Comparison::default() };
        // What another copy knows and the witness does not shows that the witness is not all there is.
        let is_all = beyond.at_risk(&self.ledger).is_empty() && beyond.unknown_numbers(&self.ledger).is_empty();
        let proven = is_all && evidence.proves(copy, intents.len());
        let mut comparison = evidence.comparison.clone().unwrap_or_default();
        comparison.lost.extend(beyond.lost);
        let gone = comparison.quarantine_candidates(&self.ledger, proven, &unissued);
        let spoken_for = unissued.beside(&gone, &self.ledger);
        let wish = command(intents.len(), proven, gone, comparison.unknown_numbers(&self.ledger), spoken_for);
        let context = Context { now, actor, rights: &self.rights, pool_rules: &self.rules };
        let events = decide(&self.ledger, wish, &context).map_err(DeskError::Refused)?;
        let entry = AppendRequest { request: new_request(), recorded_at: now, actor, events: &events };
        let restored = self.store.append(self.ledger.seq, &entry)?;
        self.take_in(&restored)?;
        written.extend(restored);
        Ok(written)
    }
}

impl RestoreSources {
    /// Whether it tells everything that was handed out after `copy`, of which `put_back` wishes stand in the log again.
    fn proves(&self, copy: Link, put_back: usize) -> bool {
        let Some(comparison) = self.comparison.as_ref().filter(|_| self.is_whole) else { return false };
        match comparison.finding {
            None => true,
            Some(Discrepancy::LogBehind { known }) => {
                comparison.is_whole && known == copy.seq && put_back == comparison.lost.len()
            }
            Some(_) => false,
        }
    }
}
