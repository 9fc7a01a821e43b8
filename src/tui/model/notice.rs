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
    pub source: NoticeSource,
}

/// Where a notice comes from, which decides how long it stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeSource {
    /// The person's own keys. It goes with the next key that does something, and with the screen that made it.
    Person,
    /// Others, or the desk itself. It goes with the screen.
    Others,
    /// The pool runs low. The words are made anew whenever they are drawn, since the counts in them change.
    Supplies,
}

impl Notice {
    /// A notice that something was done.
    #[must_use]
    pub const fn done(message: String) -> Self {
        Self { kind: NoticeKind::Done, message, next: String::new(), source: NoticeSource::Person }
    }

    /// A notice that something needs attention.
    #[must_use]
    pub const fn warning(message: String) -> Self {
        Self { kind: NoticeKind::Warning, message, next: String::new(), source: NoticeSource::Person }
    }
}

impl Notice {
    /// The same notice from another source.
    #[must_use]
    pub fn from_source(self, source: NoticeSource) -> Self {
        Self { source, ..self }
    }
}

impl From<Explanation> for Notice {
    fn from(explanation: Explanation) -> Self {
        Self {
            kind: NoticeKind::Problem,
            message: explanation.message,
            next: explanation.next,
            source: NoticeSource::Person,
        }
    }
}
