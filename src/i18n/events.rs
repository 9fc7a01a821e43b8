//! The events of the log in words, and the words for the states that they lead to.

use crate::i18n::refusals::sex_key;
use crate::i18n::texts::Texts;
use crate::t;
use kvittera_domain::event::Event;
use kvittera_domain::event::restored::Restored;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::issuance::{Issuance, ReadBack};
use kvittera_domain::ledger::outage::OutageStepKind;
use kvittera_domain::ledger::pool::NumberState;
use kvittera_domain::ledger::reconciliation::CaseState;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::sex::Sex;

impl Texts {
    /// An event in one line.
    #[must_use]
    pub fn recorded(&self, event: &Event) -> String {
        match event {
            Event::LogCreated { site, mode: Mode::Live, .. } => t!(self, "fact-log-created", site = site.as_str()),
            Event::LogCreated { mode: Mode::Practice, .. } => t!(self, "fact-practice-created"),
            Event::NumberAdded { number, .. } => t!(self, "fact-number-added", number = number.to_string()),
            Event::NumberWithdrawn { number, reason } => {
                t!(self, "fact-number-withdrawn", number = number.to_string(), reason = reason.as_str())
            }
            Event::NumberQuarantined { number, because } => {
                t!(self, "fact-number-quarantined", number = number.to_string(), because = self.quarantine(because))
            }
            Event::LogRestored(Restored { seq, put_back, proven, quarantined, unissued, reason, .. }) => t!(
                self,
                "fact-log-restored",
                seq = seq.to_string(),
                back = put_back,
                proven = proven.to_string(),
                quarantined = quarantined,
                unissued = unissued.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
                vouched = unissued.len(),
                reason = reason.as_str()
            ),
            Event::LogRecovered { finding, put_back, quarantined, unissued, reason } => t!(
                self,
                "fact-log-recovered",
                finding = self.difference(*finding),
                back = put_back,
                quarantined = quarantined,
                unissued = unissued.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
                vouched = unissued.len(),
                reason = reason.as_str()
            ),
            Event::PoolCounted { present, missing, spent } => self.counted(*present, missing, spent),
            Event::OutagePlanned { .. }
            | Event::OutageReplanned { .. }
            | Event::OutageCancelled { .. }
            | Event::OutageSuspected { .. }
            | Event::OutageConfirmed { .. }
            | Event::OutageNoted { .. }
            | Event::OutageEnded { .. }
            | Event::OutageTimesSet { .. }
            | Event::OutageReopened { .. }
            | Event::OutageReconciled { .. } => OutageStepKind::of(event).map_or_else(String::new, |(outage, step)| {
                t!(self, "fact-outage", outage = outage.to_string(), step = self.step(&step))
            }),
            Event::Issued { issuance, number, request, paper, .. } => {
                let (issuance, number) = (issuance.to_string(), number.to_string());
                let (unit, who) = (request.unit.to_string(), request.requested_by.to_string());
                if paper.is_some() {
                    t!(self, "fact-late-entry", issuance = issuance, number = number, unit = unit, who = who)
                } else {
                    t!(self, "fact-issued", issuance = issuance, number = number, unit = unit, who = who)
                }
            }
            Event::ReadBack { issuance, matched: true, .. } => {
                t!(self, "fact-read-back", issuance = issuance.to_string())
            }
            Event::ReadBack { issuance, heard, matched: false } => {
                t!(self, "fact-misheard", issuance = issuance.to_string(), heard = heard.to_string())
            }
            Event::ReadBackSkipped { issuance } => t!(self, "fact-read-back-skipped", issuance = issuance.to_string()),
            Event::Voided { issuance, reason } => {
                t!(self, "fact-voided", issuance = issuance.to_string(), reason = reason.as_str())
            }
            Event::Corrected { issuance, reason, .. } => {
                t!(self, "fact-corrected", issuance = issuance.to_string(), reason = reason.as_str())
            }
            Event::ConflictFound { conflict, number, request, .. } => t!(
                self,
                "fact-conflict-found",
                conflict = conflict.to_string(),
                number = number.to_string(),
                unit = request.unit.to_string()
            ),
            Event::ConflictResolved { conflict, reason } => {
                t!(self, "fact-conflict-resolved", conflict = conflict.to_string(), reason = reason.as_str())
            }
            Event::ConflictTakenBack { .. }
            | Event::Replaced { .. }
            | Event::RapsNotified { .. }
            | Event::Unused { .. }
            | Event::Undone { .. } => self.reconciled(event),
        }
    }

