//! The little that a layer around an engine, such as the witness, asks of the log.

use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::{RequestId, Seq};
use kvittera_domain::value::log_identity::LogIdentity;

use crate::chain::Link;
use crate::error::StoreError;

/// A log at one moment.
pub trait LogView {
    /// The log's id, site and mode, which its first event names.
    ///
    /// # Errors
    /// When the first event can't be read.
    fn identity(&self) -> Result<LogIdentity, StoreError>;

    /// The last event and its hash.
    ///
    /// # Errors
    /// When the log can't be read.
    fn head(&self) -> Result<Link, StoreError>;

    /// The hash of the event at `seq`; `None` if the log does not reach that far.
    ///
    /// # Errors
    /// When the log can't be read.
    fn hash_at(&self, seq: Seq) -> Result<Option<Hash>, StoreError>;

    /// The place of the last event of a command; `None` if the command was never written.
    ///
    /// # Errors
    /// When the log can't be read.
    fn last_of(&self, request: RequestId) -> Result<Option<Seq>, StoreError>;
}
