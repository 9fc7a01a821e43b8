//! The names of clinics and wards that may be meant: those of the data file and those that were used before.

use crate::clinics::{ClinicWards, Clinics, NameMatch, spelling};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::value::unit::Unit;

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
    let here = wards_of(clinic, clinics, ledger);
    if here.is_empty() {
        let used = ledger.issuances.iter().rev().map(|issuance| &issuance.request.unit);
        let known = clinics.all().iter();
        without_repeats(used.map(|unit| unit.ward.to_string()).chain(known.flat_map(wards)))
    } else {
        here
    }
}

/// The names of the wards of this clinic alone, those that were used last first.
fn wards_of(clinic: &str, clinics: &Clinics, ledger: &Ledger) -> Vec<String> {
    let of_clinic = |name: &str| name.to_lowercase() == clinic.trim().to_lowercase();
    let used = ledger.issuances.iter().rev().map(|issuance| &issuance.request.unit);
    let known = clinics.all().iter();
    without_repeats(
        used.filter(|unit| of_clinic(unit.clinic.as_str()))
            .map(|unit| unit.ward.to_string())
            .chain(known.filter(|each| of_clinic(each.name.as_str())).flat_map(wards)),
    )
}

/// The known unit of which this one may be another spelling: `Medicin / Avd 5` for `medicin / Avd5`. `None` if it is like
/// none, or if no other spelling is better known.
#[must_use]
pub fn similar_unit(unit: &Unit, clinics: &Clinics, ledger: &Ledger) -> Option<Unit> {
    let used = || ledger.issuances.iter().map(|issuance| &issuance.request.unit);
    let in_file = |name: &str| clinics.all().iter().any(|each| is_alike(each.name.as_str(), name));
    let known_by = |name: &str| (in_file(name), used().filter(|used| is_alike(used.clinic.as_str(), name)).count());
    let clinic = respelt(unit.clinic.as_str(), clinic_names(clinics, ledger), clinics, known_by);
    let here = clinic.clone().unwrap_or_else(|| unit.clinic.to_string());
    let in_file = |name: &str| {
        clinics
            .all()
            .iter()
            .any(|each| is_alike(each.name.as_str(), &here) && wards(each).any(|ward| is_alike(&ward, name)))
    };
    let is_here =
        |used: &&Unit, name: &str| is_alike(used.clinic.as_str(), &here) && is_alike(used.ward.as_str(), name);
    let known_by = |name: &str| (in_file(name), used().filter(|used| is_here(used, name)).count());
    let ward = respelt(unit.ward.as_str(), wards_of(&here, clinics, ledger), clinics, known_by);
    let is_known = clinic.is_none() && ward.is_none();
    let clinic = clinic.map_or_else(|| Ok(unit.clinic.clone()), |name| name.parse());
    let ward = ward.map_or_else(|| Ok(unit.ward.clone()), |name| name.parse());
    if is_known { None } else { Some(Unit { clinic: clinic.ok()?, ward: ward.ok()? }) }
}

/// Upper and lower case are alike.
fn is_alike(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// The best known name that is meant by another spelling or by a short form; `None` if none is, or if it is the name as
/// it was typed. How well a name is known says `known_by`: whether the file of clinics has it, and how often it was used.
fn respelt(
    typed: &str,
    known: Vec<String>,
    clinics: &Clinics,
    known_by: impl Fn(&str) -> (bool, usize),
) -> Option<String> {
    let is_same = |name: &str| is_alike(name, typed);
    let is_meant = |name: &String| {
        let mut forms = std::iter::once(name.as_str()).chain(clinics.short_forms(name));
        forms.any(|form| spelling(form) == spelling(typed))
    };
    let best = known.into_iter().filter(is_meant).max_by_key(|name| (known_by(name), is_same(name)));
    best.filter(|name| !is_same(name))
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
