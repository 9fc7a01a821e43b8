//! A late entry in the making: what was given on paper, as far as it is typed.

use crate::tui::form::{Field, Form};
use kvittera_domain::value::pool_number::PoolNumber;

/// The form, which stays as it is typed until the log has taken it.
#[derive(Debug)]
pub struct LateEntry {
    /// What the paper says.
    pub form: Form,
    /// Whether the person is asked, since the number is out already and it will be a clash.
    pub asks: bool,
}

impl Default for LateEntry {
    fn default() -> Self {
        Self { form: Form::new(Form::LATE), asks: false }
    }
}

impl LateEntry {
    /// The number on the paper, once it is one.
    #[must_use]
    pub fn number(&self) -> Option<PoolNumber> {
        self.form.typed(Field::Number).parse().ok()
    }

    /// Takes a number that was chosen on the screen, unless something else is typed already.
    pub fn prefill(&mut self, number: PoolNumber) {
        let only_number = Form::LATE.iter().all(|field| *field == Field::Number || self.form.typed(*field).is_empty());
        if only_number {
            self.form.set(Field::Number, number.as_str());
            self.form.go(Field::GivenAt);
        }
    }
}
