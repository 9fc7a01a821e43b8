//! Why probing can't start.

use std::io;
use std::path::PathBuf;

/// Why probing can't start. The failure of a single probe is a `ProbeFailure` instead.
#[derive(Debug, thiserror::Error)]
pub enum ProbeError {
    /// The file of certificates (`ca_file` of the settings) can't be read.
    #[error("{path}: {cause}")]
    CaUnreadable { path: PathBuf, cause: io::Error },
    /// The file holds no certificate, or at least one that can't be used.
    #[error("{path}: no usable certificate")]
    CaUnusable { path: PathBuf },
    /// The system can't start another thread.
    #[error("{0}")]
    NoThread(io::Error),
}
