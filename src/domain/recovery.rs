//! What follows when the log and its witness differ: which numbers are at risk, and whether the desk may go on.

pub mod comparison;
pub mod halt;
pub mod intent;
pub mod vouched;
