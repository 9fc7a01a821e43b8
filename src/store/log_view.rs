//! The log as a layer around its engine looks at it.

use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::{RequestId, Seq};
use kvittera_domain::value::log_identity::LogIdentity;

use crate::chain::Link;
use crate::error::StoreError;

/// A log at one moment.
pub trait LogView {
    /// Which log it is.
    ///
    /// # Errors
    /// When its first event can't be read.
    fn identity(&self) -> Result<LogIdentity, StoreError>;
    /// The last event and the hash that stands there.
    ///
    /// # Errors
    /// When the log can't be read.
    fn head(&self) -> Result<Link, StoreError>;
    /// The hash of the event at `seq`, if there is one.
    ///
    /// # Errors
    /// When the log can't be read.
    fn hash_at(&self, seq: Seq) -> Result<Option<Hash>, StoreError>;
    /// The place of the last event that the command of this request became, if it became any.
    ///
    /// # Errors
    /// When the log can't be read.
    fn last_of(&self, request: RequestId) -> Result<Option<Seq>, StoreError>;
}
