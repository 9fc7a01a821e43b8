//! The report as it is written: the same in both formats, with a chart that draws what was measured.

use chrono::{DateTime, TimeDelta, Utc};
use kvittera::desk::report::PoolCourse;
use kvittera::export::report::ReportFormat;
use kvittera::i18n::Texts;
use quick_xml::events::Event;
use scraper::{ElementRef, Html, Selector};

use super::hostile::{html_tables, markdown_tables};
use super::night::{drill, early, night, quiet};
use super::paper::found;
use super::{report, sheet, with_report};
use crate::given::commands::{end, outage};
use crate::given::scenario::{Scenario, clock, desk};
use crate::i18n::{assert_phrase, english, swedish};

/// Holds a text under `name`.
fn kept(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name.to_owned(), text));
}

/// A page with an element a line, to be read and compared.
fn in_lines(page: &str) -> String {
    page.replace("><", ">\n<")
}

fn markdown(desk: &Scenario, texts: &Texts) -> String {
    report(desk, ReportFormat::Markdown, texts)
}

fn html(desk: &Scenario, texts: &Texts) -> String {
    report(desk, ReportFormat::Html, texts)
}

#[test]
fn a_night_in_markdown() {
    kept("report-night-sv", &markdown(&night(), &swedish()));
    kept("report-night-en", &markdown(&night(), &english()));
    kept("report-quiet-sv", &markdown(&quiet(), &swedish()));
}

#[test]
fn a_drill_in_html() {
    let (sv, en) = (html(&drill(), &swedish()), html(&drill(), &english()));
    let body = |page: &str| in_lines(page.split_once("<body").unwrap().1);
    kept("report-drill-sv-html", &body(&sv));
    kept("report-drill-en-html", &body(&en));
    kept("sheet-drill-sv-html", &body(&sheet(&drill(), &swedish())));
    kept("sheet-night-en-html", &body(&sheet(&night(), &english())));
}

#[test]
fn both_formats_have_the_same_tables_and_titles() {
    for desk in [night(), drill(), quiet(), desk().down()] {
        for texts in [swedish(), english()] {
            let (markdown, html) = (markdown(&desk, &texts), html(&desk, &texts));
            assert_eq!(markdown_tables(&markdown), html_tables(&html));
            let titles: Vec<_> = markdown.lines().filter_map(|line| line.strip_prefix("## ")).collect();
            assert_eq!(found(&html, "h2"), titles);
            for item in found(&html, "ul li") {
                assert!(markdown.contains(&format!("- {item}")), "{item}");
            }
            for (name, value) in found(&html, "dt").iter().zip(found(&html, "dd")) {
                assert!(markdown.contains(&format!("- **{name}:** {value}")), "{name}: {value}");
            }
            for words in found(&html, "section > p, header p") {
                assert!(markdown.contains(&words), "{words}");
            }
            markdown.lines().filter(|line| !line.is_empty()).for_each(assert_phrase);
        }
    }
}

#[test]
fn all_rows_of_a_table_have_as_many_cells() {
    for desk in [night(), drill(), quiet()] {
        let tables = html_tables(&html(&desk, &swedish()));
        assert!(tables.len() >= 4);
        for table in &tables {
            assert!(table.iter().all(|row| row.len() == table[0].len()), "{table:?}");
        }
    }
}

#[test]
fn a_page_needs_no_other_file_and_runs_nothing() {
    let pages = [html(&night(), &swedish()), html(&drill(), &english()), sheet(&desk(), &swedish())];
    for page in pages {
        assert!(page.starts_with("<!DOCTYPE html><html lang=\"") && page.contains("<meta charset=\"utf-8\">"));
        for never in ["<script", "http", "url(", "@import", "src=", "href=", "javascript", "//"] {
            assert!(!page.contains(never), "{never}");
        }
        let parsed = Html::parse_document(&page);
        assert_eq!(parsed.errors.len(), 0, "{:?}", parsed.errors);
    }
    assert!(html(&night(), &swedish()).contains("lang=\"sv\"") && html(&night(), &english()).contains("lang=\"en\""));
}

#[test]
fn only_a_drill_is_marked_as_one_and_has_a_part_for_the_trainer() {
    for texts in [swedish(), english()] {
        let (text, page) = (markdown(&drill(), &texts), html(&drill(), &texts));
        assert!(text.starts_with("> **ÖVNING"), "{text}");
        assert!(found(&page, "title")[0].starts_with("ÖVNING") && found(&page, ".practice")[0].starts_with("ÖVNING"));
        let trainer = if text.contains("övningsledaren") { "För övningsledaren" } else { "For the trainer" };
        assert_eq!(found(&page, "h2").last().unwrap(), trainer);
        for live in [markdown(&night(), &texts), html(&night(), &texts)] {
            assert!(!live.contains("ÖVNING") && !live.contains("PRACTICE") && !live.contains(trainer));
        }
    }
}

fn svg(page: &str) -> String {
    let page = Html::parse_document(page);
    page.select(&Selector::parse("svg").unwrap()).next().unwrap().html()
}

