//! What follows when the log and its witness differ: which numbers are at risk, and whether writing is suspended.

pub mod comparison;
pub mod halt;
pub mod intent;
pub mod vouched;
