//! One message in a file of its own.

/// The place of `MSH-7`, when the message was made, among the pieces of a header between separators: a header's first
/// field is the separator itself.
const MADE_AT: usize = 6;

/// A file of a record that is split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitFile {
    /// Its name within the folder.
    pub name: String,
    /// The whole file, which is written as it is.
    pub text: String,
}

impl SplitFile {
    /// Whether a file that is there already says the same, whenever it was made.
    #[must_use]
    pub fn says_the_same(&self, found: &str) -> bool {
        fn timeless(message: &str) -> impl Iterator<Item = &str> {
            message.split('|').enumerate().filter(|(place, _)| *place != MADE_AT).map(|(_, piece)| piece)
        }
        timeless(&self.text).eq(timeless(found))
    }
}
