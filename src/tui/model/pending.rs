//! What was sent to the log and is not answered yet.

use kvittera_domain::rules::command::Command;
use kvittera_domain::value::actor::Actor;
use kvittera_domain::value::id::RequestId;

/// A wish that the log has not answered yet, or whose outcome is not known.
#[derive(Debug, Clone)]
pub struct Pending {
    /// The wish.
    pub command: Command,
    /// Who wishes.
    pub actor: Actor,
    /// Its name, once the log failed before it said what became of it.
    pub unknown: Option<RequestId>,
    /// Whether it waits for another terminal that writes.
    pub waits: bool,
    /// What the screen does once it is fulfilled.
    pub then: Then,
}

/// What the screen does once a wish is fulfilled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// It shows what happened.
    Show,
    /// The filled form goes on to the preview.
    Preview,
    /// The dialog closes, which kept what was typed until then.
    Close,
}
