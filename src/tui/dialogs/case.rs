//! The card of a case over the whole screen, for windows that have no room for it beside the list.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::widgets::{Block, Clear, Padding, Paragraph};

use crate::t;
use crate::tui::model::Model;
use crate::tui::screens::reconciliation::{card_actions, card_lines};
use crate::tui::widgets::bottom;
use crate::tui::widgets::panel::{more_below, panel, practice_title};
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::ledger::case::Case;

/// Draws the card from `line` on.
pub fn draw(frame: &mut Frame, model: &Model, id: CaseId, line: usize, area: Rect) {
    let Some(case) = model.ledger.case(id) else { return };
    let (block, [page, foot]) = parts(model, &case, area);
    frame.render_widget(Clear, area);
    let page = bottom::draw(frame, model, page);
    let lines = card_lines(model, &case, usize::from(page.width));
    let last = lines.len().saturating_sub(usize::from(page.height));
    frame.render_widget(if line < last { more_below(model, block) } else { block }, area);
    frame.set_cursor_position(page.as_position());
    frame.render_widget(Paragraph::new(lines).scroll((u16::try_from(line.min(last)).unwrap_or(0), 0)), page);
    frame.render_widget(Paragraph::new(card_actions(model, &case, usize::from(foot.width))), foot);
}

/// The last line to which the card can be scrolled.
#[must_use]
pub fn max_scroll(model: &Model, id: CaseId, area: Rect) -> usize {
    let Some(case) = model.ledger.case(id) else { return 0 };
    let (_, [page, _]) = parts(model, &case, area);
    let page = bottom::above(model, page);
    card_lines(model, &case, usize::from(page.width)).len().saturating_sub(usize::from(page.height))
}

fn parts(model: &Model, case: &Case<'_>, area: Rect) -> (Block<'static>, [Rect; 2]) {
    let title = t!(model.texts(), "title-case", case = case.id.to_string());
    let block = practice_title(model, panel(model, &title)).padding(Padding::horizontal(1));
    let inner = block.inner(area);
    let height = u16::try_from(card_actions(model, case, usize::from(inner.width)).len()).unwrap_or(0);
    let parts = Layout::vertical([Constraint::Fill(1), Constraint::Length(height)]).areas(inner);
    (block, parts)
}
