//! What tests of all rooms start from: people, numbers, commands, and desks on which some of these were executed.
#![allow(dead_code, reason = "each test binary uses its own part")]

pub mod commands;
pub mod courses;
pub mod packing;
pub mod reconciled_night;
pub mod samples;
pub mod scenario;
