//! Work that may take its time: how far it has come stands on a terminal, and Ctrl-C ends it in order.

use std::io::{self, IsTerminal as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use crate::cli::output::Output;
use crate::i18n::Texts;
use crate::open::{Progress, Watch};
use crate::t;

/// Work that takes less says nothing.
const SOON: Duration = Duration::from_secs(1);
/// Columns of the bar.
const BAR: usize = 20;
const TICK: Duration = Duration::from_millis(100);

/// Does `work` on a thread of its own and shows how far it has come.
///
/// # Errors
/// When that can't be shown, or the system gives no thread or signal.
pub fn attend<T: Send + 'static>(
    texts: &Texts,
    output: &mut Output<'_>,
    work: impl FnOnce(&Watch) -> T + Send + 'static,
) -> io::Result<T> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        flag::register(signal, Arc::clone(&stop))?;
    }
    let seen = Arc::new(Mutex::new(None));
    let watch: Watch = {
        let seen = Arc::clone(&seen);
        Arc::new(move |progress| {
            *seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(progress);
            !stop.load(Ordering::Relaxed)
        })
    };
    let (done, outcome) = channel();
    thread::Builder::new().spawn(move || done.send(work(&watch)).ok())?;
    let (start, is_shown) = (Instant::now(), io::stderr().is_terminal());
    let mut has_shown = false;
    loop {
        match outcome.recv_timeout(TICK) {
            Ok(outcome) => {
                if has_shown {
                    output.progress("")?;
                }
                return Ok(outcome);
            }
            Err(RecvTimeoutError::Disconnected) => return Err(io::Error::other("the work ended without a word")),
            Err(RecvTimeoutError::Timeout) => {}
        }
        let progress = *seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(progress) = progress.filter(|_| is_shown && start.elapsed() > SOON) {
            output.progress(&words(texts, progress))?;
            has_shown = true;
        }
    }
}

fn words(texts: &Texts, progress: Progress) -> String {
    let percent = (progress.done.saturating_mul(100) / progress.whole.max(1)).min(100);
    let filled = usize::try_from(percent).unwrap_or_default() * BAR / 100;
    let bar = format!("{}{}", "█".repeat(filled), "░".repeat(BAR - filled));
    let percent = percent.to_string();
    let words = if progress.proves {
        t!(texts, "copy-proving", percent = percent)
    } else {
        t!(texts, "copy-writing", percent = percent)
    };
    format!("{bar} {words}")
}
