//! The end of a number as the caller reads it back: the sex letter and three digits.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::value::pool_number::PoolNumber;

/// Four characters as heard on the phone; they may be the wrong ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LastFour([char; 4]);

/// The typed text is not four letters and digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("four letters and digits are needed")]
pub struct NotFour;

impl LastFour {
    /// Whether these are the last four characters of `number`.
    #[must_use]
    pub fn is_end_of(self, number: PoolNumber) -> bool {
        self.to_string() == number.last_four()
    }
}

impl FromStr for LastFour {
    type Err = NotFour;

    fn from_str(typed: &str) -> Result<Self, NotFour> {
        let kept: Vec<char> = typed
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(|c| if c.is_ascii_alphanumeric() { Ok(c.to_ascii_uppercase()) } else { Err(NotFour) })
            .collect::<Result<_, _>>()?;
        kept.try_into().map(Self).map_err(|_| NotFour)
    }
}

impl TryFrom<String> for LastFour {
    type Error = NotFour;

    fn try_from(text: String) -> Result<Self, NotFour> {
        text.parse()
    }
}

impl From<LastFour> for String {
    fn from(heard: LastFour) -> Self {
        heard.to_string()
    }
}

impl fmt::Display for LastFour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|c| write!(f, "{c}"))
    }
}
