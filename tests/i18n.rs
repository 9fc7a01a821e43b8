//! Every sentence that a person reads, in both languages.

mod handover;
mod inputs;
mod keys;
mod outage_lines;
mod probes;
mod sentences;
mod spoken;
mod supplies;
mod times;
mod trouble;

use kvittera::config::Language;
use kvittera::i18n::{Explanation, Texts};

pub fn swedish() -> Texts {
    Texts::load(Language::Sv)
}

pub fn english() -> Texts {
    Texts::load(Language::En)
}

/// A whole sentence: nothing left out, no key or argument shown raw, and an end.
#[track_caller]
pub fn assert_sentence(text: &str) {
    assert_phrase(text);
    assert!(text.ends_with(['.', '?', ')']), "no end: {text:?}");
    assert!(text.chars().next().is_some_and(|first| !first.is_lowercase() || text.starts_with('/')), "{text:?}");
}

/// Words for a person: nothing left out, no key or argument shown raw, no unseen marks around what was put in.
#[track_caller]
pub fn assert_phrase(text: &str) {
    assert!(!text.trim().is_empty(), "nothing is said");
    assert!(!text.contains(['{', '}', '$']), "an argument is missing: {text:?}");
    assert!(!text.contains("No localization"), "a key is missing: {text:?}");
    assert!(!text.chars().any(kvittera_domain::value::text::is_hidden), "unseen marks: {text:?}");
}

/// Both halves are whole sentences, in Swedish and English, and the languages differ.
#[track_caller]
pub fn assert_explained(sv: &Explanation, en: &Explanation) {
    for text in [&sv.message, &sv.next, &en.message, &en.next] {
        assert_sentence(text);
    }
    assert_eq!(sv.kind, en.kind);
    assert_ne!(sv.message, en.message);
    assert_ne!(sv.next, en.next);
}

#[test]
fn a_language_is_known_by_its_code() {
    assert_eq!(Language::ALL.len(), 2);
    assert_eq!("sv".parse(), Ok(Language::Sv));
    assert_eq!("EN".parse(), Ok(Language::En));
    for unknown in ["", "svenska", "sv-SE", "de"] {
        assert!(unknown.parse::<Language>().is_err(), "{unknown:?}");
    }
    assert_eq!((swedish().language(), english().language()), (Language::Sv, Language::En));
}

#[test]
fn an_unknown_key_is_said_to_be_missing_rather_than_shown_as_words() {
    assert!(swedish().named("no-such-key").contains("No localization"));
}
