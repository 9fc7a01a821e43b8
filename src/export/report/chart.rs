//! A small chart of how the free numbers of the pool decreased, with one line for each sex. The lines can be told apart
//! without colours. This file computes the coordinates; `html` and `markdown` draw.
//!
//! All coordinates are whole units of a drawing that is [`WIDTH`] by [`HEIGHT`]; y grows downwards, as in SVG.

use std::fmt::Write as _;

use chrono::{DateTime, Offset as _, TimeDelta, Utc};

use crate::desk::report::{Page, PoolCourse};
use crate::i18n::Texts;
use crate::t;
use kvittera_domain::calendar::stockholm;
use kvittera_domain::value::sex::Sex;

pub(super) const WIDTH: i64 = 7200;
pub(super) const HEIGHT: i64 = 2000;
/// The x of the first moment.
pub(super) const LEFT: i64 = 400;
/// The x of the last moment; the names of the lines stand to its right.
pub(super) const RIGHT: i64 = 6000;
/// The y of the largest count.
pub(super) const TOP: i64 = 150;
/// The y of zero.
pub(super) const BOTTOM: i64 = 1650;
/// The least distance between the names of two lines, so that they don't overlap.
const LABEL_HEIGHT: i64 = 260;
/// How many characters a line has in a text.
const COLUMNS: i64 = 48;

/// The chart, ready to be drawn.
#[derive(Debug, Clone)]
pub(super) struct Chart {
    /// What the chart shows, and from when to when.
    pub title: String,
    /// The chart in words, for those who can't see it: what each line is, its first and its last count.
    pub description: String,
    pub lines: [ChartLine; 2],
    /// Labels along the bottom: x, and the time in words.
    pub moments: Vec<(i64, String)>,
    /// Labels along the left: y, and the count.
    pub counts: Vec<(i64, usize)>,
}

/// The line of one sex.
#[derive(Debug, Clone)]
pub(super) struct ChartLine {
    pub sex: Sex,
    /// `Kvinnor`, `Män`.
    pub name: String,
    /// The free numbers at the beginning and at the end.
    pub counts: [usize; 2],
    /// The attribute `d` of an SVG path.
    pub path: String,
    /// The y of its name.
    pub label: i64,
    /// The line as block characters.
    pub bars: String,
}

impl Chart {
    pub(super) fn of(course: &PoolCourse, texts: &Texts) -> Self {
        let step = label_step(course.most());
        let top = course.most().div_ceil(step).max(1) * step;
        let counts = (0..=top).step_by(step).map(|free| (y_of(free, top), free)).collect();
        let mut lines = course.pages.each_ref().map(|page| ChartLine::of(page, course, top, texts));
        separate_labels(&mut lines);
        let ends = [course.from, course.to].map(|at| texts.near_clock(at, course.to));
        let title = format!("{}, {}", t!(texts, "report-chart"), ends.join(" – "));
        let kind = |line: &ChartLine| match line.sex {
            Sex::Female => t!(texts, "report-chart-kind", sex = "female"),
            Sex::Male | Sex::Unknown => t!(texts, "report-chart-kind", sex = "male"),
        };
        let description =
            lines.iter().flat_map(|line| [kind(line), line.description(texts)]).collect::<Vec<_>>().join(" ");
        Self { title, description, lines, moments: moments(course, texts), counts }
    }
}

impl ChartLine {
    fn of(page: &Page, course: &PoolCourse, top: usize, texts: &Texts) -> Self {
        let name = texts.sexes(page.sex);
        let mut path = format!("M{LEFT} {}", y_of(page.first(), top));
        for step in page.steps.iter().skip(1) {
            // Writing to a string cannot fail.
            write!(path, "H{}V{}", x_of(step.at, course), y_of(step.free, top)).ok();
        }
        write!(path, "H{RIGHT}").ok();
        let counts = [page.first(), page.last()];
        Self { sex: page.sex, name, counts, path, label: y_of(page.last(), top), bars: bars(page, course) }
    }

    fn description(&self, texts: &Texts) -> String {
        let [first, last] = self.counts.map(|count| count.to_string());
        t!(texts, "report-chart-line", sexes = self.name.as_str(), first = first, last = last)
    }
}

/// Moves two names apart that would overlap.
fn separate_labels([one, other]: &mut [ChartLine; 2]) {
    let lacking = LABEL_HEIGHT - (one.label - other.label).abs();
    if lacking > 0 {
        let (upper, lower) = if one.label <= other.label { (one, other) } else { (other, one) };
        upper.label -= lacking / 2;
        lower.label += lacking / 2;
    }
}

/// The step between two labels on the left: a round number of which at most four go into `most`.
fn label_step(most: usize) -> usize {
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500];
    steps.into_iter().find(|step| most <= 4 * step).unwrap_or(1000)
}

/// The y of a count.
fn y_of(free: usize, top: usize) -> i64 {
    let [free, top] = [free, top.max(1)].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
    BOTTOM - (BOTTOM - TOP).saturating_mul(free) / top
}

/// The x of a moment.
fn x_of(at: DateTime<Utc>, course: &PoolCourse) -> i64 {
    let whole = (course.to - course.from).num_milliseconds().max(1);
    LEFT + (RIGHT - LEFT) * (at - course.from).num_milliseconds() / whole
}

/// The labels along the bottom: at most eight moments that are round in Stockholm time.
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
    all.take_while(|at| *at <= course.to).map(|at| (x_of(at, course), word(at))).collect()
}

/// The line as one block character for each column, whose height shows the count; `_` stands for zero.
fn bars(page: &Page, course: &PoolCourse) -> String {
    let most = course.most().max(1);
    let moment = |column: i64| {
        course.from + TimeDelta::milliseconds((course.to - course.from).num_milliseconds() * column / (COLUMNS - 1))
    };
    let free = |at| page.steps.iter().take_while(|step| step.at <= at).last().map_or(0, |step| step.free);
    let bar = |free: usize| ['_', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'].get((free * 8).div_ceil(most)).copied();
    (0..COLUMNS).filter_map(|column| bar(free(moment(column)))).collect()
}
