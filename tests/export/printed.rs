//! The pages on paper, as a real browser prints them. Where none is installed, that is said and nothing is held.

use std::fs;
use std::process::Command;

use kvittera::export::report::ReportFormat;
use kvittera::i18n::Texts;
use tempfile::TempDir;

use super::night::{drill, night};
use super::{report, sheet};
use crate::given::commands::{lines, load_anyway, man, woman};
use crate::given::scenario::{Scenario, bare, desk};
use crate::i18n::{english, swedish};
use kvittera_domain::value::log_identity::Mode;

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// The browser of this machine, if there is one.
pub fn browser() -> Option<&'static str> {
    BROWSERS.into_iter().find(|browser| Command::new(browser).arg("--version").output().is_ok())
}

/// How many pages the browser makes of it, and whether each is an A4; `None` where there is no browser.
fn printed(page: &str) -> Option<(usize, bool)> {
    let Some(browser) = browser() else {
        #[allow(clippy::print_stderr, reason = "what was not tried must be said")]
        {
            eprintln!("SKIPPED: none of {BROWSERS:?} is installed, so nothing was printed");
        }
        return None;
    };
    let folder = TempDir::new().unwrap();
    let [html, pdf, home] = ["page.html", "page.pdf", "home"].map(|name| folder.path().join(name));
    fs::write(&html, page).unwrap();
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"])
        .arg(format!("--user-data-dir={}", home.display()))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", html.display()))
        .output()
        .unwrap();
    let bytes = fs::read(&pdf).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    let text = String::from_utf8_lossy(&bytes);
    let pages = text.matches("/Type /Page\n").count();
    let sizes =
        text.matches("/MediaBox [0 0 594.95996 841.91998]").count() + text.matches("/MediaBox [0 0 595 842]").count();
    Some((pages, sizes == pages))
}

/// A binder with so many women's and men's numbers.
fn binder(women: u8, men: u8) -> Scenario {
    bare(Mode::Live).and(load_anyway(lines((1..=women).map(woman).chain((1..=men).map(man)))))
}

#[track_caller]
fn takes(page: &str, pages: usize) {
    if let Some(found) = printed(page) {
        assert_eq!(found, (pages, true));
    }
}

#[test]
fn twenty_numbers_take_one_page() {
    for texts in [swedish(), english()] {
        takes(&sheet(&desk(), &texts), 1);
    }
}

#[test]
fn in_a_drill_too() {
    let full = bare(Mode::Practice).and(load_anyway(lines((1..=10).map(woman).chain((1..=10).map(man)))));
    let of = |texts: &Texts| sheet(&full, texts);
    takes(&of(&swedish()), 1);
    takes(&of(&english()), 1);
}

#[test]
fn thirty_numbers_take_one_page_and_more_take_two() {
    takes(&sheet(&binder(15, 15), &english()), 1);
    takes(&sheet(&binder(20, 20), &swedish()), 2);
    let drill = bare(Mode::Practice).and(load_anyway(lines((1..=15).map(woman).chain((1..=15).map(man)))));
    takes(&sheet(&drill, &english()), 1);
    takes(&sheet(&bare(Mode::Live), &swedish()), 1);
}

#[test]
fn a_report_is_printed_on_a4() {
    let page = report(&drill(), ReportFormat::Html, &swedish());
    if let Some((pages, are_a4)) = printed(&page) {
        assert!((2..=4).contains(&pages) && are_a4, "{pages}");
    }
    assert!(report(&night(), ReportFormat::Html, &english()).contains("size: A4"));
}
