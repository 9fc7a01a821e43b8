//! What must not be overlooked, on every screen.

use chrono::TimeDelta;
use kvittera::config::Language;
use kvittera::desk::maintenance::{Backup, BackupCopy, MaintenanceState};
use kvittera::tui::msg::Msg;
use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::rules::command::{Command, EntryAnswer};
use kvittera_domain::rules::decide::{Context, decide};
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::id::{RequestId, Seq};
use kvittera_domain::value::sex::Sex;
use kvittera_store::{DiskSpace, StoreError};

use super::{look, look_at_all_sizes};
use crate::stage::play::Fault;
use crate::stage::samples::{END, SUSPECT, issue, issue_to, request};
use crate::stage::{Setting, Stage, night};

/// The first number is given on paper too.
fn given_on_paper_too(desk: &mut Stage) {
    let number = desk.model.ledger.issuances.get(0).unwrap().number;
    let at = night() + TimeDelta::minutes(1);
    let request = request("rstuv3", "Psykiatri", "Avd 1");
    let answer = Some(EntryAnswer::AnotherPatient);
    desk.wait(2).elsewhere(&Command::LateEntry { number, at, given_by: None, request, answer });
}

#[test]
fn a_clash_between_paper_and_log_is_an_alarm() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).elsewhere(&issue(Sex::Female));
    given_on_paper_too(&mut desk);
    look_at_all_sizes(&mut desk, "alert conflict");
}

#[test]
fn a_number_that_nobody_read_back_concerns_everybody_after_a_while() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).elsewhere(&issue(Sex::Female)).wait(6);
    look(&desk, "alert unread");
}

#[test]
fn trouble_with_the_log_is_said_with_what_to_do() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).fail(Fault::Gone).look();
    look_at_all_sizes(&mut desk, "alert log trouble");
}

#[test]
fn all_at_once_leave_room_for_the_form() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).elsewhere(&issue(Sex::Female));
    given_on_paper_too(&mut desk);
    given_on_paper_too(&mut desk);
    desk.wait(6).fail(Fault::Gone).look().keys("k vwxyz2 <enter> med");
    look(&desk, "alerts all at once");
}

#[test]
fn a_hand_out_whose_outcome_is_not_known_says_not_to_read_a_number_out() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).keys("k vwxyz2 <enter> med <enter> hia <enter> <enter>");
    desk.fail(Fault::GoneAfterWriting).keys("<f2>");
    look_at_all_sizes(&mut desk, "outcome unknown");
}

#[test]
fn a_failing_disk_is_said_in_words() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT)
        .keys("k vwxyz2 <enter> med <enter> hia <enter> <enter>")
        .fail(Fault::NextWrite)
        .keys("<f2>");
    look(&desk, "disk fails");
}

/// As the log was looked after last: the copy lacks the last fact.
fn upkeep(desk: &Stage, trouble: Option<StoreError>, free: u64) -> Msg {
    let last = Some(BackupCopy { at: night(), seq: Seq(desk.model.ledger.seq.0 - 1) });
    let backup = Some(Backup { folder: "/mnt/kopior".into(), last, trouble });
    Msg::MaintenanceChecked(MaintenanceState { backup, room: Some(DiskSpace { free, has_reserve: false }) })
}

#[test]
fn a_second_copy_that_fails_and_a_disk_that_fills_up_are_said_to_the_desk() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT);
    let failing = upkeep(&desk, Some(StoreError::NotFound("/mnt/kopior".into())), 12 << 20);
    desk.tell(failing);
    look_at_all_sizes(&mut desk, "alert upkeep");
}

#[test]
fn a_second_copy_is_late_after_five_minutes_and_stands_with_the_outage() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT);
    let behind = upkeep(&desk, None, 1 << 40);
    desk.tell(behind).keys("<f3>");
    assert!(!desk.shows("för gammal"));
    look(&desk, "backup on the outage screen");
    desk.wait(6);
    assert!(desk.shows("för gammal"));
}

#[test]
fn a_second_copy_that_holds_more_than_the_log_stops_the_desk_until_it_does_not() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT);
    let (path, known) = ("/mnt/kopior/sas.kvittera-backup.sqlite".into(), desk.model.ledger.seq);
    let out = desk.model.ledger.pool.all_free().map(|entry| entry.number).take(2).collect();
    let ahead = upkeep(&desk, Some(StoreError::BackupAhead { path, known, copy: Seq(known.0 + 3), out }), 1 << 40);
    desk.tell(ahead).look();
    look_at_all_sizes(&mut desk, "halted by the second copy");
    desk.keys("<f3>");
    assert!(!desk.shows("alla fakta") && desk.shows("innehåller sådant som loggen saknar"), "{}", desk.screen());
    desk.keys("<f2> k vwxyz2 <enter> med <enter> hia <enter> <enter>").wait(1).keys("j");
    assert_eq!(desk.model.ledger.issuances.len(), 0);
    // The folder is away: what was seen holds.
    let gone = upkeep(&desk, Some(StoreError::NotFound("/mnt/kopior".into())), 1 << 40);
    desk.tell(gone).look();
    assert!(desk.model.halt.is_some());
    let well = upkeep(&desk, None, 1 << 40);
    desk.tell(well).look();
    assert_eq!(desk.model.halt, None);
}

