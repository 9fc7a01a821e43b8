//! The desk: the pool and the form side by side, so that nobody has to change screens during a call.

mod halted;
mod pool;
mod preview;
mod read_back;
mod recent_panel;
mod sidebar;
mod waiting;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::widgets::{Paragraph, Wrap};

use crate::t;
use crate::tui::model::checkout::Step;
use crate::tui::model::{Model, WindowLayout};
use crate::tui::widgets::field::draw_form;
use crate::tui::widgets::panel::panel;
use kvittera_domain::value::sex::Sex;

pub use crate::tui::screens::desk::sidebar::steps as routine;

/// Height in lines of ten numbers and a frame.
const PANELS: u16 = 12;
/// From this width in columns on, the routine stands at the side.
const WIDE: u16 = 112;
/// Width in columns of the side.
const ASIDE: u16 = 36;

/// Draws the desk.
pub fn draw(frame: &mut Frame, model: &Model, area: Rect) {
    if let Step::ReadBack(step) = &model.checkout.step {
        return read_back::draw(frame, model, step, area);
    }
    let side = if area.width >= WIDE { ASIDE } else { 0 };
    let [main, aside] = Layout::horizontal([Constraint::Fill(1), Constraint::Length(side)]).areas(area);
    let [panels, below] = Layout::vertical([Constraint::Length(PANELS), Constraint::Fill(1)]).areas(main);
    let [women, men, form] =
        Layout::horizontal([Constraint::Percentage(30), Constraint::Percentage(30), Constraint::Fill(1)]).areas(panels);
    pool::draw(frame, model, Sex::Female, women);
    pool::draw(frame, model, Sex::Male, men);
    draw_checkout(frame, model, form);
    recent_panel::draw(frame, model, below);
    if side > 0 {
        sidebar::draw(frame, model, aside);
    }
    if let Step::Preview(shown) = &model.checkout.step {
        preview::draw(frame, model, shown, area);
    }
}

/// Draws the form, the preview or the number alone, in a window without room for more.
pub fn draw_column(frame: &mut Frame, model: &Model, area: Rect) {
    match &model.checkout.step {
        Step::ReadBack(step) => read_back::draw_column(frame, model, step, area),
        Step::Preview(shown) => preview::draw(frame, model, shown, area),
        Step::Filling => {
            let words = Paragraph::new(recent_panel::words(model, usize::from(area.width))).wrap(Wrap { trim: true });
            let most = area.height.saturating_sub(u16::try_from(model.form().fields().len() + 1).unwrap_or(0));
            let height = u16::try_from(words.line_count(area.width)).unwrap_or(0).min(most);
            let [form, foot] = Layout::vertical([Constraint::Fill(1), Constraint::Length(height)]).areas(area);
            draw_checkout(frame, model, form);
            frame.render_widget(words, foot);
        }
    }
}

fn draw_checkout(frame: &mut Frame, model: &Model, area: Rect) {
    if let Some(halt) = &model.halt {
        return halted::draw(frame, model, halt, area);
    }
    let inner = if model.layout() == WindowLayout::Desk {
        let block = panel(model, &t!(model.texts(), "title-checkout"));
        let inner = block.inner(area);
        frame.render_widget(block, area);
        inner
    } else {
        area
    };
    if !model.may_issue() {
        let phone = model.fixed.config.contacts.cashier.as_str();
        let words = Paragraph::new(t!(model.texts(), "hands-nothing-out", phone = phone));
        return frame.render_widget(words.wrap(Wrap { trim: true }), inner);
    }
    let active = model.dialog.is_none() && matches!(model.checkout.step, Step::Filling);
    draw_form(frame, model, model.form(), inner, active);
}
