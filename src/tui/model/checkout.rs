//! How far a checkout has come: the form, the preview, the number with its read-back.

use std::time::Duration;

use chrono::{DateTime, Utc};
use tui_input::Input;

use crate::desk::draft::CheckoutDraft;
use crate::tui::form::{Field, Form};
use kvittera_domain::rules::lookalike::Proposal;
use kvittera_domain::value::id::IssuanceId;
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::sex::Sex;

/// The checkout, with its form kept through all steps.
#[derive(Debug)]
pub struct Checkout {
    /// What the ward gave on the phone.
    pub form: Form,
    /// How far it has come.
    pub step: Step,
    /// When the form was begun, since the start of the program.
    pub begun: Option<Duration>,
}

/// A step of the checkout.
#[derive(Debug)]
pub enum Step {
    /// The form is being filled.
    Filling,
    /// Everything is shown once more before a number goes out.
    Preview(Preview),
    /// The number is out: it is read out and read back.
    ReadBack(ReadBackStep),
}

/// What is about to be handed out.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The sex asked for.
    pub sex: Sex,
    /// Who asks, and for where.
    pub request: NumberRequest,
    /// The number, and what it could be mistaken for.
    pub proposal: Proposal,
}

/// The number is out and being read back.
#[derive(Debug, Clone)]
pub struct ReadBackStep {
    /// The hand-out.
    pub issuance: IssuanceId,
    /// What is typed as heard.
    pub heard: Input,
    /// Set when what was typed are not four letters and digits.
    pub incomplete: bool,
}

impl ReadBackStep {
    /// Nothing is heard yet.
    #[must_use]
    pub fn of(issuance: IssuanceId) -> Self {
        Self { issuance, heard: Input::default(), incomplete: false }
    }
}

impl Default for Checkout {
    fn default() -> Self {
        Self { form: Form::new(Form::CHECKOUT), step: Step::Filling, begun: None }
    }
}

impl Checkout {
    /// Whether there is something to lose.
    #[must_use]
    pub fn has_draft(&self) -> bool {
        !matches!(self.step, Step::ReadBack(_)) && !self.form.is_empty()
    }

    /// Notes when the form was begun; an empty one is not.
    pub fn mark_beginning(&mut self, at: Duration) {
        self.begun = if self.form.is_empty() { None } else { self.begun.or(Some(at)) };
    }

    /// How many seconds it has taken until now.
    #[must_use]
    pub fn seconds(&self, now: Duration) -> Option<u32> {
        self.begun.and_then(|begun| u32::try_from(now.saturating_sub(begun).as_secs()).ok())
    }

    /// Whether this hand-out is being read back on this screen.
    #[must_use]
    pub fn reads_back(&self, issuance: IssuanceId) -> bool {
        matches!(&self.step, Step::ReadBack(step) if step.issuance == issuance)
    }

    /// What is typed, to be kept.
    #[must_use]
    pub fn draft(&self, now: DateTime<Utc>) -> CheckoutDraft {
        let typed = |field| self.form.typed(field).to_owned();
        CheckoutDraft {
            saved_at: now,
            sex: self.form.sex,
            vgr_id: typed(Field::VgrId),
            clinic: typed(Field::Clinic),
            ward: typed(Field::Ward),
            callback: typed(Field::Callback),
            request: None,
        }
    }

    /// Fills the form from a kept draft and goes to where something is missing.
    pub fn take_up(&mut self, draft: &CheckoutDraft) {
        self.form = Form::new(Form::CHECKOUT);
        self.form.sex = draft.sex;
        self.form.set(Field::VgrId, &draft.vgr_id);
        self.form.set(Field::Clinic, &draft.clinic);
        self.form.set(Field::Ward, &draft.ward);
        self.form.set(Field::Callback, &draft.callback);
        self.form.go(self.form.first_wrong().unwrap_or(Field::Callback));
        self.step = Step::Filling;
    }
}
