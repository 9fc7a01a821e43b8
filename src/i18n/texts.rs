//! All sentences in one language; the other files here give them their values.

use std::fmt;

use i18n_embed::fluent::FluentLanguageLoader;
use rust_embed::RustEmbed;
use unic_langid::{LanguageIdentifier, langid};

use crate::config::Language;

/// The sentence of a key: `t!(texts, "key", argument = value)`, checked when compiled.
#[macro_export]
macro_rules! t {
    ($texts:expr, $key:literal) => { i18n_embed_fl::fl!($texts.loader(), $key) };
    ($texts:expr, $key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        i18n_embed_fl::fl!($texts.loader(), $key, $($name = $value),+)
    };
}

#[derive(RustEmbed)]
#[folder = "data/locales"]
struct Locales;

/// Its name in the file names of the texts.
const fn id(language: Language) -> LanguageIdentifier {
    match language {
        Language::Sv => langid!("sv"),
        Language::En => langid!("en"),
    }
}

/// All sentences in one language.
pub struct Texts {
    loader: FluentLanguageLoader,
    language: Language,
}

impl Texts {
    /// The sentences of a language; they are built in, so this can only fail by a fault of the build.
    ///
    /// # Errors
    /// When the built-in files can't be read.
    pub fn load(language: Language) -> Result<Self, i18n_embed::I18nEmbedError> {
        use i18n_embed::LanguageLoader as _;
        let loader = FluentLanguageLoader::new("kvittera", id(Language::Sv));
        loader.load_languages(&Locales, &[id(language)])?;
        loader.set_use_isolating(false);
        Ok(Self { loader, language })
    }

    /// Which language this is.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Where [`t!`](crate::t) finds its sentences.
    #[must_use]
    pub const fn loader(&self) -> &FluentLanguageLoader {
        &self.loader
    }

    /// The sentence of a key that is only known when running; a test sees to it that each is there.
    #[must_use]
    pub fn named(&self, key: &str) -> String {
        self.loader.get(key)
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").field("language", &self.language).finish_non_exhaustive()
    }
}

/// What a person is told when something does not work: what happened, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The stable name for programs.
    pub kind: &'static str,
    /// What happened and what is safe.
    pub message: String,
    /// What to do next.
    pub next: String,
}
