//! What people were told: the only thing that may not turn out to be wrong.

use std::process::Output;

use serde_json::Value;

use crate::cli::place::{Place, issue};

/// What one call of the program told whoever called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// This number is handed out.
    Issued(String),
    /// A number is handed out, but it could not be shown.
    NotShown,
    /// Nothing is handed out; the kind says why.
    Nothing(String),
    /// Nobody knows; also when the program was killed before it said anything.
    Unknown,
}

impl Claim {
    /// What was said; `what` names the fault under which it was.
    #[track_caller]
    pub fn of(output: &Output, what: &str) -> Self {
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(!err.contains("panicked") && !out.contains("panicked"), "{what}: {err}{out}");
        // A line that was cut off told nobody anything.
        let lines = out.split_inclusive('\n').filter(|line| line.ends_with('\n'));
        let said: Vec<Value> = lines.map(|line| serde_json::from_str(line).unwrap()).collect();
        if let Some(number) = said.iter().find_map(|line| line["number"].as_str()) {
            return Self::Issued(number.to_owned());
        }
        let Some(code) = output.status.code() else { return Self::Unknown };
        assert!((1..=6).contains(&code), "{what}: exit code {code}, and nothing issued: {out}{err}");
        let error = said.iter().map(|line| &line["error"]).find(|error| error.is_object());
        match error.and_then(|error| error["kind"].as_str()) {
            // A disk that failed may yet show what it took.
            Some("outcome_unknown" | "disk_failed") => Self::Unknown,
            Some("not_shown") => Self::NotShown,
            Some(kind) => {
                let words = error.and_then(|error| error["next"].as_str()).unwrap_or_default();
                assert!(!words.is_empty(), "{what}: nothing is said about what to do next: {out}");
                Self::Nothing(kind.to_owned())
            }
            None if err.contains("står i loggen, men") => Self::NotShown,
            None => Self::Unknown,
        }
    }
}

/// Asks for a number and gives what was said.
#[track_caller]
pub fn ask(place: &Place, sex: &str, what: &str) -> Claim {
    Claim::of(&place.command(&issue(sex)).output().unwrap(), what)
}
