//! The words of the report on an outage: amendments, missing steps of the routine, and how long things took.

use std::fmt::Display;

use chrono::TimeDelta;

use crate::desk::report::{AmendmentKind, Lapse};
use crate::i18n::texts::Texts;
use crate::t;
use kvittera_domain::event::correction::Correction;

/// Spans from this length on are shown without seconds.
const LONG: TimeDelta = TimeDelta::minutes(10);

impl Texts {
    /// A span of time: `85 s`, or minutes and hours from ten minutes on.
    #[must_use]
    pub fn summary(&self, span: TimeDelta) -> String {
        if span < LONG {
            t!(self, "span-seconds", seconds = span.num_seconds().max(0).to_string())
        } else {
            self.span(span)
        }
    }

    /// An amendment, without its reason.
    #[must_use]
    pub fn amendment(&self, what: &AmendmentKind<'_>) -> String {
        match what {
            AmendmentKind::Voided => t!(self, "report-amendment-voided"),
            AmendmentKind::Unused => t!(self, "report-amendment-unused"),
            AmendmentKind::Corrected { right } => t!(self, "report-amendment-corrected", right = self.right(right)),
            AmendmentKind::Undone { step, raps } => {
                let undone = t!(self, "report-amendment-undone", step = self.reconciliation_step(*step));
                raps.map_or_else(|| undone.clone(), |answer| format!("{undone} ({})", self.raps_answer(answer)))
            }
            AmendmentKind::EnteredTwice => t!(self, "report-amendment-entered-twice"),
        }
    }

    fn right(&self, right: &Correction) -> String {
        let who = right.requested_by.as_ref().map(|who| t!(self, "report-right-requested-by", who = who.as_str()));
        let clinic = right.clinic.as_ref().map(|name| t!(self, "report-right-clinic", clinic = name.as_str()));
        let ward = right.ward.as_ref().map(|name| t!(self, "report-right-ward", ward = name.as_str()));
        let callback = right.callback.as_ref().map(|callback| match callback.extension() {
            Some(extension) => t!(self, "report-right-callback", callback = extension.as_str()),
            None => t!(self, "report-right-no-callback"),
        });
        [who, clinic, ward, callback].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// A missing step of the routine, as a sentence.
    #[must_use]
    pub fn lapse(&self, lapse: &Lapse) -> String {
        match lapse {
            Lapse::NotAskedWhetherOnlyUs => t!(self, "lapse-only-us"),
            Lapse::NewsNotRead => t!(self, "lapse-news"),
            Lapse::NobodyCalled => t!(self, "lapse-called"),
            Lapse::NeverConfirmed => t!(self, "lapse-confirmed"),
            Lapse::NotReadBack(issuances) => t!(self, "lapse-read-back", issuances = listed(issuances)),
            Lapse::ReadBackSkipped(issuances) => t!(self, "lapse-skipped", issuances = listed(issuances)),
            Lapse::NotEnded => t!(self, "lapse-ended"),
            Lapse::ConflictOpen(conflicts) => t!(self, "lapse-conflict", conflicts = listed(conflicts)),
            Lapse::NotReconciled(cases) => t!(self, "lapse-reconciled", cases = listed(cases)),
            Lapse::NotClosed => t!(self, "lapse-closed"),
        }
    }
}

fn listed(ids: &[impl Display]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
