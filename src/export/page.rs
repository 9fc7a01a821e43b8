//! The parts that all HTML pages share. Each page is a single file that loads no other, runs no script and prints well.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::config::Language;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::text::visible;

/// The style sheet of all pages.
const STYLE: &str = include_str!("../../data/page.css");

/// A whole page; its style sheet is the common one followed by `style`.
pub(super) fn page(language: Language, title: &str, style: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (visible(title)) }
                style { (PreEscaped(STYLE)) (PreEscaped(style)) }
            }
            (body)
        }
    };
    page.into_string()
}

/// The word that is printed across every page of a drill, as large as it fits.
pub(super) fn practice_mark(word: &str) -> Markup {
    let length = word.chars().count().max(1);
    html! { div.across aria-hidden="true" style={ "font-size:" ((330 / length).min(50)) "mm" } { (word) } }
}

/// The number in the groups in which it is read aloud. Each group is an element of its own, so that the number never
/// appears as one run of digits.
pub(super) fn number(number: PoolNumber) -> Markup {
    html! {
        span.number {
            @for (place, group) in number.groups().into_iter().enumerate() {
                @if place > 0 { " " }
                span { (group) }
            }
        }
    }
}
