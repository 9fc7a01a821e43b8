//! Words about what just happened.

use crate::i18n::Explanation;

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done.
    Done,
    /// Something needs a look.
    Warning,
    /// Something did not work.
    Problem,
}

/// Words about what just happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub kind: NoticeKind,
    /// What happened.
    pub message: String,
    /// What to do next.
    pub next: String,
}

impl Notice {
    /// Something was done.
    #[must_use]
    pub const fn done(message: String) -> Self {
        Self { kind: NoticeKind::Done, message, next: String::new() }
    }

    /// Something needs a look.
    #[must_use]
    pub const fn warning(message: String) -> Self {
        Self { kind: NoticeKind::Warning, message, next: String::new() }
    }
}

impl From<Explanation> for Notice {
    fn from(explanation: Explanation) -> Self {
        Self { kind: NoticeKind::Problem, message: explanation.message, next: explanation.next }
    }
}
