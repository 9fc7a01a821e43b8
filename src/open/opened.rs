//! A log that is open at a desk.

use std::path::PathBuf;

use crate::desk::Desk;
use crate::open::permissions_check::Exposed;
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::{DiskSpace, Store};

/// A log that is open at a desk.
#[derive(Debug)]
pub struct OpenedLog {
    /// The desk.
    pub desk: Desk<Store>,
    /// Live or practice.
    pub mode: Mode,
    /// Where the log is.
    pub path: PathBuf,
    /// Where its witness belongs.
    pub witness: PathBuf,
    /// Where a live log was looked for, when practice was opened for want of one.
    pub instead_of: Option<PathBuf>,
    /// What other accounts of the machine can get at.
    pub exposed: Vec<Exposed>,
    /// The room where the log lies; `None` where that can't be told.
    pub room: Option<DiskSpace>,
}
