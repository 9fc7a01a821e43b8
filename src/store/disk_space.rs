//! How much disk space is left where the log lies.

/// The disk space where the log lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiskSpace {
    /// In bytes.
    pub free: u64,
    /// Whether the reserve file is there, which is deleted to make room for the last events when the disk is full.
    pub has_reserve: bool,
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
