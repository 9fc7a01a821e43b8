//! Questions and answers, line by line, for any terminal, a screen reader or a bad connection.

use std::io::{self, BufRead, IsTerminal as _};

use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::i18n::{Explanation, Texts};
use crate::t;
use crate::terminal::Charset;

/// The answer that goes one step back. No name and no id is written so.
const BACK: &str = "<";
/// What Ctrl-C sends; see [`Interruptible`](super::interrupt::Interruptible).
pub const INTERRUPT: u8 = 3;

/// Whether a person can be asked: somebody types, and sees the questions.
pub fn is_on_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Where answers are read from and where questions are printed.
pub struct Dialogue<'o, 'w, R> {
    answers: R,
    pub output: &'o mut Output<'w>,
}

/// An answer, or that the person goes one step back.
pub enum Reply<T> {
    Answer(T),
    Back,
}

impl<'o, 'w, R: BufRead> Dialogue<'o, 'w, R> {
    pub fn new(answers: R, output: &'o mut Output<'w>) -> Self {
        Self { answers, output }
    }

    /// Asks a question and returns the answer, trimmed; `None` at the end of the input and after Ctrl-C.
    pub fn ask(&mut self, question: &str) -> io::Result<Option<String>> {
        self.output.question(question)?;
        let line = self.line()?;
        if line.is_empty() || line.contains(&INTERRUPT) {
            self.output.result("")?;
            return Ok(None);
        }
        Ok(Some(Charset::find().decode(&line).trim().to_owned()))
    }

    /// Reads up to the end of a line or a Ctrl-C.
    fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        loop {
            let bytes = self.answers.fill_buf()?;
            let end = bytes.iter().position(|byte| [b'\n', INTERRUPT].contains(byte));
            let taken = end.map_or(bytes.len(), |end| end + 1);
            line.extend_from_slice(bytes.get(..taken).unwrap_or_default());
            self.answers.consume(taken);
            if end.is_some() || taken == 0 {
                return Ok(line);
            }
        }
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

    /// Asks like [`ask_until`](Self::ask_until), and lets the person go one step back. An empty answer keeps what was
    /// answered before.
    pub fn ask_step<T>(
        &mut self,
        texts: &Texts,
        question: &str,
        before: Option<&str>,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Reply<T>, CliError> {
        let question = before.map_or_else(|| question.to_owned(), |before| format!("{question} [{before}]"));
        self.ask_until(texts, &question, |answer| match (answer, before) {
            (BACK, _) => Ok(Reply::Back),
            ("", Some(before)) => read(before).map(Reply::Answer),
            _ => read(answer).map(Reply::Answer),
        })
    }

    /// Asks until the answer is yes or no, in Swedish or English.
    pub fn confirm(&mut self, texts: &Texts, question: &str) -> Result<bool, CliError> {
        self.ask_until(texts, question, |answer| yes_or_no(texts, answer))
    }

    /// Asks until the answer is yes, no, or one step back.
    pub fn confirm_step(&mut self, texts: &Texts, question: &str) -> Result<Reply<bool>, CliError> {
        self.ask_step(texts, question, None, |answer| yes_or_no(texts, answer))
    }
}

fn yes_or_no(texts: &Texts, answer: &str) -> Result<bool, String> {
    match answer.to_lowercase().as_str() {
        "j" | "ja" | "y" | "yes" => Ok(true),
        "n" | "nej" | "no" => Ok(false),
        _ => Err(t!(texts, "cli-yes-or-no")),
    }
}

/// The error for a person who left or changed their mind; no number was issued.
pub fn cancelled(texts: &Texts) -> CliError {
    let (message, next) = (t!(texts, "cli-cancelled"), t!(texts, "cli-cancelled-next"));
    CliError::Refused(Explanation { kind: "cancelled", message, next })
}
