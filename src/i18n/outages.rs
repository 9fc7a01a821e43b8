//! An outage in words: its state, its steps, what was checked, what is announced.

use chrono::{DateTime, Utc};

use crate::i18n::texts::Texts;
use crate::t;
use kvittera_domain::event::check::Check;
use kvittera_domain::event::plan::Plan;
use kvittera_domain::ledger::Headline;
use kvittera_domain::ledger::outage::{Outage, OutageState, OutageStepKind};

impl Texts {
    /// `planerat`, `misstänkt`, `bekräftat`, `över`.
    #[must_use]
    pub fn outage_state(&self, state: OutageState) -> String {
        t!(self, "outage-state", state = state.name())
    }

    /// The headline of the program: whether the service is up, in capitals while it is down.
    #[must_use]
    pub fn headline(&self, headline: Headline<'_>, open_reconciliations: usize, now: DateTime<Utc>) -> String {
        match headline {
            Headline::Operational => t!(self, "headline-operational"),
            Headline::Down(outage) => self.headline_down(outage, now),
            Headline::Due(outage) => match outage.overdue(now) {
                Some(end) => t!(self, "headline-missed", end = self.near_clock(end, now)),
                None => t!(self, "headline-due", since = self.near_clock(outage.started_at, now)),
            },
            Headline::Restored(_) => t!(self, "headline-restored", open = open_reconciliations),
            Headline::Planned(outage) => t!(
                self,
                "headline-planned",
                from = self.near_clock(outage.started_at, now),
                span = self.span(outage.started_at - now)
            ),
        }
    }

    fn headline_down(&self, outage: &Outage, now: DateTime<Utc>) -> String {
        let (since, span) = (self.near_clock(outage.started_at, now), self.span(now - outage.started_at));
        if let Some(end) = outage.overdue(now) {
            let late = self.span(now - end);
            return t!(self, "headline-overdue", end = self.near_clock(end, now), late = late);
        }
        if outage.state == OutageState::Confirmed {
            t!(self, "headline-confirmed", since = since, span = span)
        } else {
            t!(self, "headline-suspected", since = since, span = span)
        }
    }

    /// `2026-11-22 03:00 – 2026-11-22 05:00, CHG123`.
    #[must_use]
    pub fn plan(&self, plan: &Plan) -> String {
        let (from, to) = (self.date_clock(plan.from), self.date_clock(plan.to));
        match &plan.reference {
            Some(reference) => t!(self, "plan-referenced", from = from, to = to, reference = reference.as_str()),
            None => t!(self, "plan", from = from, to = to),
        }
    }

    /// An outage in one line: `Driftstopp 1: bekräftat, sedan 2026-11-22 01:40 (1 h 32 min)`.
    #[must_use]
    pub fn outage_line(&self, outage: &Outage, now: DateTime<Utc>) -> String {
        let (id, state) = (outage.id.to_string(), self.outage_state(outage.state));
        let span = self.span(outage.ended_at.unwrap_or(now) - outage.started_at);
        match (&outage.plan, outage.ended_at) {
            (Some(plan), _) if !outage.state.has_begun() => {
                t!(self, "outage-line-planned", outage = id, state = state, plan = self.plan(plan))
            }
            (_, Some(end)) => {
                let (from, to) = (self.date_clock(outage.started_at), self.date_clock(end));
                t!(self, "outage-line-over", outage = id, state = state, from = from, to = to, span = span)
            }
            (_, None) => {
                let since = self.date_clock(outage.started_at);
                t!(self, "outage-line-open", outage = id, state = state, since = since, span = span)
            }
        }
    }

    /// A step of an outage, as a sentence that does not name the outage.
    #[must_use]
    pub fn step(&self, step: &OutageStepKind) -> String {
        match step {
            OutageStepKind::Planned(plan) => t!(self, "step-planned", plan = self.plan(plan)),
            OutageStepKind::Replanned(plan) => t!(self, "step-replanned", plan = self.plan(plan)),
            OutageStepKind::Cancelled(reason) => t!(self, "step-cancelled", reason = reason.as_str()),
            OutageStepKind::Suspected(checked) if checked.is_empty() => t!(self, "step-suspected"),
            OutageStepKind::Suspected(checked) => {
                let checked: Vec<String> = checked.iter().map(|check| self.check(check)).collect();
                t!(self, "step-suspected-checked", checked = checked.join("; "))
            }
            OutageStepKind::Confirmed => t!(self, "step-confirmed"),
            OutageStepKind::Noted(note) => note.to_string(),
            OutageStepKind::Ended => t!(self, "step-ended"),
            OutageStepKind::TimesSet { started_at, ended_at, reason } => {
                let started = started_at.map(|at| t!(self, "step-started-at", at = self.date_clock(at)));
                let ended = ended_at.map(|at| t!(self, "step-ended-at", at = self.date_clock(at)));
                let times: Vec<String> = started.into_iter().chain(ended).collect();
                t!(self, "step-times-set", times = times.join(", "), reason = reason.as_str())
            }
            OutageStepKind::Reopened(reason) => t!(self, "step-reopened", reason = reason.as_str()),
            OutageStepKind::Reconciled => t!(self, "step-reconciled"),
        }
    }

    /// A check that was made before an outage was reported, with its answer.
    #[must_use]
    pub fn check(&self, check: &Check) -> String {
        match check {
            Check::Workstation { only_here: true } => t!(self, "check-workstation-only"),
            Check::Workstation { only_here: false } => t!(self, "check-workstation-others"),
            Check::Ward { only_here: true } => t!(self, "check-ward-only"),
            Check::Ward { only_here: false } => t!(self, "check-ward-others"),
            Check::News { announced: true } => t!(self, "check-news-announced"),
            Check::News { announced: false } => t!(self, "check-news-silent"),
            Check::Called { whom, answer } => {
                t!(self, "check-called", whom = whom.as_str(), answer = answer.as_str())
            }
            Check::Other { words } => words.to_string(),
        }
    }
}
