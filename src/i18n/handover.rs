//! The handover of an outage in words: to be read aloud, copied or saved.

use chrono::{DateTime, Utc};

use crate::config::Contacts;
use crate::desk::handover::Handover;
use crate::i18n::texts::Texts;
use crate::t;
use kvittera_domain::event::check::Check;
use kvittera_domain::ledger::conflict::Conflict;
use kvittera_domain::ledger::issuance::Issuance;
use kvittera_domain::ledger::outage::{Outage, OutageStep, OutageStepKind};
use kvittera_domain::value::text::Name;
use kvittera_domain::value::unit::Unit;
use kvittera_domain::views::supply::{Level, Supply};

impl Texts {
    /// The whole handover, one line for each thing to say; empty lines separate the sections.
    #[must_use]
    pub fn handover(&self, handover: &Handover<'_>, contacts: &Contacts) -> String {
        let sections = [
            self.head(handover, contacts),
            self.talks(handover),
            self.course(handover),
            self.pool_section(handover),
            self.issuances(handover),
            self.left_to_do(handover),
        ];
        let filled = sections.iter().filter(|section| !section.is_empty());
        filled.map(|section| section.join("\n")).collect::<Vec<_>>().join("\n\n")
    }

    fn head(&self, handover: &Handover<'_>, contacts: &Contacts) -> Vec<String> {
        let now = handover.now;
        let practice =
            handover.is_practice.then(|| format!("{} · {}", t!(self, "practice-word"), t!(self, "practice-band")));
        let state = match handover.outage {
            Some(outage) => self.outage_line(outage, now),
            None => t!(self, "headline-operational"),
        };
        let overdue = handover.outage.and_then(|outage| outage.overdue(now));
        let phones = self.phones(&handover.call, contacts);
        let halt = handover.halt.map(|halt| self.halt(halt, handover.stopped, &phones));
        let stopped = halt.map(|said| format!("{}! {} {}", t!(self, "title-halted"), said.message, said.next));
        let call = self.call_in_full(&handover.call, contacts, now);
        practice
            .into_iter()
            .chain([t!(self, "handover-title", now = self.date_clock(now))])
            .chain(stopped)
            .chain([state])
            .chain(overdue.map(|end| t!(self, "handover-overdue", end = self.near_clock(end, now))))
            .chain([t!(self, "call-now", call = call)])
            .collect()
    }

    /// The calls that were made and the notes that were taken, so that no one is called twice about the same thing.
    fn talks(&self, handover: &Handover<'_>) -> Vec<String> {
        let Some(outage) = handover.outage else { return Vec::new() };
        let said = outage.course.iter().flat_map(|step| self.said_in(step));
        let lines: Vec<String> = said.map(|(step, words)| self.line_of(step, &words, handover.now)).collect();
        let lines = if lines.is_empty() { vec![t!(self, "handover-no-talks")] } else { lines };
        section(t!(self, "handover-talks"), lines)
    }

    fn said_in<'a>(&self, step: &'a OutageStep) -> Vec<(&'a OutageStep, String)> {
        match &step.what {
            OutageStepKind::Noted(note) => vec![(step, note.to_string())],
            OutageStepKind::Suspected(checked) => {
                let calls = checked.iter().filter(|check| matches!(check, Check::Called { .. }));
                calls.map(|call| (step, self.check(call))).collect()
            }
            _ => Vec::new(),
        }
    }

    fn course(&self, handover: &Handover<'_>) -> Vec<String> {
        let steps = handover.outage.map(|outage: &Outage| outage.course.as_slice()).unwrap_or_default();
        let steps = steps.iter().filter(|step| !matches!(step.what, OutageStepKind::Noted(_)));
        let lines = steps.map(|step| self.line_of(step, &self.step(&step.what), handover.now)).collect();
        section(t!(self, "title-course"), lines)
    }

    fn line_of(&self, step: &OutageStep, words: &str, now: DateTime<Utc>) -> String {
        format!("{} {words} ({})", self.near_clock(step.at, now), step.by.vgr_id)
    }

    fn pool_section(&self, handover: &Handover<'_>) -> Vec<String> {
        let lines = handover.supplies.iter().map(|supply| self.pool_line(supply, handover.now)).collect();
        section(t!(self, "title-pool"), lines)
    }

    fn pool_line(&self, supply: &Supply, now: DateTime<Utc>) -> String {
        let (free, total) = (supply.count.free.to_string(), supply.total().to_string());
        let left = t!(self, "title-binder", sexes = self.sexes(supply.sex), free = free, total = total);
        let level = Some(supply.level).filter(|level| *level <= Level::Low).map(|level| self.level(level));
        [Some(left), level, self.runs_dry(supply, now)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn issuances(&self, handover: &Handover<'_>) -> Vec<String> {
        let lines: Vec<String> =
            handover.issuances.iter().map(|issuance| self.issuance_line(issuance, handover.now)).collect();
        let fictive = (!lines.is_empty()).then(|| t!(self, "birth-date-fictive"));
        section(t!(self, "handover-given-out", count = lines.len()), lines.into_iter().chain(fictive).collect())
    }

    /// `02:10 20190103 K 06 1 → Medicin / Avd 5 · vwxyz2 · återläst`, preceded by the running number of the issuance.
    #[must_use]
    pub fn issuance_line(&self, issuance: &Issuance, now: DateTime<Utc>) -> String {
        t!(
            self,
            "handover-hand-out",
            issuance = issuance.id.to_string(),
            time = self.near_clock(issuance.issued_at, now),
            number = issuance.number.groups().join(" "),
            unit = issuance.request.unit.to_string(),
            who = issuance.request.requested_by.to_string(),
            state = self.issuance_state(issuance)
        )
    }

    fn left_to_do(&self, handover: &Handover<'_>) -> Vec<String> {
        let unread = handover.not_read_back.iter().map(|issuance| {
            let (id, unit) =
                (issuance.id.to_string(), self.reached_at(&issuance.request.unit, issuance.request.callback.as_ref()));
            t!(self, "handover-unread", issuance = id, unit = unit)
        });
        let conflicts = handover.conflicts.iter().map(|conflict| self.conflict_line(conflict));
        let ids: Vec<String> = handover.not_reconciled.iter().map(|issuance| issuance.id.to_string()).collect();
        let count = ids.len().to_string();
        let owed = (!ids.is_empty()).then(|| t!(self, "handover-owed", count = count, issuances = ids.join(", ")));
        let lines: Vec<String> = unread.chain(conflicts).chain(owed).collect();
        let lines = if lines.is_empty() { vec![t!(self, "handover-nothing-left")] } else { lines };
        section(t!(self, "handover-left"), lines)
    }

    /// An unresolved conflict, as a thing to do.
    #[must_use]
    pub fn conflict_line(&self, conflict: &Conflict) -> String {
        t!(
            self,
            "handover-clash",
            conflict = conflict.id.to_string(),
            number = conflict.number.groups().join(" "),
            issuance = conflict.with.to_string(),
            unit = self.reached_at(&conflict.request.unit, conflict.request.callback.as_ref())
        )
    }

    fn reached_at(&self, unit: &Unit, callback: Option<&Name>) -> String {
        let unit = unit.to_string();
        match callback {
            Some(callback) => t!(self, "handover-reached-at", unit = unit, callback = callback.as_str()),
            None => unit,
        }
    }
}

/// A title with its lines indented below it. Without lines there is no title either.
fn section(title: String, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        return lines;
    }
    let lines = lines.into_iter().map(|line| format!("  {line}"));
    std::iter::once(title).chain(lines).collect()
}
