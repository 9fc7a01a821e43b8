//! The command that was sent to the log and is not answered yet.

use kvittera_domain::rules::command::Command;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::id::RequestId;

/// A command that the log has not answered yet, or whose outcome is unknown.
#[derive(Debug, Clone)]
pub struct Pending {
    pub command: Command,
    pub actor: Actor,
    /// The command's id, if the log failed before it reported the outcome.
    pub unknown: Option<RequestId>,
    /// True while the command waits for another terminal that is writing.
    pub waits: bool,
    /// What the screen does once the command is executed.
    pub follow_up: FollowUp,
}

/// What the screen does once a command is executed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FollowUp {
    /// Show what happened.
    Show,
    /// Take the filled form on to the preview.
    Preview,
    /// Close the dialog, which kept the typed text until then.
    Close,
}
