//! The settings: one TOML file over the built-in one, `data/kvittera.toml`. Unknown keys are errors.

mod backup;
mod language;
mod probes;
mod roles;

use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use serde::{Deserialize, Deserializer};

pub use crate::config::backup::BackupSettings;
pub use crate::config::language::{Language, UnknownLanguage};
pub use crate::config::probes::ProbeSettings;
pub use crate::config::roles::{Grant, Roles};
use crate::terminal::Glyphs;
use kvittera_domain::calendar::Hours;
use kvittera_domain::ledger::case::Deadlines;
use kvittera_domain::value::text::Name;
use kvittera_domain::views::supply::Thresholds;

/// The built-in settings, which are also the commented file to start from.
pub const BUILT_IN: &str = include_str!("../data/kvittera.toml");

/// Everything that a hospital can set. `data/kvittera.toml` explains each setting.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub site: Site,
    pub log: LogSettings,
    /// Where the backup of the live log is.
    pub backup: BackupSettings,
    pub contacts: Contacts,
    /// The opening hours of the helpdesk.
    pub hours: Hours,
    pub pool: PoolSettings,
    pub reconciliation: ReconciliationSettings,
    pub desk: DeskSettings,
    pub clinics: ClinicSettings,
    pub roles: Roles,
    /// What is probed to tell whether the fault is here or at the service.
    pub probes: ProbeSettings,
}

/// The site that the desk belongs to.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Is recorded in the log for good.
    pub id: Name,
    /// Shown at the top of every screen.
    pub name: Name,
}

/// Where the live log and its witness are.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogSettings {
    /// The file; empty means a file in the user's data folder.
    pub path: PathBuf,
    /// The file of the log's witness; empty means a file beside the log.
    pub witness: PathBuf,
    pub allow_network_filesystem: bool,
}

/// Whom to call; telephone numbers as they are dialled.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contacts {
    /// The cashier of the emergency department.
    pub cashier: String,
    /// The helpdesk, within its opening hours.
    pub helpdesk: String,
    /// The switchboard, which connects to the technician on call.
    pub switchboard: String,
}

/// The size and the birth month of the pool.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PoolSettings {
    /// How many numbers of each sex a full pool has.
    pub per_sex: usize,
    /// The month of all birth dates in the pool.
    pub birth_month: BirthMonth,
    /// The desk warns when so many numbers of a sex are left, or fewer.
    pub low_water: usize,
}

impl PoolSettings {
    /// The counts at which a sex's numbers are full or low.
    #[must_use]
    pub const fn thresholds(&self) -> Thresholds {
        Thresholds { full: self.per_sex, low: self.low_water }
    }
}

/// How soon issued numbers should be reconciled.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReconciliationSettings {
    /// A case should be reconciled within so many hours.
    pub due_hours: u32,
    /// After so many days, another person has to step in.
    pub overdue_days: u32,
}

impl ReconciliationSettings {
    /// The ages at which an open case is due and overdue.
    #[must_use]
    pub fn deadlines(self) -> Deadlines {
        Deadlines { due: TimeDelta::hours(self.due_hours.into()), overdue: TimeDelta::days(self.overdue_days.into()) }
    }
}

/// A year and a month (1 to 12), written `yyyy-mm`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct BirthMonth(pub i32, pub u32);

impl TryFrom<String> for BirthMonth {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let parts = text.split_once('-').and_then(|(year, month)| Some((year.parse().ok()?, month.parse().ok()?)));
        match parts {
            Some((year, month @ 1..=12)) => Ok(Self(year, month)),
            _ => Err(format!("{text:?} is not a month like 2019-01")),
        }
    }
}

/// How the desk looks and behaves.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskSettings {
    pub language: Language,
    pub theme: ThemeName,
    /// The characters that the terminals here can show; `None` means that each terminal's environment tells.
    #[serde(deserialize_with = "glyphs")]
    pub glyphs: Option<Glyphs>,
    /// A draft older than so many hours is obsolete.
    pub shift_hours: u32,
}

/// Reads the glyphs; `auto` becomes `None`.
fn glyphs<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Glyphs>, D::Error> {
    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum GlyphChoice {
        Auto,
        #[serde(untagged)]
        Glyphs(Glyphs),
    }
    Ok(match GlyphChoice::deserialize(deserializer)? {
        GlyphChoice::Auto => None,
        GlyphChoice::Glyphs(glyphs) => Some(glyphs),
    })
}

/// The background of the terminal, for which the colours are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeName {
    /// The terminal tells. Until it does, only its own default colours are used.
    Auto,
    /// Light text on black.
    Dark,
    /// Dark text on white.
    Light,
}

/// Where clinics and wards come from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClinicSettings {
    /// The file; empty means the built-in one.
    pub file: PathBuf,
}

/// Why a file of settings or clinics can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{path}: {detail}")]
    Unreadable {
        path: PathBuf,
        /// The system's message.
        detail: String,
    },
    /// It can't be parsed, or has an unknown key or an invalid value.
    #[error("{path}: {detail}")]
    Wrong {
        path: PathBuf,
        /// The parser's message, which names the line.
        detail: String,
    },
}

impl Config {
    /// Reads a file of settings over the built-in ones; `None` means only the built-in ones.
    ///
    /// # Errors
    /// When the file can't be read, is not TOML, or has an unknown key or an invalid value.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        let Some(path) = file else { return Self::read("", Path::new("built-in")) };
        let text = std::fs::read_to_string(path)
            .map_err(|error| ConfigError::Unreadable { path: path.to_owned(), detail: error.to_string() })?;
        Self::read(&text, path)
    }

    /// Parses settings over the built-in ones. Errors name `path` as the file that `text` comes from.
    ///
    /// # Errors
    /// When the text is not TOML, or has an unknown key or an invalid value.
    pub fn read(text: &str, path: &Path) -> Result<Self, ConfigError> {
        let wrong = |error: toml::de::Error| ConfigError::Wrong {
            path: path.to_owned(),
            detail: error.to_string().trim_end().to_owned(),
        };
        let mut settings: toml::Table = BUILT_IN.parse().map_err(wrong)?;
        merge(&mut settings, text.parse().map_err(wrong)?);
        settings.try_into().map_err(wrong)
    }
}

/// Overwrites the settings in `below` with those in `above`, table by table.
fn merge(below: &mut toml::Table, above: toml::Table) {
    for (key, value) in above {
        match (below.get_mut(&key), value) {
            (Some(toml::Value::Table(below)), toml::Value::Table(above)) => merge(below, above),
            (_, value) => {
                below.insert(key, value);
            }
        }
    }
}
