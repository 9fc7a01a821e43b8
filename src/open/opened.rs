//! A log that is open at a desk.

use std::path::PathBuf;

use crate::desk::Desk;
use crate::open::permissions_check::Exposed;
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::{DiskSpace, Store};

/// A log that is open at a desk.
#[derive(Debug)]
pub struct OpenedLog {
    pub desk: Desk<Store>,
    pub mode: Mode,
    /// Where a live log was looked for, if practice was opened because there is none.
    pub instead_of: Option<PathBuf>,
    pub file: LogFile,
}

/// What only a log in a file of this machine has.
#[derive(Debug)]
pub struct LogFile {
    pub path: PathBuf,
    /// The path of its witness, which may be missing.
    pub witness: PathBuf,
    /// Whether the witness lies on the log's own disk, so that both may be lost at once; `None` if that can't be told.
    pub witness_shares_disk: Option<bool>,
    /// The witness that the settings name, if this log does not use it because it is not the log of the settings.
    pub witness_passed_over: Option<PathBuf>,
    /// What other accounts of the machine can access.
    pub exposed: Vec<Exposed>,
    /// The space on the log's disk; `None` if it is unknown.
    pub room: Option<DiskSpace>,
}
