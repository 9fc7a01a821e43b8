//! Whatever people write stays text, in both formats, read by parsers that are not ours.

use kvittera::desk::report::OutageReport;
use kvittera::export::report::{ReportFormat, write};
use kvittera_domain::value::sex::Sex::Male;
use kvittera_domain::value::text::{Name, Remark};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use scraper::{Html, Selector};

use super::night::call;
use super::paper::found;
use super::with_report;
use crate::given::commands::{confirm, first, note, outage, text, void};
use crate::given::scenario::{Scenario, desk};
use crate::i18n::swedish;

/// Read with everything that a reader of Markdown may know, save for nicer quotes and dashes, which change no meaning.
fn parsed(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::all() - Options::ENABLE_SMART_PUNCTUATION)
}

/// The cells of each table of a page, row by row.
pub fn html_tables(page: &str) -> Vec<Vec<Vec<String>>> {
    let page = Html::parse_document(page);
    let [table, row, cell] = ["table", "tr", "th, td"].map(|selector| Selector::parse(selector).unwrap());
    let cells = |row: scraper::ElementRef<'_>| row.select(&cell).map(|cell| cell.text().collect()).collect();
    page.select(&table).map(|table| table.select(&row).map(cells).collect()).collect()
}

/// The same of a text in Markdown.
pub fn markdown_tables(text: &str) -> Vec<Vec<Vec<String>>> {
    let mut tables: Vec<Vec<Vec<String>>> = Vec::new();
    for event in parsed(text) {
        match event {
            Event::Start(Tag::Table(_)) => tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) | Event::End(TagEnd::Table) => {
                tables.last_mut().unwrap().push(Vec::new());
            }
            Event::Start(Tag::TableCell) => tables.last_mut().unwrap().last_mut().unwrap().push(String::new()),
            Event::Text(words) => {
                if let Some(cell) = tables.last_mut().and_then(|table| table.last_mut()?.last_mut()) {
                    cell.push_str(&words);
                }
            }
            _ => {}
        }
    }
    for table in &mut tables {
        table.retain(|row| !row.is_empty());
    }
    tables
}

/// Everything that Markdown makes of a text which is more than paragraphs, titles, lists and tables.
fn markup(text: &str) -> Vec<String> {
    let more = |event: &Event<'_>| match event {
        Event::Start(tag) => !matches!(
            tag,
            Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::List(None)
                | Tag::Item
                | Tag::Strong
                | Tag::CodeBlock(_)
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
        ),
        Event::End(_) | Event::Text(_) | Event::SoftBreak => false,
        _ => true,
    };
    parsed(text).filter(more).map(|event| format!("{event:?}")).collect()
}

/// A night of which people wrote these words wherever they can.
fn told(ward: &str, remark: &str) -> Scenario {
    let night = desk().down().and(confirm()).and(note(remark));
    night.and(call("ex_a_b_c", ward, ward, Male, Some(10))).and(void(first(), remark))
}

fn both(desk: &Scenario, place: &str) -> (String, String) {
    let write = |report: &OutageReport<'_>, format| write(report, &text(place), format, &swedish());
    with_report(desk, outage(1), |report| (write(report, ReportFormat::Markdown), write(report, ReportFormat::Html)))
}

#[track_caller]
fn stays_text(ward: &str, remark: &str) {
    let desk = told(ward, remark);
    let (markdown, html) = both(&desk, ward);
    assert_eq!(markup(&markdown), [""; 0], "{markdown}");
    let (markdown, cells) = (markdown_tables(&markdown), html_tables(&html));
    assert_eq!(cells[0][3][2], text::<Remark>(remark).as_str());
    let unit = desk.ledger.issuances.get(0).unwrap().request.unit.to_string();
    assert!(cells[1][1][3] == unit && cells[1][1][4] == "ex_a_b_c", "{cells:?}");
    assert_eq!(found(&html, "header p")[0], text::<Name>(ward).as_str());
    assert_eq!(markdown, cells, "both formats say the same");
    for never in ["script", "img", "a", "link", "iframe", "object", "i", "em", "code"] {
        assert!(found(&html, never).is_empty(), "{never}");
    }
}

#[test]
fn signs_that_could_be_markup_are_only_signs() {
    stays_text("Avd '5' (A&B), +/-", "<script>alert(1)</script> *b* _i_ __b__ # ;");
}

#[test]
fn addresses_lists_and_entities_are_only_words() {
    stays_text("https://e.se/x", "&amp; &#x3c;b&#x3e; <b>fet</b> <img src=x onerror=1>");
    stays_text("www.e.se", "1. först - sedan + mer");
    stays_text("- 1. Avd", "# titel");
    stays_text("1) Avd", "> citat");
    stays_text("+ Avd", "=== --- ***");
    stays_text("'--' Avd:", "</table></td><!-- \" onload=\"x");
    stays_text("Avd 5 – ’akut’ ~#!?_ \"x\" |^\\&", "a | b ~~c~~ ^d^ `e` $f$ [g](h) {i} \\j @k");
    stays_text("<b>`5`</b> [x](y) ~z~ $1$", "![a](b) [^1] | --- |");
    stays_text("/a/ :ok: (x)", "a %7C b; #12 <https://e.se>");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_written_stays_text(
        ward in "[a-zåäö0-9!-/:-@\\[-`{-~–”’… ]{0,30}[a-z]",
        remark in "[a-z0-9!-/:-@\\[-`{-~–”’… ]{0,60}[a-z]",
    ) {
        stays_text(&ward, &remark);
    }
}
