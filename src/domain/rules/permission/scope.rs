//! The units that somebody's rights cover.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

use crate::value::text::TextError;
use crate::value::unit::{Clinic, Unit, Ward};

/// The units whose cases somebody reconciles; written `Medicin / Avd 5`, `Medicin` or `*`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum UnitScope {
    /// Every unit, for a person who helps all wards.
    Everywhere,
    Clinic(Clinic),
    Ward(Unit),
}

impl UnitScope {
    const PART: &str = " / ";
    const EVERYWHERE: &str = "*";

    /// Whether the scope includes a unit; upper and lower case are alike.
    #[must_use]
    pub fn covers(&self, unit: &Unit) -> bool {
        match self {
            Self::Everywhere => true,
            Self::Clinic(clinic) => clinic.is_same(&unit.clinic),
            Self::Ward(own) => own.same_place(unit),
        }
    }
}

impl fmt::Display for UnitScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everywhere => f.write_str(Self::EVERYWHERE),
            Self::Clinic(clinic) => clinic.fmt(f),
            Self::Ward(unit) => unit.fmt(f),
        }
    }
}

impl FromStr for UnitScope {
    type Err = UnitScopeError;

    fn from_str(text: &str) -> Result<Self, UnitScopeError> {
        if text.trim() == Self::EVERYWHERE {
            return Ok(Self::Everywhere);
        }
        // A ward may be called anything, but who writes a star means every ward, and would be shown none.
        if text.split(Self::PART).any(|part| part.trim() == Self::EVERYWHERE) {
            return Err(TextError::Forbidden('*').into());
        }
        match text.split_once(Self::PART) {
            None => Ok(Self::Clinic(text.parse()?)),
            Some((_, ward)) if ward.contains(Self::PART) => Err(UnitScopeError::Parts),
            Some((clinic, ward)) => {
                let (clinic, ward): (Clinic, Ward) = (clinic.parse()?, ward.parse()?);
                Ok(Self::Ward(Unit { clinic, ward }))
            }
        }
    }
}

impl TryFrom<String> for UnitScope {
    type Error = UnitScopeError;

    fn try_from(text: String) -> Result<Self, UnitScopeError> {
        text.parse()
    }
}

/// Why a text is not a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnitScopeError {
    /// The clinic or the ward is not a valid name.
    #[error(transparent)]
    Name(#[from] TextError),
    /// The text has more parts than a clinic and a ward.
    #[error("more than \"clinic / ward\"")]
    Parts,
}
