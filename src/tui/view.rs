//! The layout of the whole window. Drawing takes `&Model` and changes nothing.
//!
//! ```text
//! ÖVNING ─ only in practice ─────────────────────────────────────────────
//! Kvittera · site                                      person · day clock    header
//! ■ DRIFTSTOPP bekräftat 01:40 (1 h 32 min)       Ring nu: …                 headline
//! ▲ KONFLIKT 1: …                                                            alerts, when there are any
//! ┌ Kvinnor ─────────┬ Män ───────────────┬ Kvittera ut ────────────────┐
//! │                    the screen: desk, outage, log or pool            │    body
//! └────────────────────────────────────────────────────────────────────────┘
//! what just happened, and what to do next                                    notice
//! F1 Hjälp  F2 Kvittera  …                                                   hints
//! ÖVNING ─ only in practice ─────────────────────────────────────────────
//! ```

mod small;

use ratatui::Frame;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::widgets::{Paragraph, Wrap};

use crate::terminal::Glyphs;
use crate::tui::dialogs;
use crate::tui::model::{Model, WindowLayout};
use crate::tui::screens;
use crate::tui::widgets::{bars, panel};
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::value::log_identity::Mode;

/// The largest number of alert lines, so that there is room for the desk.
const ALERTS: u16 = 6;
/// Lines that the desk needs below the alerts: ten numbers and a frame.
const BODY: u16 = 12;

/// Draws everything, in characters that the terminal can show.
pub fn draw(frame: &mut Frame, model: &Model) {
    draw_all(frame, model);
    if model.fixed.glyphs != Glyphs::Unicode {
        simplify(frame.buffer_mut(), model.fixed.glyphs);
    }
}

/// Replaces characters that the terminal can't show, so that the other drawing code need not know of such terminals.
/// The replacement takes as much room.
fn simplify(buffer: &mut Buffer, glyphs: Glyphs) {
    for cell in buffer.content.iter_mut().filter(|cell| !cell.symbol().is_ascii()) {
        let nearest = cell.symbol().chars().next().map_or(' ', |c| glyphs.nearest(c));
        cell.set_char(nearest);
    }
}

fn draw_all(frame: &mut Frame, model: &Model) {
    let area = frame.area();
    match WindowLayout::of((area.width, area.height)) {
        WindowLayout::Desk => draw_desk(frame, model, area),
        WindowLayout::Column => small::draw_column(frame, model, area),
        WindowLayout::Card => small::draw_card(frame, model, area),
    }
}

/// Returns true if the window shows less of a dialog or a preview than its words and its keys. Nobody may answer what
/// can't be seen.
#[must_use]
pub fn is_cut(model: &Model) -> bool {
    if model.layout() == WindowLayout::Card {
        return true;
    }
    let (width, height) = model.size;
    let Ok(mut terminal) = ratatui::Terminal::new(TestBackend::new(width, height));
    let Ok(drawn) = terminal.draw(|frame| draw_all(frame, model));
    panel::says_cut(model, drawn.buffer)
}

fn draw_desk(frame: &mut Frame, model: &Model, area: Rect) {
    let [top, header, headline, alert, body, hints, bottom] = places(model, area);
    // What has the focus puts the cursor elsewhere.
    frame.set_cursor_position((body.x + 1, body.y + 1));
    bars::practice(frame, model, top);
    bars::practice(frame, model, bottom);
    bars::header(frame, model, header);
    bars::headline(frame, model, headline);
    frame.render_widget(alerts(model), alert.inner(Margin::new(1, 0)));
    screens::draw(frame, model, body);
    bars::hints(frame, model, hints);
    if let Some(dialog) = &model.dialog {
        dialogs::draw(frame, model, dialog, body);
    }
}

/// The last line to which the dialog over the screen can be scrolled in a window of the current size.
#[must_use]
pub fn max_scroll(model: &Model) -> usize {
    let (width, height) = model.size;
    let area = Rect { x: 0, y: 0, width, height };
    let body = match model.layout() {
        WindowLayout::Desk => {
            let [_, _, _, _, body, _, _] = places(model, area);
            body
        }
        WindowLayout::Column | WindowLayout::Card => small::body(model, area),
    };
    model.dialog.as_ref().map_or(0, |dialog| dialogs::max_scroll(model, dialog, body))
}

/// The case that stands beside the list of cases, if there is room.
#[must_use]
pub fn case_aside(model: &Model) -> Option<CaseId> {
    screens::reconciliation::case_aside(model, model.size.0)
}

fn alerts(model: &Model) -> Paragraph<'static> {
    Paragraph::new(bars::alerts(model)).wrap(Wrap { trim: true })
}

/// The parts of the window, from top to bottom as above. Hints and the lower band come last.
fn places(model: &Model, area: Rect) -> [Rect; 7] {
    let band = u16::from(model.fixed.mode == Mode::Practice);
    let alert_width = area.inner(Margin::new(1, 0)).width;
    let room = area.height.saturating_sub(3 + 2 * band + BODY).min(ALERTS);
    let alert_lines = u16::try_from(alerts(model).line_count(alert_width)).unwrap_or(ALERTS).min(room);
    Layout::vertical([
        Constraint::Length(band),
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(alert_lines),
        Constraint::Fill(1),
        Constraint::Length(1),
        Constraint::Length(band),
    ])
    .areas(area)
}
