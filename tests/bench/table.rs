//! The table of all figures, in Markdown, so that it can go into the README as it is.

use std::fmt::Write as _;
use std::time::Duration;

/// One figure.
pub struct Line {
    what: String,
    measured: String,
    target: String,
    held: Option<bool>,
}

impl Line {
    /// Something that may take at most `most` times as long, or as much, as something else.
    pub fn ratio(what: impl Into<String>, measured: f64, most: f64, how: impl std::fmt::Display) -> Self {
        Self {
            what: what.into(),
            measured: format!("{measured:.2}x ({how})"),
            target: format!("≤ {most}x"),
            held: Some(measured <= most),
        }
    }

    /// Something that may take at most `most`.
    pub fn within(what: impl Into<String>, measured: Duration, most: Duration, how: impl std::fmt::Display) -> Self {
        Self {
            what: what.into(),
            measured: format!("{measured:.1?} ({how})"),
            target: format!("≤ {most:?}"),
            held: Some(measured <= most),
        }
    }

    /// Something that may be at most `most` of a unit.
    pub fn most(what: impl Into<String>, measured: f64, most: f64, unit: &str) -> Self {
        Self {
            what: what.into(),
            measured: format!("{measured:.1} {unit}"),
            target: format!("≤ {most} {unit}"),
            held: Some(measured <= most),
        }
    }

    /// Something that is only told.
    pub fn told(what: impl Into<String>, measured: impl Into<String>) -> Self {
        Self { what: what.into(), measured: measured.into(), target: String::new(), held: None }
    }

    /// Whether nothing speaks against it.
    pub fn is_held(&self) -> bool {
        self.held != Some(false)
    }
}

/// Prints the table.
pub fn print(lines: &[Line]) {
    let mut table = "\n| figure | measured | target | held |\n|---|---|---|---|\n".to_owned();
    for Line { what, measured, target, held } in lines {
        let held = held.map_or("", |held| if held { "yes" } else { "**no**" });
        writeln!(table, "| {what} | {measured} | {target} | {held} |").unwrap();
    }
    println!("{table}");
}

/// The value below which `share` of all values lie.
pub fn percentile(values: &mut [Duration], share: f64) -> Duration {
    values.sort_unstable();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let place = ((values.len() as f64 * share) as usize).min(values.len().saturating_sub(1));
    values.get(place).copied().unwrap_or_default()
}
