//! The triage, which finds out whether the fault is only here: the routine's questions, one at a time.

use crate::tui::form::Form;
use kvittera_domain::event::check::Check;

/// The answers so far, in the order of the routine.
#[derive(Debug)]
pub struct Triage {
    pub checked: Vec<Check>,
    /// Who was called and what they answered, while that is filled in.
    pub call: Form,
    /// True once the call is recorded or was skipped.
    pub call_done: bool,
    /// True if a filled checkout waits until the outage is registered.
    pub form_waits: bool,
}

/// What the triage asks next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TriageStep {
    /// Is the fault on this workstation only?
    Workstation,
    /// Is the fault in this ward only?
    Ward,
    /// Does IT-nyheter announce something?
    News,
    /// Who was called, and what did they answer?
    Call,
    /// Everything is asked: shall an outage be registered?
    Register,
    /// The fault is local: the triage says what to do instead.
    Local,
}

impl Triage {
    /// A triage without any answers.
    #[must_use]
    pub const fn begin(form_waits: bool) -> Self {
        Self { checked: Vec::new(), call: Form::new(Form::CALL), call_done: false, form_waits }
    }

    /// What to ask next. A local fault ends the questions.
    #[must_use]
    pub fn step(&self) -> TriageStep {
        match self.checked.len() {
            _ if self.checked.iter().any(Check::says_local) => TriageStep::Local,
            0 => TriageStep::Workstation,
            1 => TriageStep::Ward,
            2 => TriageStep::News,
            _ if !self.call_done => TriageStep::Call,
            _ => TriageStep::Register,
        }
    }

    /// Answers the current question.
    pub fn answer(&mut self, yes: bool) {
        match self.step() {
            TriageStep::Workstation => self.checked.push(Check::Workstation { only_here: yes }),
            TriageStep::Ward => self.checked.push(Check::Ward { only_here: yes }),
            TriageStep::News => self.checked.push(Check::News { announced: yes }),
            TriageStep::Call | TriageStep::Register | TriageStep::Local => {}
        }
    }

    /// Records what was said on the phone, if anything was.
    pub fn call_ended(&mut self) {
        self.checked.extend(self.call.called());
        self.call_done = true;
    }

    /// Takes the last answer back; returns true if there was one.
    pub fn step_back(&mut self) -> bool {
        if self.call_done {
            self.call_done = false;
            self.checked.truncate(3);
            return true;
        }
        self.checked.pop().is_some()
    }
}