#[test]
fn the_chart_is_sound_xml_with_a_title_and_words() {
    let page = html(&night(), &swedish());
    let raw = page.split_once("<svg").map(|(_, rest)| format!("<svg{}", rest.split_once("</svg>").unwrap().0)).unwrap();
    let mut reader = quick_xml::Reader::from_str(&raw);
    let mut names = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => names.push(tag.name().as_ref().to_owned()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(names[..3], ["svg", "title", "desc"]);
    assert!(svg(&page).contains("aria-labelledby=\"chart-title chart-words\""));
    let words = &found(&page, "svg desc")[0];
    assert!(words.contains("Kvinnor: 10 i början, 6 i slutet.") && words.contains("Män: 10 i början, 2 i slutet."));
    assert!(found(&page, "svg title")[0].contains("01:40 – 04:30"));
}

/// Where a line of the chart goes: after each `H` and `V`, in the drawing's units.
fn corners(page: &str, class: &str) -> Vec<(i64, i64)> {
    let parsed = Html::parse_document(page);
    let line = parsed.select(&Selector::parse(&format!("path.{class}")).unwrap()).next().map(path).unwrap();
    let spaced = line.replace(['M', 'H', 'V'], " $0").replace("$0", "");
    let letters: Vec<char> = line.chars().filter(char::is_ascii_alphabetic).collect();
    let mut numbers = spaced.split_whitespace().map(|number| number.parse::<i64>().unwrap());
    let mut at = (numbers.next().unwrap(), numbers.next().unwrap());
    let mut corners = vec![at];
    for (letter, number) in letters.into_iter().skip(1).zip(numbers) {
        if letter == 'H' {
            at.0 = number;
        } else {
            at.1 = number;
        }
        corners.push(at);
    }
    corners
}

fn path(element: ElementRef<'_>) -> String {
    element.value().attr("d").unwrap().to_owned()
}

/// How many were free at `at` by the chart, read off it with the counts beside it as the measure.
fn read_off(page: &str, class: &str, at: DateTime<Utc>, course: &PoolCourse) -> i64 {
    let grid = corners(page, "grid");
    let corners = corners(page, class);
    let (left, right) = (corners[0].0, corners.last().unwrap().0);
    let counts: Vec<i64> = found(page, "svg .left").iter().map(|count| count.parse().unwrap()).collect();
    let all = Html::parse_document(page);
    let heights: Vec<i64> = all
        .select(&Selector::parse("svg .left").unwrap())
        .map(|text| text.value().attr("y").unwrap().parse().unwrap())
        .collect();
    let (zero, top) = (heights[0] - 60, heights.last().unwrap() - 60);
    assert_eq!((grid[0], counts[0]), ((left, zero), 0), "the lowest line of the grid is zero");
    let span = (course.to - course.from).num_milliseconds();
    let place = left + (right - left) * (at - course.from).num_milliseconds() / span;
    let height = corners.iter().take_while(|corner| corner.0 <= place).last().unwrap().1;
    (zero - height) * counts.last().unwrap() / (zero - top)
}

#[test]
fn the_chart_draws_what_was_measured() {
    let night = night();
    let page = html(&night, &swedish());
    let course = with_report(&night, outage(1), |report| report.pool.clone());
    for (page_of_binder, class) in course.pages.iter().zip(["women", "men"]) {
        for step in &page_of_binder.steps {
            let free = i64::try_from(step.free).unwrap();
            assert_eq!(read_off(&page, class, step.at + TimeDelta::seconds(20), &course), free, "{class} {step:?}");
        }
    }
    assert_eq!(corners(&page, "women").len(), 2 * course.pages[0].steps.len(), "no corner more");
    assert_eq!(corners(&page, "men").len(), 2 * course.pages[1].steps.len());
}

#[test]
fn the_two_lines_differ_in_more_than_colour_and_their_names_never_touch() {
    let page = html(&desk().down().at(4, 0), &swedish());
    assert!(page.contains("stroke-dasharray") && page.contains("svg .women { stroke: #8fb7d9; stroke-width: 100"));
    let parsed = Html::parse_document(&page);
    let names = Selector::parse("svg > text:not([class])").unwrap();
    let heights: Vec<i64> =
        parsed.select(&names).map(|name| name.value().attr("y").unwrap().parse().unwrap()).collect();
    assert!(heights.len() == 2 && (heights[0] - heights[1]).abs() >= 250, "{heights:?}");
    assert_eq!(found(&page, "svg > text:not([class])"), ["Kvinnor 10", "Män 10"]);
}

#[test]
fn an_outage_of_any_length_is_drawn() {
    for minutes in [0, 3, 40, 170, 1500, 20_000, 400_000] {
        let begun = early().at(1, 0).down();
        let over = Scenario { now: clock(1, 0) + TimeDelta::minutes(minutes), ..begun }.and(end());
        let moments = found(&html(&over, &swedish()), "svg .below");
        assert!((1..=8).contains(&moments.len()) || minutes == 400_000, "{minutes}: {moments:?}");
        let text = markdown(&over, &swedish());
        assert_eq!(text.lines().filter(|line| line.contains(&"█".repeat(48))).count(), 2, "{minutes}: {text}");
    }
}
