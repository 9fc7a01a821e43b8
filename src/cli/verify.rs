//! `kvittera verify`: the chain of hashes, the database, the schema and every rule again.

use serde::Serialize;

use super::exit::Exit;
use super::failure::Failure;
use super::output::Output;
use super::session::Session;
use crate::domain::fact::Hash;
use crate::open::{self, Checked};
use crate::t;

/// Carries the command out.
///
/// # Errors
/// When there is no log or it can't be read at all.
pub fn run(session: &Session, output: &mut Output<'_>) -> Result<Exit, Failure> {
    let checked = open::verify(&session.wanted, &session.config, &|_, _| true)?;
    session.say_practice(checked.mode, &checked.path, checked.instead_of.as_deref(), output)?;
    let findings = in_words(session, &checked);
    let path = checked.path.display().to_string();
    let head = checked.verification.head.hash;
    let exit = if findings.is_empty() { Exit::Done } else { Exit::Fault };
    if session.json {
        let ok = findings.is_empty();
        output.json(&VerifyJson { ok, log: &path, events: checked.verification.facts, head, findings: &findings })?;
        return Ok(exit);
    }
    for finding in &findings {
        output.result(finding)?;
    }
    let facts = checked.verification.facts;
    if findings.is_empty() {
        output.result(&t!(session.texts, "cli-verified", path = path, count = facts))?;
    } else {
        output.message(&t!(session.texts, "cli-faulty", path = path, count = findings.len()))?;
        output.message(&t!(session.texts, "log-tampered-next", call = session.call()))?;
    }
    output.result(&t!(session.texts, "cli-head", hash = head.to_string()))?;
    Ok(exit)
}

#[derive(Serialize)]
struct VerifyJson<'a> {
    ok: bool,
    log: &'a str,
    events: usize,
    head: Hash,
    findings: &'a [String],
}

fn in_words(session: &Session, checked: &Checked) -> Vec<String> {
    let texts = &session.texts;
    let contradiction = checked.contradiction.map(|found| t!(texts, "log-inconsistent", detail = found.to_string()));
    checked.verification.findings.iter().map(|finding| texts.finding(finding)).chain(contradiction).collect()
}
