//! The terminal while the program has it: taken at the start, given back on every way out.

use std::io::{self, Stdout, stdout};

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::execute;

/// The terminal, taken for the screens; dropping it gives it back.
pub struct Session {
    /// Where the screens are drawn.
    pub terminal: Terminal<CrosstermBackend<Stdout>>,
}

impl Session {
    /// Takes the terminal: raw keys, the second screen, pastes marked as such. A panic gives it back too.
    ///
    /// # Errors
    /// When the terminal can't be set up.
    pub fn take() -> io::Result<Self> {
        let terminal = ratatui::try_init()?;
        execute!(stdout(), EnableBracketedPaste)?;
        Ok(Self { terminal })
    }
}

impl Drop for Session {
    /// The terminal may be gone already; then there is nothing to give back.
    fn drop(&mut self) {
        execute!(stdout(), DisableBracketedPaste).ok();
        ratatui::try_restore().ok();
    }
}
