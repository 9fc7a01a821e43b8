//! Questions and answers, line by line, for any terminal, a screen reader or a bad connection.

use std::io::{self, BufRead};

use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::i18n::Texts;
use crate::t;
use crate::terminal::Charset;

/// Where answers are read from and where questions are printed.
pub struct Dialogue<'o, 'w, R> {
    answers: R,
    pub output: &'o mut Output<'w>,
}

impl<'o, 'w, R: BufRead> Dialogue<'o, 'w, R> {
    pub fn new(answers: R, output: &'o mut Output<'w>) -> Self {
        Self { answers, output }
    }

    /// Asks a question and returns the answer, trimmed; `None` at the end of the input.
    pub fn ask(&mut self, question: &str) -> io::Result<Option<String>> {
        self.output.question(question)?;
        let mut line = Vec::new();
        if self.answers.read_until(b'\n', &mut line)? == 0 {
            self.output.result("")?;
            return Ok(None);
        }
        Ok(Some(Charset::find().decode(&line).trim().to_owned()))
    }

    /// Asks until `read` accepts the answer, and prints its error after each answer that it rejects.
    pub fn ask_until<T>(
        &mut self,
        texts: &Texts,
        question: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, CliError> {
        loop {
            let answer = self.ask(question)?.ok_or_else(|| cancelled(texts))?;
            match read(&answer) {
                Ok(value) => return Ok(value),
                Err(why) => self.output.message(&why)?,
            }
        }
    }

    /// Asks until the answer is yes or no, in Swedish or English.
    pub fn confirm(&mut self, texts: &Texts, question: &str) -> Result<bool, CliError> {
        self.ask_until(texts, question, |answer| match answer.to_lowercase().as_str() {
            "j" | "ja" | "y" | "yes" => Ok(true),
            "n" | "nej" | "no" => Ok(false),
            _ => Err(t!(texts, "cli-yes-or-no")),
        })
    }
}

/// The error for a person who left or changed their mind; no number was issued.
pub fn cancelled(texts: &Texts) -> CliError {
    CliError::arguments("cancelled", t!(texts, "cli-cancelled"), t!(texts, "cli-cancelled-next"))
}
