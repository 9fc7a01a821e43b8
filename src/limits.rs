//! Limits that the system sets for this program. Reaching one is an error to report, and must not end the program.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::SIGXFSZ;
use signal_hook::flag;

/// Ignores SIGXFSZ, so that writing beyond the limit for files (`ulimit -f`) fails instead of killing the program
/// silently.
///
/// # Errors
/// When the system does not allow a signal handler.
pub fn ignore_file_size_signal() -> io::Result<()> {
    // The flag is never read: the write fails, and the error is reported there.
    flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false))).map(drop)
}
