//! The terminal while the program owns it: taken at the start and restored on every way out, including a panic.

use std::io::{self, Stdout, Write as _, stdout};

use ratatui::crossterm::cursor::MoveTo;
use ratatui::crossterm::event::{DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste};
use ratatui::crossterm::execute;
use ratatui::crossterm::style::ResetColor;
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, enable_raw_mode, size,
};
use ratatui::layout::Size;
use signal_hook::consts::SIGTSTP;
use signal_hook::low_level::emulate_default_handler;

use crate::terminal::{Terminal, TerminalKind};
use crate::tui::backend::CompactBackend;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Screen};
use crate::tui::osc;
use crate::tui::view;

/// The terminal, taken for the screens. Dropping it restores the terminal.
pub struct TerminalSession {
    screen: ratatui::Terminal<CompactBackend<Stdout>>,
    terminal: Terminal,
    /// What was drawn last: the screen, and the minute on its clock.
    drawn: Option<(Screen, i64)>,
}

impl TerminalSession {
    /// Takes the terminal: raw keys, the alternate screen, bracketed paste.
    ///
    /// # Errors
    /// When the terminal can't be set up.
    pub fn take(terminal: Terminal) -> io::Result<Self> {
        // Does not use `ratatui::init`, because its panic hook restores the terminal even when a thread panics that the
        // screens can do without.
        enable_raw_mode()?;
        let taken = Self::enter(terminal);
        if taken.is_err() {
            ratatui::try_restore().ok();
        }
        taken
    }

    fn enter(terminal: Terminal) -> io::Result<Self> {
        // A terminal without an alternate screen still shows what was on it, and that may be other numbers.
        execute!(stdout(), EnterAlternateScreen, Clear(ClearType::All))?;
        let screen = ratatui::Terminal::new(CompactBackend::new(stdout(), terminal.kind >= TerminalKind::Console))?;
        let session = Self { screen, terminal, drawn: None };
        session.mark_pastes()?;
        Ok(session)
    }

    /// Columns and lines of the window.
    ///
    /// # Errors
    /// When the terminal does not tell its size.
    pub fn size(&self) -> io::Result<Size> {
        self.screen.size()
    }

    /// Draws what has changed, as a synchronized update if the terminal supports that. On another screen, and once a
    /// minute, it sends every cell, since others write to the terminal too: a message to all, the kernel.
    ///
    /// # Errors
    /// When the terminal can't be written to.
    pub fn draw(&mut self, model: &Model) -> io::Result<()> {
        if self.is_modern() {
            execute!(stdout(), BeginSynchronizedUpdate)?;
        }
        let now = (model.screen, model.now.timestamp().div_euclid(60));
        if self.drawn.replace(now) != Some(now) {
            self.invalidate_cells();
        }
        self.screen.draw(|frame| view::draw(frame, model))?;
        if self.is_modern() {
            execute!(stdout(), EndSynchronizedUpdate)?;
        }
        Ok(())
    }

    /// Performs what only the terminal can do; returns every other effect.
    ///
    /// # Errors
    /// When the terminal can't be written to.
    pub fn perform(&mut self, effect: Effect) -> io::Result<Option<Effect>> {
        match effect {
            Effect::Suspend => self.suspend()?,
            Effect::Resume => self.resume()?,
            Effect::Redraw => self.clear()?,
            effect => return osc::perform(effect, self.terminal, &mut stdout()),
        }
        Ok(None)
    }

    /// Gives the terminal back to the shell and stops until the program is continued, as Ctrl-Z does elsewhere.
    fn suspend(&mut self) -> io::Result<()> {
        self.give_back()?;
        emulate_default_handler(SIGTSTP)
    }

    /// Takes the terminal again, whatever happened to it meanwhile, and makes the next draw redraw everything.
    fn resume(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        execute!(stdout(), EnterAlternateScreen)?;
        self.mark_pastes()?;
        self.clear()
    }

    /// Clears the terminal and makes the next draw send everything.
    fn clear(&mut self) -> io::Result<()> {
        execute!(stdout(), Clear(ClearType::All))?;
        self.drawn = None;
        Ok(())
    }

    /// Makes the next draw send every cell, blank ones too, without erasing anything before. What was drawn last is
    /// replaced by a character that is never drawn, so that every cell differs from it.
    fn invalidate_cells(&mut self) {
        const NEVER_DRAWN: &str = "\u{fffe}";
        self.screen.swap_buffers();
        for cell in &mut self.screen.current_buffer_mut().content {
            cell.set_symbol(NEVER_DRAWN);
        }
        self.screen.swap_buffers();
    }

    /// Asks the terminal for the colour of its background (OSC 11). The answer comes with the keys, or never.
    ///
    /// # Errors
    /// When the terminal can't be written to.
    pub fn ask_background(&self) -> io::Result<()> {
        if self.is_modern() && self.terminal.colours && !self.terminal.in_screen {
            stdout().write_all(b"\x1b]11;?\x07")?;
            stdout().flush()?;
        }
        Ok(())
    }

    fn is_modern(&self) -> bool {
        self.terminal.kind == TerminalKind::Modern
    }

    /// An old terminal does not know the modes, and may show the request as text. A program that broke off before may
    /// have left reports of the mouse and of the focus on, and some of them are F-keys of other terminals.
    fn mark_pastes(&self) -> io::Result<()> {
        if self.is_modern() {
            execute!(stdout(), DisableMouseCapture, DisableFocusChange, EnableBracketedPaste)?;
        }
        Ok(())
    }

    /// Erases the picture first: where there is no alternate screen, numbers would stay under the prompt.
    fn give_back(&self) -> io::Result<()> {
        // Multiplexers keep in their history what is erased as a whole, and not what is erased from the last cell upwards.
        let (columns, lines) = size().unwrap_or((u16::MAX, u16::MAX));
        let last = MoveTo(columns.saturating_sub(1), lines.saturating_sub(1));
        execute!(stdout(), ResetColor, last, Clear(ClearType::FromCursorUp), MoveTo(0, 0))?;
        if self.is_modern() {
            execute!(stdout(), DisableBracketedPaste)?;
        }
        ratatui::try_restore()
    }
}

impl Drop for TerminalSession {
    /// If the terminal is gone already, there is nothing to restore.
    fn drop(&mut self) {
        self.give_back().ok();
    }
}
