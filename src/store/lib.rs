//! Where the events are kept: one append-only log behind a small trait.
//!
//! [`sqlite`] keeps it in a file, [`memory`] for as long as a test runs; one conformance suite holds both.

pub mod memory;
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
mod stored_row;
mod witnessed;

pub use any_store::Store;
pub use chain::Link;
pub use disk_space::DiskSpace;
pub use error::StoreError;
pub use event_store::{AppendGuard, AppendRequest, AskView, EventStore, Visit};
pub use files::locked;
pub use lock_wait::LockWaitNotifier;
pub use log_view::LogView;
pub use witnessed::{WithWitness, Witnessed};
