//! A key in the form, up to the last byte of the frame that shows it.

use std::cell::Cell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use kvittera::clinics::Clinics;
use kvittera::config::Language;
use kvittera::desk::clock::SystemClock;
use kvittera::desk::draft::Drafts;
use kvittera::desk::maintenance::MaintenanceState;
use kvittera::i18n::Texts;
use kvittera::terminal::Terminal as Kind;
use kvittera::tui::backend::CompactBackend;
use kvittera::tui::form::Field;
use kvittera::tui::model::Model;
use kvittera::tui::msg::Msg;
use kvittera::tui::update::update;
use kvittera::tui::{Setup, open, view};
use kvittera_domain::value::sex::Sex;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use rustix::time::{ClockId, clock_gettime};
use uuid::Uuid;

use super::desk::{Desk, issue};
use super::table::{Line, percentile};

const CALLS: usize = 40;
/// A man's number for a ward, with slips that are taken back and names that come up meanwhile.
const CALL: &str = "mvwxyz2\npsyk<<<<kir\navd<<<iva\n5551<<";

/// As many frames as a long night has.
pub fn measure() -> Vec<Line> {
    [(80, 24), (120, 40)].into_iter().flat_map(|(columns, rows)| at(columns, rows)).collect()
}

fn at(columns: u16, rows: u16) -> Vec<Line> {
    let (mut times, mut work, mut bytes) = (Vec::new(), Vec::new(), Vec::new());
    let written = Rc::new(Cell::new(0));
    let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, columns, rows)) };
    let mut screen = Terminal::with_options(CompactBackend::new(Counted(Rc::clone(&written)), true), options).unwrap();
    for _ in 0..CALLS {
        let mut desk = Desk::in_outage();
        (0..4).for_each(|_| desk.does(&issue(Sex::Female)));
        let mut model = model(desk);
        model.size = (columns, rows);
        // It asks about the hand-outs that nobody has read back.
        model.dialog = None;
        screen.draw(|frame| view::draw(frame, &model)).unwrap();
        for (code, at) in CALL.chars().map(key).zip((0..).map(|key| Duration::from_millis(200) * key)) {
            written.set(0);
            let (begin, processor) = (Instant::now(), processor_time());
            update(&mut model, Msg::Key(KeyEvent::new(code, KeyModifiers::NONE), at));
            screen.draw(|frame| view::draw(frame, &model)).unwrap();
            times.push(begin.elapsed());
            work.push(processor_time().saturating_sub(processor));
            bytes.push(written.get());
        }
        assert_eq!(model.form().typed(Field::Callback), "55", "the keys went where they should");
    }
    bytes.sort_unstable();
    let worst = percentile(&mut times, 0.99);
    let (median, worked) = (percentile(&mut times, 0.5), percentile(&mut work, 0.99));
    let how = format!("median {median:.1?} of {} keys; without waiting for a processor {worked:.1?}", times.len());
    let [median, most] = [50, 99].map(|share| bytes[bytes.len() * share / 100]);
    vec![
        Line::within(format!("a key in the form to its frame, {columns}x{rows}, 99 of 100"), worst, LIMIT, how),
        Line::told(
            format!("bytes of that frame, {columns}x{rows}"),
            format!("median {median}, 99 of 100 within {most}"),
        ),
    ]
}

const LIMIT: Duration = Duration::from_millis(1);

/// What this thread has had of a processor: on a busy machine the clock also counts what others do.
fn processor_time() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().unwrap()
}

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
        texts: Texts::load(Language::Sv),
        clock: Arc::new(SystemClock),
        drafts: Drafts::beside(&log, TimeDelta::hours(12), Uuid::new_v4()),
        log,
        warnings: Vec::new(),
        upkeep: Box::new(MaintenanceState::default),
    };
    open(setup, Kind::from_values(Some("xterm-256color"), Some("C.UTF-8"), false)).0
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
