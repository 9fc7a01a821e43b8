//! What the screens want done outside themselves, as data: `update` returns it, the worker performs it.

use std::path::PathBuf;

use crate::desk::draft::CheckoutDraft;
use crate::desk::maintenance::BackupVerdict;
use crate::export::document::DocumentForm;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::id::{OutageId, RequestId, Seq};
use kvittera_domain::value::vgr_id::VgrId;

/// A text to save as a new file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saving {
    pub path: PathBuf,
    /// Written exactly as it is.
    pub text: String,
    /// Remarks for the person, one line each.
    pub said: Vec<String>,
}

/// A document about an outage that a person wants as a new file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    pub path: PathBuf,
    pub form: DocumentForm,
    pub outage: OutageId,
}

/// Something to be done outside the screens.
#[derive(Debug)]
pub enum Effect {
    /// Decide on a command and record its events.
    Execute {
        /// The id of a command that is tried again, so that it is never executed twice. A new command gets a new id.
        again: Option<RequestId>,
        command: Command,
        actor: Actor,
    },
    /// Look for a person's kept draft.
    FindDraft { owner: VgrId },
    /// Keep a draft as far as it is typed.
    KeepDraft { owner: VgrId, draft: CheckoutDraft },
    /// Discard a person's kept draft.
    DiscardDraft { owner: VgrId },
    /// Save a text as a new file. An existing file is never overwritten.
    Save(Saving),
    /// Find out what became of a command whose outcome is unknown.
    Find(RequestId),
    /// Read the recorded events at these positions.
    Read(Vec<Seq>),
    /// Search the log backwards from its end. This replaces an earlier search; `None` only ends that one.
    Search {
        /// Identifies the search.
        number: u64,
        /// The text to look for, in lower case.
        wanted: Option<String>,
    },
    /// Create an id for this copy of a document, and read the events of its cases.
    Name(Export),
    /// Halt the desk or let it continue, depending on how the backup compares with the log.
    ApplyBackupState(BackupVerdict),
    /// Ring the bell.
    Ring,
    /// Draw the whole window anew, whatever is on it.
    Redraw,
    /// Ring the bell, and show a notification outside the window if the terminal can (OSC 9).
    Alert(String),
    /// Copy a text to the clipboard of the terminal (OSC 52).
    Copy(String),
    /// Give the terminal back and stop until the program is continued.
    Suspend,
    /// Take the terminal again and redraw everything.
    Resume,
    /// Read a file of numbers for the pool.
    ReadPoolFile(PathBuf),
}
