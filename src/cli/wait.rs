//! Waiting for news without missing that nobody listens any more.

use std::io;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

const MOMENT: Timespec = Timespec { tv_sec: 0, tv_nsec: 250_000_000 };

/// Waits for a quarter of a second; `false` at once when whoever read stdout has gone.
///
/// # Errors
/// When the system can't wait.
pub fn for_a_moment_while_stdout_is_read() -> io::Result<bool> {
    let stdout = io::stdout();
    // Nothing is asked for: that the other end was closed is reported all the same.
    match poll(&mut [PollFd::new(&stdout, PollFlags::empty())], Some(&MOMENT)) {
        Ok(closed) => Ok(closed == 0),
        Err(Errno::INTR) => Ok(true),
        Err(error) => Err(error.into()),
    }
}
