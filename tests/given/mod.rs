//! What tests of all rooms start from: people, numbers, commands, desks on which some of these were executed, and a log
//! in a file.
#![allow(dead_code, reason = "each test binary uses its own part")]

pub mod commands;
pub mod courses;
pub mod log_file;
pub mod reconciled_night;
pub mod samples;
pub mod scenario;
pub mod tools;
