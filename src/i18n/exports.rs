//! An export of the reconciliations in words: how many cases it has, which were left out and why, what to look at.

use crate::i18n::texts::Texts;
use crate::t;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::views::export_selection::{LeftOut, LeftOutReason, Note, Ready};

impl Texts {
    /// What a person should know about an exported record and what the record itself does not say, one line each: how
    /// many cases it has (`ready`), which were left out, and what is odd.
    #[must_use]
    pub fn export_lines(
        &self,
        outage: &Outage,
        ready: &[Ready<'_>],
        left_out: &[LeftOut<'_>],
        is_practice: bool,
    ) -> Vec<String> {
        let (id, rows, left) = (outage.id.to_string(), ready.len().to_string(), left_out.len().to_string());
        let count = if ready.is_empty() {
            t!(self, "export-nothing", outage = id)
        } else {
            t!(self, "export-count", outage = id, rows = rows, left = left)
        };
        let practice = is_practice.then(|| t!(self, "export-practice"));
        let left_out = left_out.iter().map(|left_out| self.left_out(left_out));
        let notes = ready.iter().flat_map(|ready| self.notes_on(ready));
        practice.into_iter().chain([count]).chain(left_out).chain(notes).collect()
    }

    /// A case that is not exported, and why.
    #[must_use]
    pub fn left_out(&self, left_out: &LeftOut<'_>) -> String {
        let LeftOut { case, reason } = left_out;
        let (number, unit) = (case.number.groups().join(" "), case.request.unit.to_string());
        let why: Vec<String> = match reason {
            LeftOutReason::RapsMustUndo => self.wrong_at_raps(case).into_iter().collect(),
            _ => std::iter::once(self.left_out_reason(reason)).chain(self.wrong_at_raps(case)).collect(),
        };
        let why = why.join("; ");
        t!(self, "export-left-out", case = case.id.to_string(), number = number, unit = unit, why = why)
    }

    /// Why a case is not exported.
    #[must_use]
    pub fn left_out_reason(&self, reason: &LeftOutReason) -> String {
        match reason {
            LeftOutReason::Void => t!(self, "export-void"),
            LeftOutReason::Unused => t!(self, "export-unused"),
            LeftOutReason::NoNewId => t!(self, "export-no-new-id"),
            LeftOutReason::RapsMustUndo => t!(self, "case-raps-again"),
            LeftOutReason::Shared(others) => {
                let others: Vec<String> = others.iter().map(ToString::to_string).collect();
                t!(self, "export-shared", cases = others.join(", "))
            }
        }
    }

    fn notes_on(&self, ready: &Ready<'_>) -> Vec<String> {
        let what = |note: &Note| match *note {
            Note::NumberWarning(warning) => self.replacement_warning(warning, &ready.case),
            Note::RapsWasTold(_) => self.wrong_at_raps(&ready.case).unwrap_or_default(),
        };
        let said = |note| t!(self, "export-look", case = ready.case.id.to_string(), what = what(note));
        ready.notes.iter().map(said).collect()
    }
}
