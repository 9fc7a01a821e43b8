//! How much of the desk a window can show.

use crate::tui::model::state::Model;

/// The three sizes in which the program is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowLayout {
    /// Everything, side by side.
    Desk,
    /// One column: the state, whom to phone, and the form, the preview or the number.
    Column,
    /// The state, whom to phone, and the number if one is out. Nothing can be done but to leave.
    Card,
}

impl WindowLayout {
    /// The smallest window with everything, in columns and lines.
    pub const DESK: (u16, u16) = (80, 20);
    /// The smallest window with one column.
    pub const COLUMN: (u16, u16) = (40, 12);

    /// The layout for a window of this size.
    #[must_use]
    pub const fn of((columns, lines): (u16, u16)) -> Self {
        if columns >= Self::DESK.0 && lines >= Self::DESK.1 {
            Self::Desk
        } else if columns >= Self::COLUMN.0 && lines >= Self::COLUMN.1 {
            Self::Column
        } else {
            Self::Card
        }
    }
}

impl Model {
    /// How much of the desk the window can show.
    #[must_use]
    pub const fn layout(&self) -> WindowLayout {
        WindowLayout::of(self.size)
    }
}
