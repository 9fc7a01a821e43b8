//! The state of the screens. Drawing reads it; only `update` changes it.

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

mod desk_context;
mod maintenance;
mod notice;
mod pending;
mod state;
mod visibility;
mod window;

pub use crate::tui::model::desk_context::DeskContext;
pub use crate::tui::model::notice::{Notice, NoticeKind, NoticeSource};
pub use crate::tui::model::pending::{FollowUp, Pending};
pub use crate::tui::model::screen::Screen;
pub use crate::tui::model::state::Model;
pub use crate::tui::model::window::WindowLayout;
