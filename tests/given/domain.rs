//! What tests of every room begin with: people, numbers, commands and a ledger that has seen some of them.
#![allow(dead_code, reason = "each test binary uses its own part")]

pub mod commands;
pub mod courses;
pub mod reconciled_night;
pub mod samples;
pub mod scenario;
