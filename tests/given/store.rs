//! What tests of the log start from: numbers, and a log in a file.
#![allow(dead_code, reason = "each test binary uses its own part")]

pub mod log_file;
pub mod samples;
pub mod tools;
