//! Who may do and see what. Every screen and every command asks here and nowhere else.

mod rights;
mod scope;
mod visibility;

pub use rights::{CASHIER, DESK, Rights, TECHNICIAN, WARD};
pub use scope::{UnitScope, UnitScopeError};
