//! A form of fields that is filled from the keyboard: the typed text, the focus, and what the text means.

mod field;
mod reading;
mod state;
mod times;

pub use crate::tui::form::field::Field;
pub use crate::tui::form::reading::{Problem, Times};
pub use crate::tui::form::state::{Form, edit, paste};
