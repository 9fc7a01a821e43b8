//! What the screen wishes for outside itself, as data: `update` gives it back, the worker does it.

use std::path::PathBuf;

use crate::desk::draft::CheckoutDraft;
use crate::desk::maintenance::BackupVerdict;
use crate::export::document::DocumentForm;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::id::{OutageId, RequestId, Seq};
use kvittera_domain::value::vgr_id::VgrId;

/// A text that is saved as a new file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saving {
    /// Where.
    pub path: PathBuf,
    /// What, to be written as it is.
    pub text: String,
    /// What a person should know about it, a line for each thing.
    pub said: Vec<String>,
}

/// A document about an outage that somebody wants in a new file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Where.
    pub path: PathBuf,
    /// What.
    pub form: DocumentForm,
    /// Of which outage.
    pub outage: OutageId,
}

/// Something to be done outside the screen.
#[derive(Debug)]
pub enum Effect {
    /// Make facts of a wish.
    Execute {
        /// The name of a wish that is tried again, so that it is never done twice; a new wish gets a new name.
        again: Option<RequestId>,
        /// The wish.
        command: Command,
        /// Who wishes.
        actor: Actor,
    },
    /// Look for a kept draft of a person.
    FindDraft {
        /// The person.
        owner: VgrId,
    },
    /// Keep a draft as far as it is typed.
    KeepDraft {
        /// Whose it is.
        owner: VgrId,
        /// The draft.
        draft: CheckoutDraft,
    },
    /// Throw the kept draft of a person away.
    DiscardDraft {
        /// The person.
        owner: VgrId,
    },
    /// Save a text as a new file; an old one is never overwritten.
    Save(Saving),
    /// Find out what became of a wish of unknown outcome.
    Find(RequestId),
    /// Read the facts at these places.
    Read(Vec<Seq>),
    /// Look through the log from its end for what a filter wants, in place of an earlier search; `None` only ends that.
    Search {
        /// Names the search.
        number: u64,
        /// What is looked for, in lower case.
        wanted: Option<String>,
    },
    /// Find a name for this making of a document, which no other has, and read the facts of its cases.
    Name(Export),
    /// Stop the desk, or let it go on, by what the second copy says of the log.
    ApplyBackupState(BackupVerdict),
    /// Ring the bell, and show words outside the window where the terminal can (OSC 9).
    Alert(String),
    /// Put a text into the clipboard of the terminal (OSC 52).
    Copy(String),
    /// Give the terminal back and stop, until somebody wakes the program.
    Suspend,
    /// Take the terminal again and draw everything anew.
    Resume,
    /// Read a file of numbers.
    ReadPoolFile(PathBuf),
}
