//! How much disk space is left where the log lies.

/// The disk space where the log lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiskSpace {
    /// In bytes.
    pub free: u64,
    /// Whether the reserve file is there, which is deleted to make room for the last events when the disk is full.
    pub has_reserve: bool,
}

/// Why nobody can write to a log that can still be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteBarrier {
    /// Its file system is mounted read-only.
    ReadOnlyDisk,
    /// The disk has no room for the index that the programs of a log share. It is looked at again by
    /// [`changed`](crate::EventStore::changed).
    FullDisk,
}

impl DiskSpace {
    /// With fewer bytes than this, people are warned.
    pub const LOW: u64 = 64 << 20;

    /// Whether people should be warned.
    #[must_use]
    pub const fn is_low(self) -> bool {
        self.free < Self::LOW
    }

    /// The free space in MiB, as it is shown.
    #[must_use]
    pub const fn mebibytes(self) -> u64 {
        self.free >> 20
    }
}
