//! Moving through a list or a long text.

/// How far a page goes.
const PAGE: usize = 10;

/// A way to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// To the first line.
    First,
    /// To the last line.
    Last,
}

impl Motion {
    /// Where it leads from `place` in a list of `count` lines.
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
