//! What the screen was started with.

use std::path::PathBuf;
use std::sync::Arc;

use crate::clinics::Clinics;
use crate::config::Config;
use crate::desk::actor::Person;
use crate::i18n::Texts;
use crate::terminal::Glyphs;
use crate::tui::theme::Theme;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::pool_load::PoolRules;
use kvittera_domain::value::log_identity::Mode;

/// What the screen was started with and never changes.
#[derive(Debug)]
pub struct Fixed {
    /// The settings.
    pub config: Config,
    /// The names to complete from.
    pub clinics: Clinics,
    /// What a full binder is.
    pub rules: PoolRules,
    /// What whoever sits here may do and see.
    pub rights: Rights,
    /// All sentences.
    pub texts: Arc<Texts>,
    /// All colours.
    pub theme: Theme,
    /// The characters that the terminal can show.
    pub glyphs: Glyphs,
    /// Live or practice.
    pub mode: Mode,
    /// The person at the keyboard, as the system knows them.
    pub person: Person,
    /// Where the log is.
    pub log: PathBuf,
}
