//! What every page of HTML is made of: one file that needs no other, runs nothing and prints well.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::config::Language;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::text::visible;

/// What all pages look like.
const LOOK: &str = include_str!("../../data/page.css");

/// A whole page with `look` beside the common one.
pub(super) fn page(language: Language, title: &str, look: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (visible(title)) }
                style { (PreEscaped(LOOK)) (PreEscaped(look)) }
            }
            (body)
        }
    };
    page.into_string()
}

/// The word that lies across every printed page of a drill, as large as it fits.
pub(super) fn across(word: &str) -> Markup {
    let length = word.chars().count().max(1);
    html! { div.across aria-hidden="true" style={ "font-size:" ((330 / length).min(50)) "mm" } { (word) } }
}

/// The number in the groups in which it is read aloud; each group is marked, so that none of it is a run of digits.
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
