//! Moving through a list or a long text.

/// Lines in one page.
const PAGE: usize = 10;

/// A way to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
}

impl Motion {
    /// Where the motion leads from `place` in a list of `count` lines.
    #[must_use]
    pub fn from(self, place: usize, count: usize) -> usize {
        let last = count.saturating_sub(1);
        match self {
            Self::Up => place.saturating_sub(1),
            Self::Down => place.saturating_add(1).min(last),
            Self::PageUp => place.saturating_sub(PAGE),
            Self::PageDown => place.saturating_add(PAGE).min(last),
            Self::First => 0,
            Self::Last => last,
        }
    }
}
