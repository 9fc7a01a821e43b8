//! The names of clinics and wards that the form offers as completions.

mod matching;

use std::path::Path;

use serde::Deserialize;

use crate::config::ConfigError;
use kvittera_domain::value::unit::{Clinic, Ward};

pub use crate::clinics::matching::{NameMatch, spelling};

const BUILT_IN: &str = include_str!("../data/clinics.toml");

/// A clinic with its wards.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClinicWards {
    pub name: Clinic,
    /// What people say for short, such as `rtg`.
    #[serde(default)]
    pub short: Vec<String>,
    #[serde(default)]
    pub wards: Vec<WardName>,
}

/// A ward: its name, or its name with what people say for short.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum WardName {
    Name(Ward),
    #[serde(rename_all = "snake_case")]
    WithShort {
        name: Ward,
        short: Vec<String>,
    },
}

impl WardName {
    /// The name.
    #[must_use]
    pub const fn name(&self) -> &Ward {
        match self {
            Self::Name(name) | Self::WithShort { name, .. } => name,
        }
    }

    /// The short forms.
    #[must_use]
    pub fn short(&self) -> &[String] {
        match self {
            Self::Name(_) => &[],
            Self::WithShort { short, .. } => short,
        }
    }
}

/// All clinics, in the order of the file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clinics {
    #[serde(default)]
    clinic: Vec<ClinicWards>,
}

impl Clinics {
    /// Reads the clinics from a file; an empty path means the built-in ones.
    ///
    /// # Errors
    /// When the file can't be read or parsed.
    pub fn load(file: &Path) -> Result<Self, ConfigError> {
        let text = if file.as_os_str().is_empty() {
            BUILT_IN.to_owned()
        } else {
            std::fs::read_to_string(file)
                .map_err(|error| ConfigError::Unreadable { path: file.to_owned(), detail: error.to_string() })?
        };
        Self::read(&text, file)
    }

    /// Parses the clinics in a text. Errors name `path` as the file that it comes from.
    ///
    /// # Errors
    /// When the text can't be parsed.
    pub fn read(text: &str, path: &Path) -> Result<Self, ConfigError> {
        toml::from_str(text).map_err(|error| ConfigError::Wrong {
            path: path.to_owned(),
            detail: error.to_string().trim_end().to_owned(),
        })
    }

    /// The clinics, in the order of the file.
    #[must_use]
    pub fn all(&self) -> &[ClinicWards] {
        &self.clinic
    }

    /// The short forms of a clinic or ward of this name.
    pub fn short_forms<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c str> {
        let wards =
            self.clinic.iter().flat_map(|clinic| &clinic.wards).map(|ward| (ward.name().as_str(), ward.short()));
        let clinics = self.clinic.iter().map(|clinic| (clinic.name.as_str(), clinic.short.as_slice()));
        let named = clinics.chain(wards).filter(move |(known, _)| known.to_lowercase() == name.to_lowercase());
        named.flat_map(|(_, short)| short).map(String::as_str)
    }
}
