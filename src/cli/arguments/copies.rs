//! The commands for copies of the log.

use std::path::PathBuf;

use clap::Args;

/// Copy the log to a new file.
#[derive(Debug, Args)]
pub struct Backup {
    /// The new file; one that is there is never overwritten
    pub file: PathBuf,
}
