//! The messages of a language as Fluent keeps them, each parsed when it is asked for the first time.
//!
//! A command says a few dozen of more than a thousand; to parse them all takes longer than whatever else it does.

use std::collections::HashMap;
use std::iter;
use std::sync::{Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use memchr::{memchr, memchr_iter};
use unic_langid::LanguageIdentifier;

/// The messages of one language.
pub struct Messages {
    sources: HashMap<&'static str, &'static str>,
    parsed: Mutex<FluentBundle<FluentResource>>,
}

impl Messages {
    /// The messages of a file.
    pub(super) fn of(file: &'static str, language: LanguageIdentifier) -> Self {
        let mut parsed = FluentBundle::new_concurrent(vec![language]);
        parsed.set_use_isolating(false);
        Self { sources: by_id(file), parsed: Mutex::new(parsed) }
    }

    /// Whether there is a message of an id.
    pub(super) fn has(&self, id: &str) -> bool {
        self.sources.contains_key(id)
    }

    /// The message of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// The message of an id with its arguments, under the name that [`i18n_embed_fl::fl`] calls it by.
    #[must_use]
    pub fn get_args_concrete<'a>(&self, id: &str, arguments: HashMap<&'a str, FluentValue<'a>>) -> String {
        self.format(id, Some(&arguments.into_iter().collect()))
    }

    fn format(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        // A thread that panicked can have left nothing half done: a message is added whole or not at all.
        let mut parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        if !parsed.has_message(id)
            && let Some(source) = self.sources.get(id)
        {
            let resource = FluentResource::try_new((*source).to_owned());
            parsed.add_resource_overriding(resource.unwrap_or_else(|(resource, _)| resource));
        }
        let pattern = parsed.get_message(id).and_then(|message| message.value());
        let formatted = pattern.map(|pattern| parsed.format_pattern(pattern, arguments, &mut Vec::new()).into_owned());
        formatted.unwrap_or_else(|| format!("No localization for id: \"{id}\""))
    }
}

/// Each message of a file by its id, from its first line to that of the next one.
///
/// No message refers to another one, and only an id begins a line with a letter; a test holds both.
fn by_id(file: &'static str) -> HashMap<&'static str, &'static str> {
    let is_first = |at: &usize| file.as_bytes().get(*at).is_some_and(u8::is_ascii_alphabetic);
    let lines = iter::once(0).chain(memchr_iter(b'\n', file.as_bytes()).map(|end| end + 1));
    let mut begins = lines.filter(is_first).peekable();
    // More than there are, so that nothing has to be moved.
    let mut found = HashMap::with_capacity(file.len() / 40);
    while let Some(begin) = begins.next() {
        let message = &file[begin..begins.peek().copied().unwrap_or(file.len())];
        let id = memchr(b' ', message.as_bytes()).map_or(message, |end| &message[..end]);
        found.insert(id, message);
    }
    found
}
