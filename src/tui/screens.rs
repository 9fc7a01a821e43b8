//! The screens that fill the body of the window.

pub mod desk;
pub mod log;
pub mod outage;
pub mod pool;
pub mod reconciliation;

mod recent;
