//! Draws with few bytes, since the line may be slow: short moves, one sequence for a style, runs of blanks erased.
//!
//! A typed letter may cost 200 bytes, and ratatui's own backend does not hold that: over the same keys in the form at 80x24,
//! with the marks of a whole picture, it sends 117 bytes in the median and 288 for the worst letter (one that changes a list
//! of suggestions), this one 58 and 164. A letter that changes nothing else costs 77 against 45. The rest is ratatui's.

mod encoder;

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use crate::tui::backend::encoder::bytes;

/// A backend that counts its bytes.
pub struct CompactBackend<W: Write> {
    inner: CrosstermBackend<W>,
    erases: bool,
    cursor_shown: Option<bool>,
}

impl<W: Write> CompactBackend<W> {
    /// Draws to `writer`; `erases` says whether the terminal knows how to erase characters (ECH), as all but the oldest do.
    pub const fn new(writer: W, erases: bool) -> Self {
        Self { inner: CrosstermBackend::new(writer), erases, cursor_shown: None }
    }

    fn show(&mut self, shown: bool) -> io::Result<()> {
        if self.cursor_shown.replace(shown) == Some(shown) {
            return Ok(());
        }
        if shown { self.inner.show_cursor() } else { self.inner.hide_cursor() }
    }
}

impl<W: Write> Backend for CompactBackend<W> {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        self.inner.write_all(bytes(content, self.erases).as_bytes())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.show(false)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.show(true)
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
