//! Which log may be used here: one of the site in the settings, and of the right mode.

use crate::desk::trouble::DeskError;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::inconsistency::Inconsistency;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::text::Name;

/// The site and the mode that a log must have to be used here.
#[derive(Debug, Clone)]
pub struct ExpectedLog {
    pub site: Name,
    pub mode: Mode,
}

impl ExpectedLog {
    /// Checks that a ledger belongs to such a log.
    ///
    /// # Errors
    /// When it belongs to another log, or the log was never created.
    pub fn holds_for(&self, ledger: &Ledger) -> Result<(), DeskError> {
        match &ledger.identity {
            None => Err(Inconsistency::Creation.into()),
            Some(identity) if identity.site != self.site => {
                Err(DeskError::OtherSite { found: identity.site.clone(), expected: self.site.clone() })
            }
            Some(identity) if identity.mode != self.mode => Err(DeskError::OtherMode { found: identity.mode }),
            Some(_) => Ok(()),
        }
    }
}