    /// A step of a reconciliation in one line, or that a conflict was none.
    fn reconciled(&self, event: &Event) -> String {
        match event {
            Event::ConflictTakenBack { conflict, reason } => {
                t!(self, "fact-conflict-taken-back", conflict = conflict.to_string(), reason = reason.as_str())
            }
            Event::Replaced { case, replacement, .. } => {
                let (kind, id) = (self.id_kind(replacement.kind()), replacement.written());
                t!(self, "fact-replaced", case = case.to_string(), kind = kind, id = id)
            }
            Event::RapsNotified { case, reference, undoes, .. } => {
                let told = match reference {
                    Some(reference) => {
                        t!(self, "fact-raps-referenced", case = case.to_string(), reference = reference.as_str())
                    }
                    None => t!(self, "fact-raps-notified", case = case.to_string()),
                };
                let undone = undoes.map(|undone| match undone.replacement {
                    Some(id) => t!(self, "raps-undoes", id = id.written()),
                    None => t!(self, "raps-undoes-earlier"),
                });
                undone.map_or_else(|| told.clone(), |undone| format!("{told} ({undone})"))
            }
            Event::Unused { case, reason } => {
                t!(self, "fact-unused", case = case.to_string(), reason = reason.as_str())
            }
            Event::Undone { case, step, reason, raps } => {
                let (case, step) = (case.to_string(), self.reconciliation_step(*step));
                let undone = t!(self, "fact-undone", case = case, step = step, reason = reason.as_str());
                raps.map_or_else(|| undone.clone(), |answer| format!("{undone} ({})", self.raps_answer(answer)))
            }
            _ => String::new(),
        }
    }

    /// An event in one line, with the pool number of its case added if the words lack it, so that a search for either
    /// id finds both.
    #[must_use]
    pub fn event_in(&self, ledger: &Ledger, event: &Event) -> String {
        let words = self.recorded(event);
        let number = event.case().and_then(|id| ledger.case(id)).map(|case| case.number.to_string());
        match number.filter(|number| !words.contains(number)) {
            Some(number) => format!("{words} ({number})"),
            None => words,
        }
    }

    /// `Kvinna`, `Man`, `Okänt`.
    #[must_use]
    pub fn sex(&self, sex: Sex) -> String {
        t!(self, "sex", sex = sex_key(sex))
    }

    /// `Kvinnor`, `Män`: the two pages of the paper binder.
    #[must_use]
    pub fn sexes(&self, sex: Sex) -> String {
        t!(self, "sexes", sex = sex_key(sex))
    }

    /// `fri`, `ute`, `kasserad`.
    #[must_use]
    pub fn number_state(&self, state: &NumberState) -> String {
        match state {
            NumberState::Free => t!(self, "number-state-free"),
            NumberState::Issued(_) => t!(self, "number-state-issued"),
            NumberState::Withdrawn { .. } => t!(self, "number-state-withdrawn"),
            NumberState::Quarantined { .. } => t!(self, "number-state-quarantined"),
        }
    }

    /// Whether and how an issuance was read back, or that it is void or unused.
    #[must_use]
    pub fn issuance_state(&self, issuance: &Issuance) -> String {
        if issuance.voided.is_some() {
            return t!(self, "state-void");
        }
        if issuance.reconciliation.unused.is_some() {
            return t!(self, "case-state", state = CaseState::Unused.name());
        }
        self.read_back(issuance.read_back)
    }

    /// Whether and how a number was read back.
    #[must_use]
    pub fn read_back(&self, read_back: ReadBack) -> String {
        match read_back {
            ReadBack::Awaited => t!(self, "state-not-read-back"),
            ReadBack::Matched => t!(self, "state-read-back"),
            ReadBack::Skipped => t!(self, "state-read-back-skipped"),
            ReadBack::OnPaper => t!(self, "state-on-paper"),
        }
    }
}
