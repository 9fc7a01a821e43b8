//! The printed sheet for the paper binder: one A4 page with the free numbers, lines to sign on, the paper routine and
//! whom to call.

use maud::{Markup, html};

use crate::config::Config;
use crate::desk::sheet::Sheet;
use crate::export::page::{number, page, practice_mark};
use crate::i18n::Texts;
use crate::t;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::text::visible;

/// The style sheet that only this page has.
const STYLE: &str = include_str!("../../data/sheet.css");

/// How many lines fit on a page and are still high enough to write on.
const MAX_ROWS: usize = 30;

/// The height of all lines of a page together, in tenths of a millimetre.
const ROWS_HEIGHT: usize = 1450;

/// The numbers of one sex on one page, and how many of that sex are free in total.
struct SheetBlock<'a> {
    sex: Sex,
    free: usize,
    numbers: &'a [PoolNumber],
}

/// Writes the sheet as HTML. If the numbers don't fit on one page, it has several.
#[must_use]
pub fn write(sheet: &Sheet, config: &Config, texts: &Texts) -> String {
    let pages = pages(sheet);
    let count = pages.len();
    let body = html! {
        body.(if sheet.is_practice() { "sheet practice" } else { "sheet" }) {
            main {
                @for (place, blocks) in (1..).zip(&pages) { (paper_page(sheet, blocks, [place, count], config, texts)) }
            }
        }
    };
    let title = t!(texts, "sheet-title");
    let practice = sheet.is_practice().then(|| t!(texts, "practice-word"));
    let title = practice.into_iter().chain([title]).collect::<Vec<_>>().join(" · ");
    page(texts.language(), &title, STYLE, &body)
}

/// Distributes the numbers over pages. A sex without free numbers is mentioned on the first page.
fn pages(sheet: &Sheet) -> Vec<Vec<SheetBlock<'_>>> {
    let mut pages: Vec<Vec<SheetBlock<'_>>> = vec![Vec::new()];
    let mut room = MAX_ROWS;
    for (sex, numbers) in &sheet.pages {
        let (sex, free) = (*sex, numbers.len());
        let mut rest = numbers.as_slice();
        loop {
            let (here, later) = rest.split_at(rest.len().min(room));
            if let Some(page) = pages.last_mut().filter(|_| !here.is_empty() || free == 0) {
                page.push(SheetBlock { sex, free, numbers: here });
            }
            room -= here.len();
            rest = later;
            if rest.is_empty() {
                break;
            }
            pages.push(Vec::new());
            room = MAX_ROWS;
        }
    }
    pages
}

fn paper_page(
    sheet: &Sheet,
    blocks: &[SheetBlock<'_>],
    [place, count]: [usize; 2],
    config: &Config,
    texts: &Texts,
) -> Markup {
    let rows: usize = blocks.iter().map(|block| block.numbers.len()).sum();
    let height = (ROWS_HEIGHT / rows.max(1)).min(90);
    html! {
        section.leaf tabindex="0" style={ "--row:" (height / 10) "." (height % 10) "mm" } {
            @if sheet.is_practice() { (practice_mark(&t!(texts, "practice-word"))) }
            (head(sheet, [place, count], config, texts))
            @for block in blocks { (self::block(block, texts)) }
            (foot(config, texts))
        }
    }
}

fn head(sheet: &Sheet, [place, count]: [usize; 2], config: &Config, texts: &Texts) -> Markup {
    let now = texts.date_clock(sheet.now);
    let head = sheet.head.map_or_else(String::new, |hash| hash.short());
    let practice = || format!("{} · {}", t!(texts, "practice-word"), t!(texts, "practice-band"));
    let page = (count > 1).then(|| t!(texts, "sheet-page", page = place.to_string(), pages = count.to_string()));
    html! {
        header {
            @if sheet.is_practice() { p.band { (practice()) } }
            div {
                h1 { (t!(texts, "sheet-title")) }
                p { (t!(texts, "sheet-subtitle", site = config.site.name.as_str())) }
            }
            p.made {
                (t!(texts, "sheet-made", now = now.as_str())) br; (t!(texts, "sheet-head", head = head))
                @if let Some(page) = page { br; b { (page) } }
            }
            p.warning { b { (t!(texts, "birth-date-fictive")) ". " } (t!(texts, "sheet-true-until", now = now.as_str())) }
        }
    }
}

fn block(block: &SheetBlock<'_>, texts: &Texts) -> Markup {
    let sexes = texts.sexes(block.sex);
    let columns = ["number", "vgr-id", "clinic", "ward", "extension", "at", "signature", "read-back"];
    html! {
        h2 { (t!(texts, "sheet-free", sexes = sexes, count = block.free.to_string())) }
        @if block.numbers.is_empty() {
            p.none { (t!(texts, "sheet-none")) }
        } @else {
            table {
                thead { tr { @for column in columns { th scope="col" { (t!(texts, "sheet-column", column = column)) } } } }
                tbody {
                    @for found in block.numbers {
                        tr { th scope="row" { (number(*found)) } @for _ in columns.iter().skip(1) { td {} } }
                    }
                }
            }
        }
    }
}

fn foot(config: &Config, texts: &Texts) -> Markup {
    let contacts = &config.contacts;
    let phones = [
        (t!(texts, "sheet-cashier"), &contacts.cashier),
        (texts.helpdesk_in_hours(&config.hours), &contacts.helpdesk),
        (t!(texts, "sheet-switchboard"), &contacts.switchboard),
    ];
    html! {
        footer {
            div {
                h2 { (t!(texts, "sheet-routine")) }
                ol { @for step in texts.paper_routine() { li { (step) } } }
            }
            div {
                h2 { (t!(texts, "sheet-phones")) }
                dl { @for (whom, phone) in phones { dt { (whom) } dd { (visible(phone)) } } }
            }
        }
    }
}
