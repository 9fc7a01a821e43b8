//! The terminal while the program has it: taken at the start, given back on every way out, a panic's too.

use std::io::{self, Stdout, stdout};

use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, enable_raw_mode,
};
use ratatui::layout::Size;
use signal_hook::consts::SIGTSTP;
use signal_hook::low_level::emulate_default_handler;

use crate::terminal::{Kind, Terminal};
use crate::tui::backend::CompactBackend;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::{osc, view};

/// The terminal, taken for the screens; dropping it gives it back.
pub struct Session {
    screen: ratatui::Terminal<CompactBackend<Stdout>>,
    terminal: Terminal,
}

impl Session {
    /// Takes the terminal: raw keys, the second screen, pastes marked as such.
    ///
    /// # Errors
    /// When the terminal can't be set up.
    pub fn take(terminal: Terminal) -> io::Result<Self> {
        // Not ratatui's own beginning: it also gives the terminal back when a thread panics that the screens can do without.
        enable_raw_mode()?;
        let taken = Self::enter(terminal);
        if taken.is_err() {
            ratatui::try_restore().ok();
        }
        taken
    }

    fn enter(terminal: Terminal) -> io::Result<Self> {
        execute!(stdout(), EnterAlternateScreen)?;
        let screen = ratatui::Terminal::new(CompactBackend::new(stdout(), terminal.kind >= Kind::Console))?;
        let session = Self { screen, terminal };
        session.mark_pastes()?;
        Ok(session)
    }

    /// Columns and lines of the window.
    ///
    /// # Errors
    /// When the terminal doesn't say.
    pub fn size(&self) -> io::Result<Size> {
        self.screen.size()
    }

    /// Draws what has changed, in one go where the terminal can hold a picture back until it is whole.
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

    /// Does what only the terminal can do; gives back every other effect.
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

    /// Gives the terminal back to the shell and stops, as Ctrl-Z does elsewhere, until somebody wakes the program.
    fn suspend(&mut self) -> io::Result<()> {
        self.give_back()?;
        emulate_default_handler(SIGTSTP)
    }

    /// Takes the terminal again after whatever happened to it meanwhile, and draws everything anew next time.
    fn resume(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        execute!(stdout(), EnterAlternateScreen)?;
        self.mark_pastes()?;
        execute!(stdout(), Clear(ClearType::All))?;
        // What was drawn last counts as gone, so that the next picture is sent whole.
        self.screen.swap_buffers();
        Ok(())
    }

    fn is_modern(&self) -> bool {
        self.terminal.kind == Kind::Modern
    }

    /// An old terminal doesn't know the mode, and may show the request as text.
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

impl Drop for Session {
    /// The terminal may be gone already; then there is nothing to give back.
    fn drop(&mut self) {
        self.give_back().ok();
    }
}
