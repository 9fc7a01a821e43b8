//! All numbers of the binder with what became of them.

use serde::Serialize;

use crate::cli::columns::aligned;
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::domain::binder_number::BinderNumber;
use crate::domain::id::IssuanceId;
use crate::domain::issuance::Issuance;
use crate::domain::ledger::Ledger;
use crate::domain::pool::{NumberState, PoolNumber};
use crate::domain::pool_load::Doubt;
use crate::domain::sex::Sex;
use crate::t;

#[derive(Serialize)]
struct NumberJson<'a> {
    number: BinderNumber,
    sex: Sex,
    state: &'static str,
    issuance: Option<IssuanceId>,
    reason: Option<&'a str>,
    doubts: &'a [Doubt],
}

pub(super) fn run(session: &Session, output: &mut Output<'_>) -> Result<(), Failure> {
    let opened = session.open(output)?;
    let ledger = opened.desk.ledger();
    let rights = opened.desk.rights();
    let is_at_stake = |entry: &PoolNumber| opened.desk.halt().is_some_and(|halt| halt.may_be_out(entry.number));
    let numbers = Sex::IN_BINDER.into_iter().flat_map(|sex| ledger.pool.of_sex(sex));
    let numbers = numbers.filter(|number| rights.sees_number(ledger, number));
    if session.json {
        return Ok(output.json(&numbers.map(|number| as_json(number, is_at_stake(number))).collect::<Vec<_>>())?);
    }
    let rows: Vec<_> = numbers.map(|number| row(session, ledger, number, is_at_stake(number))).collect();
    Ok(aligned(&rows).iter().try_for_each(|line| output.result(line))?)
}

fn as_json(entry: &PoolNumber, is_at_stake: bool) -> NumberJson<'_> {
    let (state, issuance, reason) = match &entry.state {
        NumberState::Free if is_at_stake => ("at_stake", None, None),
        NumberState::Free => ("free", None, None),
        NumberState::Issued(issuance) => ("issued", Some(*issuance), None),
        NumberState::Withdrawn { reason, .. } => ("withdrawn", None, Some(reason.as_str())),
        NumberState::Quarantined { because, .. } => ("quarantined", None, Some(because.name())),
    };
    NumberJson { number: entry.number, sex: entry.sex, state, issuance, reason, doubts: &entry.doubts }
}

fn row(session: &Session, ledger: &Ledger, entry: &PoolNumber, is_at_stake: bool) -> [String; 4] {
    let texts = &session.texts;
    let what = match &entry.state {
        NumberState::Free => String::new(),
        NumberState::Issued(id) => ledger.issuance(*id).map_or_else(String::new, |issuance| whereto(session, issuance)),
        NumberState::Withdrawn { reason, .. } => reason.to_string(),
        NumberState::Quarantined { because, .. } => texts.quarantine(because),
    };
    let state = match &entry.state {
        NumberState::Free if is_at_stake => t!(texts, "number-state-at-stake"),
        state => texts.number_state(state),
    };
    [texts.sex(entry.sex), entry.number.groups().join(" "), state, what]
}

fn whereto(session: &Session, issuance: &Issuance) -> String {
    t!(
        session.texts,
        "cli-pool-issued",
        issuance = issuance.id.to_string(),
        unit = issuance.unit.to_string(),
        state = session.texts.hand_out_state(issuance)
    )
}
