//! The text typed into a form, and its focus.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use tui_input::{Input, InputRequest};

use crate::tui::form::field::Field;
use kvittera_domain::event::reconciling::{PatientIdentity, ReconciliationStep};
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::text::visible;
use kvittera_domain::value::vgr_id::VgrId;

/// More characters than any field needs. The limit keeps an accidental paste from filling the memory.
const LONGEST: usize = 240;

/// A form as far as it is filled.
#[derive(Debug, Clone)]
pub struct Form {
    pub(super) fields: &'static [Field],
    inputs: BTreeMap<Field, Input>,
    pub(super) original: BTreeMap<Field, String>,
    /// Fields that were filled by the program, so that the first typed character replaces their text.
    prefilled: BTreeSet<Field>,
    /// What was typed into fields before a name was taken instead.
    completed: BTreeMap<Field, String>,
    focus: usize,
    /// The furthest field that had the focus.
    reached: usize,
    touched: bool,
    shows_problem: bool,
    pub sex: Option<Sex>,
    /// The letter by which the sex was chosen, since it may be the first of a vgr-id that was typed a field early.
    pub sex_letter: Option<char>,
    /// A vgr-id of which a person said that it lacks no letter.
    pub vgr_id_is_whole: Option<String>,
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
            prefilled: BTreeSet::new(),
            completed: BTreeMap::new(),
            focus: 0,
            reached: 0,
            touched: false,
            shows_problem: false,
            sex: None,
            sex_letter: None,
            vgr_id_is_whole: None,
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
        self.completed.remove(&field);
        self.leave();
    }

    /// Fills a field with what is likely. Typing replaces it, going on keeps it.
    pub fn prefill(&mut self, field: Field, text: &str) {
        self.set(field, text);
        if !text.is_empty() {
            self.prefilled.insert(field);
        }
    }

    /// Puts the recorded value into a field, to be replaced or edited.
    pub fn set_current(&mut self, field: Field, text: &str) {
        self.prefill(field, text);
        self.original.insert(field, text.to_owned());
    }

    /// Puts a name into the focused field in place of what was typed.
    pub fn complete(&mut self, name: &str) {
        let field = self.focus();
        let typed = self.typed(field).trim().to_owned();
        self.set(field, name);
        if !typed.is_empty() && typed.to_lowercase() != name.to_lowercase() {
            self.completed.insert(field, typed);
        }
    }

    /// What was typed into a field before a name was taken instead.
    #[must_use]
    pub fn completed_from(&self, field: Field) -> Option<&str> {
        self.completed.get(&field).map(String::as_str)
    }

    /// Returns true if the first typed character replaces the text of the field.
    #[must_use]
    pub fn is_prefilled(&self, field: Field) -> bool {
        self.prefilled.contains(&field)
    }

    /// Returns true if a person has left the field with a problem in it.
    #[must_use]
    pub fn is_left_wrong(&self, field: Field, now: DateTime<Utc>) -> bool {
        let place = self.fields.iter().position(|each| *each == field);
        place.is_some_and(|place| place < self.reached && place != self.focus) && self.problem(field, now).is_some()
    }

    /// Focuses a field, if the form has it.
    pub fn go(&mut self, field: Field) {
        if let Some(place) = self.fields.iter().position(|each| *each == field) {
            self.reached = self.reached.max(self.focus).max(place);
            self.focus = place;
            self.leave();
        }
    }

    /// Focuses the next field; stays at the last one.
    pub fn next(&mut self) {
        self.reached = self.reached.max(self.focus + 1);
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
    pub fn go_to_problem(&mut self, now: DateTime<Utc>) {
        if let Some(wrong) = self.first_wrong(now) {
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
        let field = self.focus();
        let input = self.inputs.entry(field).or_default();
        let replaces = self.prefilled.remove(&field) && matches!(request, InputRequest::InsertChar(_));
        let before = if replaces { std::mem::take(input) } else { Input::default() };
        let changed = edit(input, request);
        if changed {
            self.picked = None;
            self.touched = true;
            self.completed.remove(&field);
        } else if replaces {
            *input = before;
        }
        changed
    }

    /// The vgr-id that was meant if the letter that chose the sex was its first one; `None` if nothing speaks for that.
    #[must_use]
    pub fn meant_vgr_id(&self) -> Option<VgrId> {
        let typed = self.typed(Field::VgrId).trim();
        if self.vgr_id_is_whole.as_deref() == Some(typed) || typed.parse::<VgrId>().ok()?.is_usual() {
            return None;
        }
        let meant: VgrId = format!("{}{typed}", self.sex_letter?).parse().ok()?;
        meant.is_usual().then_some(meant)
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
