//! Telling whoever looks on that a log is waited for.

use std::fmt;
use std::sync::Arc;

/// Told when another terminal keeps the log for more than a moment while something is to be written, and when that is over.
#[derive(Clone, Default)]
pub struct LockWaitNotifier(Option<Arc<dyn Fn(bool) + Send + Sync>>);

impl LockWaitNotifier {
    /// Lets `tell` know: `true` when the waiting begins, `false` when it is over.
    #[must_use]
    pub fn told_to(tell: impl Fn(bool) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(tell)))
    }

    /// Does something that has to wait.
    pub(super) fn during<T>(&self, wait: impl FnOnce() -> T) -> T {
        self.tell(true);
        let outcome = wait();
        self.tell(false);
        outcome
    }

    fn tell(&self, waits: bool) {
        if let Some(tell) = &self.0 {
            tell(waits);
        }
    }
}

impl fmt::Debug for LockWaitNotifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.0.is_some() { "Waits(told)" } else { "Waits(untold)" })
    }
}
