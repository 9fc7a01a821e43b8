//! The desk: commands go in, recorded events come out. The screens and the command line both use it, and neither writes
//! to a log in any other way.

pub mod access;
pub mod actor;
mod background_check;
pub mod backup_check;
pub mod clock;
mod core;
mod creation;
pub mod draft;
mod expected;
pub mod handover;
pub mod history;
pub mod login;
pub mod maintenance;
pub mod moment;
pub mod named_path;
pub mod names;
mod outcome;
pub mod place;
pub mod pool_file;
pub mod practice;
pub mod raps;
pub mod recovery;
pub mod report;
pub mod restoring;
pub mod save;
mod settling;
pub mod sheet;
pub mod status;
pub mod trouble;

pub use crate::desk::core::Desk;
pub use crate::desk::creation::{creation_events, new_log, new_request};
pub use crate::desk::expected::ExpectedLog;
pub use crate::desk::trouble::{DeskError, HaltedOperation};
