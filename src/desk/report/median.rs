//! The median of time spans.

use chrono::TimeDelta;

/// The span in the middle, or the mean of the two in the middle; `None` without any spans.
pub(super) fn median(mut spans: Vec<TimeDelta>) -> Option<TimeDelta> {
    spans.sort();
    let (low, high) = (spans.get(spans.len().saturating_sub(1) / 2)?, spans.get(spans.len() / 2)?);
    Some(*low + (*high - *low) / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        let of = |minutes: &[i64]| median(minutes.iter().copied().map(TimeDelta::minutes).collect());
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[7]), Some(TimeDelta::minutes(7)));
        assert_eq!(of(&[9, 1]), Some(TimeDelta::minutes(5)));
        assert_eq!(of(&[9, 1, 2]), Some(TimeDelta::minutes(2)));
        assert_eq!(of(&[9, 1, 2, 4]), Some(TimeDelta::minutes(3)));
    }
}
