//! Reading the witness of a log, which may be all that is left of it.

use std::path::PathBuf;

use crate::config::Config;
use crate::open::error::OpenError;
use crate::open::located::{Wanted, locate, options};
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::sqlite;
use kvittera_store::witness::WitnessContents;

/// What a witness says.
#[derive(Debug)]
pub struct Journal {
    /// Where the log is, or was.
    pub log: PathBuf,
    /// Live or practice.
    pub mode: Mode,
    /// Where a live log was looked for, when practice was read for want of one.
    pub instead_of: Option<PathBuf>,
    /// Where the witness is.
    pub path: PathBuf,
    /// Its wishes.
    pub heard: WitnessContents,
}

/// Reads the witness of the log that is wanted; the log itself is not touched.
///
/// # Errors
/// When it can't be read.
pub fn journal(wanted: &Wanted, config: &Config) -> Result<Journal, OpenError> {
    let located = locate(wanted, config)?;
    let path = sqlite::witness_of(&located.path, &options(&located.path, located.mode, config));
    let heard = WitnessContents::read(&path)?;
    Ok(Journal { log: located.path, mode: located.mode, instead_of: located.instead_of, path, heard })
}
