//! Clinics and wards: where in the hospital a number goes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::value::text::{Name, TextError};

/// A clinic (*klinik*), called *verksamhetsområde* since 2022.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Clinic(Name);

/// A ward (*avdelning*) of a clinic.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ward(Name);

/// A ward of a clinic. Both names are free text, since an unknown ward must never delay a patient.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Unit {
    pub clinic: Clinic,
    pub ward: Ward,
}

impl Unit {
    /// Whether both name the same clinic and ward; case is ignored.
    #[must_use]
    pub fn same_place(&self, other: &Self) -> bool {
        self.clinic.is_same(&other.clinic) && self.ward.0.matches(&other.ward.0)
    }

    /// Whether `part` occurs in the names of clinic and ward; case is ignored.
    #[must_use]
    pub fn mentions(&self, part: &str) -> bool {
        self.to_string().to_lowercase().contains(&part.trim().to_lowercase())
    }
}

impl Clinic {
    /// Whether both name the same clinic; case is ignored.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.0.matches(&other.0)
    }
}

impl fmt::Display for Unit {
    /// Clinic and ward, separated by ` / ` because commas occur in the names.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} / {}", self.clinic, self.ward)
    }
}

/// Gives a newtype around [`Name`] the methods and traits of a name.
macro_rules! named {
    ($type:ident) => {
        impl $type {
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl From<Name> for $type {
            fn from(name: Name) -> Self {
                Self(name)
            }
        }

        impl FromStr for $type {
            type Err = TextError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

named!(Clinic);
named!(Ward);
