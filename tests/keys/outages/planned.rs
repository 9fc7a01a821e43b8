//! A stop that was announced: before it, when it is due, when it is over.

use kvittera::config::Language;
use kvittera::tui::form::Field;
use kvittera::tui::model::dialog::{Dialog, Question};
use kvittera_domain::rules::command::Command;

use crate::keys::FILLED;
use crate::stage::{Setting, Stage};

/// A stop from four to five, as somebody at another terminal plans it.
fn announced() -> Stage {
    let mut desk = Stage::live();
    desk.keys("<f3> p 04:00 <enter> 05:00 <enter> CHG-7 <enter>");
    assert!(desk.model.dialog.is_none(), "{}", desk.screen());
    desk
}

#[test]
fn a_stop_is_planned_with_times_and_reference() {
    let mut desk = announced();
    assert!(desk.shows("Planerat stopp") && desk.shows("CHG-7") && desk.shows("om 48 min"));
    assert!(desk.model.ledger.open_outage().is_none());
    desk.wait(18).keys("<f2>");
    assert!(desk.shows("om 30 min"), "the desk counts down");
    desk.keys("<esc> <f3> i Flyttat <space> till <space> våren <enter>");
    assert!(desk.model.ledger.outages.planned().is_empty() && desk.shows("Inga. P planerar ett stopp."));
    assert!(desk.says("inställt: Flyttat till våren") && !desk.shows("Planerat stopp 04"));
}

#[test]
fn bad_times_are_refused_in_words_and_the_form_is_kept() {
    let mut desk = Stage::live();
    desk.keys("<f3> p snart <enter> 05:00 <enter> CHG-7 <enter>");
    assert!(desk.shows("Skriv en tid: 03:00") && desk.shows("snart") && desk.shows("CHG-7"));
    for (from, to, words) in [
        ("2026-11-22 <space> 05:00", "2026-11-22 <space> 04:00", "Slutet ligger inte efter början"),
        ("2026-11-20 <space> 05:00", "2026-11-20 <space> 06:00", "skulle redan vara över"),
    ] {
        let mut desk = Stage::live();
        desk.keys("<f3> p").keys(from).keys("<enter>").keys(to).keys("<enter> CHG-7 <enter>");
        assert!(matches!(desk.model.dialog, Some(Dialog::Plan(..))) && desk.says_no());
        assert!(desk.shows(words) && desk.shows("CHG-7"), "{}", desk.screen());
    }
    let mut desk = announced();
    desk.keys("p 04:30 <enter> 06:00 <enter> <enter>");
    assert!(desk.says("krockar med det planerade stoppet 1") && matches!(desk.model.dialog, Some(Dialog::Plan(..))));
}

#[test]
fn a_stop_is_moved_from_what_stands() {
    let mut desk = announced();
    desk.keys("f");
    let Some(Dialog::Plan(_, form)) = &desk.model.dialog else { panic!("{}", desk.screen()) };
    assert_eq!(form.typed(Field::From), "2026-11-22 04:00");
    assert_eq!((form.typed(Field::To), form.typed(Field::Reference)), ("2026-11-22 05:00", "CHG-7"));
    desk.keys("<ctrl-u> 06:00 <enter> <ctrl-u> 07:00 <enter> <enter>");
    assert!(desk.model.dialog.is_none() && desk.shows("06:00"), "{}", desk.screen());
    let plan = desk.model.ledger.outages.planned()[0].plan.clone().unwrap();
    assert_eq!(plan.from.to_rfc3339(), "2026-11-22T05:00:00+00:00");
    assert_eq!(plan.reference.unwrap().as_str(), "CHG-7");
}

#[test]
fn calling_it_off_needs_a_reason() {
    let mut desk = announced();
    desk.keys("i <enter>");
    assert!(desk.shows("Får inte vara tomt") && desk.model.ledger.outages.planned().len() == 1);
}

#[test]
fn a_stop_that_should_have_begun_is_asked_for_and_never_green() {
    let mut desk = announced();
    desk.wait(50);
    assert!(desk.shows("PLANERAT STOPP skulle börja") && desk.shows("Har det börjat?"));
    assert!(!desk.shows("I drift"));
    desk.keys("s");
    assert!(desk.says("skulle ha börjat nu") && desk.model.ledger.open_outage().is_none());
    desk.keys("b j");
    assert!(desk.shows("DRIFTSTOPP bekräftat") && desk.model.ledger.open_outage().is_some());
}

#[test]
fn a_checkout_asks_whether_it_has_begun_and_goes_on() {
    let mut desk = announced();
    desk.wait(50).keys("<f2>").keys(FILLED);
    assert!(matches!(desk.model.dialog, Some(Dialog::Question(Question::Begun { form_waits: true }))));
    assert!(desk.shows("Har det planerade stoppet börjat?"));
    desk.keys("<esc>");
    assert!(desk.is_filling() && desk.typed(Field::Ward) == "HIA" && desk.model.ledger.open_outage().is_none());
    desk.keys("<enter> j");
    assert!(desk.is_in_preview() && desk.model.ledger.open_outage().is_some(), "{}", desk.screen());
    desk.keys("<f2>");
    assert!(desk.shows_a_number());
}

#[test]
fn an_end_that_passes_without_word_is_said_in_the_headline() {
    let mut desk = announced();
    desk.wait(50).keys("b j").wait(80);
    assert!(desk.shows("DRIFTSTOPP skulle vara över 05:00") && !desk.shows("I drift"), "{}", desk.screen());
    desk.keys("t j").wait(1);
    assert!(!desk.shows("skulle vara över") && desk.model.ledger.open_outage().is_none());
}

#[test]
fn a_stop_that_nobody_said_a_word_of_is_not_forgotten() {
    let mut desk = announced();
    desk.wait(150);
    assert!(desk.shows("PLANERAT STOPP skulle vara över 05:00. Blev det av?"), "{}", desk.screen());
    desk.keys("i Blev <space> inte <space> av <enter>");
    assert!(desk.model.ledger.outages.planned().is_empty() && !desk.shows("Blev det av?"));
}

#[test]
fn a_plan_called_off_elsewhere_meanwhile_is_said_and_the_form_is_kept() {
    let mut desk = announced();
    desk.keys("f");
    desk.elsewhere_unread(&Command::CancelOutage { outage: None, reason: "Uppskjutet".parse().unwrap() });
    desk.keys("<enter> <enter> <enter>");
    assert!(desk.says_no() && desk.shows("CHG-7"), "{}", desk.screen());
}

#[test]
fn beside_the_longest_headline_the_number_to_call_is_whole() {
    for language in [Language::Sv, Language::En] {
        let mut desk = Stage::set(Setting { language, ..Setting::default() });
        desk.keys("<f3> p 2026-11-23 <space> 09:00 <enter> 2026-11-23 <space> 10:00 <enter> <enter>");
        for (minutes, state) in [(1840, "due"), (20, "missed")] {
            desk.wait(minutes);
            let screen = desk.screen();
            let headline = screen.lines().nth(1).unwrap();
            assert!(headline.ends_with("010 47 37 100"), "{state}: {headline}");
        }
    }
}
