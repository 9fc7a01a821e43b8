//! The dialogs that can lie over a screen: help, palette, forms, prompts and questions.

use std::sync::Arc;

use tui_input::Input;

use crate::desk::draft::CheckoutDraft;
use crate::tui::form::Form;
use crate::tui::model::reconciliation::NewId;
use crate::tui::model::triage::Triage;
use crate::tui::msg::ReadPool;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::rules::refusal::RapsTold;
use kvittera_domain::value::id::{ConflictId, IssuanceId, OutageId};
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::text::TextError;
use kvittera_domain::value::vgr_id::VgrIdError;

/// A dialog over the screen.
#[derive(Debug)]
pub enum Dialog {
    /// The keys and the routine, with the scroll position in lines.
    Help(usize),
    Palette(Palette),
    Prompt(Prompt),
    Question(Question),
    /// Offers a kept draft.
    Draft(CheckoutDraft),
    /// The verdict on numbers that are about to be loaded into the pool, with the scroll position in lines.
    Import(ReadPool, usize),
    /// The form that corrects an issuance.
    Correction(IssuanceId, Form),
    /// One recorded event with all its details.
    Event(Arc<RecordedEvent>),
    /// Finds out step by step whether the fault is only here.
    Triage(Triage),
    /// The form of a planned outage: a new one, or new times for the outage that is named.
    Plan(Option<OutageId>, Form),
    /// The form that corrects the times of an outage.
    Times(OutageId, Form),
    /// What a count of the paper binder found, before it is recorded.
    Counted,
    /// The form of a late entry. The model owns the form, so that it outlives the dialog.
    Late,
    /// The handover of the outage, with the scroll position in lines.
    HandOver(String, usize),
    /// Remarks on a document that was saved, with the scroll position in lines.
    Saved(String, usize),
    /// The card of one case, with the scroll position in lines.
    Case(CaseId, usize),
    NewId(NewId),
    /// The form that records a notice to RAPS.
    Raps(CaseId, Form),
    /// The form that undoes a step of a reconciliation.
    TakeBack(CaseId, Form),
    /// Asks whether RAPS was really told what the form takes back.
    RapsTold(RapsTold, Form),
}

/// The state of the list of actions by name.
#[derive(Debug, Default)]
pub struct Palette {
    pub input: Input,
    /// Which of the matching actions is chosen, from 0.
    pub chosen: usize,
}

/// The state of a prompt for one line of text.
#[derive(Debug)]
pub struct Prompt {
    pub purpose: Purpose,
    pub input: Input,
    /// The problem with the text, once Enter was pressed.
    pub wrong: Option<PromptProblem>,
}

/// What a line of text is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The VGR id of the person at the keyboard.
    WhoAreYou,
    /// The path of a file of numbers.
    PoolFile,
    NoteOutage,
    /// Why an issuance was a mistake.
    Void(IssuanceId),
    /// Why a number leaves the pool.
    Withdraw(PoolNumber),
    /// How a conflict was resolved.
    Resolve(ConflictId),
    /// How it is known that a conflict was none, because the same issuance was entered twice.
    EnteredTwice(ConflictId),
    /// How it is known that nobody used a number.
    Unused(CaseId),
    /// Why the next planned outage is cancelled.
    CancelPlan,
    /// What happened when the service went down again.
    Reopen,
    /// The path to save the handover at.
    SaveHandOver,
    /// The path to save a document about an outage at.
    SaveExport(OutageId),
    /// The path to save the sheet for the paper binder at.
    SaveSheet,
}

impl Purpose {
    /// Returns true if the text is the path of a file to write.
    #[must_use]
    pub const fn is_saving(self) -> bool {
        matches!(self, Self::SaveHandOver | Self::SaveExport(_) | Self::SaveSheet)
    }
}

/// What is wrong with a line of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromptProblem {
    VgrId(VgrIdError),
    Text(TextError),
    /// The file name's extension does not say which form the document shall have.
    Ending,
}

/// A question with yes and no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Leave the program although a checkout is half filled.
    Leave,
    /// Leave the program although a count or a late entry is begun, which would be lost.
    LeaveUnsaved,
    ClearForm,
    /// The letter that chose the sex looks like the first one of the vgr-id.
    MeantVgrId,
    /// Register a suspected outage; from a filled form, go on to the preview.
    Suspect {
        /// True if a filled form waits for the answer.
        form_waits: bool,
    },
    /// The planned outage has begun; from a filled form, go on to the preview.
    Begun {
        /// True if a filled form waits for the answer.
        form_waits: bool,
    },
    /// Show a number again that was issued before the program ended, but not read back.
    Unread(IssuanceId),
    /// Leave the program although the number on the screen was not read back.
    LeaveUnread(IssuanceId),
    /// Go on without a read-back, which is recorded.
    SkipReadBack(IssuanceId),
    /// Close an outage as reconciled; `None` means the latest one.
    CloseOutage(Option<OutageId>),
    ConfirmOutage,
    /// Record that the service is back.
    EndOutage,
}

impl Dialog {
    /// The prompt that asks who the person at the keyboard is.
    #[must_use]
    pub fn who_are_you() -> Self {
        Self::prompt(Purpose::WhoAreYou)
    }

    /// An empty prompt for a line of text.
    #[must_use]
    pub fn prompt(purpose: Purpose) -> Self {
        Self::Prompt(Prompt { purpose, input: Input::default(), wrong: None })
    }

    /// The form in the dialog. The model itself owns the form of a late entry.
    #[must_use]
    pub const fn form(&self) -> Option<&Form> {
        match self {
            Self::Correction(_, form)
            | Self::Plan(_, form)
            | Self::Times(_, form)
            | Self::NewId(NewId { form, .. })
            | Self::Raps(_, form)
            | Self::TakeBack(_, form)
            | Self::RapsTold(_, form)
            | Self::Triage(Triage { call: form, .. }) => Some(form),
            _ => None,
        }
    }

    /// The form in the dialog, to be edited.
    pub const fn form_mut(&mut self) -> Option<&mut Form> {
        match self {
            Self::Correction(_, form)
            | Self::Plan(_, form)
            | Self::Times(_, form)
            | Self::NewId(NewId { form, .. })
            | Self::Raps(_, form)
            | Self::TakeBack(_, form)
            | Self::RapsTold(_, form)
            | Self::Triage(Triage { call: form, .. }) => Some(form),
            _ => None,
        }
    }
}
