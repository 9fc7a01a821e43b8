//! A log that is slow, full or gone.

use kvittera::tui::form::Field;
use kvittera::tui::msg::Msg;
use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::recovery::halt::{Halt, HaltCause};
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::sex::Sex;

use super::{FILLED, open_desk};
use crate::stage::Stage;
use crate::stage::play::Fault;
use crate::stage::samples::{END, issue};

#[test]
fn a_slow_log_says_that_it_writes_and_typing_goes_on() {
    let mut desk = open_desk();
    desk.keys(FILLED).hold().keys("<f2>");
    assert!(desk.shows("Skriver i loggen") && desk.is_in_preview());
    desk.keys("<f1> <esc> <f5> <f2>").let_go();
    assert!(desk.shows_a_number());
    assert_eq!(desk.issuances_of(), 1);
}

#[test]
fn a_failed_write_hands_nothing_out_and_the_next_try_does() {
    let mut desk = open_desk();
    desk.keys(FILLED).fail(Fault::NextWrite).keys("<f2>");
    assert!(desk.is_in_preview() && desk.says_no() && desk.issuances_of() == 0);
    desk.keys("<f2>");
    assert!(desk.shows_a_number() && desk.issuances_of() == 1);
}

#[test]
fn an_unknown_outcome_says_not_to_read_a_number_out() {
    let mut desk = open_desk();
    desk.keys(FILLED).fail(Fault::GoneAfterWriting).keys("<f2>");
    assert!(!desk.shows_a_number() && desk.says("Läs INTE upp något nummer"));
    desk.keys("<f2> <f2>");
    assert!(!desk.shows_a_number() && desk.says("Läs INTE upp något nummer"));
}

#[test]
fn what_was_written_after_all_is_shown_once_the_log_is_back() {
    let mut desk = open_desk();
    desk.keys(FILLED).fail(Fault::GoneAfterWriting).keys("<f2>").look();
    assert!(desk.shows("▲ Loggen"));
    desk.fail(None).look();
    assert!(desk.shows_a_number() && !desk.shows("▲ Loggen"), "{}", desk.screen());
    assert_eq!(desk.issuances_of(), 1);
}

#[test]
fn what_was_not_written_is_said_once_the_log_is_back() {
    let mut desk = open_desk();
    desk.keys(FILLED).fail(Fault::GoneBeforeWriting).keys("<f2>").look().fail(None).look();
    assert!(desk.is_in_preview() && desk.says("det blev inte skrivet"), "{}", desk.screen());
    assert_eq!(desk.issuances_of(), 0);
    desk.keys("<f2>");
    assert_eq!(desk.issuances_of(), 1);
}

#[test]
fn trying_again_after_an_unknown_outcome_hands_out_one_number_only() {
    for fault in [Fault::GoneAfterWriting, Fault::GoneBeforeWriting] {
        let mut desk = open_desk();
        desk.keys(FILLED).fail(fault).keys("<f2> <f2>").fail(None).keys("<f2>");
        assert!(desk.shows_a_number(), "{fault:?}\n{}", desk.screen());
        assert_eq!(desk.issuances_of(), 1);
        assert_eq!(desk.model.ledger.issuances.get(0).unwrap().number.to_string(), "20190103K061");
    }
}

#[test]
fn a_number_that_comes_after_all_does_not_take_the_form_of_the_next_person() {
    let mut desk = open_desk();
    desk.keys(FILLED).fail(Fault::GoneAfterWriting).keys("<f2> <f9> fghij3 <enter> m qrstu4").look().fail(None).look();
    assert_eq!(desk.typed(Field::VgrId), "qrstu4");
    assert_eq!(desk.model.ledger.issuances.get(0).unwrap().issued_by.as_str(), "abcde1");
    assert!(desk.says("Kvittens 1"));
    desk.keys("<f9> abcde1 <enter>");
    assert!(desk.shows("Visad men inte återläst"), "{}", desk.screen());
    desk.keys("<esc>");
    assert!(desk.model.dialog.is_none(), "no draft of what was handed out");
}

#[test]
fn what_others_wrote_while_the_log_was_gone_is_seen_afterwards() {
    let mut desk = open_desk();
    desk.fail(Fault::Gone).look().elsewhere_unread(&issue(Sex::Male)).look();
    assert!(desk.shows("▲ Loggen") && desk.issuances_of() == 0);
    desk.fail(None).look();
    assert!(!desk.shows("▲ Loggen") && desk.issuances_of() == 1);
}

#[test]
fn words_typed_in_a_prompt_are_kept_when_the_log_fails() {
    let mut desk = open_desk();
    desk.keys("<f3> a Leverantören <space> ringd").fail(Fault::NextWrite).keys("<enter>");
    assert!(desk.shows("Leverantören ringd") && desk.shows("gick inte att läsa eller skriva"), "{}", desk.screen());
    desk.keys("<enter>");
    assert!(desk.model.dialog.is_none() && desk.says("Leverantören ringd"));
}

#[test]
fn words_typed_in_a_prompt_are_kept_while_the_log_is_slow() {
    let mut desk = open_desk();
    desk.keys("<f3> a Ringd").hold().keys("<enter> <enter>");
    assert!(desk.shows("Ringd") && desk.shows("Loggen svarar inte än"));
    desk.let_go();
    assert!(desk.model.dialog.is_none() && desk.says("Ringd"));
    let notes = desk.events().iter().filter(|recorded| recorded.event.clone() == note_of("Ringd")).count();
    assert_eq!(notes, 1);
}

