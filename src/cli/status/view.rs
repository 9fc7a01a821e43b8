//! What the status shows, before it is put into words or JSON.

use kvittera_domain::value::hash::Hash;
use kvittera_domain::views::supply::Supply;

use crate::desk::maintenance::MaintenanceState;
use crate::desk::status::Status;
use crate::open::OpenedLog;

/// What the status shows, in words and as JSON alike.
pub(super) struct StatusView<'a> {
    pub opened: &'a OpenedLog,
    pub status: Status<'a>,
    pub supplies: [Supply; 2],
    pub upkeep: MaintenanceState,
}

impl StatusView<'_> {
    /// The hash of the last event.
    pub fn head(&self) -> Hash {
        self.opened.desk.head().hash
    }
}
