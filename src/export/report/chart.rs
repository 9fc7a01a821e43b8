//! How the binder emptied, as a small chart: where each line runs, told apart without colours.
//!
//! All places are whole units of a drawing that is [`WIDTH`] by [`HEIGHT`].

use std::fmt::Write as _;

use chrono::{DateTime, Offset as _, TimeDelta, Utc};

use crate::desk::report::{Page, PoolCourse};
use crate::i18n::Texts;
use crate::t;
use kvittera_domain::calendar::stockholm;
use kvittera_domain::value::sex::Sex;

/// How wide the drawing is.
pub(super) const WIDTH: i64 = 7200;
/// How high the drawing is.
pub(super) const HEIGHT: i64 = 2000;
/// Where the lines begin.
pub(super) const LEFT: i64 = 400;
/// Where the lines end; their names stand behind.
pub(super) const RIGHT: i64 = 6000;
/// Where a full binder is drawn.
pub(super) const TOP: i64 = 150;
/// Where an empty binder is drawn.
pub(super) const BOTTOM: i64 = 1650;
/// Two names need so much room between them.
const LINE: i64 = 260;
/// How many characters the same line has where nothing can be drawn.
const COLUMNS: i64 = 48;

/// The chart, ready to be drawn.
#[derive(Debug, Clone)]
pub(super) struct Chart {
    /// What it shows, and of which time.
    pub title: String,
    /// What each line means and where it begins and ends.
    pub description: String,
    /// One line for each page of the binder.
    pub lines: [ChartLine; 2],
    /// Moments along the bottom.
    pub moments: Vec<(i64, String)>,
    /// Counts along the left.
    pub counts: Vec<(i64, usize)>,
}

/// One page's line.
#[derive(Debug, Clone)]
pub(super) struct ChartLine {
    /// Whose.
    pub sex: Sex,
    /// Their name.
    pub name: String,
    /// How many were free in the beginning and in the end.
    pub counts: [usize; 2],
    /// The line as SVG writes it.
    pub path: String,
    /// How high its name stands.
    pub label: i64,
    /// The same in characters.
    pub bars: String,
}

impl Chart {
    pub(super) fn of(course: &PoolCourse, texts: &Texts) -> Self {
        let step = rounded(course.most());
        let top = course.most().div_ceil(step).max(1) * step;
        let counts = (0..=top).step_by(step).map(|free| (height(free, top), free)).collect();
        let mut lines = course.pages.each_ref().map(|page| ChartLine::of(page, course, top, texts));
        part_labels(&mut lines);
        let ends = [course.from, course.to].map(|at| texts.near_clock(at, course.to));
        let title = format!("{}, {}", t!(texts, "report-chart"), ends.join(" – "));
        let kind = |line: &ChartLine| match line.sex {
            Sex::Female => t!(texts, "report-chart-kind", sex = "female"),
            Sex::Male | Sex::Unknown => t!(texts, "report-chart-kind", sex = "male"),
        };
        let description = lines.iter().flat_map(|line| [kind(line), line.said(texts)]).collect::<Vec<_>>().join(" ");
        Self { title, description, lines, moments: moments(course, texts), counts }
    }
}

impl ChartLine {
    fn of(page: &Page, course: &PoolCourse, top: usize, texts: &Texts) -> Self {
        let name = texts.sexes(page.sex);
        let mut path = format!("M{LEFT} {}", height(page.first(), top));
        for step in page.steps.iter().skip(1) {
            // Writing to a string cannot fail.
            write!(path, "H{}V{}", place(step.at, course), height(step.free, top)).ok();
        }
        write!(path, "H{RIGHT}").ok();
        let counts = [page.first(), page.last()];
        Self { sex: page.sex, name, counts, path, label: height(page.last(), top), bars: bars(page, course) }
    }

    fn said(&self, texts: &Texts) -> String {
        let [first, last] = self.counts.map(|count| count.to_string());
        t!(texts, "report-chart-line", sexes = self.name.as_str(), first = first, last = last)
    }
}

/// Sets two names apart that would stand on each other.
fn part_labels([one, other]: &mut [ChartLine; 2]) {
    let lacking = LINE - (one.label - other.label).abs();
    if lacking > 0 {
        let (upper, lower) = if one.label <= other.label { (one, other) } else { (other, one) };
        upper.label -= lacking / 2;
        lower.label += lacking / 2;
    }
}

/// A round number of which a few go into `most`.
fn rounded(most: usize) -> usize {
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500];
    steps.into_iter().find(|step| most <= 4 * step).unwrap_or(1000)
}

fn height(free: usize, top: usize) -> i64 {
    let [free, top] = [free, top.max(1)].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
    BOTTOM - (BOTTOM - TOP).saturating_mul(free) / top
}

fn place(at: DateTime<Utc>, course: &PoolCourse) -> i64 {
    let whole = (course.to - course.from).num_milliseconds().max(1);
    LEFT + (RIGHT - LEFT) * (at - course.from).num_milliseconds() / whole
}

/// Round moments by the clocks of Sweden, at most eight.
fn moments(course: &PoolCourse, texts: &Texts) -> Vec<(i64, String)> {
    let whole = (course.to - course.from).num_minutes();
    let minutes = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 20_160, 40_320];
    let Some(apart) = minutes.into_iter().find(|minutes| whole / minutes < 8).map(|minutes| minutes * 60) else {
        return Vec::new();
    };
    let local = course.from.timestamp() + i64::from(stockholm(course.from).offset().fix().local_minus_utc());
    let to_first = (apart - local.rem_euclid(apart)) % apart;
    let all = (0..8).map(|count| course.from + TimeDelta::seconds(to_first + count * apart));
    let word = |at| if whole < 1440 { texts.clock(at) } else { texts.day_clock(at) };
    all.take_while(|at| *at <= course.to).map(|at| (place(at, course), word(at))).collect()
}

/// The line as characters of a height each; `_` stands for none.
fn bars(page: &Page, course: &PoolCourse) -> String {
    let most = course.most().max(1);
    let moment = |column: i64| {
        course.from + TimeDelta::milliseconds((course.to - course.from).num_milliseconds() * column / (COLUMNS - 1))
    };
    let free = |at| page.steps.iter().take_while(|step| step.at <= at).last().map_or(0, |step| step.free);
    let bar = |free: usize| ['_', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'].get((free * 8).div_ceil(most)).copied();
    (0..COLUMNS).filter_map(|column| bar(free(moment(column)))).collect()
}
