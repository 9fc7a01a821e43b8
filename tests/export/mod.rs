//! What leaves the desk as a document.

pub mod hostile;
mod measured;
mod night;
mod paper;
mod printed;
pub mod record;
mod written;

use std::sync::Arc;

use kvittera::config::Config;
use kvittera::desk::report::Report;
use kvittera::desk::sheet::Sheet;
use kvittera::domain::fact::Recorded;
use kvittera::domain::id::OutageId;
use kvittera::export::report::Format;
use kvittera::export::{report, sheet};
use kvittera::i18n::Texts;

use crate::domain::scenario::Scenario;

fn config() -> Config {
    Config::load(None).unwrap()
}

fn facts(desk: &Scenario) -> Vec<Arc<Recorded>> {
    desk.facts.iter().cloned().map(Arc::new).collect()
}

/// What is measured of an outage.
fn with_report<T>(desk: &Scenario, outage: OutageId, read: impl FnOnce(&Report<'_>) -> T) -> T {
    let (config, facts) = (config(), facts(desk));
    let marks = (config.pool.marks(), config.reconciliation.patience());
    let outage = desk.ledger.outages.by_id(outage).unwrap();
    let head = facts.last().map(|fact| fact.hash);
    read(&Report::of(&desk.ledger, (&facts, head), outage, marks, desk.now))
}

/// The report on the outage that began last.
fn report(desk: &Scenario, format: Format, texts: &Texts) -> String {
    let latest = desk.ledger.outages.latest().unwrap().id;
    with_report(desk, latest, |report| report::write(report, &config().site.name, format, texts))
}

fn sheet(desk: &Scenario, texts: &Texts) -> String {
    let head = desk.facts.last().map(|fact| fact.hash);
    sheet::write(&Sheet::of(&desk.ledger, None, head, desk.now).unwrap(), &config(), texts)
}
