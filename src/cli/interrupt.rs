//! Ctrl-C as an answer: what became of the call is said, instead of a silent end.

use std::io::{self, Stdin, stdin};

use rustix::termios::{OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};

use crate::cli::dialogue::INTERRUPT;

/// The value that switches a special character off.
const DISABLED: u8 = 0;

/// The terminal while Ctrl-C ends a line instead of the program. Dropping it puts the terminal back.
pub struct Interruptible {
    terminal: Stdin,
    before: Termios,
}

impl Interruptible {
    /// Lets Ctrl-C end a line.
    ///
    /// # Errors
    /// When stdin is no terminal, or its settings can't be changed.
    pub fn begin() -> io::Result<Self> {
        let terminal = stdin();
        let before = tcgetattr(&terminal)?;
        let mut settings = before.clone();
        settings.special_codes[SpecialCodeIndex::VINTR] = DISABLED;
        settings.special_codes[SpecialCodeIndex::VEOL] = INTERRUPT;
        tcsetattr(&terminal, OptionalActions::Now, &settings)?;
        Ok(Self { terminal, before })
    }
}

impl Drop for Interruptible {
    /// If the terminal is gone, there is nothing to put back.
    fn drop(&mut self) {
        tcsetattr(&self.terminal, OptionalActions::Now, &self.before).ok();
    }
}
