//! Ctrl-C as an answer: what became of the call is said, instead of a silent end.

use std::io::{self, stdin};
use std::thread;

use rustix::termios::{OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};
use signal_hook::consts::{SIGHUP, SIGTERM, SIGTSTP};
use signal_hook::iterator::{Handle, Signals};
use signal_hook::low_level::emulate_default_handler;

use crate::cli::dialogue::INTERRUPT;

/// The value that switches a special character off.
const DISABLED: u8 = 0;

/// The terminal while Ctrl-C ends a line instead of the program. Dropping it puts the terminal back, and so does every
/// signal that ends or stops the program.
pub struct Interruptible {
    before: Termios,
    signals: Handle,
}

impl Interruptible {
    /// Lets Ctrl-C end a line.
    ///
    /// # Errors
    /// When stdin is no terminal, or its settings or the signals can't be changed.
    pub fn begin() -> io::Result<Self> {
        let before = tcgetattr(stdin())?;
        let mut settings = before.clone();
        settings.special_codes[SpecialCodeIndex::VINTR] = DISABLED;
        settings.special_codes[SpecialCodeIndex::VEOL] = INTERRUPT;
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGTSTP])?;
        let handle = signals.handle();
        tcsetattr(stdin(), OptionalActions::Now, &settings)?;
        let put_back = before.clone();
        thread::spawn(move || {
            for signal in signals.forever() {
                // Whether the terminal can be put back or not, the signal has its effect. After a stop it goes on here.
                tcsetattr(stdin(), OptionalActions::Now, &put_back).ok();
                emulate_default_handler(signal).ok();
                tcsetattr(stdin(), OptionalActions::Now, &settings).ok();
            }
        });
        Ok(Self { before, signals: handle })
    }
}

impl Drop for Interruptible {
    /// If the terminal is gone, there is nothing to put back.
    fn drop(&mut self) {
        self.signals.close();
        tcsetattr(stdin(), OptionalActions::Now, &self.before).ok();
    }
}
