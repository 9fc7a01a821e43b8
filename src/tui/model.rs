//! Everything that the screen shows, and nothing else. Drawing reads it; only `update` changes it.

pub mod checkout;
pub mod counting;
pub mod dialog;
pub mod late;
pub mod log;
pub mod motion;
pub mod pool;
pub mod probes;
pub mod reconciliation;
pub mod screen;
pub mod triage;

mod fixed;
mod maintenance;
mod notice;
mod pending;
mod state;
mod visibility;

pub use crate::tui::model::fixed::Fixed;
pub use crate::tui::model::notice::{Notice, NoticeKind};
pub use crate::tui::model::pending::{Pending, Then};
pub use crate::tui::model::screen::Screen;
pub use crate::tui::model::state::Model;
