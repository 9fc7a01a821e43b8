//! Whom a file belongs to. What root makes beside a log must belong to the log's account, or that one is locked out.

use std::fs::{self, File, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use rustix::fs::{Gid, Uid, fchown};
use rustix::process::geteuid;

use crate::error::StoreError;

/// The account and the group that own a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileOwner {
    account: u32,
    group: u32,
}

impl FileOwner {
    /// The owner of what is at `path`, and of what a link there leads to.
    ///
    /// # Errors
    /// When nothing is there or it can't be reached.
    pub fn of(path: &Path) -> io::Result<Self> {
        fs::metadata(path).map(|found| Self::in_metadata(&found))
    }

    fn in_metadata(found: &Metadata) -> Self {
        Self { account: found.uid(), group: found.gid() }
    }

    /// The number of the account (uid).
    #[must_use]
    pub const fn account(self) -> u32 {
        self.account
    }

    /// Gives an open file or folder, which is at `path`, to this owner.
    ///
    /// Only root may give a file to another account. Any other account that writes beside a log owns the log or shares
    /// its group, and then at least the group is set where that is allowed.
    ///
    /// # Errors
    /// [`StoreError::OwnerKept`] when root may not give it away either, as on some network file systems.
    pub fn take(self, file: &File, path: &Path) -> Result<(), StoreError> {
        if file.metadata().is_ok_and(|found| Self::in_metadata(&found) == self) {
            return Ok(());
        }
        let group = Some(Gid::from_raw(self.group));
        if !geteuid().is_root() {
            fchown(file, None, group).ok();
            return Ok(());
        }
        fchown(file, Some(Uid::from_raw(self.account)), group).map_err(|_| StoreError::OwnerKept(path.to_owned()))
    }

    /// Whether this account can read and write the file at `path` and everything in its folder, as far as modes tell.
    /// A group that the account may be in besides its own is believed to let it in.
    #[must_use]
    pub fn can_use(self, path: &Path) -> bool {
        let folders = path.ancestors().skip(1);
        let reaches = folders.enumerate().all(|(depth, folder)| self.may(folder, if depth == 0 { 0o3 } else { 0o1 }));
        reaches && self.may(path, 0o6)
    }

    /// Whether the bits of a mode (read 4, write 2, pass 1) are all set for this account. What can't be examined is not
    /// held against it.
    fn may(self, path: &Path, bits: u32) -> bool {
        let Ok(found) = fs::metadata(path) else { return true };
        let has = |shift: u32| (found.mode() >> shift) & bits == bits;
        if self.account == 0 {
            true
        } else if found.uid() == self.account {
            has(6)
        } else {
            has(0) || has(3)
        }
    }
}
