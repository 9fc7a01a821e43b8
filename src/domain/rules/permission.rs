//! Who may do what, and who may see what: the one place that every screen and every command asks.

mod rights;
mod scope;
mod visibility;

pub use rights::{CASHIER, DESK, Rights, TECHNICIAN, WARD};
pub use scope::{UnitScope, UnitScopeError};
