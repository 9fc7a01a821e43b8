//! The names of clinics and wards that may be meant: those of the data file and those that were used before.

use crate::clinics::{ClinicWards, Clinics, NameMatch};
use kvittera_domain::ledger::Ledger;

/// The names of all clinics; those that were used last come first.
#[must_use]
pub fn clinic_names(clinics: &Clinics, ledger: &Ledger) -> Vec<String> {
    let used = ledger.issuances.iter().rev().map(|issuance| issuance.request.unit.clinic.to_string());
    let known = clinics.all().iter().map(|clinic| clinic.name.to_string());
    without_repeats(used.chain(known))
}

/// The names of the wards of a clinic, or of all clinics if that clinic is unknown; those that were used last come
/// first.
#[must_use]
pub fn ward_names(clinic: &str, clinics: &Clinics, ledger: &Ledger) -> Vec<String> {
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

/// The names that what was typed has to do with, each with how well it fits, best first. Among equals the order stays.
#[must_use]
pub fn matching(typed: &str, names: Vec<String>, clinics: &Clinics) -> Vec<(NameMatch, String)> {
    let mut fitting: Vec<(NameMatch, String)> = names
        .into_iter()
        .filter_map(|name| Some((NameMatch::of(typed, &name, clinics.short_forms(&name))?, name)))
        .collect();
    fitting.sort_by_key(|(fit, _)| std::cmp::Reverse(*fit));
    fitting
}

fn wards(clinic: &ClinicWards) -> impl Iterator<Item = String> {
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
