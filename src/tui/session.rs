//! The terminal while the program owns it: taken at the start and restored on every way out, including a panic.

use std::io::{self, Stdout, stdout};

use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, enable_raw_mode,
};
use ratatui::layout::Size;
use signal_hook::consts::SIGTSTP;
use signal_hook::low_level::emulate_default_handler;

use crate::terminal::{Terminal, TerminalKind};
use crate::tui::backend::CompactBackend;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::osc;
use crate::tui::view;

/// The terminal, taken for the screens. Dropping it restores the terminal.
pub struct TerminalSession {
    screen: ratatui::Terminal<CompactBackend<Stdout>>,
    terminal: Terminal,
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
        execute!(stdout(), EnterAlternateScreen)?;
        let screen = ratatui::Terminal::new(CompactBackend::new(stdout(), terminal.kind >= TerminalKind::Console))?;
        let session = Self { screen, terminal };
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

    /// Draws what has changed, as a synchronized update if the terminal supports that.
    ///
    /// # Errors
    /// When the terminal can't be written to.
    pub fn draw(&mut self, model: &Model) -> io::Result<()> {
        if self.is_modern() {
            execute!(stdout(), BeginSynchronizedUpdate)?;
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
            effect => return osc::perform(effect, self.is_modern(), &mut stdout()),
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
        execute!(stdout(), Clear(ClearType::All))?;
        // Discards what was drawn last, so that the next picture is sent whole.
        self.screen.swap_buffers();
        Ok(())
    }

    fn is_modern(&self) -> bool {
        self.terminal.kind == TerminalKind::Modern
    }

    /// An old terminal does not know the mode, and may show the request as text.
    fn mark_pastes(&self) -> io::Result<()> {
        if self.is_modern() { execute!(stdout(), EnableBracketedPaste) } else { Ok(()) }
    }

    fn give_back(&self) -> io::Result<()> {
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
