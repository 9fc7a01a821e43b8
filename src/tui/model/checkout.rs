//! The state of a checkout: the form, the preview, and the number with its read-back.

use std::time::Duration;

use chrono::{DateTime, Utc};
use tui_input::Input;

use crate::desk::draft::CheckoutDraft;
use crate::tui::form::{Field, Form};
use kvittera_domain::rules::lookalike::Proposal;
use kvittera_domain::value::id::IssuanceId;
use kvittera_domain::value::last_four::LastFour;
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::sex::Sex;

/// Letters that follow each other faster are typed as one word.
const SAME_WORD: Duration = Duration::from_millis(400);

/// A checkout. Its form is kept through all steps.
#[derive(Debug)]
pub struct Checkout {
    /// What the ward says on the phone.
    pub form: Form,
    pub step: Step,
    /// When the first field was filled, measured from the start of the program.
    pub begun: Option<Duration>,
    /// When a letter that is no sex was last typed where the sex is chosen.
    pub wrong_letter_at: Option<Duration>,
}

/// A step of the checkout.
#[derive(Debug)]
pub enum Step {
    /// The form is being filled.
    Filling,
    /// Everything is shown once more before a number is issued.
    Preview(Preview),
    /// The number is issued: it is read out, and the caller reads it back.
    ReadBack(ReadBackStep),
}

/// What is about to be issued.
#[derive(Debug, Clone)]
pub struct Preview {
    pub sex: Sex,
    pub request: NumberRequest,
    /// The number, and the numbers that it could be confused with.
    pub proposal: Proposal,
}

/// The issued number while it is read back.
#[derive(Debug, Clone)]
pub struct ReadBackStep {
    pub issuance: IssuanceId,
    /// What the cashier types as heard.
    pub heard: Input,
    /// True once the typed text turned out not to be four letters and digits.
    pub incomplete: bool,
    /// What the caller read back last, if it was wrong.
    pub misheard: Option<LastFour>,
}

impl ReadBackStep {
    /// Begins the read-back of an issuance.
    #[must_use]
    pub fn of(issuance: IssuanceId) -> Self {
        Self { issuance, heard: Input::default(), incomplete: false, misheard: None }
    }
}

impl Default for Checkout {
    fn default() -> Self {
        Self { form: Form::new(Form::CHECKOUT), step: Step::Filling, begun: None, wrong_letter_at: None }
    }
}

impl Checkout {
    /// Returns true if leaving would lose typed text.
    #[must_use]
    pub fn has_draft(&self) -> bool {
        !matches!(self.step, Step::ReadBack(_)) && !self.form.is_empty()
    }

    /// Remembers when filling began. Emptying the form forgets it.
    pub fn mark_beginning(&mut self, at: Duration) {
        self.begun = if self.form.is_empty() { None } else { self.begun.or(Some(at)) };
    }

    /// Returns true if a letter at this time belongs to a word that began with a letter that is no sex.
    #[must_use]
    pub fn follows_wrong_letter(&self, at: Duration) -> bool {
        self.wrong_letter_at.is_some_and(|wrong| at.saturating_sub(wrong) < SAME_WORD)
    }

    /// Returns how many seconds the checkout has taken.
    #[must_use]
    pub fn seconds(&self, now: Duration) -> Option<u32> {
        self.begun.and_then(|begun| u32::try_from(now.saturating_sub(begun).as_secs()).ok())
    }

    /// Returns true if this issuance is being read back on this screen.
    #[must_use]
    pub fn reads_back(&self, issuance: IssuanceId) -> bool {
        matches!(&self.step, Step::ReadBack(step) if step.issuance == issuance)
    }

    /// Returns the typed text as a draft to keep.
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

    /// Fills the form from a kept draft and focuses the first field that has a problem.
    pub fn restore_draft(&mut self, draft: &CheckoutDraft, now: DateTime<Utc>) {
        self.form = Form::new(Form::CHECKOUT);
        self.form.sex = draft.sex;
        self.form.set(Field::VgrId, &draft.vgr_id);
        self.form.set(Field::Clinic, &draft.clinic);
        self.form.set(Field::Ward, &draft.ward);
        self.form.set(Field::Callback, &draft.callback);
        self.form.go(self.form.first_wrong(now).unwrap_or(Field::Callback));
        self.step = Step::Filling;
    }
}
