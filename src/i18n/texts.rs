//! All sentences in one language, loaded from `data/locales`. The other files here fill in their arguments.

use std::fmt;

use unic_langid::langid;

use crate::config::Language;
use crate::i18n::messages::Messages;

/// Formats the sentence of a key: `t!(texts, "key", argument = value)`. Key and arguments are checked at compile time.
#[macro_export]
macro_rules! t {
    ($texts:expr, $key:literal) => { i18n_embed_fl::fl!($texts.messages(), $key) };
    ($texts:expr, $key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        i18n_embed_fl::fl!($texts.messages(), $key, $($name = $value),+)
    };
}

/// All sentences in one language; each method formats one of them.
pub struct Texts {
    messages: Messages,
    language: Language,
}

impl Texts {
    /// The sentences of a language, which are built into the program.
    #[must_use]
    pub fn load(language: Language) -> Self {
        let (file, id) = match language {
            Language::Sv => (include_str!("../../data/locales/sv/kvittera.ftl"), langid!("sv")),
            Language::En => (include_str!("../../data/locales/en/kvittera.ftl"), langid!("en")),
        };
        Self { messages: Messages::of(file, id), language }
    }

    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The messages from which [`t!`](crate::t) takes its sentences.
    #[must_use]
    pub const fn messages(&self) -> &Messages {
        &self.messages
    }

    /// Formats the sentence of a key that is known at run time only. A test checks that each of these keys exists.
    #[must_use]
    pub fn named(&self, key: &str) -> String {
        self.messages.get(key)
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").field("language", &self.language).finish_non_exhaustive()
    }
}

/// What a person reads when something does not work: what happened, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The stable name of the error, for programs.
    pub kind: &'static str,
    /// What happened and what is safe.
    pub message: String,
    pub next: String,
}
