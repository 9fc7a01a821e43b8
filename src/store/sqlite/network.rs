//! Refuses file systems whose locks can't be relied on.

use std::path::Path;

use rustix::fs::{FsWord, statfs};

use crate::error::StoreError;
use crate::files::from_io;
use crate::sqlite::options::OpenOptions;

/// The magic numbers of `statfs(2)` and the names of these file systems.
const UNRELIABLE: [(FsWord, &str); 11] = [
    (0x6969, "NFS"),
    (0xFF53_4D42, "CIFS"),
    (0xFE53_4D42, "SMB2"),
    (0x517B, "SMB"),
    (0x0102_1997, "9p"),
    (0x6573_5546, "FUSE"),
    (0x00C3_6400, "Ceph"),
    (0x5346_414F, "AFS"),
    (0x6B41_4653, "AFS"),
    (0x7375_7245, "Coda"),
    (0x0BD0_0BD0, "Lustre"),
];

/// Refuses `path`, a file or a folder, on a file system where two hosts could both believe that they hold the lock.
pub(super) fn refuse(path: &Path, options: &OpenOptions) -> Result<(), StoreError> {
    let found = statfs(path).map_err(|error| from_io(path, &error.into()))?;
    match kind(found.f_type) {
        Some(kind) if !options.allow_network_filesystem => {
            Err(StoreError::NetworkFileSystem { path: path.to_owned(), kind })
        }
        _ => Ok(()),
    }
}

fn kind(magic: FsWord) -> Option<&'static str> {
    UNRELIABLE.iter().find(|(known, _)| *known == magic).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn network_file_systems_are_known_by_their_magic_and_local_ones_pass() {
        assert_eq!(kind(0x6969), Some("NFS"));
        assert_eq!(kind(0x6573_5546), Some("FUSE"));
        let (ext4, tmpfs) = (0xEF53, 0x0102_1994);
        assert_eq!((kind(ext4), kind(tmpfs)), (None, None));
    }
}
