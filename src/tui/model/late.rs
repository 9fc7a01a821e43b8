//! A late entry that is not recorded yet: an issuance on paper, as far as it is typed.

use chrono::{DateTime, Utc};

use crate::tui::form::{Field, Form};
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::pool::NumberState;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::decide::recorded_already;
use kvittera_domain::value::pool_number::PoolNumber;

/// The form of a late entry, which keeps the typed text until the log has recorded it.
#[derive(Debug)]
pub struct LateEntry {
    /// What the paper says.
    pub form: Form,
    /// The question that the person is asked, if any.
    pub asks: Option<LateQuestion>,
    /// True once the person said that it is another patient than the one the log has with the same line.
    pub is_another_patient: bool,
}

/// What is asked before a late entry is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LateQuestion {
    /// Whether it is what this case says already.
    Same(CaseId),
    /// Whether it is right, because the time is doubtful, or because the number is issued already and there will be a
    /// conflict.
    Sure,
}

impl Default for LateEntry {
    fn default() -> Self {
        Self { form: Form::new(Form::LATE), asks: None, is_another_patient: false }
    }
}

impl LateEntry {
    /// The number on the paper, once the text is a number.
    #[must_use]
    pub fn number(&self) -> Option<PoolNumber> {
        self.form.typed(Field::Number).parse().ok()
    }

    /// Returns true if the time lies before the outage that it belongs to.
    #[must_use]
    pub fn is_time_doubtful(&self, ledger: &Ledger, now: DateTime<Utc>) -> bool {
        let at = self.form.moment(Field::GivenAt, now).and_then(Result::ok);
        at.is_some_and(|at| ledger.outages.at(at).is_some_and(|outage| at < outage.started_at))
    }

    /// Returns true if the number is issued already.
    #[must_use]
    pub fn is_number_out(&self, ledger: &Ledger) -> bool {
        let entry = self.number().and_then(|number| ledger.pool.get(number));
        entry.is_some_and(|entry| matches!(entry.state, NumberState::Issued(_)))
    }

    /// The case that says the same already; `None` while a field has a problem.
    #[must_use]
    pub fn recorded_already(&self, ledger: &Ledger, now: DateTime<Utc>) -> Option<CaseId> {
        match self.form.late_entry(now)? {
            Command::LateEntry { number, request, .. } => recorded_already(ledger, number, &request),
            _ => None,
        }
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
