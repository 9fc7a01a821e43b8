//! Tells the front end that this program waits for the log's write lock.

use std::fmt;
use std::sync::Arc;

/// A callback for when another terminal holds the log's write lock for more than a moment, and for when that is over.
#[derive(Clone, Default)]
pub struct LockWaitNotifier(Option<Arc<dyn Fn(bool) + Send + Sync>>);

impl LockWaitNotifier {
    /// Calls `notify` with `true` when the waiting begins, and with `false` when it is over.
    #[must_use]
    pub fn with_callback(notify: impl Fn(bool) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(notify)))
    }

    /// Runs something that has to wait.
    pub(super) fn during<T>(&self, wait: impl FnOnce() -> T) -> T {
        self.notify(true);
        let outcome = wait();
        self.notify(false);
        outcome
    }

    fn notify(&self, waits: bool) {
        if let Some(notify) = &self.0 {
            notify(waits);
        }
    }
}

impl fmt::Debug for LockWaitNotifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.0.is_some() { "LockWaitNotifier(set)" } else { "LockWaitNotifier(none)" })
    }
}
