//! The store: one append-only log of events behind a small trait, [`EventStore`].
//!
//! [`sqlite`] keeps the log in a file, [`memory`] keeps it for as long as a test runs; one conformance suite tests
//! both. [`witness`] is the second record beside the log. The rules of the domain are not known here.

pub mod memory;
pub mod snapshot;
pub mod sqlite;
pub mod witness;

mod any_store;
mod chain;
mod codec;
mod disk_space;
mod error;
mod event_store;
mod files;
mod lock_wait;
mod log_view;
mod owner;
mod stored_row;
mod witnessed;

pub use any_store::Store;
pub use chain::Link;
pub use disk_space::{DiskSpace, WriteBarrier};
pub use error::StoreError;
pub use event_store::{AppendGuard, AppendRequest, AskView, EventStore, Visit};
pub use files::{LockedFile, locked, make_private_folder};
pub use lock_wait::LockWaitNotifier;
pub use log_view::LogView;
pub use owner::FileOwner;
pub use witnessed::{WithWitness, Witnessed};
