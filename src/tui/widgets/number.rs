//! Numbers: in groups for the ear, in large type for the eye.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use tui_big_text::{BigText, PixelSize};

use crate::t;
use crate::tui::model::Model;
use kvittera_domain::ledger::pool::{NumberState, PoolEntry};
use kvittera_domain::value::pool_number::PoolNumber;

/// `20190103 K061`: the date, then the four that are read back.
#[must_use]
pub fn short(number: PoolNumber) -> String {
    let [year, month, day, letter, digits] = number.groups();
    format!("{year}{month}{day} {letter}{digits}")
}

/// `2019 01 03 K 061`: as it is said.
#[must_use]
pub fn grouped(number: PoolNumber) -> String {
    number.groups().join(" ")
}

/// Lines that the large type takes.
pub const LARGE_LINES: u16 = 4;

/// Draws a number in large type; it takes 64 columns.
pub fn draw_large(frame: &mut Frame, number: PoolNumber, style: Style, area: Rect) {
    let large = BigText::builder()
        .pixel_size(PixelSize::Quadrant)
        .style(style)
        .centered()
        .lines(vec![grouped(number).into()])
        .build();
    frame.render_widget(large, area);
}

/// The sign of a state: free, out, void or withdrawn.
#[must_use]
pub const fn sign(state: &NumberState, void: bool) -> &'static str {
    match state {
        NumberState::Free => "○",
        NumberState::Issued(_) if !void => "●",
        NumberState::Issued(_) | NumberState::Withdrawn { .. } | NumberState::Quarantined { .. } => "✗",
    }
}

/// A number that may not be seen: only what has become of it.
#[must_use]
pub fn hidden(model: &Model, entry: &PoolEntry) -> String {
    let texts = model.texts();
    let what = match entry.state {
        NumberState::Free if model.is_at_risk(entry) => t!(texts, "number-at-stake"),
        NumberState::Free => t!(texts, "hidden-free"),
        NumberState::Issued(_) => t!(texts, "hidden-out"),
        NumberState::Withdrawn { .. } | NumberState::Quarantined { .. } => t!(texts, "hidden-gone"),
    };
    format!("···· {what}")
}
