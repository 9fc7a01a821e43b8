//! The names of clinics and wards that the form completes from.

use std::path::Path;

use serde::Deserialize;

use crate::config::ConfigError;
use kvittera_domain::value::unit::{Clinic, Ward};

const BUILT_IN: &str = include_str!("../data/clinics.toml");

/// A clinic and the wards that belong to it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClinicWards {
    /// The clinic.
    pub name: Clinic,
    /// Its wards.
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
    /// The names of a file; an empty path stands for the built-in ones.
    ///
    /// # Errors
    /// When the file can't be read or understood.
    pub fn load(file: &Path) -> Result<Self, ConfigError> {
        let text = if file.as_os_str().is_empty() {
            BUILT_IN.to_owned()
        } else {
            std::fs::read_to_string(file)
                .map_err(|error| ConfigError::Unreadable { path: file.to_owned(), detail: error.to_string() })?
        };
        Self::read(&text, file)
    }

    /// The names of a text, which stands in the file at `path`.
    ///
    /// # Errors
    /// When it can't be understood.
    pub fn read(text: &str, path: &Path) -> Result<Self, ConfigError> {
        toml::from_str(text).map_err(|error| ConfigError::Wrong {
            path: path.to_owned(),
            detail: error.to_string().trim_end().to_owned(),
        })
    }

    /// All clinics, in the order of the file.
    #[must_use]
    pub fn all(&self) -> &[ClinicWards] {
        &self.clinic
    }
}
