//! `kvittera outage list`: all outages, planned ones too.

use crate::cli::columns::aligned;
use crate::cli::failure::CliError;
use crate::cli::outage::json::ListedOutageJson;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::i18n::Texts;
use crate::t;
use kvittera_domain::event::plan::Plan;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::outage::Outage;

pub(super) fn run(session: &CliSession, output: &mut Output<'_>) -> Result<(), CliError> {
    let opened = session.open_to_read(output)?;
    let ledger = opened.desk.ledger();
    if session.json {
        return Ok(output.json_rows(ledger.outages.iter().map(|outage| ListedOutageJson::of(outage, ledger)))?);
    }
    let rows: Vec<_> = ledger.outages.iter().map(|outage| row(&session.texts, outage, ledger)).collect();
    if rows.is_empty() {
        output.message(&t!(session.texts, "cli-no-outages"))?;
    }
    Ok(aligned(&rows).iter().try_for_each(|line| output.result(line))?)
}

fn row(texts: &Texts, outage: &Outage, ledger: &Ledger) -> [String; 6] {
    let announced = outage.plan.as_ref().filter(|_| !outage.state.has_begun());
    let end = outage.ended_at.or(announced.map(|plan| plan.to));
    let end = end.map_or_else(String::new, |end| texts.date_clock(end));
    [
        outage.id.to_string(),
        texts.outage_state(outage.state),
        texts.date_clock(outage.started_at),
        format!("– {end}").trim_end().to_owned(),
        t!(texts, "cli-hand-outs", count = ledger.issuances_of(outage.id).count()),
        outage.plan.as_ref().map_or_else(String::new, |plan| announcement(texts, outage, plan)),
    ]
}

/// What the other columns leave out of the announcement: for an outage that has begun the planned time, else the
/// reference.
fn announcement(texts: &Texts, outage: &Outage, plan: &Plan) -> String {
    match &plan.reference {
        _ if outage.state.has_begun() => t!(texts, "step-planned", plan = texts.plan(plan)),
        Some(reference) => reference.to_string(),
        None => String::new(),
    }
}
