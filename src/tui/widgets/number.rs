//! Numbers, in groups as they are said and in large type.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use tui_big_text::{BigText, PixelSize};

use crate::t;
use crate::tui::model::Model;
use kvittera_domain::ledger::pool::{NumberState, PoolEntry};
use kvittera_domain::value::id::IssuanceId;
use kvittera_domain::value::pool_number::PoolNumber;

/// `20190103 K061`: the date, then the four characters that are read back.
#[must_use]
pub fn short(number: PoolNumber) -> String {
    let [year, month, day, letter, digits] = number.groups();
    format!("{year}{month}{day} {letter}{digits}")
}

/// `2019 01 03 K 061`: the groups in which the number is said.
#[must_use]
pub fn grouped(number: PoolNumber) -> String {
    number.groups().join(" ")
}

/// Height in lines of the large type.
pub const LARGE_LINES: u16 = 4;

/// Draws a number in large type, which is 64 columns wide.
pub fn draw_large(frame: &mut Frame, number: PoolNumber, style: Style, area: Rect) {
    let large = BigText::builder()
        .pixel_size(PixelSize::Quadrant)
        .style(style)
        .centered()
        .lines(vec![grouped(number).into()])
        .build();
    frame.render_widget(large, area);
}

/// The sign of a state: free, issued, void or withdrawn.
#[must_use]
pub const fn sign(state: &NumberState, void: bool) -> &'static str {
    match state {
        NumberState::Free => "○",
        NumberState::Issued(_) if !void => "●",
        NumberState::Issued(_) | NumberState::Withdrawn { .. } | NumberState::Quarantined { .. } => "✗",
    }
}

/// Text in place of a number that may not be seen: only its state.
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

/// The issuance in one line, so that nobody takes it for another one: number, unit, who asked and when.
#[must_use]
pub fn about_issuance(model: &Model, id: IssuanceId) -> String {
    model.ledger.issuance(id).map_or_else(String::new, |issuance| {
        t!(
            model.texts(),
            "about-issuance",
            number = grouped(issuance.number),
            unit = issuance.request.unit.to_string(),
            who = issuance.request.requested_by.to_string(),
            time = model.texts().near_clock(issuance.issued_at, model.now)
        )
    })
}
