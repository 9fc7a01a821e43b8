//! `kvittera pool list`: all numbers of the pool with their state.

use serde::Serialize;

use crate::cli::columns::aligned;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::t;
use kvittera_domain::event::number_warning::NumberWarning;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::issuance::Issuance;
use kvittera_domain::ledger::pool::{NumberState, PoolEntry};
use kvittera_domain::value::id::IssuanceId;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;

#[derive(Serialize)]
struct NumberJson<'a> {
    number: PoolNumber,
    sex: Sex,
    state: &'static str,
    issuance: Option<IssuanceId>,
    reason: Option<&'a str>,
    #[serde(rename = "doubts")]
    warnings: &'a [NumberWarning],
}

pub(super) fn run(session: &CliSession, output: &mut Output<'_>) -> Result<(), CliError> {
    let opened = session.open_to_read(output)?;
    let ledger = opened.desk.ledger();
    let rights = opened.desk.rights();
    let is_at_risk = |entry: &PoolEntry| opened.desk.halt().is_some_and(|halt| halt.may_be_out(entry.number));
    let numbers = Sex::IN_POOL.into_iter().flat_map(|sex| ledger.pool.of_sex(sex));
    let numbers = numbers.filter(|number| rights.sees_number(ledger, number));
    if session.json {
        return Ok(output.json_rows(numbers.map(|number| as_json(number, is_at_risk(number))))?);
    }
    let rows: Vec<_> = numbers.map(|number| row(session, ledger, number, is_at_risk(number))).collect();
    Ok(aligned(&rows).iter().try_for_each(|line| output.result(line))?)
}

fn as_json(entry: &PoolEntry, is_at_risk: bool) -> NumberJson<'_> {
    let (state, issuance, reason) = match &entry.state {
        NumberState::Free if is_at_risk => ("at_stake", None, None),
        NumberState::Free => ("free", None, None),
        NumberState::Issued(issuance) => ("issued", Some(*issuance), None),
        NumberState::Withdrawn { reason, .. } => ("withdrawn", None, Some(reason.as_str())),
        NumberState::Quarantined { because, .. } => ("quarantined", None, Some(because.name())),
    };
    NumberJson { number: entry.number, sex: entry.sex, state, issuance, reason, warnings: &entry.warnings }
}

fn row(session: &CliSession, ledger: &Ledger, entry: &PoolEntry, is_at_risk: bool) -> [String; 4] {
    let texts = &session.texts;
    let what = match &entry.state {
        NumberState::Free => String::new(),
        NumberState::Issued(id) => {
            ledger.issuance(*id).map_or_else(String::new, |issuance| issued_to(session, issuance))
        }
        NumberState::Withdrawn { reason, .. } => reason.to_string(),
        NumberState::Quarantined { because, .. } => texts.quarantine(because),
    };
    let state = match &entry.state {
        NumberState::Free if is_at_risk => t!(texts, "number-state-at-stake"),
        state => texts.number_state(state),
    };
    [texts.sex(entry.sex), entry.number.groups().join(" "), state, what]
}

fn issued_to(session: &CliSession, issuance: &Issuance) -> String {
    t!(
        session.texts,
        "cli-pool-issued",
        issuance = issuance.id.to_string(),
        unit = issuance.request.unit.to_string(),
        state = session.texts.issuance_state(issuance)
    )
}
