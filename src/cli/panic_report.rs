//! The message after a panic, in the chosen language if that was already known.

use crate::cli::exit::Exit;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::config::Language;
use crate::i18n::{Phones, Texts};
use crate::panics::Panicked;

/// What the message after a panic needs. It is kept outside of the code that may panic.
#[derive(Debug, Clone)]
pub struct PanicReport {
    pub language: Language,
    /// True with `--json`: the message is JSON too.
    pub json: bool,
    /// Whom to call; empty until the settings are read.
    pub phones: Phones,
}

impl Default for PanicReport {
    /// The values before arguments and settings are read.
    fn default() -> Self {
        Self { language: Language::Sv, json: false, phones: Phones::default() }
    }
}

impl PanicReport {
    /// Prints that the program failed, what is safe, and what to do.
    pub fn print(&self, panicked: Panicked, output: &mut Output<'_>) -> Exit {
        CliError::Panicked(panicked).report(&Texts::load(self.language), &self.phones, self.json, output)
    }
}
