//! What leaves the desk as a document.

mod accessible;
pub mod hostile;
mod measured;
mod night;
mod paper;
mod printed;
pub mod record;
mod written;

use std::sync::Arc;

use kvittera::config::Config;
use kvittera::desk::report::OutageReport;
use kvittera::desk::sheet::Sheet;
use kvittera::export::report::ReportFormat;
use kvittera::export::{report, sheet};
use kvittera::i18n::Texts;
use kvittera_domain::event::RecordedEvent;
use kvittera_domain::value::id::OutageId;

use crate::given::scenario::Scenario;

fn config() -> Config {
    Config::load(None).unwrap()
}

fn events(desk: &Scenario) -> Vec<Arc<RecordedEvent>> {
    desk.events.iter().cloned().map(Arc::new).collect()
}

/// What is measured of an outage.
fn with_report<T>(desk: &Scenario, outage: OutageId, read: impl FnOnce(&OutageReport<'_>) -> T) -> T {
    let (config, events) = (config(), events(desk));
    let marks = (config.pool.thresholds(), config.reconciliation.deadlines());
    let outage = desk.ledger.outages.by_id(outage).unwrap();
    let head = events.last().map(|recorded| recorded.hash);
    read(&OutageReport::of(&desk.ledger, (&events, head), outage, marks, desk.now))
}

/// The report on the outage that began last.
fn report(desk: &Scenario, format: ReportFormat, texts: &Texts) -> String {
    let latest = desk.ledger.outages.latest().unwrap().id;
    with_report(desk, latest, |report| report::write(report, &config().site.name, format, texts))
}

fn sheet(desk: &Scenario, texts: &Texts) -> String {
    let head = desk.events.last().map(|recorded| recorded.hash);
    sheet::write(&Sheet::of(&desk.ledger, None, head, desk.now).unwrap(), &config(), texts)
}
