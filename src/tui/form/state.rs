//! What is typed into a form, and where the keyboard is.

use std::collections::BTreeMap;

use tui_input::{Input, InputRequest};

use crate::tui::form::field::Field;
use kvittera_domain::event::reconciling::{PatientIdentity, ReconciliationStep};
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::text::visible;

/// More than any field takes, so that a slip of the clipboard can't fill the memory.
const LONGEST: usize = 240;

/// A form as far as it is filled.
#[derive(Debug, Clone)]
pub struct Form {
    pub(super) fields: &'static [Field],
    inputs: BTreeMap<Field, Input>,
    pub(super) stood: BTreeMap<Field, String>,
    focus: usize,
    touched: bool,
    insisted: bool,
    /// The sex chosen.
    pub sex: Option<Sex>,
    /// Whether it is known who the patient is.
    pub identity: PatientIdentity,
    /// The step that is taken back.
    pub step: Option<ReconciliationStep>,
    /// The suggestion that Enter takes, where one was chosen by hand.
    pub picked: Option<usize>,
}

impl Form {
    /// What a ward gives on the phone.
    pub const CHECKOUT: &'static [Field] = &[Field::Sex, Field::VgrId, Field::Clinic, Field::Ward, Field::Callback];
    /// What a correction may replace.
    pub const CORRECTION: &'static [Field] =
        &[Field::VgrId, Field::Clinic, Field::Ward, Field::Callback, Field::Reason];

    /// What stands on a paper.
    pub const LATE: &'static [Field] =
        &[Field::Number, Field::GivenAt, Field::GivenBy, Field::VgrId, Field::Clinic, Field::Ward, Field::Callback];
    /// What is announced of a planned stop.
    pub const PLAN: &'static [Field] = &[Field::From, Field::To, Field::Reference];
    /// When an outage really began and ended.
    pub const TIMES: &'static [Field] = &[Field::Started, Field::Ended, Field::Reason];
    /// Who was called before an outage was registered.
    pub const CALL: &'static [Field] = &[Field::Whom, Field::Answer];
    /// A new id that says by itself who the patient is.
    pub const NEW_ID: &'static [Field] = &[Field::NewId];
    /// A new reserve number.
    pub const NEW_LRID: &'static [Field] = &[Field::NewId, Field::Identity];
    /// A new id in place of another.
    pub const OTHER_ID: &'static [Field] = &[Field::NewId, Field::Reason];
    /// A new reserve number in place of another new id.
    pub const OTHER_LRID: &'static [Field] = &[Field::NewId, Field::Identity, Field::Reason];
    /// The word to RAPS.
    pub const RAPS: &'static [Field] = &[Field::Told, Field::ToldBy, Field::RapsReference];
    /// The word to RAPS, who know it already.
    pub const RAPS_AGAIN: &'static [Field] = &[Field::Told, Field::ToldBy, Field::RapsReference, Field::Reason];
    /// What is taken back, and why.
    pub const TAKE_BACK: &'static [Field] = &[Field::Step, Field::Reason];

    /// An empty form.
    #[must_use]
    pub const fn new(fields: &'static [Field]) -> Self {
        Self {
            fields,
            inputs: BTreeMap::new(),
            stood: BTreeMap::new(),
            focus: 0,
            touched: false,
            insisted: false,
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

    /// Asks for other fields; what is typed stays, and the keyboard where it is.
    pub fn lay_out(&mut self, fields: &'static [Field]) {
        self.fields = fields;
        self.focus = self.focus.min(fields.len().saturating_sub(1));
    }

    /// Where the keyboard is.
    #[must_use]
    pub fn focus(&self) -> Field {
        self.fields.get(self.focus).copied().unwrap_or(Field::Sex)
    }

    /// Whether the keyboard is in the last field.
    #[must_use]
    pub const fn at_end(&self) -> bool {
        self.focus + 1 >= self.fields.len()
    }

    /// What is typed in a field.
    #[must_use]
    pub fn typed(&self, field: Field) -> &str {
        self.inputs.get(&field).map_or("", Input::value)
    }

    /// The input of a field, to draw its cursor.
    #[must_use]
    pub fn input(&self, field: Field) -> Option<&Input> {
        self.inputs.get(&field)
    }

    /// Puts a text into a field, in place of what is there.
    pub fn set(&mut self, field: Field, text: &str) {
        self.inputs.insert(field, Input::new(text.to_owned()));
        self.leave();
    }

    /// Puts what stands now into a field, to be edited.
    pub fn stands(&mut self, field: Field, text: &str) {
        self.set(field, text);
        self.stood.insert(field, text.to_owned());
    }

    /// Moves the keyboard, as far as the form goes.
    pub fn go(&mut self, field: Field) {
        if let Some(place) = self.fields.iter().position(|each| *each == field) {
            self.focus = place;
            self.leave();
        }
    }

    /// To the next field; stays in the last.
    pub fn next(&mut self) {
        self.focus = (self.focus + 1).min(self.fields.len().saturating_sub(1));
        self.leave();
    }

    /// To the field before; stays in the first.
    pub fn previous(&mut self) {
        self.focus = self.focus.saturating_sub(1);
        self.leave();
    }

    /// Whether something was typed since the keyboard came to this field: only then Enter may take a suggestion.
    #[must_use]
    pub const fn is_touched(&self) -> bool {
        self.touched
    }

    const fn leave(&mut self) {
        self.picked = None;
        self.touched = false;
        self.insisted = false;
    }

    /// Goes to the first field that something is wrong with, and says there what, even if nothing is typed.
    pub fn insist(&mut self) {
        if let Some(wrong) = self.first_wrong() {
            self.go(wrong);
            self.insisted = true;
        }
    }

    /// Whether the field where the keyboard is was asked for and is missing.
    #[must_use]
    pub const fn is_insisted(&self) -> bool {
        self.insisted
    }

    /// Types into the field where the keyboard is; says whether that changed the text.
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

    /// Whether nothing is filled in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sex.is_none() && self.inputs.values().all(|input| input.value().is_empty())
    }
}

/// Types into an input; characters that nobody can see never get in. Says whether the text changed.
pub fn edit(input: &mut Input, request: InputRequest) -> bool {
    if let InputRequest::InsertChar(c) = request
        && (visible(c.encode_utf8(&mut [0; 4])) != c.to_string() || input.value().chars().count() >= LONGEST)
    {
        return false;
    }
    input.handle(request).is_some_and(|changed| changed.value)
}

/// Types a pasted text into an input, line ends as spaces; says how many characters were left out as unusable.
pub fn paste(text: &str, mut insert: impl FnMut(InputRequest) -> bool) -> usize {
    let one_line = text.trim_end_matches(['\r', '\n']).replace("\r\n", " ").replace(['\r', '\n', '\t'], " ");
    one_line.chars().take(LONGEST).filter(|c| !insert(InputRequest::InsertChar(*c))).count()
        + one_line.chars().count().saturating_sub(LONGEST)
}
