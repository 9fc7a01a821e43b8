//! How a log in a file is opened or created.

use std::path::PathBuf;

use crate::lock_wait::LockWaitNotifier;

/// The choices when a log is opened or created.
#[derive(Debug, Clone, Default)]
pub struct OpenOptions {
    /// Whether to trust the locks of a network file system.
    pub allow_network_filesystem: bool,
    /// The path of the witness; beside the log when `None`.
    pub witness: Option<PathBuf>,
    /// Called when another terminal holds the log's write lock.
    pub waits: LockWaitNotifier,
}
