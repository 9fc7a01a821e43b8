//! Is it only us? The routine's questions, one at a time.

use crate::tui::form::Form;
use kvittera_domain::event::check::Check;

/// What was answered so far, in the routine's order.
#[derive(Debug)]
pub struct Triage {
    /// What was answered.
    pub checked: Vec<Check>,
    /// Who was called and what they said, while that is filled in.
    pub call: Form,
    /// Whether nobody could be called, or nobody was.
    pub call_done: bool,
    /// Whether a filled checkout waits for the outage to be registered.
    pub form_waits: bool,
}

/// What the triage asks next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TriageStep {
    /// Is it this workstation only?
    Workstation,
    /// Is it this ward only?
    Ward,
    /// Does IT-nyheter say something?
    News,
    /// Who was called, and what did they say?
    Call,
    /// Everything was asked: shall an outage be registered?
    Register,
    /// The fault is local: what to do instead.
    Local,
}

impl Triage {
    /// Nothing is answered yet.
    #[must_use]
    pub const fn begin(form_waits: bool) -> Self {
        Self { checked: Vec::new(), call: Form::new(Form::CALL), call_done: false, form_waits }
    }

    /// What is asked next; a fault that is local ends the questions.
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

    /// Takes an answer to the question that is asked now.
    pub fn answer(&mut self, yes: bool) {
        match self.step() {
            TriageStep::Workstation => self.checked.push(Check::Workstation { only_here: yes }),
            TriageStep::Ward => self.checked.push(Check::Ward { only_here: yes }),
            TriageStep::News => self.checked.push(Check::News { announced: yes }),
            TriageStep::Call | TriageStep::Register | TriageStep::Local => {}
        }
    }

    /// Takes what was said on the phone, if anything was.
    pub fn call_ended(&mut self) {
        self.checked.extend(self.call.called());
        self.call_done = true;
    }

    /// Takes the last answer back; says whether there was one.
    pub fn step_back(&mut self) -> bool {
        if self.call_done {
            self.call_done = false;
            self.checked.truncate(3);
            return true;
        }
        self.checked.pop().is_some()
    }
}
