//! The only place that prints: results to stdout, messages to stderr, and no control characters from stored text.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write};

use serde::Serialize;
use textwrap::{Options as Wrap, WordSplitter};
use unicode_width::UnicodeWidthStr as _;

use crate::terminal::Glyphs;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::text::{is_hidden, visible};
use kvittera_store::LockWaitNotifier;

/// The width that is cleared before a line about progress is overwritten; none is longer.
const PROGRESS_WIDTH: usize = 60;

/// Where results and messages go, and what the terminals there can show.
pub struct Output<'a> {
    results: &'a mut dyn Write,
    messages: &'a mut dyn Write,
    /// The characters that the terminal for results and the one for messages can show.
    glyphs: [Glyphs; 2],
    /// The width of the terminal for results; `None` if results go to no terminal.
    columns: Option<usize>,
    /// What the arguments ask for; live until they are read. Every JSON value says it.
    mode: Mode,
}

impl<'a> Output<'a> {
    #[must_use]
    pub fn new(results: &'a mut dyn Write, messages: &'a mut dyn Write) -> Self {
        Self { results, messages, glyphs: [Glyphs::Unicode; 2], columns: None, mode: Mode::Live }
    }

    /// Sets the characters that the terminals for results and for messages can show.
    #[must_use]
    pub fn with_glyphs(self, glyphs: [Glyphs; 2]) -> Self {
        Self { glyphs, ..self }
    }

    /// Sets the width of the terminal for results.
    #[must_use]
    pub fn with_columns(self, columns: Option<usize>) -> Self {
        Self { columns, ..self }
    }

    /// Sets the mode that every JSON value says from now on.
    pub fn set_mode(&mut self, mode: Mode) {
        self.mode = mode;
    }

    /// Prints a sentence of a result, wrapped between words if the terminal is narrower.
    ///
    /// # Errors
    /// When stdout can't be written.
    pub fn sentence(&mut self, words: &str) -> io::Result<()> {
        let Some(columns) = self.columns.filter(|columns| words.width() > *columns) else { return self.result(words) };
        let indent = &words[..words.len() - words.trim_start().len()];
        let lines = Wrap::new(columns).subsequent_indent(indent).word_splitter(WordSplitter::NoHyphenation);
        textwrap::wrap(words, lines).iter().try_for_each(|line| self.result(line))
    }

    /// Prints one line of a result.
    ///
    /// # Errors
    /// When stdout can't be written.
    pub fn result(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.results, "{}", self.glyphs[0].nearest_text(&visible(line)))
    }

    /// Prints one line of a message.
    ///
    /// # Errors
    /// When stderr can't be written.
    pub fn message(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.messages, "{}", self.glyphs[1].nearest_text(&visible(line)))
    }

    /// Prints progress on a line that the next call overwrites; an empty text clears it.
    ///
    /// # Errors
    /// When stderr can't be written.
    pub fn progress(&mut self, words: &str) -> io::Result<()> {
        overwrite(self.messages, self.glyphs[1], words)
    }

    /// A notifier that shows `words` on the terminal while another program holds the log's lock. If stderr is no
    /// terminal, it does nothing.
    #[must_use]
    pub fn lock_wait_notifier(&self, words: String) -> LockWaitNotifier {
        if !io::stderr().is_terminal() {
            return LockWaitNotifier::default();
        }
        let glyphs = self.glyphs[1];
        // The write goes on even if this can't be printed.
        LockWaitNotifier::with_callback(move |waits| {
            overwrite(&mut io::stderr(), glyphs, if waits { &words } else { "" }).ok();
        })
    }

    /// Prints a question; the answer is typed on the same line.
    ///
    /// # Errors
    /// When stdout can't be written.
    pub fn question(&mut self, question: &str) -> io::Result<()> {
        write!(self.results, "{} ", self.glyphs[0].nearest_text(&visible(question)))?;
        self.results.flush()
    }

    /// Prints an object as JSON on one line. It begins with its mode, so that no program takes practice for the real
    /// thing.
    ///
    /// # Errors
    /// When stdout can't be written.
    pub fn json(&mut self, object: &impl Serialize) -> io::Result<()> {
        let json = serde_json::to_string(&WithMode { mode: self.mode, object })?;
        writeln!(self.results, "{}", escape_hidden(&json))
    }

    /// Prints a list of objects as JSON on one line. Each says its mode.
    ///
    /// # Errors
    /// When stdout can't be written.
    pub fn json_rows<T: Serialize>(&mut self, rows: impl IntoIterator<Item = T>) -> io::Result<()> {
        let rows: Vec<_> = rows.into_iter().map(|object| WithMode { mode: self.mode, object }).collect();
        writeln!(self.results, "{}", escape_hidden(&serde_json::to_string(&rows)?))
    }

    /// Prints text that the program itself made, such as completions, without changing it.
    ///
    /// # Errors
    /// When stdout can't be written.
    pub fn verbatim(&mut self, text: &[u8]) -> io::Result<()> {
        self.results.write_all(text)?;
        self.results.flush()
    }
}

/// An object that says whether it is about a live log or about practice.
#[derive(Serialize)]
struct WithMode<T> {
    mode: Mode,
    #[serde(flatten)]
    object: T,
}

/// Clears the line of the cursor and prints `words` there.
fn overwrite(messages: &mut dyn Write, glyphs: Glyphs, words: &str) -> io::Result<()> {
    let shown = glyphs.nearest_text(&visible(words)).into_owned();
    write!(messages, "\r{:PROGRESS_WIDTH$}\r{shown}", "")?;
    messages.flush()
}

/// Escapes every hidden character. JSON on one line has such characters only within strings, where an escape is valid.
fn escape_hidden(json: &str) -> String {
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
