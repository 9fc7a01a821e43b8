//! Reconciliations in words: new ids, states, deadlines and warnings; and what a count of the paper binder found.

use chrono::{DateTime, Utc};

use crate::i18n::inputs::shown;
use crate::i18n::texts::Texts;
use crate::t;
use kvittera_domain::event::reconciling::{PatientIdentity, RapsAnswer, ReconciliationStep, ReplacementWarning};
use kvittera_domain::ledger::case::{Case, Deadlines, Lateness};
use kvittera_domain::ledger::reconciliation::{CaseState, Notified};
use kvittera_domain::rules::decide::raps_told;
use kvittera_domain::rules::refusal::RapsTold;
use kvittera_domain::rules::replacement::ReplacementError;
use kvittera_domain::value::person_id::{IdKind, PersonId, PersonIdError, UnlikelyAge};
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::views::worklist::WorklistProgress;

impl Texts {
    /// `personnummer`, `samordningsnummer`, `reservnummer (LRID)`.
    #[must_use]
    pub fn id_kind(&self, kind: IdKind) -> String {
        t!(self, "id-kind", kind = kind.name())
    }

    /// `öppen`, `nytt id, RAPS återstår`, …
    #[must_use]
    pub fn case_state(&self, state: CaseState) -> String {
        t!(self, "case-state", state = state.name())
    }

    /// The state of a case in a word or two, for lists.
    #[must_use]
    pub fn case_state_briefly(&self, state: CaseState) -> String {
        t!(self, "case-state-briefly", state = state.name())
    }

    /// How long an open case has waited, and whether that is too long; for a closed case, how long it took.
    #[must_use]
    pub fn case_age(&self, case: &Case<'_>, patience: Deadlines, now: DateTime<Utc>) -> String {
        if let Some(closed_at) = case.closed_at() {
            return t!(self, "case-closed-after", span = self.span(closed_at - case.issued_at));
        }
        let age = self.span(case.age(now));
        match self.lateness(case.lateness(now, patience)) {
            Some(late) => t!(self, "case-late", age = age, late = late),
            None => age,
        }
    }

    /// The advice for a case whose number other patients may carry too; `None` if no other case has the number.
    #[must_use]
    pub fn case_shared(&self, case: &Case<'_>) -> Option<String> {
        let others: Vec<String> = case.shared_with.iter().map(ToString::to_string).collect();
        (!others.is_empty()).then(|| t!(self, "case-shared-next", others = others.join(", ")))
    }

    /// When RAPS was notified, by whom, and with which reference.
    #[must_use]
    pub fn told(&self, notified: &Notified, now: DateTime<Utc>) -> String {
        let (at, by) = (self.near_clock(notified.at, now), notified.by.to_string());
        match &notified.reference {
            Some(reference) => t!(self, "case-told-referenced", at = at, by = by, reference = reference.as_str()),
            None => t!(self, "case-told", at = at, by = by),
        }
    }

    /// `måste aviseras i RAPS: 20190116M211 hör inte till 19850505-2384, RAPS-88`.
    #[must_use]
    pub fn raps_must_undo(&self, told: &RapsTold) -> String {
        let number = told.number.to_string();
        let words = match told.id {
            Some(id) => t!(self, "raps-must-undo", number = number, id = id.written()),
            None => t!(self, "raps-must-undo-earlier", number = number),
        };
        words + &referenced(told)
    }

    /// What RAPS must be told about a case before anything else; `None` if it goes by nothing wrong.
    #[must_use]
    pub fn wrong_at_raps(&self, case: &Case<'_>) -> Option<String> {
        case.reconciliation.raps_must_undo().map(|told| self.raps_must_undo(&raps_told(case, told)))
    }

    /// What is true of a notice that was taken back: RAPS was never told, or must be told to undo it.
    #[must_use]
    pub fn raps_answer(&self, answer: RapsAnswer) -> String {
        match answer {
            RapsAnswer::NeverTold => t!(self, "raps-never-told"),
            RapsAnswer::ToUndo => t!(self, "raps-to-undo"),
        }
    }

    /// The question whether RAPS was really told what is taken back.
    #[must_use]
    pub fn ask_raps_told(&self, told: &RapsTold) -> String {
        let number = told.number.to_string();
        match told.id {
            Some(id) => {
                t!(self, "ask-raps-told", number = number, id = id.written(), reference = referenced(told))
            }
            None => t!(self, "ask-raps-told-earlier", number = number, reference = referenced(told)),
        }
    }

    /// Whether the patient's identity is established.
    #[must_use]
    pub fn identity(&self, identity: PatientIdentity) -> String {
        let known = match identity {
            PatientIdentity::Established => "established",
            PatientIdentity::Pending => "pending",
        };
        t!(self, "identity", identity = known)
    }

    /// What a new id says: its kind, the id as people write it, birth date and sex.
    #[must_use]
    pub fn new_id_read(&self, id: PersonId) -> String {
        let written = match id {
            PersonId::Lrid(number) => PoolNumber::from(number).groups().join(" "),
            PersonId::Personnummer(_) | PersonId::Samordningsnummer(_) => id.written(),
        };
        let birth = match id.birth_date() {
            Some(date) => t!(self, "new-id-born", birth = date.to_string()),
            None => t!(self, "new-id-birth-open"),
        };
        let (kind, sex) = (self.id_kind(id.kind()), self.sex(id.sex()));
        t!(self, "new-id-read", kind = kind, id = written, birth = birth, sex = sex)
    }

