//! What the status shows, before it is put into words or JSON.

use kvittera_domain::ledger::issuance::Issuance;
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
    /// The issuances that nobody has read back, as far as the person may see them, oldest first.
    pub fn unread(&self) -> impl Iterator<Item = &Issuance> {
        let rights = self.opened.desk.rights();
        self.opened.desk.ledger().waiting_for_read_back().filter(|issuance| rights.sees_unit(&issuance.request.unit))
    }

    /// The hash of the last event.
    pub fn head(&self) -> Hash {
        self.opened.desk.head().hash
    }
}
