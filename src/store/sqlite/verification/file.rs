//! Checks the file: its pages, its schema, and whether its indexes and its table contain the same.

use std::hash::RandomState;
use std::path::Path;
use std::sync::mpsc::Receiver;

use rusqlite::Connection;

use crate::error::StoreError;
use crate::sqlite::fault::{Fault, FaultResult};
use crate::sqlite::schema::MIGRATIONS;
use crate::sqlite::verification::finding::{Finding, as_finding};
use crate::sqlite::verification::indexes;
use crate::sqlite::verification::indexes::IndexSums;
use kvittera_domain::value::id::Seq;

/// Checks the pages and the indexes quickly. Once the chain was walked to `last`, `expected` receives what the indexes
/// should contain, or `None` when something was wrong with a row. In that case, or when this check finds something
/// wrong, SQLite's own check goes through everything, row by row, to say what it is.
pub(super) fn check(
    connection: &mut Connection,
    path: &Path,
    last: Seq,
    secret: &RandomState,
    expected: &Receiver<Option<IndexSums>>,
) -> FaultResult<Vec<Finding>> {
    let damage = |fault: Fault| as_finding(fault.at(path));
    let mut schema_findings = schema(connection, path).map(|()| Vec::new()).or_else(damage)?;
    let found = match quick_check(connection, last, secret) {
        Ok(found) => found.filter(|_| schema_findings.is_empty()),
        Err(fault) => damage(fault).map(|_| None)?,
    };
    let Ok(expected) = expected.recv() else { return Err(StoreError::Cancelled.into()) };
    if found.is_some() && found == expected {
        return Ok(Vec::new());
    }
    let mut findings = integrity(connection).or_else(damage)?;
    findings.append(&mut schema_findings);
    Ok(findings)
}

/// What the indexes contain, if the pages of the file are sound. The columns are not checked against their constraints,
/// because walking the chain shows what they contain.
fn quick_check(connection: &Connection, last: Seq, secret: &RandomState) -> FaultResult<Option<IndexSums>> {
    connection.pragma_update(None, "ignore_check_constraints", true)?;
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" { indexes::sums(connection, last, secret) } else { Ok(None) }
}

fn integrity(connection: &Connection) -> FaultResult<Vec<Finding>> {
    connection.pragma_update(None, "ignore_check_constraints", false)?;
    let mut query = connection.prepare("PRAGMA integrity_check")?;
    let lines: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").map(Finding::Damaged).collect())
}

fn schema(connection: &Connection, path: &Path) -> FaultResult<()> {
    MIGRATIONS.verify(connection, MIGRATIONS.version_of(connection, path)?)
}

#[cfg(test)]
mod tests {
    use std::error::Error;
    use std::hash::RandomState;

    use rusqlite::Connection;

    use super::quick_check;
    use crate::chain::Link;
    use crate::codec;
    use crate::event_store::AppendRequest;
    use crate::sqlite::fault::Fault;
    use crate::sqlite::rows;
    use crate::sqlite::schema::MIGRATIONS;
    use crate::sqlite::verification::indexes::ExpectedSums;
    use crate::stored_row::StoredRow;
    use kvittera_domain::event::case_id::CaseId;
    use kvittera_domain::event::{Event, NewEvent};
    use kvittera_domain::value::actor::{Actor, Login, Role, Via};
    use kvittera_domain::value::id::{ConflictId, IssuanceId, LogId, OutageId, RequestId, Seq};
    use kvittera_domain::value::log_identity::Mode;
    use kvittera_domain::value::request::NumberRequest;
    use kvittera_domain::value::sex::Sex;
    use kvittera_domain::value::unit::Unit;

