//! The times in a form, read as of now.

use chrono::{DateTime, Utc};

use crate::desk::moment::{self, NoTime};
use crate::tui::form::field::Field;
use crate::tui::form::state::Form;

impl Form {
    /// Reads the time in a field; `None` while nothing is typed, and for a field that holds no time.
    ///
    /// A clock time means the next one in the form of a planned outage, and the most recent one everywhere else.
    #[must_use]
    pub fn moment(&self, field: Field, now: DateTime<Utc>) -> Option<Result<DateTime<Utc>, NoTime>> {
        let typed = Some(self.typed(field).trim()).filter(|typed| !typed.is_empty());
        match field {
            Field::From => typed.map(|typed| moment::read_coming(typed, now, now)),
            Field::To => {
                let from = self.moment(Field::From, now).and_then(Result::ok).unwrap_or(now);
                typed.map(|typed| moment::read_coming(typed, from, now))
            }
            Field::Started | Field::Ended | Field::Told | Field::GivenAt => typed.map(|typed| moment::read(typed, now)),
            _ => None,
        }
    }
}
