//! Reads the witness of a log, which may be all that is left of it.

use std::path::PathBuf;

use crate::config::Config;
use crate::open::error::OpenError;
use crate::open::located::{Located, Wanted, locate, options};
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::sqlite;
use kvittera_store::witness::{WitnessContents, newest_segment};

/// The contents of a witness, and which log it belongs to.
#[derive(Debug)]
pub struct WitnessReading {
    /// Where the log is, or was.
    pub log: PathBuf,
    pub mode: Mode,
    /// Where a live log was looked for, if the practice log's witness was read because there is none.
    pub instead_of: Option<PathBuf>,
    /// Its newest segment.
    pub path: PathBuf,
    pub heard: WitnessContents,
}

/// Reads the witness of the wanted log; the log itself is not touched.
///
/// # Errors
/// When the witness can't be read.
pub fn read_witness(wanted: &Wanted, config: &Config) -> Result<WitnessReading, OpenError> {
    let Located { path: log, mode, instead_of } = locate(wanted, config)?;
    let base = sqlite::witness_of(&log, &options(&log, mode, config));
    let heard = WitnessContents::read(&base, None)?;
    let path = newest_segment(&base)?.unwrap_or(base);
    Ok(WitnessReading { log, mode, instead_of, path, heard })
}
