//! A form of fields, filled from the keyboard: what is typed, where the keyboard is, what is wrong.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use tui_input::{Input, InputRequest};

use crate::desk::moment;
use crate::domain::check::Check;
use crate::domain::command::NumberRequest;
use crate::domain::correction::Correction;
use crate::domain::outage::Plan;
use crate::domain::sex::Sex;
use crate::domain::text::{Name, Remark, TextError, visible};
use crate::domain::unit::Unit;
use crate::domain::vgr_id::{VgrId, VgrIdError};

/// More than any field takes, so that a slip of the clipboard can't fill the memory.
const LONGEST: usize = 240;

/// A field of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Which page of the binder.
    Sex,
    /// Who asks.
    VgrId,
    /// The clinic.
    Clinic,
    /// The ward.
    Ward,
    /// The extension to call back; may be empty.
    Callback,
    /// Why something is set right.
    Reason,
    /// When a planned stop shall begin.
    From,
    /// When it shall be over.
    To,
    /// Where it was announced; may be empty.
    Reference,
    /// When an outage really began; may be empty.
    Started,
    /// When it really ended; may be empty.
    Ended,
    /// Who was called.
    Whom,
    /// What they said; empty when nobody was called.
    Answer,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// No sex is chosen.
    NoSex,
    /// The binder has no numbers of unknown sex.
    UnknownSex,
    /// It is no vgr-id.
    VgrId(VgrIdError),
    /// It is no text that can be kept.
    Text(TextError),
    /// It is no time.
    Moment,
}

/// A form as far as it is filled.
#[derive(Debug, Clone)]
pub struct Form {
    fields: &'static [Field],
    inputs: BTreeMap<Field, Input>,
    stood: BTreeMap<Field, String>,
    focus: usize,
    touched: bool,
    insisted: bool,
    /// The sex chosen.
    pub sex: Option<Sex>,
    /// The suggestion that Enter takes, where one was chosen by hand.
    pub picked: Option<usize>,
}

impl Form {
    /// What a ward gives on the phone.
    pub const CHECKOUT: &'static [Field] = &[Field::Sex, Field::VgrId, Field::Clinic, Field::Ward, Field::Callback];
    /// What a correction may replace.
    pub const CORRECTION: &'static [Field] =
        &[Field::VgrId, Field::Clinic, Field::Ward, Field::Callback, Field::Reason];

    /// What is announced of a planned stop.
    pub const PLAN: &'static [Field] = &[Field::From, Field::To, Field::Reference];
    /// When an outage really began and ended.
    pub const TIMES: &'static [Field] = &[Field::Started, Field::Ended, Field::Reason];
    /// Who was called before an outage was registered.
    pub const CALL: &'static [Field] = &[Field::Whom, Field::Answer];

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
            picked: None,
        }
    }

    /// The fields from top to bottom.
    #[must_use]
    pub const fn fields(&self) -> &'static [Field] {
        self.fields
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
        if self.focus() == Field::Sex {
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

    /// What is wrong with a field, if anything.
    #[must_use]
    pub fn problem(&self, field: Field) -> Option<Problem> {
        let text = self.typed(field);
        match field {
            Field::Sex => match self.sex {
                None => Some(Problem::NoSex),
                Some(Sex::Unknown) => Some(Problem::UnknownSex),
                Some(_) => None,
            },
            Field::VgrId => text.parse::<VgrId>().err().map(Problem::VgrId),
            Field::Callback | Field::Reference | Field::Started | Field::Ended | Field::Whom | Field::Answer
                if text.trim().is_empty() =>
            {
                None
            }
            Field::From | Field::To | Field::Started | Field::Ended => {
                moment::read(text, DateTime::UNIX_EPOCH).err().map(|_| Problem::Moment)
            }
            Field::Clinic | Field::Ward | Field::Callback | Field::Reference | Field::Whom => {
                text.parse::<Name>().err().map(Problem::Text)
            }
            Field::Reason | Field::Answer => text.parse::<Remark>().err().map(Problem::Text),
        }
    }

    /// The first field that something is wrong with.
    #[must_use]
    pub fn first_wrong(&self) -> Option<Field> {
        self.fields.iter().copied().find(|field| self.problem(*field).is_some())
    }

    /// The checkout that is asked for; `None` while something is wrong.
    #[must_use]
    pub fn checkout(&self) -> Option<(Sex, NumberRequest)> {
        let sex = self.sex.filter(|sex| Sex::IN_BINDER.contains(sex))?;
        let unit =
            Unit { clinic: self.typed(Field::Clinic).parse().ok()?, ward: self.typed(Field::Ward).parse().ok()? };
        let requested_by = self.typed(Field::VgrId).parse().ok()?;
        let callback = match self.typed(Field::Callback).trim() {
            "" => None,
            text => Some(text.parse().ok()?),
        };
        Some((sex, NumberRequest { requested_by, unit, callback }))
    }

    /// What is typed in a field, if it is something else than what stood there; emptied fields keep what stood there.
    fn edited(&self, field: Field) -> Option<&str> {
        let typed = self.typed(field).trim();
        (!typed.is_empty() && self.stood.get(&field).is_none_or(|stood| stood != typed)).then_some(typed)
    }

    /// The planned stop that is announced; a clock time means the next one. `None` while something is wrong.
    #[must_use]
    pub fn plan(&self, now: DateTime<Utc>) -> Option<Plan> {
        let from = moment::read_coming(self.typed(Field::From), now).ok()?;
        let to = moment::read_coming(self.typed(Field::To), from).ok()?;
        let reference = match self.typed(Field::Reference).trim() {
            "" => None,
            text => Some(text.parse().ok()?),
        };
        Some(Plan { from, to, reference })
    }

    /// When an outage really began and ended, and why that is known; a clock time means the last one. `None` while
    /// something is wrong.
    #[must_use]
    pub fn times(&self, now: DateTime<Utc>) -> Option<(Option<DateTime<Utc>>, Option<DateTime<Utc>>, Remark)> {
        let time = |field| match self.typed(field).trim() {
            "" => Some(None),
            text => moment::read(text, now).ok().map(Some),
        };
        Some((time(Field::Started)?, time(Field::Ended)?, self.typed(Field::Reason).parse().ok()?))
    }

    /// Who was called and what they said; `None` when nobody was, or something is wrong.
    #[must_use]
    pub fn called(&self) -> Option<Check> {
        let whom = self.typed(Field::Whom).parse().ok()?;
        Some(Check::Called { whom, answer: self.typed(Field::Answer).parse().ok()? })
    }

    /// The correction that is asked for, of what was edited only, with its reason; `None` while something is wrong.
    #[must_use]
    pub fn correction(&self) -> Option<(Correction, Remark)> {
        if self.first_wrong().is_some() {
            return None;
        }
        let correction = Correction {
            requested_by: self.edited(Field::VgrId).map(str::parse).transpose().ok()?,
            clinic: self.edited(Field::Clinic).map(str::parse).transpose().ok()?,
            ward: self.edited(Field::Ward).map(str::parse).transpose().ok()?,
            callback: self.edited(Field::Callback).map(str::parse).transpose().ok()?,
        };
        Some((correction, self.typed(Field::Reason).parse().ok()?))
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
