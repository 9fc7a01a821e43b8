//! The last words, when the program has broken: in the language that was chosen, as far as that was known.

use crate::cli::exit::Exit;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::config::Language;
use crate::i18n::{Phones, Texts};
use crate::panics::Panicked;

/// What is known of how to speak; kept apart from everything that may break.
#[derive(Debug, Clone)]
pub struct Parting {
    /// The language.
    pub language: Language,
    /// Whether results are JSON.
    pub json: bool,
    /// Whom to call.
    pub phones: Phones,
}

impl Default for Parting {
    /// Before anything is known.
    fn default() -> Self {
        Self { language: Language::Sv, json: false, phones: Phones::default() }
    }
}

impl Parting {
    /// Says that the program broke, what is safe, and what to do.
    pub fn tell(&self, panics: Panicked, output: &mut Output<'_>) -> Exit {
        CliError::Broken(panics).report(&Texts::load(self.language), &self.phones, self.json, output)
    }
}
