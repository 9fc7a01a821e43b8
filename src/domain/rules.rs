//! The rules of the desk: which commands become events, who may give them, and why one is refused.

pub mod command;
pub mod decide;
pub mod lookalike;
pub mod permission;
pub mod pool_load;
pub mod recover;
pub mod refusal;
pub mod replacement;
