//! How much room is left where the log lies.

/// The room where the log lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiskSpace {
    /// So many bytes can still be written.
    pub free: u64,
    /// Whether the ballast lies there, which is given up for the last facts when the disk is full.
    pub has_ballast: bool,
}

impl DiskSpace {
    /// From less room than this on, somebody is told.
    pub const LOW: u64 = 64 << 20;

    /// Whether somebody should see to the disk.
    #[must_use]
    pub const fn is_low(self) -> bool {
        self.free < Self::LOW
    }

    /// The room in MiB, as people are told.
    #[must_use]
    pub const fn mebibytes(self) -> u64 {
        self.free >> 20
    }
}
