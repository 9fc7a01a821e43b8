//! The exit codes, which tell a caller how a command ended.

use std::process::ExitCode;

/// How a command ended. The numbers are part of the contract with scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    Done = 0,
    Unexpected = 1,
    /// The arguments or the settings are wrong, or a question was not answered.
    Arguments = 2,
    /// A rule refuses the command, or the service that was probed does not answer.
    Refused = 3,
    /// The person's role does not allow the command.
    NotAllowed = 4,
    /// The log can't be read or written.
    Log = 5,
    /// Verification found a fault in the log.
    Fault = 6,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
