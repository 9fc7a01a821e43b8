//! The message about what just happened.

use crate::i18n::Explanation;

/// How serious a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done.
    Done,
    /// Something needs attention.
    Warning,
    /// Something failed.
    Problem,
}

/// A message about what just happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub kind: NoticeKind,
    pub message: String,
    /// What to do next; may be empty.
    pub next: String,
}

impl Notice {
    /// A notice that something was done.
    #[must_use]
    pub const fn done(message: String) -> Self {
        Self { kind: NoticeKind::Done, message, next: String::new() }
    }

    /// A notice that something needs attention.
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
