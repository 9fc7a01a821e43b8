//! Is it only us? Question by question.

use kvittera::tui::form::Field;
use kvittera::tui::model::dialog::Dialog;
use kvittera::tui::model::triage::TriageStep;
use kvittera_domain::event::Event;
use kvittera_domain::event::check::Check;

use crate::keys::FILLED;
use crate::stage::Stage;
use crate::stage::play::Fault;
use crate::stage::samples::SUSPECT;

impl Stage {
    /// What the log says was checked before the latest outage was registered.
    fn checked(&self) -> Vec<Check> {
        let checked = self.events().iter().rev().find_map(|recorded| match &recorded.event {
            Event::OutageSuspected { checked, .. } => Some(checked.clone()),
            _ => None,
        });
        checked.unwrap()
    }

    fn asks(&self) -> Option<TriageStep> {
        match &self.model.dialog {
            Some(Dialog::Triage(triage)) => Some(triage.step()),
            _ => None,
        }
    }

    fn outages(&self) -> usize {
        self.model.ledger.outages.iter().count()
    }
}

const OTHERS_TOO: [Check; 2] = [Check::Workstation { only_here: false }, Check::Ward { only_here: false }];

#[test]
fn every_answer_stands_in_the_log() {
    let mut desk = Stage::live();
    desk.keys("<f3> k");
    assert!(desk.shows("Är det bara den här arbetsplatsen?"));
    desk.keys("n");
    assert!(desk.shows("✓ även andra arbetsplatser") && desk.shows("Är det bara den här avdelningen?"));
    desk.keys("n");
    assert!(desk.shows("Nämner IT-nyheter"));
    desk.keys("n");
    assert!(desk.shows("Ring tekniker, växeln 09"));
    desk.keys("<enter> Felsöker <space> sedan <space> tre <enter>");
    assert_eq!((desk.asks(), desk.outages()), (Some(TriageStep::Register), 0));
    desk.keys("j");
    let called = Check::Called { whom: "Tekniker".parse().unwrap(), answer: "Felsöker sedan tre".parse().unwrap() };
    let [workstation, ward] = OTHERS_TOO;
    assert_eq!(desk.checked(), [workstation, ward, Check::News { announced: false }, called]);
    assert!(desk.model.dialog.is_none() && desk.shows("DRIFTSTOPP misstänkt"));
    assert!(desk.shows("ringde Tekniker: Felsöker sedan tre"));
}

#[test]
fn who_answered_can_be_written_over_and_no_call_is_no_check() {
    let mut desk = Stage::live();
    desk.keys("<f3> k n n j <back-tab> <ctrl-u> Eva <enter> Vet <enter> j");
    let called = Check::Called { whom: "Eva".parse().unwrap(), answer: "Vet".parse().unwrap() };
    assert_eq!(desk.checked()[2..], [Check::News { announced: true }, called]);
    let mut desk = Stage::live();
    desk.keys("<f3> k n n n <enter> <enter> j");
    assert_eq!(desk.checked().len(), 3);
}

#[test]
fn half_way_s_registers_at_once_with_what_is_answered() {
    for (answers, count) in [("", 0), ("n", 1), ("n n", 2)] {
        let mut desk = Stage::live();
        desk.keys("<f3> k").keys(answers).keys("s");
        assert!(desk.model.dialog.is_none() && desk.model.ledger.open_outage().is_some());
        assert_eq!(desk.checked(), &OTHERS_TOO[..count]);
    }
}

#[test]
fn a_local_fault_registers_nothing_and_says_what_to_do_instead() {
    for answers in ["j", "n j", "y"] {
        let mut desk = Stage::live();
        desk.keys("<f3> k").keys(answers);
        assert_eq!(desk.asks(), Some(TriageStep::Local));
        assert!(desk.shows("Det är lokalt") && desk.shows("PU-portalen"));
        desk.keys("j s y <enter> <f2>");
        assert_eq!((desk.asks(), desk.outages()), (Some(TriageStep::Local), 0), "{answers}");
    }
}

#[test]
fn esc_takes_one_answer_back_and_then_leaves() {
    let mut desk = Stage::live();
    desk.keys("<f3> k n j <esc>");
    assert_eq!(desk.asks(), Some(TriageStep::Ward));
    desk.keys("n n <esc>");
    assert_eq!(desk.asks(), Some(TriageStep::News));
    desk.keys("j <enter> Ja <enter> <esc>");
    assert_eq!(desk.asks(), Some(TriageStep::Call));
    assert!(desk.shows("Ja"), "the call is kept");
    desk.keys("<esc> <esc> <esc>");
    assert_eq!(desk.asks(), Some(TriageStep::Workstation));
    desk.keys("<esc>");
    assert!(desk.model.dialog.is_none() && desk.outages() == 0);
}

#[test]
fn the_filled_form_waits_for_the_triage_and_goes_on_to_the_preview() {
    for walk in ["k n n n <enter> Felsöker <enter> j", "k n s", "k s"] {
        let mut desk = Stage::live();
        desk.keys(FILLED).keys(walk);
        assert!(desk.is_in_preview(), "{walk}");
        assert_eq!((desk.typed(Field::Ward), desk.issuances_of()), ("HIA", 0));
    }
}

#[test]
fn a_local_fault_leaves_the_filled_form_as_it_was() {
    let mut desk = Stage::live();
    desk.keys(FILLED).keys("k j <esc> <esc>");
    assert!(desk.is_filling() && desk.outages() == 0);
    assert_eq!(desk.typed(Field::Ward), "HIA");
}

#[test]
fn keys_that_come_as_a_paste_register_nothing() {
    for pasted in ["k s", "k n s", "k n n n <enter> x <enter> j"] {
        let mut desk = Stage::live();
        desk.keys(FILLED).burst(pasted);
        assert_eq!(desk.outages(), 0, "{pasted}");
    }
}

#[test]
fn an_outage_registered_elsewhere_meanwhile_is_said() {
    let mut desk = Stage::live();
    desk.keys("<f3> k n n").elsewhere_unread(&SUSPECT).keys("s");
    assert!(desk.says("redan öppet") && desk.outages() == 1);
}

#[test]
fn a_failing_disk_loses_no_answer() {
    let mut desk = Stage::live();
    desk.keys("<f3> k n n").fail(Fault::NextWrite).keys("s");
    assert!(desk.says_no() && desk.outages() == 0);
    assert_eq!(desk.asks(), Some(TriageStep::News));
    desk.fail(None).keys("s");
    assert_eq!(desk.checked(), OTHERS_TOO);
    assert!(desk.model.dialog.is_none());
}

#[test]
fn an_outage_whose_outcome_is_not_known_is_registered_once() {
    for (fault, then) in [(Fault::GoneAfterWriting, ""), (Fault::GoneBeforeWriting, "s")] {
        let mut desk = Stage::live();
        desk.keys(FILLED).keys("k n n").fail(fault).keys("s");
        assert_eq!(desk.asks(), Some(TriageStep::News));
        desk.look().fail(None).look().keys(then);
        assert!(desk.is_in_preview(), "{fault:?}: {}", desk.screen());
        assert_eq!((desk.outages(), desk.checked()), (1, OTHERS_TOO.to_vec()));
    }
}
