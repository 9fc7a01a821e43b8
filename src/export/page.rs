//! What every page of HTML is made of: one file that needs no other, runs nothing and prints well.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::domain::binder_number::BinderNumber;
use crate::domain::text::visible;
use crate::i18n::Language;

/// What all pages look like.
const LOOK: &str = include_str!("../../data/page.css");

/// A whole page with `look` beside the common one.
pub(super) fn page(language: Language, title: &str, look: &str, body: &Markup) -> String {
    let lang = match language {
        Language::Sv => "sv",
        Language::En => "en",
    };
    let page = html! {
        (DOCTYPE)
        html lang=(lang) {
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
pub(super) fn number(number: BinderNumber) -> Markup {
    html! {
        span.number {
            @for (place, group) in number.groups().into_iter().enumerate() {
                @if place > 0 { " " }
                span { (group) }
            }
        }
    }
}
