//! Reads the terminal: bytes become keys, pastes and the terminal's answers before anything acts on them.
//!
//! A parser of our own stands here, since those of the libraries read what a program sends to a terminal (`vte`,
//! `vtparse`), know no time (all), or type what they don't know into the field (crossterm). None knows all keys of
//! rxvt, of `PuTTY`'s keyboard modes and of the keypad.

pub mod parser;

mod keys;
mod state;

use std::fs::File;
use std::io::{self, IsTerminal as _, stdin};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use crate::terminal::Charset;
use crate::tui::input::parser::{InputEvent, InputParser};
use crate::tui::msg::Msg;

/// How long a terminal on the same machine may take between an Esc and the rest of a sequence.
const NEAR: Duration = Duration::from_millis(50);
/// The same for a terminal behind a network.
const FAR: Duration = Duration::from_millis(100);

/// Reads the terminal until it is gone. Then it sends [`Msg::HangUp`], because nobody can leave without keys.
pub fn read(screen: &Sender<Msg>) {
    // Whatever ended the reading, the screens can only be left.
    if stdin().is_terminal() {
        pass_on(stdin().as_fd(), screen).ok();
    } else if let Ok(terminal) = File::open("/dev/tty") {
        pass_on(terminal.as_fd(), screen).ok();
    }
    screen.send(Msg::HangUp).ok();
}

/// Passes on what comes from the terminal, until it ends or nobody listens any more.
fn pass_on(terminal: BorrowedFd<'_>, screen: &Sender<Msg>) -> io::Result<()> {
    let start = Instant::now();
    let far = ["SSH_CONNECTION", "SSH_TTY"].iter().any(|name| std::env::var_os(name).is_some());
    let mut parser = InputParser::new(Charset::find(), if far { FAR } else { NEAR });
    let mut bytes = [0; 4096];
    loop {
        let wait = parser.deadline().map(|deadline| deadline.saturating_sub(start.elapsed()));
        let events = if is_ready(terminal, wait)? {
            let count = match rustix::io::read(terminal, &mut bytes) {
                Ok(0) => return Ok(()),
                Ok(count) => count,
                Err(Errno::INTR | Errno::AGAIN) => 0,
                Err(error) => return Err(error.into()),
            };
            parser.feed(bytes.get(..count).unwrap_or_default(), start.elapsed())
        } else {
            parser.expire(start.elapsed())
        };
        for event in events {
            let message = match event {
                InputEvent::Key(key) => Msg::Key(key, start.elapsed()),
                InputEvent::Paste(text) => Msg::Paste(text),
                InputEvent::Background(background) => Msg::Background(background),
            };
            if screen.send(message).is_err() {
                return Ok(());
            }
        }
    }
}

/// Waits for bytes, or until the time is over or a signal comes.
fn is_ready(terminal: BorrowedFd<'_>, wait: Option<Duration>) -> io::Result<bool> {
    let wait = wait.map(|wait| Timespec::try_from(wait).unwrap_or(Timespec { tv_sec: 1, tv_nsec: 0 }));
    match poll(&mut [PollFd::from_borrowed_fd(terminal, PollFlags::IN)], wait.as_ref()) {
        Ok(ready) => Ok(ready > 0),
        // A program that is woken hears a signal first, and what was typed meanwhile is there already.
        Err(Errno::INTR) => is_ready(terminal, Some(Duration::ZERO)),
        Err(error) => Err(error.into()),
    }
}
