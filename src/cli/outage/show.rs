//! `kvittera outage show`: the course of one outage with who and when, its issuances, what is left to do.

use crate::cli::columns::aligned;
use crate::cli::failure::CliError;
use crate::cli::outage::json::WholeJson;
use crate::cli::outage::selection::selected_outage;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::desk::DeskError;
use crate::i18n::Texts;
use crate::t;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::outage::{Outage, OutageStep};
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::refusal::Refusal;

pub(super) fn run(session: &CliSession, typed: Option<&str>, output: &mut Output<'_>) -> Result<(), CliError> {
    let opened = session.open_to_read(output)?;
    let ledger = opened.desk.ledger();
    let rights = opened.desk.rights();
    let outage = selected_outage(session, ledger, typed)?.ok_or(DeskError::Refused(Refusal::NoOutageYet))?;
    if session.json {
        return Ok(output.json(&WholeJson::of(outage, ledger, rights, &session.texts))?);
    }
    let texts = &session.texts;
    output.result(&texts.outage_line(outage, session.now()))?;
    let steps: Vec<_> = outage.course.iter().map(|step| row(texts, step)).collect();
    let issuances = ledger.issuances_of(outage.id).filter(|issuance| rights.sees_unit(&issuance.request.unit));
    let issuances = issuances.map(|issuance| texts.issuance_line(issuance, session.now()));
    let open = open_work(texts, outage, ledger, rights);
    let lines = aligned(&steps).into_iter().chain(issuances).chain(open);
    Ok(lines.into_iter().try_for_each(|line| output.result(&format!("  {line}")))?)
}

/// `2026-11-22 03:12  kassa1  misstänkt`.
fn row(texts: &Texts, step: &OutageStep) -> [String; 3] {
    [texts.date_clock(step.at), step.by.vgr_id.to_string(), texts.step(&step.what)]
}

/// The open conflicts of the outage, and the cases that are not reconciled yet.
fn open_work(texts: &Texts, outage: &Outage, ledger: &Ledger, rights: &Rights) -> Vec<String> {
    let conflicts = ledger
        .open_conflicts()
        .filter(|conflict| conflict.outage == outage.id && rights.sees_unit(&conflict.request.unit));
    let cases = ledger.open_reconciliations().filter(|case| case.outage == outage.id && rights.sees(case));
    let cases: Vec<String> = cases.map(|case| case.id.to_string()).collect();
    let count = cases.len().to_string();
    let cases = (!cases.is_empty()).then(|| t!(texts, "handover-owed", count = count, issuances = cases.join(", ")));
    conflicts.map(|conflict| texts.conflict_line(conflict)).chain(cases).collect()
}
