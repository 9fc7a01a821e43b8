//! How a log in a file is opened or made.

use std::path::PathBuf;

use crate::lock_wait::LockWaitNotifier;

/// What may be had otherwise when a log is opened or made.
#[derive(Debug, Clone, Default)]
pub struct OpenOptions {
    /// Whether to trust the locks of a network file system.
    pub allow_network_filesystem: bool,
    /// Where the witness is; beside the log when nothing is said.
    pub witness: Option<PathBuf>,
    /// Told when another terminal keeps the log.
    pub waits: LockWaitNotifier,
}
