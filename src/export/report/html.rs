//! The report as one page of HTML, with its chart as inline SVG.

use maud::{Markup, html};

use crate::export::page::{page, practice_mark};
use crate::export::report::blocks::{Block, Column, ColumnKind, Document, Section};
use crate::export::report::chart::{self, Chart};
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::text::visible;

/// The style sheet that only the report has.
const STYLE: &str = include_str!("../../../data/report.css");

pub(super) fn write(document: &Document) -> String {
    let body = html! {
        body.report {
            header {
                @if let Some(practice) = &document.practice {
                    (practice_mark(&practice[0]))
                    p.practice role="note" { (practice.join(" · ")) }
                }
                h1 { (visible(&document.title)) }
                @for words in &document.under { p { (visible(words)) } }
            }
            main { @for section in &document.sections { (self::section(section)) } }
        }
    };
    let title = match &document.practice {
        Some([word, _]) => format!("{word} · {}", document.title),
        None => document.title.clone(),
    };
    page(document.language, &title, STYLE, &body)
}

fn section(section: &Section) -> Markup {
    html! {
        section {
            h2 { (visible(&section.title)) }
            @for block in &section.blocks { (self::block(block)) }
        }
    }
}

fn block(block: &Block) -> Markup {
    match block {
        Block::Words(words) => html! { p { (visible(words)) } },
        Block::List(items) => html! { ul { @for item in items { li { (visible(item)) } } } },
        Block::Pairs(pairs) => html! {
            dl { @for [name, value] in pairs { div { dt { (visible(name)) } dd { (visible(value)) } } } }
        },
        Block::Table { columns, rows } => table(columns, rows),
        Block::Chart(chart) => chart_svg(chart),
    }
}

fn table(columns: &[Column], rows: &[Vec<String>]) -> Markup {
    html! {
        div.wide tabindex="0" {
            table {
                thead { tr { @for column in columns { th.(class(column)) scope="col" { (visible(&column.title)) } } } }
                tbody {
                    @for row in rows {
                        tr { @for (cell, column) in row.iter().zip(columns) { td.(class(column)) { (visible(cell)) } } }
                    }
                }
            }
        }
    }
}

const fn class(column: &Column) -> &'static str {
    match column.kind {
        ColumnKind::Words => "words",
        ColumnKind::Short => "short",
        ColumnKind::Count => "count",
    }
}

fn chart_svg(chart: &Chart) -> Markup {
    let (bottom, behind) = (chart::BOTTOM + 240, chart::RIGHT + 110);
    html! {
        figure {
            svg viewBox={ "0 0 " (chart::WIDTH) " " (chart::HEIGHT) } role="img" aria-labelledby="chart-title chart-words" {
                title id="chart-title" { (visible(&chart.title)) }
                desc id="chart-words" { (visible(&chart.description)) }
                @for (height, count) in &chart.counts {
                    path.grid d={ "M" (chart::LEFT) " " (height) "H" (chart::RIGHT) } {}
                    text.left x=(chart::LEFT - 90) y=(height + 60) { (count) }
                }
                @for (place, words) in &chart.moments {
                    path.grid d={ "M" (place) " " (chart::BOTTOM) "v70" } {}
                    text.below x=(place) y=(bottom) { (visible(words)) }
                }
                @for line in &chart.lines {
                    path.(sex_class(line.sex)) d=(line.path) {}
                    text x=(behind) y=(line.label + 60) { (visible(&line.name)) " " (line.counts[1]) }
                }
            }
            figcaption { (visible(&chart.title)) ". " (visible(&chart.description)) }
        }
    }
}

/// The CSS class of a line.
const fn sex_class(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "women",
        Sex::Male | Sex::Unknown => "men",
    }
}
