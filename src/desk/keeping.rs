//! The kept ledger of a desk, and what of the log is still to be proven.

use crate::desk::snapshot::SnapshotFile;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::value::id::Seq;
use kvittera_store::Link;

/// The kept ledger, and what is still to be proven of it.
#[derive(Debug, Default)]
pub(super) struct SnapshotState {
    pub(super) file: Option<SnapshotFile>,
    /// The last fact of the kept ledger.
    pub(super) kept: Seq,
    /// What was proven of the log so far; nothing once all of it is.
    pub(super) proof: Option<Box<Proof>>,
    /// Whether something was found that speaks against the log.
    pub(super) distrusted: bool,
}

/// How far the log was looked through, and what its facts add up to until there.
#[derive(Debug)]
pub(super) struct Proof {
    pub(super) ledger: Ledger,
    pub(super) link: Link,
}