fn note_of(words: &str) -> kvittera_domain::event::Event {
    let outage = kvittera_domain::value::id::OutageId::following(0);
    kvittera_domain::event::Event::OutageNoted { outage, note: words.parse().unwrap() }
}

#[test]
fn a_failed_confirmation_can_be_tried_again() {
    let mut desk = open_desk();
    desk.keys("<f3> b").fail(Fault::NextWrite).keys("j");
    assert!(desk.says_no());
    desk.keys("b j");
    assert!(desk.shows("DRIFTSTOPP bekräftat"));
    assert!(desk.try_elsewhere_unread(&Command::ConfirmOutage { at: None }).is_err());
}

/// Witness and log differ from now on, which whoever writes next finds out.
fn witness_missing() -> Comparison {
    Comparison { finding: Some(Discrepancy::Missing), ..Comparison::default() }
}

#[test]
fn while_nothing_may_be_written_the_hidden_form_leads_to_no_number_and_keeps_what_was_typed() {
    let mut desk = open_desk();
    desk.keys(FILLED).witness(witness_missing()).keys("<f2>");
    assert!(desk.is_filling() && desk.shows("STOPP"), "{}", desk.screen());
    assert!(desk.shows("Den som ringer (vwxyz2,") && desk.shows("Medicin, HIA) får inget nummer"), "{}", desk.screen());
    desk.keys("<enter> <f2> <enter> <f2>");
    assert!(desk.is_filling() && desk.shows("Gå efter pappers-pärmen"), "{}", desk.screen());
    assert!(!desk.shows("Kontrollera innan") && desk.issuances_of() == 0);
    desk.witness(Comparison::default()).elsewhere(&issue(Sex::Male)).look();
    assert_eq!((desk.typed(Field::VgrId), desk.typed(Field::Callback)), ("vwxyz2", "1234"));
    desk.keys("<enter>");
    assert!(desk.is_in_preview(), "{}", desk.screen());
}

#[test]
fn a_stop_speaks_of_no_caller_where_nobody_calls_or_nobody_knows_what_they_got() {
    for (typed, cause, speaks) in [
        ("k", HaltCause::LogChanged, false),
        ("k vwxyz2", HaltCause::LogChanged, true),
        ("k vwxyz2", HaltCause::DiskFailed, false),
        ("k vwxyz2", HaltCause::OutcomeUnknown, false),
    ] {
        let mut desk = open_desk();
        desk.keys(typed);
        desk.tell(Msg::Halted(Some(Halt::of(cause, Vec::new(), &desk.model.ledger.clone()))));
        assert!(desk.shows("┌ STOPP ─"), "{}", desk.screen());
        assert_eq!(desk.shows("Den som ringer ("), speaks, "{}", desk.screen());
    }
}

#[test]
fn without_an_outage_a_desk_that_is_stopped_asks_for_none() {
    let mut desk = Stage::live();
    desk.tell(Msg::Halted(Some(Halt::of(HaltCause::LogChanged, Vec::new(), &desk.model.ledger.clone()))));
    desk.keys(FILLED);
    assert!(desk.is_filling() && desk.model.dialog.is_none(), "{}", desk.screen());
}

#[test]
fn whoever_waits_for_another_window_still_sees_the_number_that_would_go_out() {
    let mut desk = open_desk();
    desk.tell(Msg::Halted(Some(Halt::of(HaltCause::UnderWay, Vec::new(), &desk.model.ledger.clone()))));
    desk.keys(FILLED);
    assert!(desk.is_in_preview(), "{}", desk.screen());
}

#[test]
fn what_can_not_be_noted_is_said_whole_and_without_free_numbers() {
    let hand_out = || {
        let mut desk = open_desk();
        desk.keys(FILLED).keys("<f2>").witness(witness_missing());
        desk
    };
    let left = |keys: &str| {
        let mut desk = hand_out();
        desk.witness(Comparison::default()).keys("<esc> j").elsewhere(&END).witness(witness_missing()).keys(keys);
        desk
    };
    let stopped = [
        left("<f4> r <enter> <enter> <enter>"),
        left("<f4> n 199012119948 <enter> <enter> <enter>"),
        left("<f3> a Ringd <enter>"),
    ];
    for desk in stopped {
        let shown = desk.screen();
        assert!(desk.says("Inte noterat") && shown.contains("Inte noterat"), "{shown}");
        assert!(shown.contains("reder ut det") && shown.contains("helg)."), "the end is cut off: {shown}");
        assert!(!shown.contains("Säkert lediga") && !shown.contains("Lämna ut på papper"), "{shown}");
    }
    for (keys, said) in [("m999 <enter>", "FEL HÖRT"), ("k061 <enter>", "Rätt hört")] {
        let mut desk = hand_out();
        desk.keys(keys);
        let shown = desk.screen();
        assert!(desk.shows_a_number() && desk.shows(said), "{said}: {shown}");
        assert!(shown.contains("helg).") && !shown.contains("Säkert lediga"), "{shown}");
    }
}
