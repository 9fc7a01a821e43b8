//! Free text from people: only what can be seen enters, and there is a harmless form of text that never passed.

use std::borrow::Cow;
use std::str::FromStr;

use compact_str::CompactString;
use unicode_general_category::{GeneralCategory as Category, get_general_category};
use unicode_normalization::UnicodeNormalization;

use crate::value::serde_as_str::serde_as_str;

/// The name of a person, a clinic, a ward or the like, on one line.
///
/// In NFC, of whatever can be seen: letters and their marks, digits, punctuation and signs of any script, and single inner
/// spaces; at most [`Name::MAX`] characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(CompactString);

/// A reason or a note, on one line: as a [`Name`], and at most [`Remark::MAX`] characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Remark(CompactString);

serde_as_str!(Name);
serde_as_str!(Remark);

impl Name {
    /// The maximum number of characters, without marks.
    pub const MAX: usize = 60;

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether both names are the same; case is ignored.
    #[must_use]
    pub fn matches(&self, other: &Self) -> bool {
        self.0.to_lowercase() == other.0.to_lowercase()
    }
}

impl Remark {
    /// The maximum number of characters, without marks.
    pub const MAX: usize = 240;

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Name {
    type Err = TextError;

    /// Reads what a person types; outer spaces are removed, and runs of inner spaces become one.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        clean(text, Self::MAX).map(Self)
    }
}

impl FromStr for Remark {
    type Err = TextError;

    /// Reads what a person types; outer spaces are removed, and runs of inner spaces become one.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        clean(text, Self::MAX).map(Self)
    }
}

/// Why a text from a person is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but spaces.
    #[error("empty")]
    Empty,
    #[error("more than {max} characters")]
    TooLong {
        /// The maximum, without marks.
        max: usize,
    },
    /// A character that can't be seen or would change what stands around it, a mark without a letter to carry it, or one mark too many on a
    /// letter.
    #[error("forbidden character U+{:04X}", u32::from(*.0))]
    Forbidden(char),
}

/// Returns the text with every character that would be invisible or change its surroundings written out as `<U+202E>`.
///
/// It serves to draw data that never passed the check. Written out are controls, formats (bidi, zero-width, tags),
/// private, unassigned and separating characters, and letters and marks that show nothing.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_hidden) { text.chars().map(shown).collect::<String>().into() } else { Cow::Borrowed(text) }
}

fn shown(c: char) -> String {
    if is_hidden(c) { written_out(c) } else { c.to_string() }
}

fn written_out(c: char) -> String {
    format!("<U+{:04X}>", u32::from(c))
}

/// Returns the text as [`visible`] does, and with every space written out too that looks like the one on the keyboard.
///
/// It serves to show what was read from a file where something in it is wrong.
#[must_use]
pub fn spelt_out(text: &str) -> String {
    let is_odd_space = |c: char| c != ' ' && c.is_whitespace();
    text.chars().map(|c| if is_odd_space(c) { written_out(c) } else { shown(c) }).collect()
}

/// The most marks on one letter. No orthography needs more, and more would overwrite the lines around it.
const MARKS_ON_A_LETTER: usize = 3;

/// Returns the text as it is stored, if all of it can be seen.
fn clean(text: &str, max: usize) -> Result<CompactString, TextError> {
    if is_plain(text) && text.chars().count() <= max {
        return Ok(text.into());
    }
    let composed: String = text.chars().filter(|c| !is_residue(*c)).map(as_space).nfc().collect();
    // Only a letter or digit can carry marks. On anything else, such as the frame before the text, they would be drawn
    // where they don't belong, so everything else counts as already fully stacked.
    composed.chars().try_fold(MARKS_ON_A_LETTER, |marks, c| {
        if is_letter(c) || c.is_ascii_digit() {
            Ok(0)
        } else if is_mark(c) && marks < MARKS_ON_A_LETTER {
            Ok(marks + 1)
        } else if c == ' ' || is_sign(c) {
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

/// A quick check that accepts nearly every text of a log: composed letters of Western Europe, digits, punctuation and
/// single inner spaces need no cleaning.
fn is_plain(text: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphabetic() || (matches!(c, 'À'..='ÿ') && !matches!(c, '×' | '÷'));
    let is_known = |c: char| is_letter(c) || c.is_ascii_graphic() || c == ' ';
    let is_apart = !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ");
    !text.is_empty() && is_apart && text.chars().all(is_known)
}

fn is_letter(c: char) -> bool {
    use Category::{LowercaseLetter, ModifierLetter, OtherLetter, TitlecaseLetter, UppercaseLetter};
    let category = get_general_category(c);
    !is_blank(c)
        && matches!(category, LowercaseLetter | ModifierLetter | OtherLetter | TitlecaseLetter | UppercaseLetter)
}

/// Whether the character is a digit, punctuation or sign that stands by itself.
fn is_sign(c: char) -> bool {
    !is_letter(c) && !is_combining(c) && c != ' ' && as_space(c) != ' ' && !is_hidden(c)
}

fn is_combining(c: char) -> bool {
    use Category::{EnclosingMark, NonspacingMark, SpacingMark};
    matches!(get_general_category(c), EnclosingMark | NonspacingMark | SpacingMark)
}

/// Spaces of other widths, as word processors and web pages have them, become the one on the keyboard.
fn as_space(c: char) -> char {
    if get_general_category(c) == Category::SpaceSeparator { ' ' } else { c }
}

/// Whether a character is left over from copying: nobody sees it, and the text says the same without it.
const fn is_residue(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn is_mark(c: char) -> bool {
    !is_blank(c) && matches!(get_general_category(c), Category::NonspacingMark | Category::SpacingMark)
}

/// Whether a character would be invisible or change its surroundings, so that [`visible`] writes it out.
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

/// Whether Unicode calls the character a letter or mark although it draws nothing: fillers, joiners and variation
/// selectors (`Default_Ignorable_Code_Point` within L and M).
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
