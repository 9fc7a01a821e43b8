//! What a log must be to be used here.

use crate::desk::trouble::DeskError;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::inconsistency::Inconsistency;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::text::Name;

/// What a log must be to be used here.
#[derive(Debug, Clone)]
pub struct ExpectedLog {
    /// The site in the settings.
    pub site: Name,
    /// Live or practice.
    pub mode: Mode,
}

impl ExpectedLog {
    /// Holds that these facts are of such a log.
    ///
    /// # Errors
    /// When they are of another, or of none.
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
