//! The character set in which the terminal sends what is typed, as the locale names it.

use std::borrow::Cow;
use std::env;

use encoding_rs::{Encoding, ISO_8859_15, WINDOWS_1252};

/// How bytes from a terminal are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// UTF-8, and Windows-1252 for what is no UTF-8, so that no letter is lost where the locale is wrong.
    Utf8,
    /// A byte is a letter: ISO-8859-1 and its superset Windows-1252.
    Western,
    /// A byte is a letter: ISO-8859-15.
    WesternEuro,
}

impl Charset {
    /// Reads the locale from the environment.
    #[must_use]
    pub fn find() -> Self {
        let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        Self::of_locale(["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set).as_deref())
    }

    /// Derives the character set from the name of a locale, such as `sv_SE.ISO-8859-15`. A locale that names none says
    /// too little to give up UTF-8 for it.
    #[must_use]
    pub fn of_locale(locale: Option<&str>) -> Self {
        let name: String = locale.unwrap_or_default().chars().filter(char::is_ascii_alphanumeric).collect();
        match name.to_ascii_lowercase() {
            euro if euro.contains("885915") || euro.ends_with("euro") => Self::WesternEuro,
            western if western.contains("88591") || western.contains("1252") => Self::Western,
            _ => Self::Utf8,
        }
    }

    /// Reads bytes as text.
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Self::Utf8 => match str::from_utf8(bytes) {
                Ok(text) => Cow::Borrowed(text),
                Err(_) => Cow::Owned(mixed(bytes)),
            },
            Self::Western | Self::WesternEuro => self.letters().decode_without_bom_handling(bytes).0,
        }
    }

    /// The table for single bytes that are letters.
    fn letters(self) -> &'static Encoding {
        if self == Self::WesternEuro { ISO_8859_15 } else { WINDOWS_1252 }
    }
}

/// Text that is UTF-8 save some bytes.
fn mixed(bytes: &[u8]) -> String {
    bytes.utf8_chunks().fold(String::new(), |mut text, chunk| {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_names_the_character_set() {
        for utf_8 in [None, Some("C"), Some("POSIX"), Some("sv_SE.UTF-8"), Some("C.utf8"), Some("sv_SE")] {
            assert_eq!(Charset::of_locale(utf_8), Charset::Utf8, "{utf_8:?}");
        }
        for western in ["sv_SE.ISO-8859-1", "sv_SE.iso88591", "sv_SE.CP1252", "sv_SE.windows-1252"] {
            assert_eq!(Charset::of_locale(Some(western)), Charset::Western, "{western}");
        }
        for euro in ["sv_SE.ISO-8859-15", "sv_SE.iso885915@euro", "sv_SE@euro"] {
            assert_eq!(Charset::of_locale(Some(euro)), Charset::WesternEuro, "{euro}");
        }
    }

    #[test]
    fn no_letter_is_lost() {
        assert_eq!(Charset::Western.decode(b"\xd6ron \x80"), "Öron €");
        assert_eq!(Charset::WesternEuro.decode(b"\xd6ron \xa4"), "Öron €");
        assert_eq!(Charset::Utf8.decode("Öron".as_bytes()), "Öron");
        assert_eq!(Charset::Utf8.decode(b"\xd6ron, Kv\xe4llsmottagning, \xc3\xa5"), "Öron, Kvällsmottagning, å");
    }
}
