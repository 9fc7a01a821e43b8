//! Short names for the commands of the desk, and for the people, units and numbers in them. All of them are invented.

use std::fmt::Debug;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::correction::Correction;
use kvittera_domain::event::plan::Plan;
use kvittera_domain::event::reconciling::{PatientIdentity, RapsAnswer, ReconciliationStep};
use kvittera_domain::rules::command::{Command, EntryAnswer, RapsNotice, Replacement};
use kvittera_domain::rules::pool_load::{PoolLine, PoolLoad};
use kvittera_domain::value::id::{IssuanceId, OutageId};
use kvittera_domain::value::person_id::PersonId;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::reserve_number::ReserveNumber;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::unit::Unit;

use crate::given::samples::date;

/// Parses any value that is checked when parsed: a vgr-id, a name, a remark, a number or a running number.
#[track_caller]
pub fn text<T: FromStr<Err: Debug>>(text: &str) -> T {
    text.parse().expect(text)
}

/// The women's numbers in the order of the pool, from 1. Numbers above ten were drawn later.
pub fn woman(place: u8) -> PoolNumber {
    drawn(place, 4 + 2 * place, Sex::Female)
}

/// The men's numbers in the order of the pool, from 1.
pub fn man(place: u8) -> PoolNumber {
    drawn(place, 5 + 2 * place, Sex::Male)
}

fn drawn(place: u8, serial: u8, sex: Sex) -> PoolNumber {
    ReserveNumber::compose(date(2019, 1, place.into()), serial, sex).unwrap().into()
}

/// A number of the right shape with a wrong check digit.
pub fn made_up() -> PoolNumber {
    text("20190103K629")
}

pub fn full_pool_numbers() -> Vec<PoolNumber> {
    (1..=10).map(woman).chain((1..=10).map(man)).collect()
}

/// A request as a ward makes it on the phone.
pub fn request() -> NumberRequest {
    NumberRequest { requested_by: text("avdel2"), unit: unit(), callback: Some(text("4711")) }
}

/// The request of another ward, for a number that was given out on paper.
pub fn paper_request() -> NumberRequest {
    NumberRequest {
        requested_by: text("annan3"),
        unit: Unit { clinic: text("Kirurgi"), ward: text("Avd 9") },
        callback: None,
    }
}

pub fn unit() -> Unit {
    Unit { clinic: text("Medicin"), ward: text("Avd 5") }
}

/// The case of the issuance with this running number.
pub fn patient(issuance: usize) -> CaseId {
    CaseId::Issuance(nth(issuance))
}

/// The case of the second patient of the first conflict.
pub fn second_patient() -> CaseId {
    text("k1")
}

/// Parses a new id as it is typed.
pub fn id(typed: &str) -> PersonId {
    PersonId::parse(typed, date(2026, 11, 22)).expect(typed)
}

/// The ward found out who the patient is, or made a new reserve number for them.
pub fn replace(case: CaseId, new: &str) -> Command {
    Command::Replace {
        case,
        replacement: Replacement { id: id(new), identity: PatientIdentity::Pending, age_accepted: false },
        reason: None,
    }
}

/// Replaces a new id that is recorded already.
pub fn replace_because(case: CaseId, new: &str, reason: &str) -> Command {
    let replacement = Replacement { id: id(new), identity: PatientIdentity::Pending, age_accepted: false };
    Command::Replace { case, replacement, reason: Some(text(reason)) }
}

/// RAPS is notified now.
pub fn notify(case: CaseId) -> Command {
    Command::NotifyRaps { case, notice: RapsNotice::default(), reason: None }
}

/// The number was never used.
pub fn unused(case: CaseId) -> Command {
    Command::MarkUnused { case, reason: text("patienten gick hem") }
}

/// Undoes a step of a reconciliation; `None` means the last one.
pub fn undo(case: CaseId, step: Option<ReconciliationStep>) -> Command {
    Command::Undo { case, step, reason: text("fel rad"), raps: None }
}

/// Undoes a step that takes a notice to RAPS back.
pub fn undo_told(case: CaseId, step: Option<ReconciliationStep>, answer: RapsAnswer) -> Command {
    Command::Undo { case, step, reason: text("fel rad"), raps: Some(answer) }
}

pub fn suspect() -> Command {
    Command::SuspectOutage { at: None, checked: vec![] }
}

pub fn suspect_since(at: DateTime<Utc>) -> Command {
    Command::SuspectOutage { at: Some(at), checked: vec![] }
}

pub fn confirm() -> Command {
    Command::ConfirmOutage { at: None }
}

pub fn end() -> Command {
    Command::EndOutage { at: None }
}

pub fn confirm_at(at: DateTime<Utc>) -> Command {
    Command::ConfirmOutage { at: Some(at) }
}

pub fn end_at(at: DateTime<Utc>) -> Command {
    Command::EndOutage { at: Some(at) }
}

