//! Long lists in short windows.

use std::ops::Range;

/// Which of `count` lines to show in `height` so that `chosen` is among them, as far in the middle as the ends allow.
#[must_use]
pub fn window(count: usize, chosen: usize, height: usize) -> Range<usize> {
    let most = count.saturating_sub(height);
    let first = chosen.saturating_sub(height / 2).min(most);
    first..(first + height).min(count)
}
