//! The suggestions for a clinic or a ward: names from the data file and from earlier issuances.

use crate::clinics::{Clinics, NameMatch};
use crate::tui::form::{Field, Form};
use kvittera_domain::ledger::Ledger;

/// The largest number of lines below a field.
pub const MOST: usize = 4;

/// A line below a field for a clinic or a ward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suggestion {
    /// The text as it was typed. Any text is accepted.
    AsTyped(String),
    Name(String),
}

/// The lines below a field, and which of them Enter takes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suggestions {
    pub lines: Vec<Suggestion>,
    /// `None` if Enter leaves the field as it is.
    pub marked: Option<usize>,
}

impl Suggestions {
    /// The suggestions for the focused field, best first. Enter takes a name by itself only where what was typed can
    /// mean no other text; else it takes the text.
    #[must_use]
    pub fn of(form: &Form, clinics: &Clinics, ledger: &Ledger) -> Self {
        let names = match form.focus() {
            Field::Clinic => clinic_names(clinics, ledger),
            Field::Ward => ward_names(form.typed(Field::Clinic), clinics, ledger),
            _ => return Self::default(),
        };
        let typed = form.typed(form.focus()).trim();
        if typed.is_empty() {
            let lines: Vec<_> = names.into_iter().take(MOST).map(Suggestion::Name).collect();
            return Self { marked: form.picked.map(|place| place.min(lines.len().saturating_sub(1))), lines };
        }
        let mut fitting: Vec<(NameMatch, String)> = names
            .into_iter()
            .filter_map(|name| Some((NameMatch::of(typed, &name, clinics.short_forms(&name))?, name)))
            .collect();
        // The sort is stable, so that names that were used last stay first.
        fitting.sort_by_key(|(fit, _)| std::cmp::Reverse(*fit));
        let is_known = fitting.iter().any(|(_, name)| name == typed);
        let meant = fitting.iter().take_while(|(fit, _)| *fit > NameMatch::Similar).count();
        let as_typed = (!is_known).then(|| Suggestion::AsTyped(typed.to_owned()));
        let names = usize::from(is_known) + MOST - 1;
        let mut lines: Vec<_> = fitting.into_iter().take(names).map(|(_, name)| Suggestion::Name(name)).collect();
        // The text stands last where a name is meant, and else first.
        let place = if meant == 0 { 0 } else { lines.len() };
        lines.splice(place..place, as_typed);
        let marked = form.picked.unwrap_or(0).min(lines.len().saturating_sub(1));
        Self { marked: (form.is_touched() || form.picked.is_some()).then_some(marked), lines }
    }

    /// The name that Enter puts into the field; `None` if it keeps the text.
    #[must_use]
    pub fn taken(&self) -> Option<&str> {
        match self.lines.get(self.marked?)? {
            Suggestion::Name(name) => Some(name),
            Suggestion::AsTyped(_) => None,
        }
    }
}

fn clinic_names(clinics: &Clinics, ledger: &Ledger) -> Vec<String> {
    let used = ledger.issuances.iter().rev().map(|issuance| issuance.request.unit.clinic.to_string());
    let known = clinics.all().iter().map(|clinic| clinic.name.to_string());
    without_repeats(used.chain(known))
}

/// Returns the wards of the typed clinic, or of all clinics if that clinic is unknown.
fn ward_names(clinic: &str, clinics: &Clinics, ledger: &Ledger) -> Vec<String> {
    let of_clinic = |name: &str| name.to_lowercase() == clinic.trim().to_lowercase();
    let used = ledger.issuances.iter().rev().map(|issuance| &issuance.request.unit);
    let known = clinics.all().iter();
    let here = without_repeats(
        used.clone()
            .filter(|unit| of_clinic(unit.clinic.as_str()))
            .map(|unit| unit.ward.to_string())
            .chain(known.clone().filter(|each| of_clinic(each.name.as_str())).flat_map(wards)),
    );
    if here.is_empty() {
        without_repeats(used.map(|unit| unit.ward.to_string()).chain(known.flat_map(wards)))
    } else {
        here
    }
}

fn wards(clinic: &crate::clinics::ClinicWards) -> impl Iterator<Item = String> {
    clinic.wards.iter().map(|ward| ward.name().to_string())
}

fn without_repeats(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        if !kept.iter().any(|other| other.to_lowercase() == name.to_lowercase()) {
            kept.push(name);
        }
    }
    kept
}
