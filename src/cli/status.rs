//! `kvittera status`: the state of the desk in one look.

use serde::Serialize;

use super::columns::aligned;
use super::failure::Failure;
use super::moments::local;
use super::output::Output;
use super::session::Session;
use crate::desk::status::Status;
use crate::domain::calendar::Contact;
use crate::domain::event::{Hash, Mode};
use crate::domain::id::OutageId;
use crate::domain::ledger::Headline;
use crate::domain::pool::Count;
use crate::domain::sex::Sex;
use crate::open::Opened;
use crate::t;

/// Carries the command out.
///
/// # Errors
/// When the log or the output can't be used.
pub fn run(session: &Session, output: &mut Output<'_>) -> Result<(), Failure> {
    let opened = session.open(output)?;
    let status = Status::of(opened.desk.ledger(), &session.config.hours, session.now());
    if session.json {
        return Ok(output.json(&as_json(session, &opened, &status))?);
    }
    output.result(session.config.site.name.as_str())?;
    Ok(aligned(&rows(session, &opened, &status)).iter().try_for_each(|line| output.result(line))?)
}

#[derive(Serialize)]
struct StatusJson<'a> {
    mode: Mode,
    site: &'a str,
    site_name: &'a str,
    log: String,
    now: String,
    outage: OutageJson,
    call: CallJson<'a>,
    pool: PoolJson,
    open_reconciliations: usize,
    open_conflicts: usize,
    events: u64,
    head: Option<Hash>,
}

#[derive(Serialize)]
struct OutageJson {
    state: &'static str,
    id: Option<OutageId>,
    kind: Option<&'static str>,
    started_at: Option<String>,
    ended_at: Option<String>,
}

#[derive(Serialize)]
struct CallJson<'a> {
    who: &'static str,
    phone: &'a str,
    rule: String,
    until: String,
}

#[derive(Serialize)]
struct PoolJson {
    female: CountJson,
    male: CountJson,
}

#[derive(Serialize)]
struct CountJson {
    free: usize,
    issued: usize,
    withdrawn: usize,
    total: usize,
}

impl From<Count> for CountJson {
    fn from(count: Count) -> Self {
        let Count { free, issued, withdrawn } = count;
        Self { free, issued, withdrawn, total: count.total() }
    }
}

fn as_json<'a>(session: &'a Session, opened: &Opened, status: &Status<'_>) -> StatusJson<'a> {
    let config = &session.config;
    let (who, phone) = match status.call.who {
        Contact::Helpdesk => ("helpdesk", config.contacts.helpdesk.as_str()),
        Contact::OnCall => ("on_call", config.contacts.switchboard.as_str()),
    };
    StatusJson {
        mode: opened.mode,
        site: config.site.id.as_str(),
        site_name: config.site.name.as_str(),
        log: opened.path.display().to_string(),
        now: local(status.now),
        outage: outage_json(status.headline),
        call: CallJson { who, phone, rule: session.texts.call_rule(status.call.rule), until: local(status.call.until) },
        pool: PoolJson { female: status.female.into(), male: status.male.into() },
        open_reconciliations: status.open_reconciliations,
        open_conflicts: status.open_conflicts,
        events: opened.desk.ledger().seq.0,
        head: head(opened),
    }
}

fn outage_json(headline: Headline<'_>) -> OutageJson {
    let (state, outage) = match headline {
        Headline::Operational => ("operational", None),
        Headline::Down(outage) => (outage.state.name(), Some(outage)),
        Headline::Due(outage) | Headline::Planned(outage) => ("planned", Some(outage)),
        Headline::Restored(outage) => ("restored", outage),
    };
    OutageJson {
        state,
        id: outage.map(|outage| outage.id),
        kind: outage.map(|outage| if outage.plan.is_some() { "planned" } else { "unplanned" }),
        started_at: outage.map(|outage| local(outage.started_at)),
        ended_at: outage.and_then(|outage| outage.ended_at).map(local),
    }
}

fn rows(session: &Session, opened: &Opened, status: &Status<'_>) -> Vec<[String; 2]> {
    let texts = &session.texts;
    let head = head(opened).map_or_else(String::new, |hash| hash.short());
    vec![
        [t!(texts, "cli-status-state"), texts.headline(status.headline, status.open_reconciliations, status.now)],
        [t!(texts, "cli-status-call"), texts.call_until(&status.call, &session.config.contacts, status.now)],
        [texts.sexes(Sex::Female), count(session, status.female)],
        [texts.sexes(Sex::Male), count(session, status.male)],
        [t!(texts, "cli-status-reconciliations"), status.open_reconciliations.to_string()],
        [t!(texts, "cli-status-conflicts"), status.open_conflicts.to_string()],
        [t!(texts, "cli-status-log"), t!(texts, "cli-status-facts", count = opened.desk.ledger().seq.0, head = head)],
    ]
}

fn count(session: &Session, count: Count) -> String {
    let Count { free, issued, withdrawn } = count;
    t!(session.texts, "cli-status-count", free = free, issued = issued, withdrawn = withdrawn)
}

fn head(opened: &Opened) -> Option<Hash> {
    opened.desk.facts().last().map(|fact| fact.hash)
}
