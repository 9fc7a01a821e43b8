//! A late entry that is not recorded yet: an issuance on paper, as far as it is typed.

use crate::tui::form::{Field, Form};
use kvittera_domain::value::pool_number::PoolNumber;

/// The form of a late entry, which keeps the typed text until the log has recorded it.
#[derive(Debug)]
pub struct LateEntry {
    /// What the paper says.
    pub form: Form,
    /// True while the person is asked to confirm, because the number is issued already and there will be a conflict.
    pub asks: bool,
}

impl Default for LateEntry {
    fn default() -> Self {
        Self { form: Form::new(Form::LATE), asks: false }
    }
}

impl LateEntry {
    /// The number on the paper, once the text is a number.
    #[must_use]
    pub fn number(&self) -> Option<PoolNumber> {
        self.form.typed(Field::Number).parse().ok()
    }

    /// Puts in a number that was chosen on the screen, unless something else is typed already.
    pub fn prefill(&mut self, number: PoolNumber) {
        let only_number = Form::LATE.iter().all(|field| *field == Field::Number || self.form.typed(*field).is_empty());
        if only_number {
            self.form.set(Field::Number, number.as_str());
            self.form.go(Field::GivenAt);
        }
    }
}
