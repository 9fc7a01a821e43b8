//! Limits that the system sets to this program: reaching one is an error to be told, not the end.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::SIGXFSZ;
use signal_hook::flag;

/// A file that may not grow any further (`ulimit -f`) makes writing fail, instead of killing the program without a word.
///
/// # Errors
/// When the system doesn't let signals be handled.
pub fn ignore_file_size_signal() -> io::Result<()> {
    // Nobody reads the flag: what was being written fails, and that is told where it happens.
    flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false))).map(drop)
}
