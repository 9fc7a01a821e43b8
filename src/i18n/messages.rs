//! The Fluent messages of one language. Each is parsed when it is needed for the first time: a command of the command
//! line prints a few dozen of more than a thousand, and parsing all of them would take longer than all its other work.

use std::collections::HashMap;
use std::iter;
use std::sync::{Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use memchr::{memchr, memchr_iter};
use unic_langid::LanguageIdentifier;

/// The messages of one language: the source of each, and those that were parsed so far.
pub struct Messages {
    sources: HashMap<&'static str, &'static str>,
    parsed: Mutex<FluentBundle<FluentResource>>,
}

impl Messages {
    /// Splits a file into its messages, without parsing them.
    pub(super) fn of(file: &'static str, language: LanguageIdentifier) -> Self {
        let mut parsed = FluentBundle::new_concurrent(vec![language]);
        parsed.set_use_isolating(false);
        Self { sources: by_id(file), parsed: Mutex::new(parsed) }
    }

    /// Whether there is a message with this id.
    pub(super) fn has(&self, id: &str) -> bool {
        self.sources.contains_key(id)
    }

    /// Formats a message that has no arguments.
    #[must_use]
    pub fn get(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// Formats a message with its arguments. [`i18n_embed_fl::fl`] expects this name.
    #[must_use]
    pub fn get_args_concrete<'a>(&self, id: &str, arguments: HashMap<&'a str, FluentValue<'a>>) -> String {
        self.format(id, Some(&arguments.into_iter().collect()))
    }

    fn format(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        // A panic in another thread leaves nothing half done: a message is added as a whole or not at all.
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

/// The source of each message of a file by its id: from its first line up to the first line of the next one.
///
/// This works because no message refers to another one, and only an id begins a line with a letter. A test checks both.
fn by_id(file: &'static str) -> HashMap<&'static str, &'static str> {
    let is_first = |at: &usize| file.as_bytes().get(*at).is_some_and(u8::is_ascii_alphabetic);
    let lines = iter::once(0).chain(memchr_iter(b'\n', file.as_bytes()).map(|end| end + 1));
    let mut begins = lines.filter(is_first).peekable();
    // A capacity larger than the number of messages, so that the map never grows.
    let mut found = HashMap::with_capacity(file.len() / 45);
    while let Some(begin) = begins.next() {
        let message = &file[begin..begins.peek().copied().unwrap_or(file.len())];
        let id = memchr(b' ', message.as_bytes()).map_or(message, |end| &message[..end]);
        found.insert(id, message);
    }
    found
}
