//! `kvittera verify`: checks the hash chain, the database, the schema, the witness and every rule again.

use serde::Serialize;

use crate::cli::exit::Exit;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::progress::with_progress;
use crate::cli::session::CliSession;
use crate::desk::{DeskError, HaltedOperation};
use crate::open::{Checked, OpenError, Progress};
use crate::sandbox::SandboxStatus;
use crate::{open, t};
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::Seq;
use kvittera_domain::value::log_identity::Mode;
use kvittera_store::StoreError;

/// Runs `kvittera verify`. Faults in the log are findings and no error; they make the exit code [`Exit::Fault`].
///
/// # Errors
/// When there is no log, it can't be read at all, or the output can't be written.
pub fn run(session: &CliSession, output: &mut Output<'_>) -> Result<Exit, CliError> {
    let confined = session.confine(&open::place(&session.wanted, &session.config)?);
    let checked = verify_log(session, output)?;
    session.announce(checked.mode, &checked.path, checked.instead_of.as_deref(), output)?;
    let findings = findings_in_words(session, &checked);
    let path = checked.path.display().to_string();
    let head = checked.verification.head.hash;
    let clock_set_back = &checked.verification.clock_set_back;
    let exit = if findings.is_empty() { Exit::Done } else { Exit::Fault };
    if session.json {
        let (ok, events, confined) = (findings.is_empty(), checked.verification.events, confined.name());
        let log = &path;
        output.json(&VerifyJson { ok, log, events, head, findings: &findings, clock_set_back, confined })?;
        return Ok(exit);
    }
    for finding in &findings {
        output.result(finding)?;
    }
    let events = checked.verification.events;
    if findings.is_empty() {
        output.result(&t!(session.texts, "cli-verified", path = path, count = events))?;
    } else {
        output.message(&t!(session.texts, "cli-faulty", path = path, count = findings.len()))?;
        output.message(&next(session, checked.mode))?;
    }
    if let Some(first) = clock_set_back.first() {
        let (seq, count) = (first.0, clock_set_back.len());
        output.message(&t!(session.texts, "cli-clock-set-back", seq = seq, count = count))?;
    }
    output.result(&t!(session.texts, "cli-head", hash = head.to_string()))?;
    match confined {
        SandboxStatus::Full => {}
        SandboxStatus::Partial => output.message(&t!(session.texts, "cli-half-confined"))?,
        SandboxStatus::None => output.message(&t!(session.texts, "cli-unconfined"))?,
    }
    Ok(exit)
}

/// Verifies the log and shows the progress on a terminal; Ctrl-C stops it cleanly.
fn verify_log(session: &CliSession, output: &mut Output<'_>) -> Result<Checked, CliError> {
    let (wanted, config) = (session.wanted.clone(), session.config.clone());
    let outcome = with_progress(&session.texts, output, move |watch| {
        open::verify(&wanted, &config, &|done, whole| watch(Progress { proves: true, done, whole }))
    });
    outcome.map_err(CliError::Output)?.map_err(|error| match error {
        OpenError::Desk(DeskError::Store(error @ StoreError::Cancelled)) => {
            CliError::Refused(session.texts.store_error(&error, ""))
        }
        other => other.into(),
    })
}

#[derive(Serialize)]
struct VerifyJson<'a> {
    ok: bool,
    log: &'a str,
    events: usize,
    head: Hash,
    findings: &'a [String],
    clock_set_back: &'a [Seq],
    confined: &'static str,
}

/// What to do about a faulty log. Only a person who issues numbers is sent to the paper binder.
fn next(session: &CliSession, mode: Mode) -> String {
    let (texts, phones) = (&session.texts, session.phones());
    match HaltedOperation::seen_with(session.person.rights_in(mode)) {
        HaltedOperation::Issue => t!(texts, "log-tampered-next", call = phones.call.as_str()),
        _ => t!(texts, "halted-ward-next", phone = phones.cashier.as_str(), call = phones.call.as_str()),
    }
}

fn findings_in_words(session: &CliSession, checked: &Checked) -> Vec<String> {
    let texts = &session.texts;
    let contradiction = checked.contradiction.map(|found| t!(texts, "log-inconsistent", detail = found.to_string()));
    let stopped = HaltedOperation::seen_with(session.person.rights_in(checked.mode));
    let halt = checked.halt.as_ref().map(|halt| texts.halt(halt, stopped, &session.phones()).message);
    let findings = checked.verification.findings.iter().map(|finding| texts.finding(finding));
    findings.chain(contradiction).chain(halt).collect()
}
