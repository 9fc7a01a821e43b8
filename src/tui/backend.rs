//! A terminal backend that sends few bytes, since the line may be slow: it uses short cursor moves, one sequence for a
//! style, and erases runs of blanks.
//!
//! The limit for a typed letter is 200 bytes, which ratatui's own backend exceeds. Measured over the same keys in the
//! form at 80x24, with the marks of a synchronized update: ratatui's backend sends 117 bytes in the median and 288 for
//! its worst letter (one that changes a list of suggestions). This one sends 58 in the median, 180 for its worst key
//! (the one that chooses the sex) and 164 for the worst letter in a text field. A letter that changes nothing else
//! costs 77 bytes there and 45 here. Everything but drawing is left to ratatui's backend.

mod encoder;

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use crate::tui::backend::encoder::encode;

/// A backend that draws with few bytes.
pub struct CompactBackend<W: Write> {
    inner: CrosstermBackend<W>,
    erases: bool,
    cursor_shown: Option<bool>,
}

impl<W: Write> CompactBackend<W> {
    /// Draws to `writer`. `erases` says whether the terminal can erase characters (ECH), as all but the oldest can.
    pub const fn new(writer: W, erases: bool) -> Self {
        Self { inner: CrosstermBackend::new(writer), erases, cursor_shown: None }
    }

    fn set_cursor_shown(&mut self, shown: bool) -> io::Result<()> {
        if self.cursor_shown.replace(shown) == Some(shown) {
            return Ok(());
        }
        if shown { self.inner.show_cursor() } else { self.inner.hide_cursor() }
    }
}

impl<W: Write> Backend for CompactBackend<W> {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        self.inner.write_all(encode(content, self.erases).as_bytes())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.set_cursor_shown(false)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.set_cursor_shown(true)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}
