//! The suggestions for a clinic or a ward: names from the data file and from earlier issuances.

use crate::clinics::{Clinics, NameMatch};
use crate::desk::names::{clinic_names, matching, ward_names};
use crate::tui::form::{Field, Form};
use kvittera_domain::ledger::Ledger;

/// The largest number of lines below a field, and of names while nothing is typed. Each costs bytes whenever it changes.
const MOST: usize = 3;
const UNTYPED: usize = 2;

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
            let lines: Vec<_> = names.into_iter().take(UNTYPED).map(Suggestion::Name).collect();
            return Self { marked: form.picked.map(|place| place.min(lines.len().saturating_sub(1))), lines };
        }
        let fitting = matching(typed, names, clinics);
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
