//! The hand-over of an outage, as it is read aloud; `INSTA_UPDATE=always cargo test` takes new words over.

use kvittera::config::Config;
use kvittera::desk::handover::Handover;
use kvittera::i18n::Texts;
use kvittera_domain::event::check::Check;
use kvittera_domain::recovery::halt::{Halt, HaltCause};
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::sex::Sex::{Female, Male};

use super::{assert_phrase, english, swedish};
use crate::given::commands::{
    confirm, first, full_pool_numbers, late, late_for_another, lines, load_anyway, note, nth, plan, read_back,
    skip_read_back, text, void, withdraw, woman,
};
use crate::given::scenario::{Scenario, bare, clock, desk};

/// What is handed over of the outage that is in focus.
fn handover(texts: &Texts, desk: &Scenario) -> String {
    let config = Config::load(None).unwrap();
    let outage = desk.ledger.outage_in_focus(desk.now);
    let handover = Handover::of((&desk.ledger, None), outage, &config.hours, config.pool.thresholds(), desk.now);
    texts.handover(&handover, &config.contacts)
}

/// Holds the words in both languages under `name`.
fn read_aloud(desk: &Scenario, name: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (texts, language) in [(swedish(), "sv"), (english(), "en")] {
        let words = handover(&texts, desk);
        words.lines().filter(|line| !line.is_empty()).for_each(assert_phrase);
        settings.bind(|| insta::assert_snapshot!(format!("{name}-{language}"), words));
    }
}

/// A night in which the technician is called, three men's numbers go out and one is also given on paper.
fn busy() -> Scenario {
    let called = Check::Called { whom: text("Växeln"), answer: text("Teknikern ringer upp") };
    let checked = vec![Check::Workstation { only_here: false }, Check::News { announced: false }, called];
    let night = desk().at(1, 40).and(Command::SuspectOutage { at: None, checked });
    let night = night.at(2, 0).by("tekni5").and(confirm()).and(note("Leverantören felsöker; nytt besked 05:00"));
    let night = night.at(2, 10).by("kassa1").issued(Male).and(read_back(first(), "M077"));
    let night = night.at(2, 30).issued(Male).and(skip_read_back(nth(2))).at(2, 50).issued(Male);
    let night = night.issued(Female).and(void(nth(4), "fel kön")).at(3, 5).and(late(woman(2), clock(2, 20)));
    night.and(late_for_another(woman(2), clock(2, 40))).at(3, 40)
}

#[test]
fn an_open_outage_with_all_that_is_left_to_do() {
    read_aloud(&busy(), "handover-busy");
}

#[test]
fn an_outage_that_is_over_still_has_its_worklist() {
    read_aloud(&busy().back_up().at(9, 0), "handover-over");
}

#[test]
fn a_suspicion_of_which_nothing_is_known_yet() {
    read_aloud(&desk().down().at(3, 2), "handover-suspected");
}

#[test]
fn a_planned_stop_before_it_begins_and_one_that_should_be_over() {
    let planned = desk().and(plan(clock(4, 0), clock(5, 0)));
    read_aloud(&planned, "handover-planned");
    read_aloud(&planned.at(4, 5).and(confirm()).at(5, 30), "handover-overdue");
}

#[test]
fn that_nothing_may_be_written_is_handed_over_first() {
    let (desk, config) = (busy(), Config::load(None).unwrap());
    let halt = Halt::of(HaltCause::OutcomeUnknown, vec![woman(4)], &desk.ledger);
    let outage = desk.ledger.outage_in_focus(desk.now);
    let events = (&desk.ledger, Some(&halt));
    let handover = Handover::of(events, outage, &config.hours, config.pool.thresholds(), desk.now);
    let words = english().handover(&handover, &config.contacts);
    let [_, stopped] = words.lines().take(2).collect::<Vec<_>>()[..] else { panic!("{words}") };
    assert!(stopped.starts_with("STOP! ") && stopped.contains(&woman(4).to_string()), "{words}");
    assert!(words.contains("Women · 7/10 left"), "{words}");
}

#[test]
fn in_a_drill_the_first_line_says_so() {
    let drill = bare(Mode::Practice).and(load_anyway(lines(full_pool_numbers())));
    let first = |texts| handover(&texts, &drill).lines().next().map(str::to_owned).unwrap();
    assert!(first(swedish()).starts_with("ÖVNING") && first(english()).contains("PRACTICE"));
}

#[test]
fn without_any_outage_it_says_that_the_service_is_up() {
    let quiet = handover(&swedish(), &desk().and(withdraw(woman(1))));
    assert!(quiet.contains("I drift: inget driftstopp registrerat") && quiet.contains("9/10"), "{quiet}");
    assert!(!quiet.contains("Förlopp") && !quiet.contains("Utlämnade"), "{quiet}");
}

#[test]
fn what_an_earlier_outage_left_is_handed_over_too() {
    let later = desk().down().issued(Female).back_up().at(4, 0).down();
    let words = handover(&swedish(), &later);
    assert!(words.contains("Driftstopp 2") && !words.contains("Utlämnade nummer: 1"), "{words}");
    assert!(words.contains("Kvittens 1 är inte återläst") && words.contains("Att stämma av: 1"), "{words}");
}
