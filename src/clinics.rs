//! The names of clinics and wards that the form offers as completions.

use std::path::Path;

use serde::Deserialize;

use crate::config::ConfigError;
use kvittera_domain::value::unit::{Clinic, Ward};

const BUILT_IN: &str = include_str!("../data/clinics.toml");

/// A clinic with its wards.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClinicWards {
    pub name: Clinic,
    #[serde(default)]
    pub wards: Vec<Ward>,
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
}
