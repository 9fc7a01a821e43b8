//! The pages for those who don't see them, and on a telephone: axe-core in a real browser. The browser and axe-core are
//! looked for; where one is missing that is said, and nothing is held.

use std::fs;
use std::process::Command;

use kvittera::export::report::ReportFormat;
use serde_json::Value;
use tempfile::TempDir;

use super::night::{drill, night};
use super::printed::browser;
use super::{report, sheet};
use crate::given::commands::{lines, load_anyway, man, woman};
use crate::given::scenario::{bare, desk};
use crate::i18n::{english, swedish};
use kvittera_domain::value::log_identity::Mode;

/// Names the file `axe.min.js` of the npm package axe-core.
const AXE: &str = "AXE_CORE";
/// The width in pixels of a small telephone.
const TELEPHONE: u32 = 375;

fn skipped(why: &str) -> Option<Value> {
    #[allow(clippy::print_stderr, reason = "what was not tried must be said")]
    {
        eprintln!("SKIPPED: {why}, so no page was looked at");
    }
    None
}

/// Loads a page with a script in a browser; returns what the script writes into the title.
fn asked(page: &str, script: &str) -> Option<Value> {
    let Some(browser) = browser() else { return skipped("no browser is installed") };
    let folder = TempDir::new().unwrap();
    let html = folder.path().join("page.html");
    fs::write(&html, page.replace("</body>", &format!("<script>{script}</script></body>"))).unwrap();
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.path().join("home").display()))
        .arg(format!("file://{}", html.display()))
        .output()
        .unwrap();
    let dom = String::from_utf8_lossy(&output.stdout).into_owned();
    let told = dom.split("<meter hidden=\"\">").nth(1).and_then(|rest| rest.split("</meter>").next());
    let told = told.unwrap_or_else(|| panic!("the page said nothing: {}", String::from_utf8_lossy(&output.stderr)));
    Some(serde_json::from_str(&told.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")).unwrap())
}

/// Writes a value where [`asked`] reads it.
const TELL: &str = "const tell = value => { const told = document.createElement('meter'); told.hidden = true; \
                    told.textContent = JSON.stringify(value); document.body.append(told); };";

/// The rules of axe-core that the page breaks.
fn violations(page: &str) -> Option<Value> {
    let Some(axe) = std::env::var_os(AXE) else { return skipped("AXE_CORE names no axe.min.js") };
    let axe = fs::read_to_string(axe).unwrap();
    let run = "axe.run().then(found => tell(found.violations.map(broken => broken.id + ': ' + broken.nodes[0].html)));";
    asked(page, &format!("{axe};{TELL}{run}"))
}

/// The width in pixels that the page takes in a frame as wide as a telephone.
fn width(page: &str) -> Option<Value> {
    let page = serde_json::to_string(page).unwrap().replace("</", "<\\/");
    let script = format!(
        "{TELL}const frame = document.createElement('iframe'); frame.width = {TELEPHONE}; frame.height = 800;\
         frame.onload = () => tell(frame.contentDocument.documentElement.scrollWidth);\
         frame.srcdoc = {page}; document.body.append(frame);"
    );
    asked("<!doctype html><html><body></body></html>", &script)
}

fn pages() -> Vec<(&'static str, String)> {
    let practice = bare(Mode::Practice).and(load_anyway(lines((1..=10).map(woman).chain((1..=10).map(man)))));
    vec![
        ("report", report(&night(), ReportFormat::Html, &swedish())),
        ("report of a drill", report(&drill(), ReportFormat::Html, &english())),
        ("sheet", sheet(&desk(), &swedish())),
        ("sheet of a drill", sheet(&practice, &english())),
    ]
}

#[test]
fn no_page_breaks_a_rule_of_axe_core() {
    for (name, page) in pages() {
        if let Some(found) = violations(&page) {
            assert_eq!(found, Value::Array(Vec::new()), "{name}");
        }
    }
}

#[test]
fn no_page_is_wider_than_a_telephone() {
    for (name, page) in pages() {
        if let Some(width) = width(&page) {
            assert!(width.as_u64().unwrap() <= u64::from(TELEPHONE), "{name}: {width} pixels");
        }
    }
}

#[test]
fn all_that_is_on_a_page_stands_in_a_landmark() {
    for (name, page) in pages() {
        let document = scraper::Html::parse_document(&page);
        let main = scraper::Selector::parse("main").unwrap();
        assert_eq!(document.select(&main).count(), 1, "{name}");
        let outside = scraper::Selector::parse("body > :not(main):not(header):not(footer)").unwrap();
        assert_eq!(document.select(&outside).count(), 0, "{name}");
    }
}
