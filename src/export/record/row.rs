//! What all formats of the record share: the heading, and single values of a case under stable English names.

use chrono::{DateTime, Utc};

use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::{PatientIdentity, ReplacementWarning};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::case::Case;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::ledger::reconciliation::Notified;
use kvittera_domain::value::id::{ConflictId, IssuanceId, LogId, RequestId};
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::views::export_selection::{Note, Ready};

/// Marks the whole record as a drill's, in formats with a place for words.
pub(super) const PRACTICE: &str = "ÖVNING / PRACTICE";

/// Identifies one export of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Making {
    /// Unique for each export. It stands in the JSON alone: whoever drops repeats must know a message again.
    pub id: RequestId,
    pub at: DateTime<Utc>,
}

/// The values that are the same for all cases of one record.
pub(super) struct Heading<'a> {
    pub(super) making: Making,
    pub(super) log: Option<LogId>,
    pub(super) site: &'a str,
    pub(super) is_practice: bool,
    pub(super) outage: &'a Outage,
}

impl<'a> Heading<'a> {
    pub(super) fn of(ledger: &'a Ledger, outage: &'a Outage, making: Making) -> Self {
        let identity = ledger.identity.as_ref();
        Self {
            making,
            log: identity.map(|identity| identity.log),
            site: identity.map(|identity| identity.site.as_str()).unwrap_or_default(),
            // Without proof that the log is live, the record counts as practice.
            is_practice: ledger.mode() != Some(Mode::Live),
            outage,
        }
    }

    /// `live` or `practice`.
    pub(super) const fn mode(&self) -> &'static str {
        if self.is_practice { "practice" } else { "live" }
    }

    /// Surname and given name under which the pool's numbers are registered (routine, step 5). A name is what every
    /// converter keeps, so in practice it says that nobody is behind it.
    pub(super) const fn pool_name(&self) -> [&'static str; 2] {
        [if self.is_practice { "ÖVNING DRIFTSTOPP" } else { "DRIFTSTOPP" }, "AKUTEN SÄS"]
    }
}

/// The issuance or the conflict from which a case comes; exactly one of them is `Some`.
pub(super) const fn origin(id: CaseId) -> (Option<IssuanceId>, Option<ConflictId>) {
    match id {
        CaseId::Issuance(issuance) => (Some(issuance), None),
        CaseId::Conflict(conflict) => (None, Some(conflict)),
    }
}

/// `established` or `pending`.
pub(super) const fn identity(identity: PatientIdentity) -> &'static str {
    match identity {
        PatientIdentity::Established => "established",
        PatientIdentity::Pending => "pending",
    }
}

/// When RAPS was notified of the new id that the case has now. `None` if RAPS knows another id; that becomes a note.
pub(super) fn raps_notice<'a>(case: &Case<'a>) -> Option<&'a Notified> {
    let reconciliation = case.reconciliation;
    reconciliation.notified().filter(|_| reconciliation.raps_knows())
}

/// The notes in a form for programs: `other_sex`, `same_new_id:k1`, `raps_was_told:19900101-2398`.
pub(super) fn notes(ready: &Ready<'_>) -> Vec<String> {
    let word = |note: &Note| match note {
        Note::NumberWarning(ReplacementWarning::OtherSex) => "other_sex".to_owned(),
        Note::NumberWarning(ReplacementWarning::AlsoFor(other)) => format!("same_new_id:{other}"),
        Note::RapsWasTold(Some(id)) => format!("raps_was_told:{}", id.written()),
        Note::RapsWasTold(None) => "raps_was_told".to_owned(),
    };
    ready.notes.iter().map(word).collect()
}
