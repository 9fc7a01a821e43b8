//! Looking through a whole log for anything that is wrong with it.

use std::path::PathBuf;

use crate::config::Config;
use crate::desk::backup_check;
use crate::desk::snapshot::SnapshotFile;
use crate::open::error::OpenError;
use crate::open::located::{Located, Wanted, expected, locate, options};
use crate::open::maintenance::Care;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::inconsistency::Inconsistency;
use kvittera_domain::recovery::halt::Halt;
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::sqlite::{Look, Verification};
use kvittera_store::{StoreError, sqlite};

/// What a look through a whole log has found.
#[derive(Debug)]
pub struct Checked {
    /// Where the log is.
    pub path: PathBuf,
    /// Live or practice.
    pub mode: Mode,
    /// Where a live log was looked for, when practice was looked through for want of one.
    pub instead_of: Option<PathBuf>,
    /// What the store says of it.
    pub verification: Verification,
    /// The rule that its facts break.
    pub contradiction: Option<Inconsistency>,
    /// In what the witness or the second copy differs from it, so that nothing may be written.
    pub halt: Option<Halt>,
}

/// Looks through the log that is wanted: the chain of hashes, the database, and every rule again. `watch` is told how far
/// it has come, and says whether to go on.
///
/// # Errors
/// When there is none, it can't be read at all, or `watch` said to stop.
pub fn verify(wanted: &Wanted, config: &Config, watch: &Look<'_>) -> Result<Checked, OpenError> {
    let Located { path, mode, instead_of } = locate(wanted, config)?;
    let (mut ledger, mut broken) = (Ledger::default(), None);
    let fold = |recorded: &RecordedEvent| {
        if broken.is_none() {
            broken = ledger.apply(recorded).err();
        }
    };
    let verification =
        sqlite::verify_each(&path, &options(&path, mode, config), fold, watch).map_err(|error| match error {
            StoreError::Damaged { .. } => OpenError::Damaged(error.into()),
            other => other.into(),
        })?;
    let is_sound = verification.is_sound();
    let contradiction = broken.filter(|_| is_sound);
    if !is_sound || contradiction.is_some() {
        // Whoever opens the log next shall find it too.
        SnapshotFile::beside(&path).discard();
    } else {
        expected(config, mode).holds_for(&ledger)?;
    }
    // A database that is too damaged to be asked has been found out already.
    let halt = if is_sound {
        let ahead = Care::at((&path, mode), ledger.identity.as_ref(), config).verdict().and_then(Result::err);
        backup_check::halt(&sqlite::comparison(&path, &options(&path, mode, config))?, ahead.as_ref(), &ledger)
    } else {
        None
    };
    Ok(Checked { path, mode, instead_of, verification, contradiction, halt })
}
