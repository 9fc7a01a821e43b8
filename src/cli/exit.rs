//! The exit codes, by which a caller knows what became of a command.

use std::process::ExitCode;

/// What became of a command; the numbers are part of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// It is done.
    Done = 0,
    /// Something failed unexpectedly.
    Unexpected = 1,
    /// The arguments or the settings are wrong, or a question was left unanswered.
    Arguments = 2,
    /// A rule refuses it, or the service that was probed does not answer.
    Refused = 3,
    /// This role may not.
    NotAllowed = 4,
    /// The log can't be read or written.
    Log = 5,
    /// Verification found a fault.
    Fault = 6,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
