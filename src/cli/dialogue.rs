//! Questions and answers, line by line, for any terminal, screen reader or bad link.

use std::io::{self, BufRead};

use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::i18n::Texts;
use crate::t;

/// A person who answers and the place where questions are put.
pub struct Dialogue<'o, 'w, R> {
    answers: R,
    /// Where questions are put.
    pub output: &'o mut Output<'w>,
}

impl<'o, 'w, R: BufRead> Dialogue<'o, 'w, R> {
    /// Reads answers from `answers`.
    pub fn new(answers: R, output: &'o mut Output<'w>) -> Self {
        Self { answers, output }
    }

    /// Puts a question; `None` when there will be no more answers.
    pub fn ask(&mut self, question: &str) -> io::Result<Option<String>> {
        self.output.question(question)?;
        let mut line = Vec::new();
        if self.answers.read_until(b'\n', &mut line)? == 0 {
            self.output.result("")?;
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&line).trim().to_owned()))
    }

    /// Puts a question again, saying what is wrong, until `read` understands the answer.
    pub fn ask_until<T>(
        &mut self,
        texts: &Texts,
        question: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, CliError> {
        loop {
            let answer = self.ask(question)?.ok_or_else(|| nothing_issued(texts))?;
            match read(&answer) {
                Ok(value) => return Ok(value),
                Err(why) => self.output.message(&why)?,
            }
        }
    }

    /// Puts a question until it is answered with yes or no.
    pub fn confirm(&mut self, texts: &Texts, question: &str) -> Result<bool, CliError> {
        self.ask_until(texts, question, |answer| match answer.to_lowercase().as_str() {
            "j" | "ja" | "y" | "yes" => Ok(true),
            "n" | "nej" | "no" => Ok(false),
            _ => Err(t!(texts, "cli-yes-or-no")),
        })
    }
}

/// The person has gone or changed their mind.
pub fn nothing_issued(texts: &Texts) -> CliError {
    CliError::arguments("cancelled", t!(texts, "cli-cancelled"), t!(texts, "cli-cancelled-next"))
}
