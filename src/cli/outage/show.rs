//! One outage whole: its course with who and when, its hand-outs, what is left to do.

use crate::cli::columns::aligned;
use crate::cli::failure::CliError;
use crate::cli::outage::chosen::meant;
use crate::cli::outage::json::WholeJson;
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
    let opened = session.open(output)?;
    let ledger = opened.desk.ledger();
    let rights = opened.desk.rights();
    let outage = meant(session, ledger, typed)?.ok_or(DeskError::Refused(Refusal::NoOutageYet))?;
    if session.json {
        return Ok(output.json(&WholeJson::of(outage, ledger, rights, &session.texts))?);
    }
    let texts = &session.texts;
    output.result(&texts.outage_line(outage, session.now()))?;
    let steps: Vec<_> = outage.course.iter().map(|step| row(texts, step)).collect();
    let issuances = ledger.issuances_of(outage.id).filter(|issuance| rights.sees_unit(&issuance.request.unit));
    let issuances = issuances.map(|issuance| texts.issuance_line(issuance, session.now()));
    let left = left(texts, outage, ledger, rights);
    let lines = aligned(&steps).into_iter().chain(issuances).chain(left);
    Ok(lines.into_iter().try_for_each(|line| output.result(&format!("  {line}")))?)
}

/// `2026-11-22 03:12  kassa1  misstänkt`.
fn row(texts: &Texts, step: &OutageStep) -> [String; 3] {
    [texts.date_clock(step.at), step.by.vgr_id.to_string(), texts.step(&step.what)]
}

/// The clashes of the outage, and how many of its hand-outs are open.
fn left(texts: &Texts, outage: &Outage, ledger: &Ledger, rights: &Rights) -> Vec<String> {
    let conflicts = ledger
        .open_conflicts()
        .filter(|conflict| conflict.outage == outage.id && rights.sees_unit(&conflict.request.unit));
    let owed = ledger.open_reconciliations().filter(|case| case.outage == outage.id && rights.sees(case));
    let owed: Vec<String> = owed.map(|case| case.id.to_string()).collect();
    let count = owed.len().to_string();
    let owed = (!owed.is_empty()).then(|| t!(texts, "handover-owed", count = count, issuances = owed.join(", ")));
    conflicts.map(|conflict| texts.conflict_line(conflict)).chain(owed).collect()
}
