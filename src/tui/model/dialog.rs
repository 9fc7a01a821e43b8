//! What can lie over a screen: help, palette, prompts and questions.

use std::sync::Arc;

use tui_input::Input;

use crate::desk::draft::CheckoutDraft;
use crate::tui::form::Form;
use crate::tui::model::reconciliation::NewId;
use crate::tui::model::triage::Triage;
use crate::tui::msg::ReadPool;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::value::id::{ConflictId, IssuanceId, OutageId};
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::text::TextError;
use kvittera_domain::value::vgr_id::VgrIdError;

/// Something that lies over the screen.
#[derive(Debug)]
pub enum Dialog {
    /// The keys and the routine, scrolled down by so many lines.
    Help(usize),
    /// Actions by name.
    Palette(Palette),
    /// A line of text is asked for.
    Prompt(Prompt),
    /// Yes or no.
    Question(Question),
    /// A kept draft is offered.
    Draft(CheckoutDraft),
    /// Numbers are about to be put into the binder, scrolled down by so many lines.
    Import(ReadPool, usize),
    /// A hand-out is set right.
    Correction(IssuanceId, Form),
    /// One fact, whole.
    Fact(Arc<RecordedEvent>),
    /// Is it only us? Step by step.
    Triage(Triage),
    /// A stop is announced, or announced for another time when it is named.
    Plan(Option<OutageId>, Form),
    /// The times of an outage are set right.
    Times(OutageId, Form),
    /// What a count of the paper binder has found, before it is written down.
    Counted,
    /// What was given on paper is entered; the form is the model's own, so that it outlives the dialog.
    Late,
    /// The hand-over of the outage, scrolled down by so many lines.
    HandOver(String, usize),
    /// What to know about a document that was saved, scrolled down by so many lines.
    Saved(String, usize),
    /// One case, whole, scrolled down by so many lines.
    Case(CaseId, usize),
    /// A patient's new id is recorded.
    NewId(NewId),
    /// It is written down that RAPS was told.
    Raps(CaseId, Form),
    /// A step of a reconciliation is taken back.
    TakeBack(CaseId, Form),
}

/// Actions by name.
#[derive(Debug, Default)]
pub struct Palette {
    /// What is typed.
    pub input: Input,
    /// Which of the fitting ones is chosen, from 0.
    pub chosen: usize,
}

/// A line of text is asked for.
#[derive(Debug)]
pub struct Prompt {
    /// What for.
    pub purpose: Purpose,
    /// What is typed.
    pub input: Input,
    /// What is wrong with it, once Enter was pressed.
    pub wrong: Option<PromptProblem>,
}

/// What a line of text is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The vgr-id of whoever sits here.
    WhoAreYou,
    /// The path of a file of numbers.
    PoolFile,
    /// A note about the outage.
    NoteOutage,
    /// Why a hand-out was a mistake.
    Void(IssuanceId),
    /// Why a number leaves the pool.
    Withdraw(PoolNumber),
    /// How a clash was sorted out.
    Resolve(ConflictId),
    /// How it is known that nobody used a number.
    Unused(CaseId),
    /// Why the next planned stop is called off.
    CancelPlan,
    /// What happened when the service went down again.
    Reopen,
    /// Where the hand-over is to be saved.
    SaveHandOver,
    /// Where what is written about an outage is to be saved.
    SaveExport(OutageId),
    /// Where the sheet of paper for the binder is to be saved.
    SaveSheet,
}

impl Purpose {
    /// Whether it is the path of a file to be written.
    #[must_use]
    pub const fn is_saving(self) -> bool {
        matches!(self, Self::SaveHandOver | Self::SaveExport(_) | Self::SaveSheet)
    }
}

/// What is wrong with a line of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromptProblem {
    /// It is no vgr-id.
    VgrId(VgrIdError),
    /// It is no text that can be kept.
    Text(TextError),
    /// The file's name ends in a way that does not say what it shall be.
    Ending,
}

/// A question with yes and no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Leave the program although a checkout is half filled.
    Leave,
    /// Leave the program although a count or a late entry is begun, which is not kept.
    LeaveUnsaved,
    /// Empty the form.
    ClearForm,
    /// Register a suspected outage; from a filled form, go on to the preview.
    Suspect {
        /// Whether a filled form waits for it.
        form_waits: bool,
    },
    /// The planned stop has begun; from a filled form, go on to the preview.
    Begun {
        /// Whether a filled form waits for it.
        form_waits: bool,
    },
    /// Show a number again that was handed out before the program ended, but not read back.
    Unread(IssuanceId),
    /// Close an outage as reconciled; `None` means the latest one.
    CloseOutage(Option<OutageId>),
    /// Confirm the suspected outage.
    ConfirmOutage,
    /// The service is back.
    EndOutage,
}

impl Dialog {
    /// Asks who sits here.
    #[must_use]
    pub fn who_are_you() -> Self {
        Self::prompt(Purpose::WhoAreYou)
    }

    /// Asks for a line of text.
    #[must_use]
    pub fn prompt(purpose: Purpose) -> Self {
        Self::Prompt(Prompt { purpose, input: Input::default(), wrong: None })
    }

    /// The form in it. That of a late entry is the model's own.
    #[must_use]
    pub const fn form(&self) -> Option<&Form> {
        match self {
            Self::Correction(_, form)
            | Self::Plan(_, form)
            | Self::Times(_, form)
            | Self::NewId(NewId { form, .. })
            | Self::Raps(_, form)
            | Self::TakeBack(_, form)
            | Self::Triage(Triage { call: form, .. }) => Some(form),
            _ => None,
        }
    }

    /// The same, to fill it in.
    pub const fn form_mut(&mut self) -> Option<&mut Form> {
        match self {
            Self::Correction(_, form)
            | Self::Plan(_, form)
            | Self::Times(_, form)
            | Self::NewId(NewId { form, .. })
            | Self::Raps(_, form)
            | Self::TakeBack(_, form)
            | Self::Triage(Triage { call: form, .. }) => Some(form),
            _ => None,
        }
    }
}
