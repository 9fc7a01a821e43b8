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

/// Everything that a hospital may set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Whose desk this is.
    pub site: Site,
    /// Where the live log is.
    pub log: LogSettings,
    /// Where its second copy is.
    pub backup: BackupSettings,
    /// Whom to call.
    pub contacts: Contacts,
    /// When the helpdesk answers.
    pub hours: Hours,
    /// What a full binder is.
    pub pool: PoolSettings,
    /// How soon borrowed numbers should be reconciled.
    pub reconciliation: ReconciliationSettings,
    /// How the desk looks and behaves.
    pub desk: DeskSettings,
    /// Where clinics and wards come from.
    pub clinics: ClinicSettings,
    /// Who may do what.
    pub roles: Roles,
    /// What is probed to tell whether it is only us.
    pub probes: ProbeSettings,
}

/// Whose desk this is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Stands in the log for good.
    pub id: Name,
    /// Shown at the top of every screen.
    pub name: Name,
}

/// Where the live log is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogSettings {
    /// The file; empty for the user's data folder.
    pub path: PathBuf,
    /// The witness of that log; empty for beside it.
    pub witness: PathBuf,
    /// Whether it may lie on a network file system.
    pub allow_network_filesystem: bool,
}

/// Whom to call; telephone numbers as they are dialled.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contacts {
    /// The emergency department's cashier.
    pub cashier: String,
    /// The helpdesk in its hours.
    pub helpdesk: String,
    /// The switchboard, for the on-call technician.
    pub switchboard: String,
}

/// What a full binder is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PoolSettings {
    /// How many numbers of each sex.
    pub per_sex: usize,
    /// The month of all birth dates, `yyyy-mm`.
    pub birth_month: BirthMonth,
    /// With so many numbers of a sex left, or fewer, somebody is told.
    pub low_water: usize,
}

impl PoolSettings {
    /// From how many numbers on a page is full or low.
    #[must_use]
    pub const fn marks(&self) -> Thresholds {
        Thresholds { full: self.per_sex, low: self.low_water }
    }
}

/// How soon borrowed numbers should be reconciled.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReconciliationSettings {
    /// It should be done after so many hours.
    pub due_hours: u32,
    /// Somebody else has to step in after so many days.
    pub overdue_days: u32,
}

impl ReconciliationSettings {
    /// After how long an open case is late.
    #[must_use]
    pub fn patience(self) -> Deadlines {
        Deadlines { due: TimeDelta::hours(self.due_hours.into()), overdue: TimeDelta::days(self.overdue_days.into()) }
    }
}

/// A year and a month, written `yyyy-mm`.
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
    /// The language of all sentences.
    pub language: Language,
    /// The background of the terminal.
    pub theme: ThemeName,
    /// The characters that the terminals here can show; `None` asks each terminal's environment.
    #[serde(deserialize_with = "glyphs")]
    pub glyphs: Option<Glyphs>,
    /// After so many hours a draft belongs to an earlier shift.
    pub shift_hours: u32,
}

/// `auto` leaves it to the terminal's environment.
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

/// The background that colours are chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeName {
    /// Light text on black.
    Dark,
    /// Dark text on white.
    Light,
}

/// Where clinics and wards come from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClinicSettings {
    /// The file; empty for the built-in one.
    pub file: PathBuf,
}

/// What is wrong with a file of settings.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It can't be read.
    #[error("{path}: {detail}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        detail: String,
    },
    /// It says something that can't be understood; `detail` names the line.
    #[error("{path}: {detail}")]
    Wrong {
        /// The file.
        path: PathBuf,
        /// The parser's words.
        detail: String,
    },
}

impl Config {
    /// The built-in settings with those of a file over them.
    ///
    /// # Errors
    /// When the file can't be read, is no TOML, or has a key or a value that the program does not know.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        let Some(path) = file else { return Self::read("", Path::new("built-in")) };
        let text = std::fs::read_to_string(path)
            .map_err(|error| ConfigError::Unreadable { path: path.to_owned(), detail: error.to_string() })?;
        Self::read(&text, path)
    }

    /// The built-in settings with those of a text over them, which stands in the file at `path`.
    ///
    /// # Errors
    /// When it is no TOML, or has a key or a value that the program does not know.
    pub fn read(text: &str, path: &Path) -> Result<Self, ConfigError> {
        let wrong = |error: toml::de::Error| ConfigError::Wrong {
            path: path.to_owned(),
            detail: error.to_string().trim_end().to_owned(),
        };
        let mut settings: toml::Table = BUILT_IN.parse().map_err(wrong)?;
        lay_over(&mut settings, text.parse().map_err(wrong)?);
        settings.try_into().map_err(wrong)
    }
}

fn lay_over(below: &mut toml::Table, above: toml::Table) {
    for (key, value) in above {
        match (below.get_mut(&key), value) {
            (Some(toml::Value::Table(below)), toml::Value::Table(above)) => lay_over(below, above),
            (_, value) => {
                below.insert(key, value);
            }
        }
    }
}
