//! The suggestions for a clinic or a ward: names from the data file and from earlier issuances.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher};

use crate::clinics::Clinics;
use crate::tui::form::{Field, Form};
use kvittera_domain::ledger::Ledger;

/// The largest number of suggestions below a field.
pub const MOST: usize = 5;

/// Returns the names that match the text in the focused field, best first. They are only suggestions: any text is
/// accepted.
#[must_use]
pub fn suggestions(form: &Form, clinics: &Clinics, ledger: &Ledger) -> Vec<String> {
    let names = match form.focus() {
        Field::Clinic => clinic_names(clinics, ledger),
        Field::Ward => ward_names(form.typed(Field::Clinic), clinics, ledger),
        _ => return Vec::new(),
    };
    ranked(names, form.typed(form.focus()).trim(), MOST)
}

/// Returns the suggestion that Enter accepts: the one selected by hand, or else the best one once something is typed.
#[must_use]
pub fn taken(form: &Form, suggestions: &[String]) -> Option<String> {
    let best = (form.is_touched() && !form.typed(form.focus()).trim().is_empty()).then_some(0);
    suggestions.get(form.picked.or(best)?).cloned()
}

/// Returns at most `most` names that match `typed`, best first; in their own order while nothing is typed.
#[must_use]
pub fn ranked<T: AsRef<str>>(names: Vec<T>, typed: &str, most: usize) -> Vec<T> {
    if typed.is_empty() {
        return names.into_iter().take(most).collect();
    }
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let fitting = pattern.match_list(names, &mut Matcher::new(Config::DEFAULT));
    fitting.into_iter().map(|(name, _)| name).take(most).collect()
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
    clinic.wards.iter().map(ToString::to_string)
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
