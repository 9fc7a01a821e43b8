//! The only place that prints: results to stdout, messages to stderr, nothing that could steer a terminal.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write};

use serde::Serialize;
use textwrap::{Options as Wrap, WordSplitter};
use unicode_width::UnicodeWidthStr as _;

use crate::terminal::Glyphs;
use kvittera_domain::value::text::{is_hidden, visible};
use kvittera_store::LockWaitNotifier;

/// More columns than any words about progress take.
const WIDTH: usize = 60;

/// Where results and messages go.
pub struct Output<'a> {
    results: &'a mut dyn Write,
    messages: &'a mut dyn Write,
    /// What each of the two can show, where it is a terminal.
    glyphs: [Glyphs; 2],
    /// The columns of the terminal that results go to.
    columns: Option<usize>,
}

impl<'a> Output<'a> {
    /// Prints results and messages to these two.
    #[must_use]
    pub fn new(results: &'a mut dyn Write, messages: &'a mut dyn Write) -> Self {
        Self { results, messages, glyphs: [Glyphs::Unicode; 2], columns: None }
    }

    /// The same, in characters that can be shown where results and messages go.
    #[must_use]
    pub fn in_characters(self, glyphs: [Glyphs; 2]) -> Self {
        Self { glyphs, ..self }
    }

    /// The same, where results go to a terminal with so many columns.
    #[must_use]
    pub fn in_columns(self, columns: Option<usize>) -> Self {
        Self { columns, ..self }
    }

    /// A sentence of a result, broken between words where the terminal is narrower.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn sentence(&mut self, words: &str) -> io::Result<()> {
        let Some(columns) = self.columns.filter(|columns| words.width() > *columns) else { return self.result(words) };
        let indent = &words[..words.len() - words.trim_start().len()];
        let lines = Wrap::new(columns).subsequent_indent(indent).word_splitter(WordSplitter::NoHyphenation);
        textwrap::wrap(words, lines).iter().try_for_each(|line| self.result(line))
    }

    /// One line of a result.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn result(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.results, "{}", self.glyphs[0].nearest_text(&visible(line)))
    }

    /// One line of a message.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn message(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.messages, "{}", self.glyphs[1].nearest_text(&visible(line)))
    }

    /// How far something has come, on a line that the next such words overwrite; no words take it away.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn progress(&mut self, words: &str) -> io::Result<()> {
        overwrite(self.messages, self.glyphs[1], words)
    }

    /// Shows `words` on the terminal of the program while another one keeps the log; a pipe or a file is told nothing.
    #[must_use]
    pub fn while_waiting(&self, words: String) -> LockWaitNotifier {
        if !io::stderr().is_terminal() {
            return LockWaitNotifier::default();
        }
        let glyphs = self.glyphs[1];
        // What was to be done is done whether this can be said or not.
        LockWaitNotifier::told_to(move |waits| {
            overwrite(&mut io::stderr(), glyphs, if waits { &words } else { "" }).ok();
        })
    }

    /// A question, after which the answer is typed on the same line.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn question(&mut self, question: &str) -> io::Result<()> {
        write!(self.results, "{} ", self.glyphs[0].nearest_text(&visible(question)))?;
        self.results.flush()
    }

    /// One JSON value on one line.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        writeln!(self.results, "{}", harmless(&serde_json::to_string(value)?))
    }

    /// Text that the program itself has made, such as completions, as it is.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn verbatim(&mut self, text: &[u8]) -> io::Result<()> {
        self.results.write_all(text)?;
        self.results.flush()
    }
}

/// Puts words in the place of those that stand on the last line.
fn overwrite(messages: &mut dyn Write, glyphs: Glyphs, words: &str) -> io::Result<()> {
    let shown = glyphs.nearest_text(&visible(words)).into_owned();
    write!(messages, "\r{:WIDTH$}\r{shown}", "")?;
    messages.flush()
}

/// The same JSON with every hidden character escaped; outside of strings JSON on one line has none.
fn harmless(json: &str) -> String {
    json.chars().fold(String::with_capacity(json.len()), |mut escaped, c| {
        if is_hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                write!(escaped, "\\u{unit:04x}").ok();
            }
        } else {
            escaped.push(c);
        }
        escaped
    })
}
