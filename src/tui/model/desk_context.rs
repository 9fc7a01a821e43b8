//! What the screens were started with.

use std::path::PathBuf;
use std::sync::Arc;

use crate::clinics::Clinics;
use crate::config::Config;
use crate::desk::actor::Person;
use crate::i18n::Texts;
use crate::terminal::Glyphs;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::pool_load::PoolRules;
use kvittera_domain::value::log_identity::Mode;

/// What the screens were started with and never change.
#[derive(Debug)]
pub struct DeskContext {
    pub config: Config,
    /// Clinic and ward names to complete from.
    pub clinics: Clinics,
    /// How many numbers a full pool has, and which numbers may be loaded.
    pub rules: PoolRules,
    /// What the person at the keyboard may do and see.
    pub rights: Rights,
    pub texts: Arc<Texts>,
    /// True if the terminal shows colours and they are wanted.
    pub colours: bool,
    /// The characters that the terminal can show.
    pub glyphs: Glyphs,
    pub mode: Mode,
    /// The person at the keyboard, as the system knows them.
    pub person: Person,
    /// The path of the log.
    pub log: PathBuf,
}