pub fn announcement(from: DateTime<Utc>, to: DateTime<Utc>) -> Plan {
    Plan { from, to, reference: Some(text("CHG 4711")) }
}

/// Announces a planned stop.
pub fn plan(from: DateTime<Utc>, to: DateTime<Utc>) -> Command {
    Command::PlanOutage(announcement(from, to))
}

/// Moves the next planned stop.
pub fn replan(from: DateTime<Utc>, to: DateTime<Utc>) -> Command {
    Command::ReplanOutage { outage: None, plan: announcement(from, to) }
}

/// Cancels the next planned stop.
pub fn cancel() -> Command {
    Command::CancelOutage { outage: None, reason: text("uppskjutet") }
}

/// Reopens the latest outage.
pub fn reopen() -> Command {
    Command::ReopenOutage { reason: text("nere igen") }
}

/// Closes the latest outage as reconciled.
pub fn reconcile() -> Command {
    Command::ReconcileOutage { outage: None }
}

/// Sets the times of an outage; `None` means the latest one.
pub fn set_times(
    outage: Option<OutageId>,
    started_at: Option<DateTime<Utc>>,
    ended_at: Option<DateTime<Utc>>,
) -> Command {
    Command::SetOutageTimes { outage, started_at, ended_at, reason: text("enligt IT-nyheter") }
}

pub fn note(note: &str) -> Command {
    Command::NoteOutage { at: None, note: text(note) }
}

pub fn issue(sex: Sex) -> Command {
    Command::Issue { sex, request: request(), proposed: None, form_seconds: None }
}

/// Issues the number that the cashier sees on the screen.
pub fn issue_shown(sex: Sex, shown: PoolNumber) -> Command {
    Command::Issue { sex, request: request(), proposed: Some(shown), form_seconds: None }
}

/// Enters a number that a colleague gave out on paper at `at`.
pub fn late(number: PoolNumber, at: DateTime<Utc>) -> Command {
    Command::LateEntry { number, at, given_by: Some(text("natte4")), request: paper_request(), answer: None }
}

/// Enters the same once more, for another patient.
pub fn late_for_another(number: PoolNumber, at: DateTime<Utc>) -> Command {
    answered(late(number, at), EntryAnswer::AnotherPatient)
}

/// A late entry with the answer to what it is where the log says the same already.
pub fn answered(entry: Command, answer: EntryAnswer) -> Command {
    match entry {
        Command::LateEntry { number, at, given_by, request, .. } => {
            Command::LateEntry { number, at, given_by, request, answer: Some(answer) }
        }
        other => other,
    }
}

pub fn read_back(issuance: IssuanceId, heard: &str) -> Command {
    Command::ReadBack { issuance, heard: text(heard) }
}

pub fn skip_read_back(issuance: IssuanceId) -> Command {
    Command::SkipReadBack { issuance }
}

pub fn void(issuance: IssuanceId, reason: &str) -> Command {
    Command::Void { issuance, reason: text(reason) }
}

pub fn correct(issuance: IssuanceId, correction: Correction) -> Command {
    Command::Correct { issuance, correction, reason: text("skrevs fel") }
}

pub fn withdraw(number: PoolNumber) -> Command {
    Command::Withdraw { number, reason: text("oläsligt i pärmen") }
}

pub fn resolve(conflict: &str) -> Command {
    Command::ResolveConflict { conflict: text(conflict), reason: text("bytt till nytt nummer på Avd 9") }
}

/// Says that the first conflict was none.
pub fn take_back_conflict() -> Command {
    Command::TakeBackConflict { conflict: text("1"), reason: text("samma blad, två kollegor") }
}

/// The first issuance; [`nth`] has the later ones.
pub fn first() -> IssuanceId {
    nth(1)
}

pub fn nth(place: usize) -> IssuanceId {
    IssuanceId::following(place - 1)
}

pub fn outage(place: usize) -> OutageId {
    OutageId::following(place - 1)
}

/// Numbers as lines of a file that has no column for the sex.
pub fn lines(numbers: impl IntoIterator<Item = PoolNumber>) -> Vec<PoolLine> {
    (2..).zip(numbers).map(|(line, number)| PoolLine { line, number: Ok(number), sex: None }).collect()
}

pub fn load(numbers: impl IntoIterator<Item = PoolNumber>) -> Command {
    load_lines(lines(numbers))
}

pub fn load_lines(lines: Vec<PoolLine>) -> Command {
    Command::LoadPool(PoolLoad { lines, oddities: Vec::new(), warnings_accepted: false })
}

/// Loads numbers and accepts all warnings.
pub fn load_anyway(lines: Vec<PoolLine>) -> Command {
    Command::LoadPool(PoolLoad { lines, oddities: Vec::new(), warnings_accepted: true })
}
