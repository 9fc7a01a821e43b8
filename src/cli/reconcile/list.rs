//! `kvittera reconcile list`: the worklist, by outage and ward, the oldest case first.

use crate::cli::arguments::CasesArgs;
use crate::cli::columns::aligned;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::reconcile::json::CaseJson;
use crate::cli::session::CliSession;
use crate::t;
use kvittera_domain::ledger::case::Case;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::id::OutageId;
use kvittera_domain::views::worklist::{OutageCases, worklist};

pub(super) fn run(session: &CliSession, wanted: &CasesArgs, output: &mut Output<'_>) -> Result<(), CliError> {
    let outage: Option<OutageId> =
        wanted.outage.as_deref().map(|typed| session.running_number("OUTAGE", typed)).transpose()?;
    let opened = session.open_to_read(output)?;
    let ledger = opened.desk.ledger();
    if let Some(unknown) = outage.filter(|id| ledger.outages.begun().all(|outage| outage.id != *id)) {
        return Err(CliError::Refused(session.texts.refusal(&Refusal::OutageUnknown(unknown), &session.call())));
    }
    let rights = opened.desk.rights();
    let keeps = |case: &Case<'_>| {
        rights.sees(case)
            && (!wanted.open || case.is_open())
            && outage.is_none_or(|outage| case.outage == outage)
            && wanted.ward.as_deref().is_none_or(|part| case.request.unit.mentions(part))
            && wanted.id.as_deref().is_none_or(|typed| case.has_id(typed))
    };
    let list = worklist(ledger, keeps);
    if session.json {
        let cases = list.iter().flat_map(|outage| &outage.wards).flat_map(|ward| &ward.cases);
        return Ok(output.json_rows(cases.map(|case| CaseJson::of(case, session.now())))?);
    }
    if list.is_empty() {
        output.message(&t!(session.texts, "worklist-empty"))?;
    }
    for outage in &list {
        show(session, ledger.outages.by_id(outage.outage), outage, output)?;
    }
    Ok(())
}

fn show(
    session: &CliSession,
    outage: Option<&Outage>,
    cases: &OutageCases<'_>,
    output: &mut Output<'_>,
) -> Result<(), CliError> {
    let texts = &session.texts;
    let line = outage.map(|outage| texts.outage_line(outage, session.now())).unwrap_or_default();
    output.result(&format!("{line} · {}", texts.progress(cases.progress())))?;
    for ward in &cases.wards {
        output.result(&format!("  {} · {}", ward.unit, texts.progress(ward.progress())))?;
        let rows: Vec<_> = ward.cases.iter().map(|case| row(session, case)).collect();
        aligned(&rows).iter().try_for_each(|line| output.result(&format!("    {line}")))?;
    }
    Ok(())
}

/// `3  20190103K061  5 h 2 min  vwxyz2  kassa1  nytt id, RAPS återstår  19900101-2385`.
fn row(session: &CliSession, case: &Case<'_>) -> [String; 7] {
    let (texts, now) = (&session.texts, session.now());
    let new = case.reconciliation.replaced.as_ref().map(|replaced| replaced.id.written());
    [
        case.id.to_string(),
        case.number.to_string(),
        texts.span(case.age(now)),
        case.request.requested_by.to_string(),
        case.issued_by.to_string(),
        texts.case_state(case.state()),
        new.into_iter()
            .chain(texts.case_remarks(case, session.config.reconciliation.deadlines(), now))
            .collect::<Vec<_>>()
            .join(" · "),
    ]
}
