//! Long work on a thread: shows its progress on a terminal, and lets Ctrl-C stop it cleanly.

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

/// Work that is shorter shows no progress.
const SILENT_FOR: Duration = Duration::from_secs(1);
/// In columns.
const BAR_WIDTH: usize = 20;
const TICK: Duration = Duration::from_millis(100);

/// Does `work` on a thread of its own and shows its progress. After SIGINT or SIGTERM the [`Watch`] that `work` gets
/// returns false, and `work` is to stop.
///
/// # Errors
/// When progress can't be printed, the thread or the signal handlers can't be set up, or `work` panics.
pub fn with_progress<T: Send + 'static>(
    texts: &Texts,
    output: &mut Output<'_>,
    work: impl FnOnce(&Watch) -> T + Send + 'static,
) -> io::Result<T> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        flag::register(signal, Arc::clone(&stop))?;
    }
    let latest = Arc::new(Mutex::new(None));
    let watch: Watch = {
        let latest = Arc::clone(&latest);
        Arc::new(move |progress| {
            *latest.lock().unwrap_or_else(PoisonError::into_inner) = Some(progress);
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
        let progress = *latest.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(progress) = progress.filter(|_| is_shown && start.elapsed() > SILENT_FOR) {
            output.progress(&words(texts, progress))?;
            has_shown = true;
        }
    }
}

fn words(texts: &Texts, progress: Progress) -> String {
    let percent = (progress.done.saturating_mul(100) / progress.whole.max(1)).min(100);
    let filled = usize::try_from(percent).unwrap_or_default() * BAR_WIDTH / 100;
    let bar = format!("{}{}", "█".repeat(filled), "░".repeat(BAR_WIDTH - filled));
    let percent = percent.to_string();
    let words = if progress.proves {
        t!(texts, "copy-proving", percent = percent)
    } else {
        t!(texts, "copy-writing", percent = percent)
    };
    format!("{bar} {words}")
}
