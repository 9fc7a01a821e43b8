//! Why nothing can be probed at all.

use std::io;
use std::path::PathBuf;

/// Why nothing can be probed at all.
#[derive(Debug, thiserror::Error)]
pub enum ProbeError {
    /// The file of certificates can't be read.
    #[error("{path}: {cause}")]
    CaUnreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The file holds no certificate, or one that can't be used.
    #[error("{path}: no usable certificate")]
    CaUnusable {
        /// The file.
        path: PathBuf,
    },
    /// The system gives no thread to probe on.
    #[error("{0}")]
    NoThread(io::Error),
}
