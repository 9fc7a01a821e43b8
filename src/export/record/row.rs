//! What every form tells of one case, as typed values and stable English names.

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

/// Says of the whole record that it is a drill's, where a form has room for words.
pub(super) const PRACTICE: &str = "ÖVNING / PRACTICE";

/// Surname and given name under which the binder's numbers are registered (routine, step 5).
pub(super) const BINDER_NAME: [&str; 2] = ["DRIFTSTOPP", "AKUTEN SÄS"];

/// Which making of the record this is; messages and bundles take their names from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Making {
    /// Its name, which no other making has.
    pub id: RequestId,
    /// The moment.
    pub at: DateTime<Utc>,
}

/// What holds for all cases of one record.
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
            // What is not known to be real is none.
            is_practice: ledger.mode() != Some(Mode::Live),
            outage,
        }
    }

    /// `live` or `practice`.
    pub(super) const fn mode(&self) -> &'static str {
        if self.is_practice { "practice" } else { "live" }
    }
}

/// The hand-out that a case is, and the clash that it is; one of them is there.
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

/// The word to RAPS about the very id that stands here; one about another id is only a note.
pub(super) fn told<'a>(case: &Case<'a>) -> Option<&'a Notified> {
    let reconciliation = case.reconciliation;
    reconciliation.notified.as_ref().filter(|_| reconciliation.raps_knows())
}

/// The notes as words for programs: `other_sex`, `same_new_id:k1`, `raps_was_told:19900101-2398`.
pub(super) fn notes(ready: &Ready<'_>) -> Vec<String> {
    let word = |note: &Note| match note {
        Note::NumberWarning(ReplacementWarning::OtherSex) => "other_sex".to_owned(),
        Note::NumberWarning(ReplacementWarning::AlsoFor(other)) => format!("same_new_id:{other}"),
        Note::RapsWasTold(id) => format!("raps_was_told:{}", id.written()),
    };
    ready.notes.iter().map(word).collect()
}
