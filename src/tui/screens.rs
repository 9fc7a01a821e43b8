//! The screens that fill the window's body.

pub mod desk;
pub mod log;
pub mod outage;
pub mod pool;
pub mod reconciliation;

mod recent;
