//! A key in the form, up to the last byte of the frame that shows it.

use std::cell::Cell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use kvittera::clinics::Clinics;
use kvittera::desk::clock::SystemClock;
use kvittera::desk::draft::Drafts;
use kvittera::desk::upkeep::Upkeep;
use kvittera::domain::sex::Sex;
use kvittera::i18n::{Language, Texts};
use kvittera::terminal::Terminal as Kind;
use kvittera::tui::model::Model;
use kvittera::tui::msg::Msg;
use kvittera::tui::thrifty::Thrifty;
use kvittera::tui::update::update;
use kvittera::tui::{Setup, open, view};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::desk::{Desk, issue};
use super::table::{Line, percentile};

const CALLS: usize = 100;
/// A man's number for a ward of a clinic that is chosen from the names that come up.
const CALL: &str = "mvwxyz2\npsyk\navd\n<<<12\n5551";

/// As many frames as a long night has.
pub fn measure() -> Vec<Line> {
    [(80, 24), (120, 40)].into_iter().flat_map(|(columns, rows)| at(columns, rows)).collect()
}

fn at(columns: u16, rows: u16) -> Vec<Line> {
    let (mut times, mut bytes) = (Vec::new(), Vec::new());
    let mut desk = Desk::in_outage();
    (0..4).for_each(|_| desk.does(&issue(Sex::Female)));
    let mut start = model(desk);
    start.size = (columns, rows);
    let written = Rc::new(Cell::new(0));
    let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, columns, rows)) };
    let mut screen = Terminal::with_options(Thrifty::new(Counted(Rc::clone(&written)), true), options).unwrap();
    screen.draw(|frame| view::draw(frame, &start)).unwrap();
    let mut at = Duration::ZERO;
    for _ in 0..CALLS {
        for code in CALL.chars().map(key).chain([KeyCode::Esc, KeyCode::Esc]) {
            at += Duration::from_millis(200);
            written.set(0);
            let begin = Instant::now();
            update(&mut start, Msg::Key(KeyEvent::new(code, KeyModifiers::NONE), at));
            screen.draw(|frame| view::draw(frame, &start)).unwrap();
            times.push(begin.elapsed());
            bytes.push(written.get());
        }
    }
    assert!(bytes.iter().filter(|bytes| **bytes > 0).count() > times.len() / 2, "most keys change the screen");
    bytes.sort_unstable();
    let worst = percentile(&mut times, 0.99);
    let how = format!("{} keys, median {:.2?}", times.len(), percentile(&mut times, 0.5));
    let (median, most) = (bytes[bytes.len() / 2], bytes[bytes.len() * 99 / 100]);
    vec![
        Line::within(format!("a key in the form to its frame, {columns}x{rows}, 99 of 100"), worst, LIMIT, how),
        Line::told(
            format!("bytes of that frame, {columns}x{rows}"),
            format!("median {median}, 99 of 100 within {most}"),
        ),
    ]
}

const LIMIT: Duration = Duration::from_millis(1);

fn key(c: char) -> KeyCode {
    match c {
        '\n' => KeyCode::Enter,
        '<' => KeyCode::Backspace,
        c => KeyCode::Char(c),
    }
}

fn model(desk: Desk) -> Model {
    let Desk { log, opened, config, person, .. } = desk;
    let setup = Setup {
        mode: opened.mode,
        desk: opened.desk,
        person,
        clinics: Clinics::load(&config.clinics.file).unwrap(),
        config,
        texts: Texts::load(Language::Sv).unwrap(),
        clock: Arc::new(SystemClock),
        drafts: Drafts::beside(&log, TimeDelta::hours(12)),
        log,
        warnings: Vec::new(),
        upkeep: Box::new(Upkeep::default),
    };
    open(setup, Kind::told(Some("xterm-256color"), Some("C.UTF-8"), false)).0
}

/// Counts what goes to the terminal.
struct Counted(Rc<Cell<usize>>);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
