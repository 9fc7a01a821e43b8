//! Verifies a whole log: the database, the chain of hashes, every rule, the witness and the backup.

use std::path::PathBuf;

use crate::config::Config;
use crate::desk::backup_check;
use crate::open::error::OpenError;
use crate::open::located::{Located, Wanted, expected, locate, options};
use crate::open::maintenance::FileCare;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::inconsistency::Inconsistency;
use kvittera_domain::recovery::halt::Halt;
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::snapshot::SnapshotFile;
use kvittera_store::sqlite::{Verification, VerifyProgress};
use kvittera_store::{StoreError, sqlite};

/// What [`verify`] found.
#[derive(Debug)]
pub struct Checked {
    pub path: PathBuf,
    pub mode: Mode,
    /// Where a live log was looked for, if practice was verified because there is none.
    pub instead_of: Option<PathBuf>,
    /// The findings of the store.
    pub verification: Verification,
    /// The rule that its events break.
    pub contradiction: Option<Inconsistency>,
    /// Set if the witness or the backup differs from it, so that writing is suspended.
    pub halt: Option<Halt>,
}

/// Verifies the wanted log: the chain of hashes, the database, and every rule again. `watch` is told the progress, and
/// decides whether to go on.
///
/// # Errors
/// When there is no such log, it can't be read at all, or `watch` stopped the verification.
pub fn verify(wanted: &Wanted, config: &Config, watch: &VerifyProgress<'_>) -> Result<Checked, OpenError> {
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
        // The next program that opens the log must read all of it, and so find the damage too.
        SnapshotFile::beside(&path).discard();
    } else {
        expected(config, mode).holds_for(&ledger)?;
    }
    // A damaged database can't be compared with the witness.
    let halt = if is_sound {
        let ahead = FileCare::at((&path, mode), ledger.identity.as_ref(), config).compare().and_then(Result::err);
        backup_check::halt(&sqlite::comparison(&path, &options(&path, mode, config))?, ahead.as_ref(), &ledger)
    } else {
        None
    };
    Ok(Checked { path, mode, instead_of, verification, contradiction, halt })
}
