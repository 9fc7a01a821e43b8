//! SIGHUP and SIGTERM: the terminal is gone, or somebody asks the program to end. Drafts are kept as typed already.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::msg::Msg;

/// How long the screen gets to leave in order before the signal does what it does by default.
const GRACE: Duration = Duration::from_secs(2);

/// Turns signals into messages, from a thread of its own.
///
/// # Errors
/// When the handlers can't be set.
pub fn listen(screen: Sender<Msg>) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let heard = screen.send(Msg::HangUp).is_ok();
            if heard {
                thread::sleep(GRACE);
            }
            emulate_default_handler(signal).ok();
        }
    });
    Ok(())
}
