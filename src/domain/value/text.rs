//! Free text from people: an allow-list where it enters, and a harmless view of what came some other way.

use std::borrow::Cow;
use std::str::FromStr;

use compact_str::CompactString;
use unicode_general_category::{GeneralCategory as Category, get_general_category};
use unicode_normalization::UnicodeNormalization;

use crate::value::serde_as_str::serde_as_str;

/// The name of a person, a clinic, a ward or the like, on one line.
///
/// In NFC: letters and their marks in any script, ASCII digits, single inner spaces and `-.,/()&+:'`; at most
/// [`Name::MAX`] characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(CompactString);

/// A reason or a note, on one line: as a [`Name`], and also `?!%"=;#_*<>`; at most [`Remark::MAX`] characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Remark(CompactString);

serde_as_str!(Name);
serde_as_str!(Remark);

impl Name {
    /// The most characters, marks not counted.
    pub const MAX: usize = 60;

    const PUNCTUATION: &str = "-.,/()&+:'";

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether both are the same name, upper and lower case being alike.
    #[must_use]
    pub fn matches(&self, other: &Self) -> bool {
        self.0.to_lowercase() == other.0.to_lowercase()
    }
}

impl Remark {
    /// The most characters, marks not counted.
    pub const MAX: usize = 240;

    const PUNCTUATION: &str = "-.,/()&+:'?!%\"=;#_*<>–”’…";

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Name {
    type Err = TextError;

    /// Reads what a person types; outer spaces go, and inner runs of spaces become one.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        cleaned(text, Self::PUNCTUATION, Self::MAX).map(Self)
    }
}

impl FromStr for Remark {
    type Err = TextError;

    /// Reads what a person types; outer spaces go, and inner runs of spaces become one.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        cleaned(text, Self::PUNCTUATION, Self::MAX).map(Self)
    }
}

/// Why a text from a person isn't taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but spaces.
    #[error("empty")]
    Empty,
    /// Too many characters.
    #[error("more than {max} characters")]
    TooLong {
        /// The most, marks not counted.
        max: usize,
    },
    /// A character that is not on the allow-list, or a mark with nothing to carry it or too many below it.
    #[error("forbidden character U+{:04X}", u32::from(*.0))]
    Forbidden(char),
}

/// The text with every character that would be unseen or change its surroundings written out as `<U+202E>`.
///
/// For drawing data that never passed the allow-list. Written out are controls, formats (bidi, zero-width, tags),
/// private, unassigned and separating characters, and letters and marks that show nothing.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_hidden) { text.chars().map(shown).collect::<String>().into() } else { Cow::Borrowed(text) }
}

fn shown(c: char) -> String {
    if is_hidden(c) { format!("<U+{:04X}>", u32::from(c)) } else { c.to_string() }
}

/// More marks than this on one letter occur in no orthography, but overwrite the lines around them.
const MARKS_ON_A_LETTER: usize = 3;

/// The text as it is stored, if it keeps to letters, marks, digits, spaces and `punctuation`.
fn cleaned(text: &str, punctuation: &str, max: usize) -> Result<CompactString, TextError> {
    if is_plain(text, punctuation) && text.chars().count() <= max {
        return Ok(text.into());
    }
    let composed: String = text.nfc().collect();
    // Only a letter or digit can carry marks: on anything else, as on the frame before the text, they would be drawn
    // where they don't belong. So everything else counts as fully stacked.
    composed.chars().try_fold(MARKS_ON_A_LETTER, |marks, c| {
        if is_letter(c) || c.is_ascii_digit() {
            Ok(0)
        } else if is_mark(c) && marks < MARKS_ON_A_LETTER {
            Ok(marks + 1)
        } else if c == ' ' || punctuation.contains(c) {
            Ok(MARKS_ON_A_LETTER)
        } else {
            Err(TextError::Forbidden(c))
        }
    })?;
    let words: Vec<&str> = composed.split(' ').filter(|word| !word.is_empty()).collect();
    let line = words.join(" ");
    match line.chars().filter(|&c| !is_mark(c)).count() {
        0 => Err(TextError::Empty),
        length if length > max => Err(TextError::TooLong { max }),
        _ => Ok(line.into()),
    }
}

/// Whether a text is clean at a glance, as nearly every text of a log is: composed letters of Western Europe, digits,
/// punctuation and single inner spaces.
fn is_plain(text: &str, punctuation: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphabetic() || (matches!(c, 'À'..='ÿ') && !matches!(c, '×' | '÷'));
    let is_known = |c: char| is_letter(c) || c.is_ascii_digit() || c == ' ' || punctuation.contains(c);
    let is_apart = !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ");
    !text.is_empty() && is_apart && text.chars().all(is_known)
}

fn is_letter(c: char) -> bool {
    use Category::{LowercaseLetter, ModifierLetter, OtherLetter, TitlecaseLetter, UppercaseLetter};
    let category = get_general_category(c);
    !is_blank(c)
        && matches!(category, LowercaseLetter | ModifierLetter | OtherLetter | TitlecaseLetter | UppercaseLetter)
}

fn is_mark(c: char) -> bool {
    !is_blank(c) && matches!(get_general_category(c), Category::NonspacingMark | Category::SpacingMark)
}

/// Whether a character would be unseen or change its surroundings; those are the ones that [`visible`] writes out.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    use Category::{Control, Format, LineSeparator, ParagraphSeparator, PrivateUse, Surrogate, Unassigned};
    let category = get_general_category(c);
    is_blank(c)
        || matches!(
            category,
            Control | Format | LineSeparator | ParagraphSeparator | PrivateUse | Surrogate | Unassigned
        )
}

/// Letters and marks by category that draw nothing: fillers, joiners and variation selectors
/// (Unicode's `Default_Ignorable_Code_Point` within L and M).
const fn is_blank(c: char) -> bool {
    matches!(
        c,
        '\u{34F}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180D}'
            | '\u{180F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FFA0}'
            | '\u{E0100}'..='\u{E01EF}'
    )
}
