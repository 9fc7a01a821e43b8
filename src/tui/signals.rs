//! Signals and the end of the terminal. Drafts need no care here, because they are kept while they are typed.

use std::io::{self, stdin};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use ratatui::crossterm::terminal::size;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use crate::tui::msg::Msg;

/// How long the screen may take to leave in order before the signal has its default effect.
const GRACE: Duration = Duration::from_secs(2);

/// Turns signals and the end of the terminal into messages, each from a thread of its own.
///
/// # Errors
/// When the signal handlers can't be set.
pub fn listen(screen: Sender<Msg>) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
    watch_terminal(screen.clone());
    thread::spawn(move || {
        for signal in signals.forever() {
            let (message, ends) = match signal {
                SIGWINCH => match size() {
                    Ok((columns, lines)) => (Msg::Resize(columns, lines), false),
                    Err(_) => continue,
                },
                SIGTSTP => (Msg::Suspended, false),
                SIGCONT => (Msg::Continued, false),
                _ => (Msg::HangUp, true),
            };
            let heard = screen.send(message).is_ok();
            if ends && heard {
                thread::sleep(GRACE);
            }
            if ends || !heard {
                emulate_default_handler(signal).ok();
            }
        }
    });
    Ok(())
}

/// Watches the terminal itself, because a shell may not pass SIGHUP on, and reading keys from a terminal that is gone
/// never ends and burns a processor (crossterm #793).
fn watch_terminal(screen: Sender<Msg>) {
    thread::spawn(move || {
        let terminal = stdin();
        // No events are requested: a hang-up is reported all the same.
        while poll(&mut [PollFd::new(&terminal, PollFlags::empty())], None) == Err(Errno::INTR) {}
        screen.send(Msg::HangUp).ok();
    });
}
