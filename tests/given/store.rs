//! What tests of the log begin with: people, numbers, commands, a ledger that has seen some of them, a log in a file.
#![allow(dead_code, reason = "each test binary uses its own part")]

pub mod commands;
pub mod courses;
pub mod log_file;
pub mod samples;
pub mod scenario;
pub mod tools;

/// Packing as the program does it.
pub mod packing {
    pub use kvittera_store::snapshot::pack;
}
