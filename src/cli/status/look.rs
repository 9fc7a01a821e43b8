//! What the status shows, in whichever form.

use crate::desk::maintenance::Upkeep;
use crate::desk::status::Status;
use crate::open::OpenedLog;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::views::supply::Supply;

/// What is shown, in whichever form.
pub(super) struct StatusView<'a> {
    pub(super) opened: &'a OpenedLog,
    pub(super) status: Status<'a>,
    pub(super) supplies: [Supply; 2],
    pub(super) upkeep: Upkeep,
}

impl StatusView<'_> {
    /// The hash of the last fact.
    pub(super) fn head(&self) -> Hash {
        self.opened.desk.head().hash
    }
}
