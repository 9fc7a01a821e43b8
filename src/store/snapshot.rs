//! What a long log adds up to, kept beside it, so that opening a million events costs little more than opening ten.
//!
//! Nobody outside needs to know how. [`SnapshotFile`] is the file, which may be deleted at any time; [`SnapshotState`] is
//! what a desk holds of it: it renews the file as the log grows, and looks through the whole log afterwards, since a
//! snapshot is only believed for so long. [`pack`] holds the settled part of a ledger in few bytes.

mod error;
mod file;
mod form;
mod ledger_form;
mod outage_form;
mod packed;
mod pool_form;
mod state;
mod value_form;

pub use error::SnapshotError;
pub use file::SnapshotFile;
pub use packed::pack;
pub use state::SnapshotState;
