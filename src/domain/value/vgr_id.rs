//! The account name by which VGR identifies a member of staff.

use std::str::FromStr;

use compact_str::CompactString;

use crate::value::serde_as_str::serde_as_str;

/// A vgr-id in lower case. No official rule is public, so an unusual form is pointed out but accepted.
///
/// Accepted: `(ex_)?[a-z0-9_]{3,20}`; `ex_` marks external users. The id does not tell the person's name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VgrId(CompactString);

serde_as_str!(VgrId);

impl VgrId {
    /// The minimum number of characters.
    pub const MIN: usize = 3;
    /// The maximum number of characters, without the prefix of external users.
    pub const MAX: usize = 20;

    const EXTERNAL: &str = "ex_";

    /// What stands in the place of a vgr-id where the program acts by itself.
    #[must_use]
    pub const fn program() -> Self {
        Self(CompactString::const_new("kvittera"))
    }

    /// The account name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it has the form of most vgr-ids, five letters and up to four digits; anything else deserves a second
    /// look.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        let digits = self.0.trim_start_matches(|c: char| c.is_ascii_lowercase());
        let letters = self.0.len() - digits.len();
        letters == 5 && digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether `typed` may still grow into a usual vgr-id, so that a form should not remark on it yet.
    #[must_use]
    pub fn may_become_usual(typed: &str) -> bool {
        (1..5).contains(&typed.len()) && typed.bytes().all(|byte| byte.is_ascii_alphabetic())
    }
}

impl FromStr for VgrId {
    type Err = VgrIdError;

    /// Reads what a person types; white space around it and upper case are accepted.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut name = CompactString::new(text.trim());
        name.make_ascii_lowercase();
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if let Some(forbidden) = name.chars().find(|&c| !allowed(c)) {
            return Err(VgrIdError::Character(forbidden));
        }
        let counted = name.strip_prefix(Self::EXTERNAL).unwrap_or(&name).len();
        match name.len() {
            0 => Err(VgrIdError::Empty),
            1..Self::MIN => Err(VgrIdError::TooShort { min: Self::MIN }),
            _ if counted > Self::MAX => Err(VgrIdError::TooLong { max: Self::MAX }),
            _ => Ok(Self(name)),
        }
    }
}

/// Why a text is not a vgr-id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VgrIdError {
    /// Nothing but white space.
    #[error("empty")]
    Empty,
    /// Fewer than [`VgrId::MIN`] characters.
    #[error("fewer than {min} characters")]
    TooShort { min: usize },
    /// More than [`VgrId::MAX`] characters after any `ex_`.
    #[error("more than {max} characters")]
    TooLong { max: usize },
    /// A character other than `a`-`z`, a digit and `_`.
    #[error("no account name has the character {0:?}")]
    Character(char),
}
