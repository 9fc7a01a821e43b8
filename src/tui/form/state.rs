//! The text typed into a form, and its focus.

use std::collections::BTreeMap;

use tui_input::{Input, InputRequest};

use crate::tui::form::field::Field;
use kvittera_domain::event::reconciling::{PatientIdentity, ReconciliationStep};
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::text::visible;

/// More characters than any field needs. The limit keeps an accidental paste from filling the memory.
const LONGEST: usize = 240;

/// A form as far as it is filled.
#[derive(Debug, Clone)]
pub struct Form {
    pub(super) fields: &'static [Field],
    inputs: BTreeMap<Field, Input>,
    pub(super) original: BTreeMap<Field, String>,
    focus: usize,
    touched: bool,
    shows_problem: bool,
    pub sex: Option<Sex>,
    /// Whether the patient's identity is established.
    pub identity: PatientIdentity,
    /// The step to undo.
    pub step: Option<ReconciliationStep>,
    /// The suggestion that was selected by hand, if any.
    pub picked: Option<usize>,
}

impl Form {
    /// What a ward says on the phone.
    pub const CHECKOUT: &'static [Field] = &[Field::Sex, Field::VgrId, Field::Clinic, Field::Ward, Field::Callback];
    /// What a correction may replace.
    pub const CORRECTION: &'static [Field] =
        &[Field::VgrId, Field::Clinic, Field::Ward, Field::Callback, Field::Reason];

    /// What the paper says about an issuance.
    pub const LATE: &'static [Field] =
        &[Field::Number, Field::GivenAt, Field::GivenBy, Field::VgrId, Field::Clinic, Field::Ward, Field::Callback];
    /// The announcement of a planned outage.
    pub const PLAN: &'static [Field] = &[Field::From, Field::To, Field::Reference];
    /// When an outage really began and ended.
    pub const TIMES: &'static [Field] = &[Field::Started, Field::Ended, Field::Reason];
    /// Who was called before an outage was registered.
    pub const CALL: &'static [Field] = &[Field::Whom, Field::Answer];
    /// A new id that itself proves who the patient is.
    pub const NEW_ID: &'static [Field] = &[Field::NewId];
    /// A new reserve number, which does not prove who the patient is.
    pub const NEW_LRID: &'static [Field] = &[Field::NewId, Field::Identity];
    /// A new id that replaces another new id.
    pub const OTHER_ID: &'static [Field] = &[Field::NewId, Field::Reason];
    /// A new reserve number that replaces another new id.
    pub const OTHER_LRID: &'static [Field] = &[Field::NewId, Field::Identity, Field::Reason];
    /// A notice to RAPS.
    pub const RAPS: &'static [Field] = &[Field::Told, Field::ToldBy, Field::RapsReference];
    /// A notice to RAPS about an id that RAPS already knows.
    pub const RAPS_AGAIN: &'static [Field] = &[Field::Told, Field::ToldBy, Field::RapsReference, Field::Reason];
    /// The step to undo, and the reason.
    pub const TAKE_BACK: &'static [Field] = &[Field::Step, Field::Reason];

    #[must_use]
    pub const fn new(fields: &'static [Field]) -> Self {
        Self {
            fields,
            inputs: BTreeMap::new(),
            original: BTreeMap::new(),
            focus: 0,
            touched: false,
            shows_problem: false,
            sex: None,
            identity: PatientIdentity::Pending,
            step: None,
            picked: None,
        }
    }

    /// The fields from top to bottom.
    #[must_use]
    pub const fn fields(&self) -> &'static [Field] {
        self.fields
    }

    /// Replaces the list of fields. The typed text and the focus stay.
    pub fn set_fields(&mut self, fields: &'static [Field]) {
        self.fields = fields;
        self.focus = self.focus.min(fields.len().saturating_sub(1));
    }

    /// The focused field.
    #[must_use]
    pub fn focus(&self) -> Field {
        self.fields.get(self.focus).copied().unwrap_or(Field::Sex)
    }

    /// Returns true if the last field is focused.
    #[must_use]
    pub const fn at_end(&self) -> bool {
        self.focus + 1 >= self.fields.len()
    }

    /// The text typed into a field.
    #[must_use]
    pub fn typed(&self, field: Field) -> &str {
        self.inputs.get(&field).map_or("", Input::value)
    }

    /// The input of a field, to draw its cursor.
    #[must_use]
    pub fn input(&self, field: Field) -> Option<&Input> {
        self.inputs.get(&field)
    }

    /// Replaces the text of a field.
    pub fn set(&mut self, field: Field, text: &str) {
        self.inputs.insert(field, Input::new(text.to_owned()));
        self.leave();
    }

    /// Puts the recorded value into a field, to be edited.
    pub fn set_current(&mut self, field: Field, text: &str) {
        self.set(field, text);
        self.original.insert(field, text.to_owned());
    }

    /// Focuses a field, if the form has it.
    pub fn go(&mut self, field: Field) {
        if let Some(place) = self.fields.iter().position(|each| *each == field) {
            self.focus = place;
            self.leave();
        }
    }

    /// Focuses the next field; stays at the last one.
    pub fn next(&mut self) {
        self.focus = (self.focus + 1).min(self.fields.len().saturating_sub(1));
        self.leave();
    }

    /// Focuses the previous field; stays at the first one.
    pub fn previous(&mut self) {
        self.focus = self.focus.saturating_sub(1);
        self.leave();
    }

    /// Returns true if something was typed since the field got the focus. Only then may Enter accept a suggestion.
    #[must_use]
    pub const fn is_touched(&self) -> bool {
        self.touched
    }

    const fn leave(&mut self) {
        self.picked = None;
        self.touched = false;
        self.shows_problem = false;
    }

    /// Focuses the first field that has a problem, and shows the problem there even if nothing is typed.
    pub fn go_to_problem(&mut self) {
        if let Some(wrong) = self.first_wrong() {
            self.go(wrong);
            self.shows_problem = true;
        }
    }

    /// Returns true if the focused field shows its problem even if nothing is typed.
    #[must_use]
    pub const fn shows_problem(&self) -> bool {
        self.shows_problem
    }

    /// Edits the focused field; returns true if that changed the text.
    pub fn edit(&mut self, request: InputRequest) -> bool {
        if self.focus().is_choice() {
            return false;
        }
        let changed = edit(self.inputs.entry(self.focus()).or_default(), request);
        if changed {
            self.picked = None;
            self.touched = true;
        }
        changed
    }

    /// Returns true if nothing is filled in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sex.is_none() && self.inputs.values().all(|input| input.value().is_empty())
    }
}

/// Edits an input. Invisible characters are refused. Returns true if the text changed.
pub fn edit(input: &mut Input, request: InputRequest) -> bool {
    if let InputRequest::InsertChar(c) = request
        && (visible(c.encode_utf8(&mut [0; 4])) != c.to_string() || input.value().chars().count() >= LONGEST)
    {
        return false;
    }
    input.handle(request).is_some_and(|changed| changed.value)
}

/// Types a pasted text into an input, with spaces for line ends. Returns how many unusable characters were left out.
pub fn paste(text: &str, mut insert: impl FnMut(InputRequest) -> bool) -> usize {
    let one_line = text.trim_end_matches(['\r', '\n']).replace("\r\n", " ").replace(['\r', '\n', '\t'], " ");
    one_line.chars().take(LONGEST).filter(|c| !insert(InputRequest::InsertChar(*c))).count()
        + one_line.chars().count().saturating_sub(LONGEST)
}