#[test]
fn whoever_only_looks_is_not_told_of_it() {
    let mut desk = Stage::set(Setting { rights: Rights::Auditor, ..Setting::default() });
    let failing = upkeep(&desk, Some(StoreError::Busy), 0);
    desk.tell(failing);
    assert!(!desk.shows("Säkerhetskopian") && !desk.shows("Ont om plats"));
}

/// What the witness says of a wish that was on its way out when its program was killed.
fn half_issued(desk: &Stage) -> Comparison {
    let ledger = &desk.model.ledger;
    let command = issue(Sex::Female);
    let actor = desk.model.actor.clone().unwrap();
    let (rules, rights) = (&desk.model.fixed.rules, &desk.model.fixed.rights);
    let context = Context { now: night(), actor: &actor, rights, pool_rules: rules };
    let events = decide(ledger, command, &context).unwrap();
    let request = RequestId(uuid::Uuid::from_u128(99));
    let intent = Intent { request, seq: ledger.seq.next(), recorded_at: night(), actor, events };
    Comparison { unknown: vec![intent], ..Comparison::default() }
}

#[test]
fn a_wish_that_was_broken_off_stops_the_desk_with_the_paper_routine() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).elsewhere(&issue(Sex::Male)).keys("k vwxyz2 <enter>");
    let comparison = half_issued(&desk);
    desk.witness(comparison).keys("med <enter> hia <enter> <enter>").wait(1).keys("j");
    look_at_all_sizes(&mut desk, "halted by an intent");
    desk.keys("<f3>");
    look(&desk, "halted elsewhere");
    desk.model.size = (80, 24);
    desk.keys("<f6> <down> <down> <down> <down>");
    look(&desk, "halted binder");
    desk.witness(Comparison::default()).elsewhere(&issue(Sex::Male)).look().keys("<f2>");
    look(&desk, "halt is over");
}

#[test]
fn a_wish_that_another_is_in_the_midst_of_stops_the_desk_until_that_one_goes_on_or_away() {
    let names = ["halted by another sv", "halted by another en"];
    for (language, name) in [Language::Sv, Language::En].into_iter().zip(names) {
        let mut desk = Stage::set(Setting { language, ..Setting::default() });
        desk.elsewhere(&SUSPECT);
        let comparison = Comparison { under_way: true, ..half_issued(&desk) };
        desk.model.halt = comparison.halt(&desk.model.ledger);
        look(&desk, name);
    }
}

#[test]
fn a_disk_that_failed_stops_the_desk_and_the_number_that_stands_is_read_back() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT)
        .keys("k vwxyz2 <enter> med <enter> hia <enter> <enter>")
        .wait(1)
        .fail(Fault::Disk)
        .keys("j");
    look(&desk, "halted by the disk with a number");
    desk.keys("<esc>");
    look_at_all_sizes(&mut desk, "halted by the disk");
}

#[test]
fn where_nobody_can_tell_which_numbers_are_free_none_is_named() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT);
    let finding = Some(Discrepancy::LogBehind { known: Seq(12) });
    desk.witness(Comparison { finding, ..Comparison::default() })
        .keys("k vwxyz2 <enter> med <enter> hia <enter> <enter>");
    desk.wait(1).keys("j");
    look(&desk, "halted by a lost past");
    let path = desk.path("blad.html");
    desk.keys("<f6> u").paste(path.to_str().unwrap()).keys("<enter>");
    assert!(desk.shows("Gå efter pappers-pärmen") && desk.shows("blad.html"), "{}", desk.screen());
    assert!(!path.exists());
}

#[test]
fn what_can_not_be_noted_is_said_in_the_dialog_and_below_the_number() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).keys("k vwxyz2 <enter> med <enter> hia <enter> <enter>").wait(1).keys("<f2>");
    let comparison = half_issued(&desk);
    desk.witness(comparison).keys("k061 <enter>");
    look(&desk, "halted while a number is read back");
    desk.keys("<esc> <f4> r <enter> <enter> <enter>");
    look(&desk, "halted in a dialog");
}

#[test]
fn a_ward_reads_whom_to_ask_in_a_stop() {
    let rights = Rights::Ward("Medicin / Avd 5".parse().unwrap());
    let mut desk = Stage::set(Setting { rights, ..Setting::default() });
    desk.elsewhere(&SUSPECT).elsewhere(&issue_to(Sex::Female, "vwxyz2", "Medicin", "Avd 5")).elsewhere(&END);
    let finding = Some(Discrepancy::Missing);
    desk.witness(Comparison { finding, ..Comparison::default() }).keys("<f4> r <enter> <enter> <enter>");
    look(&desk, "halted for a ward in a dialog");
    desk.keys("<esc> <esc> <f2>");
    look(&desk, "halted for a ward");
}
