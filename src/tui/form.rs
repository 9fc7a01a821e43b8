//! A form of fields, filled from the keyboard: what is typed, where the keyboard is, and what it all says.

mod field;
mod reading;
mod state;

pub use crate::tui::form::field::Field;
pub use crate::tui::form::reading::{Problem, Times};
pub use crate::tui::form::state::{Form, edit, paste};
