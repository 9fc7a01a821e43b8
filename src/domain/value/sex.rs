//! The sex that a reserve number states, in its ninth character.

use serde::{Deserialize, Serialize};

/// The sex that a reserve number states; the pool holds women's and men's numbers only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Woman, `K` (kvinna).
    Female,
    /// Man, `M`.
    Male,
    /// Not known, `X`.
    Unknown,
}

impl Sex {
    /// The sexes that the pool holds numbers of, in the order of its pages.
    pub const IN_POOL: [Self; 2] = [Self::Female, Self::Male];

    /// All sexes that a number can state.
    pub const ALL: [Self; 3] = [Self::Female, Self::Male, Self::Unknown];

    /// The stable English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
            Self::Unknown => "unknown",
        }
    }

    /// The letter in a reserve number.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Female => 'K',
            Self::Male => 'M',
            Self::Unknown => 'X',
        }
    }

    /// The sex that a letter of a reserve number stands for; case is ignored.
    #[must_use]
    pub const fn from_letter(letter: char) -> Option<Self> {
        match letter.to_ascii_uppercase() {
            'K' => Some(Self::Female),
            'M' => Some(Self::Male),
            'X' => Some(Self::Unknown),
            _ => None,
        }
    }

    /// The sex that a Swedish or English word or letter stands for; case is ignored.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word.trim().to_lowercase().as_str() {
            "k" | "kvinna" | "f" | "female" => Some(Self::Female),
            "m" | "man" | "male" => Some(Self::Male),
            "x" | "okänt" | "unknown" => Some(Self::Unknown),
            _ => None,
        }
    }
}
