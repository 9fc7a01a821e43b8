//! The screens that fill the body of the window.

pub mod desk;
pub mod log;
pub mod outage;
pub mod pool;
pub mod reconciliation;

mod recent;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::model::{Model, Screen};

/// Draws the screen that is shown.
pub fn draw(frame: &mut Frame, model: &Model, area: Rect) {
    match model.screen {
        Screen::Desk => desk::draw(frame, model, area),
        Screen::Outage => outage::draw(frame, model, area),
        Screen::Reconciliation => reconciliation::draw(frame, model, area),
        Screen::Log => log::draw(frame, model, area),
        Screen::Pool => pool::draw(frame, model, area),
    }
}