    /// A step of a reconciliation, which can be undone.
    #[must_use]
    pub fn reconciliation_step(&self, step: ReconciliationStep) -> String {
        t!(self, "reconciliation-step", step = step.name())
    }

    /// How late an open case is; `None` while there is time.
    #[must_use]
    pub fn lateness(&self, lateness: Lateness) -> Option<String> {
        match lateness {
            Lateness::InTime => None,
            Lateness::Due => Some(t!(self, "lateness-due")),
            Lateness::Overdue => Some(t!(self, "lateness-overdue")),
        }
    }

    /// `5 av 7 klara`.
    #[must_use]
    pub fn progress(&self, progress: WorklistProgress) -> String {
        t!(self, "progress", closed = progress.closed.to_string(), total = progress.total.to_string())
    }

    /// Remarks on a case that its state doesn't show: it is late, its number is shared, RAPS knows another id, linking
    /// has to wait.
    #[must_use]
    pub fn case_remarks(&self, case: &Case<'_>, patience: Deadlines, now: DateTime<Utc>) -> Vec<String> {
        let course = case.reconciliation;
        let shared: Vec<String> = case.shared_with.iter().map(ToString::to_string).collect();
        let shared = (!shared.is_empty()).then(|| t!(self, "case-shared", cases = shared.join(", ")));
        let waits = (course.linking_waits() && case.is_in_use()).then(|| t!(self, "case-linking-waits"));
        let again = self.wrong_at_raps(case);
        [self.lateness(case.lateness(now, patience)), shared, again, waits].into_iter().flatten().collect()
    }

    /// A warning about a new id: its sex differs from the pool number's, or another case has the same new id.
    #[must_use]
    pub fn replacement_warning(&self, warning: ReplacementWarning, case: &Case<'_>) -> String {
        match warning {
            ReplacementWarning::OtherSex => t!(self, "doubt-replacement-sex", sex = self.sex(case.sex)),
            ReplacementWarning::AlsoFor(other) => t!(self, "doubt-replacement-also", case = other.to_string()),
        }
    }

    /// The age that a new id states and that somebody should look at twice, and the number that may have been meant.
    #[must_use]
    pub fn unlikely_age(&self, id: PersonId, age: UnlikelyAge) -> String {
        let (id, born, years) = (id.written(), age.born.to_string(), age.years);
        match age.with_hyphen {
            Some(meant) => t!(
                self,
                "age-doubtful-hyphen",
                id = id,
                born = born,
                years = years,
                meant = meant.written(),
                year = meant.value().get(..4).unwrap_or_default()
            ),
            None => t!(self, "age-doubtful", id = id, born = born, years = years),
        }
    }

    /// Why a text can't be a new id.
    #[must_use]
    pub fn replacement_error(&self, error: ReplacementError) -> String {
        match error {
            ReplacementError::FromPool(number) => t!(self, "replacement-from-pool", number = number.to_string()),
            ReplacementError::Id(error) => self.person_id_error(error),
        }
    }

    /// What is wrong with a personnummer, samordningsnummer or reserve number.
    #[must_use]
    pub fn person_id_error(&self, error: PersonIdError) -> String {
        match error {
            PersonIdError::NotAscii(c) => t!(self, "number-not-ascii", character = shown(c)),
            PersonIdError::Length { found } => t!(self, "id-length", found = found),
            PersonIdError::Shape { position } => t!(self, "number-shape", position = position),
            PersonIdError::CenturyMissing { one, other: Some(other) } => {
                t!(self, "id-century-missing", one = one.as_str(), other = other.as_str())
            }
            PersonIdError::CenturyMissing { one, other: None } => t!(self, "id-century-needed", one = one.as_str()),
            PersonIdError::PlusInReserveNumber { number } => t!(self, "id-plus-in-lrid", number = number.as_str()),
            PersonIdError::OtherRegion => t!(self, "id-other-region"),
            PersonIdError::OtherRegionDigits => t!(self, "id-other-region-digits"),
            PersonIdError::Nrid => t!(self, "id-nrid"),
            PersonIdError::Date => t!(self, "id-date"),
            PersonIdError::Serial => t!(self, "id-serial"),
            PersonIdError::CheckDigit => t!(self, "number-check-digit"),
            PersonIdError::Future => t!(self, "id-future"),
            PersonIdError::NotCentenarian => t!(self, "id-not-centenarian"),
            PersonIdError::System => t!(self, "id-system"),
            PersonIdError::ReserveNumber(error) => self.reserve_number_error(error),
        }
    }

    /// What a count of the paper binder found.
    pub(super) fn counted(&self, present: usize, missing: &[PoolNumber], spent: &[PoolNumber]) -> String {
        let listed = |numbers: &[PoolNumber]| numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let present = present.to_string();
        let missing = (!missing.is_empty()).then(|| t!(self, "count-missing", numbers = listed(missing)));
        let spent = (!spent.is_empty()).then(|| t!(self, "count-spent", numbers = listed(spent)));
        let found: Vec<String> = missing.into_iter().chain(spent).collect();
        if found.is_empty() {
            t!(self, "fact-counted", present = present)
        } else {
            t!(self, "fact-counted-differs", present = present, found = found.join("; "))
        }
    }
}

/// The reference of a notice after a comma; nothing if it has none.
fn referenced(told: &RapsTold) -> String {
    told.reference.as_ref().map(|reference| format!(", {reference}")).unwrap_or_default()
}
