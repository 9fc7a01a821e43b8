//! The languages of the program.

use std::str::FromStr;

use serde::Deserialize;

/// A language of the program; its sentences are in `data/locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    Sv,
    En,
}

impl Language {
    /// All languages, the default first.
    pub const ALL: [Self; 2] = [Self::Sv, Self::En];

    /// The language's code in settings, options, file names and pages (ISO 639-1).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::En => "en",
        }
    }
}

/// The language is not supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("sv or en")]
pub struct UnknownLanguage;

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(name: &str) -> Result<Self, UnknownLanguage> {
        Self::ALL.into_iter().find(|language| name.eq_ignore_ascii_case(language.code())).ok_or(UnknownLanguage)
    }
}
