//! The sheet of paper for the binder: one A4 page with the free numbers, lines to sign on, the routine and whom to call.

use maud::{Markup, html};

use crate::config::Config;
use crate::desk::sheet::Sheet;
use crate::export::page::{across, number, page};
use crate::i18n::Texts;
use crate::t;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::text::visible;

/// What only the sheet looks like.
const LOOK: &str = include_str!("../../data/sheet.css");

/// So many lines fit on a page and can still be written on.
const MOST: usize = 30;

/// The lines of a page share so many tenths of a millimetre.
const ROOM: usize = 1450;

/// The numbers of one sex on one page, with how many are free in all.
struct SheetBlock<'a> {
    sex: Sex,
    free: usize,
    numbers: &'a [PoolNumber],
}

/// The sheet as a page of HTML; with more numbers than fit on one page, as several.
#[must_use]
pub fn write(sheet: &Sheet, config: &Config, texts: &Texts) -> String {
    let leaves = leaves(sheet);
    let count = leaves.len();
    let body = html! {
        body.(if sheet.is_practice() { "sheet practice" } else { "sheet" }) {
            @for (place, blocks) in (1..).zip(&leaves) { (leaf(sheet, blocks, [place, count], config, texts)) }
        }
    };
    let title = t!(texts, "sheet-title");
    let practice = sheet.is_practice().then(|| t!(texts, "practice-word"));
    let title = practice.into_iter().chain([title]).collect::<Vec<_>>().join(" · ");
    page(texts.language(), &title, LOOK, &body)
}

/// What stands on each page. A sex of which nothing is free stands on the first one, to say so.
fn leaves(sheet: &Sheet) -> Vec<Vec<SheetBlock<'_>>> {
    let mut leaves: Vec<Vec<SheetBlock<'_>>> = vec![Vec::new()];
    let mut room = MOST;
    for (sex, numbers) in &sheet.pages {
        let (sex, free) = (*sex, numbers.len());
        let mut rest = numbers.as_slice();
        loop {
            let (here, later) = rest.split_at(rest.len().min(room));
            if let Some(leaf) = leaves.last_mut().filter(|_| !here.is_empty() || free == 0) {
                leaf.push(SheetBlock { sex, free, numbers: here });
            }
            room -= here.len();
            rest = later;
            if rest.is_empty() {
                break;
            }
            leaves.push(Vec::new());
            room = MOST;
        }
    }
    leaves
}

fn leaf(
    sheet: &Sheet,
    blocks: &[SheetBlock<'_>],
    [place, count]: [usize; 2],
    config: &Config,
    texts: &Texts,
) -> Markup {
    let rows: usize = blocks.iter().map(|block| block.numbers.len()).sum();
    let height = (ROOM / rows.max(1)).min(90);
    html! {
        section.leaf style={ "--row:" (height / 10) "." (height % 10) "mm" } {
            @if sheet.is_practice() { (across(&t!(texts, "practice-word"))) }
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
    let leaf = (count > 1).then(|| t!(texts, "sheet-page", page = place.to_string(), pages = count.to_string()));
    html! {
        header {
            @if sheet.is_practice() { p.band { (practice()) } }
            div {
                h1 { (t!(texts, "sheet-title")) }
                p { (t!(texts, "sheet-subtitle", site = config.site.name.as_str())) }
            }
            p.made {
                (t!(texts, "sheet-made", now = now.as_str())) br; (t!(texts, "sheet-head", head = head))
                @if let Some(leaf) = leaf { br; b { (leaf) } }
            }
            p.warning { b { (t!(texts, "birth-date-fictive")) ". " } (t!(texts, "sheet-true-until", now = now.as_str())) }
        }
    }
}

fn block(block: &SheetBlock<'_>, texts: &Texts) -> Markup {
    let sexes = texts.sexes(block.sex);
    let columns = ["number", "vgr-id", "clinic", "ward", "at", "signature"];
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