    fn written() -> Result<Vec<StoredRow>, Box<dyn Error>> {
        let number = "19580101K123".parse()?;
        let (issuance, outage) = (IssuanceId::following(0), OutageId::following(0));
        let unit = Unit { clinic: "Kvinnokliniken".parse()?, ward: "Förlossning".parse()? };
        let (requested_by, reason) = ("berbe2".parse()?, "Ringde dubbelt");
        let issued = Event::Issued {
            issuance,
            outage,
            number,
            sex: Sex::Female,
            request: NumberRequest { requested_by, unit, callback: None },
            paper: None,
            near: vec![number],
            form_seconds: None,
        };
        let cases = [CaseId::Issuance(issuance), CaseId::Conflict(ConflictId::following(0))];
        let [unused, unused_too] = cases.map(|case| reason.parse().map(|reason| Event::Unused { case, reason }));
        let events = [
            Event::LogCreated { log: LogId(uuid::Uuid::from_u128(1)), site: "NÄL".parse()?, mode: Mode::Live },
            Event::NumberAdded { number, sex: Sex::Female, warnings: Vec::new() },
            Event::OutageSuspected { outage, checked: Vec::new() },
            issued,
            Event::PoolCounted { present: 1, missing: Vec::new(), spent: vec![number] },
            unused?,
            unused_too?,
        ];
        let now = "2026-11-22T10:00:00.123456Z".parse()?;
        let events = events.map(|event| NewEvent { occurred_at: now, event });
        let actor =
            Actor { vgr_id: "annan1".parse()?, login: Login::new("kassan"), role: Role::Cashier, via: Via::Local };
        let request = RequestId(uuid::Uuid::from_u128(2));
        Ok(codec::encode(
            Link::genesis(),
            &AppendRequest { request, recorded_at: now, actor: &actor, events: &events },
        )?)
    }

    fn log_of(rows: &[StoredRow]) -> Result<Connection, Fault> {
        let log = Connection::open_in_memory()?;
        MIGRATIONS.run_after(&log, 0)?;
        rows.iter().try_for_each(|row| rows::insert(&log, row))?;
        Ok(log)
    }

    fn text(fault: &Fault) -> String {
        format!("{fault:?}")
    }

    /// A sound log must not be passed to SQLite's own check, which takes many times as long.
    #[test]
    fn the_quick_check_is_enough_for_a_sound_log() -> Result<(), Box<dyn Error>> {
        let (rows, secret) = (written()?, RandomState::new());
        let log = log_of(&rows).map_err(|fault| text(&fault))?;
        for last in [rows.len(), rows.len() - 2] {
            let mut expected = ExpectedSums::new(secret.clone());
            rows.iter().take(last).for_each(|row| expected.add(row));
            let expected = expected.sums();
            let found = quick_check(&log, Seq(last as u64), &secret).map_err(|fault| text(&fault))?;
            assert!(expected.is_some() && found == expected, "{expected:?} {found:?}");
        }
        Ok(())
    }

    #[test]
    fn nothing_irregular_is_taken_for_sound() -> Result<(), Box<dyn Error>> {
        let changes: [fn(&mut StoredRow); 11] = [
            |row| row.seq = 0,
            |row| row.request = "6fa1bb601c2f4f0e9a430123456789ab".to_owned(),
            |row| row.part = 0,
            |row| row.version = 0,
            |row| row.recorded_at = "2026-11-22T10:00:00Z".to_owned(),
            |row| row.recorded_at = "2026-11-22T10".to_owned(),
            |row| row.occurred_at = "2026-11-22T10:00:00.123456+00:00".to_owned(),
            |row| row.occurred_at = "2026-11-22T10:00:00.1234éZ".to_owned(),
            |row| row.kind = "log_created".to_owned(),
            |row| row.body = row.body.replace("K123", "k123"),
            |row| row.body = row.body.replace("number", "nummer"),
        ];
        let row = written()?.swap_remove(3);
        for (place, change) in changes.into_iter().enumerate() {
            let mut other = row.clone();
            change(&mut other);
            let mut expected = ExpectedSums::new(RandomState::new());
            expected.add(&other);
            assert_eq!(expected.sums(), None, "{place}");
        }
        Ok(())
    }
}
