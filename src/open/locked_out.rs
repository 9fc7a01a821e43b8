//! Checks that the account that owns a log can use what root has made of it.

use std::path::{Path, PathBuf};

use kvittera_store::FileOwner;

/// A file that the account which owns the log can't use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockedOut {
    /// The number of the account (uid).
    pub account: u32,
    pub path: PathBuf,
}

/// The first of the log and its witness that the log's account can't use, as far as the modes of files and folders tell.
#[must_use]
pub fn locked_out(log: &Path, witness: &Path) -> Option<LockedOut> {
    let owner = FileOwner::of(log).ok()?;
    let path = [log, witness].into_iter().find(|path| !owner.can_use(path))?;
    Some(LockedOut { account: owner.account(), path: path.to_owned() })
}
