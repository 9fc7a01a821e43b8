//! The facts of the log in one line each, and the words for states.

use kvittera::config::{Config, Contacts};
use kvittera::i18n::Texts;
use kvittera_domain::calendar::{Call, CallRule, Contact, Eve, Holiday, Hours, whom_to_call};
use kvittera_domain::event::Event;
use kvittera_domain::event::check::Check;
use kvittera_domain::ledger::outage::OutageState;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::sex::Sex::{Female, Male, Unknown};

use super::{assert_phrase, english, swedish};
use crate::given::commands::{
    cancel, confirm, correct, first, late, late_for_another, note, nth, plan, read_back, reconcile, reopen, replan,
    resolve, set_times, skip_read_back, take_back_conflict, text, void, withdraw, woman,
};
use crate::given::scenario::{Scenario, bare, clock, desk};

/// A night in which everything happens that can.
fn eventful() -> Scenario {
    let extension =
        kvittera_domain::event::correction::Correction { callback: Some(text("4712")), ..Default::default() };
    let night = desk().down().and(confirm()).and(note("Teknikern är ringd")).issued(Female).issued(Male);
    let night = night.and(read_back(first(), "K999")).and(read_back(first(), woman(1).last_four()));
    let night = night.and(skip_read_back(nth(2))).and(correct(first(), extension)).and(void(nth(2), "fel kön"));
    let night = night.and(late(woman(5), clock(3, 0))).and(late_for_another(woman(5), clock(3, 0))).and(resolve("1"));
    let night = night.and(take_back_conflict());
    night.and(withdraw(woman(9))).back_up()
}

/// Everything that can happen to outages beside that.
fn flapping() -> Scenario {
    let planned = desk().and(plan(clock(4, 0), clock(5, 0))).and(replan(clock(6, 0), clock(7, 0))).and(cancel());
    let over = planned.down().back_up().and(set_times(None, Some(clock(2, 0)), Some(clock(2, 30))));
    over.and(reconcile()).and(reopen())
}

fn said(texts: &Texts, wanted: impl Fn(&Event) -> bool) -> String {
    let night = eventful();
    let recorded = night.events.iter().find(|recorded| wanted(&recorded.event)).unwrap();
    texts.recorded(&recorded.event)
}

#[test]
fn every_kind_of_fact_is_said_in_both_languages() {
    let (sv, en) = (swedish(), english());
    let mut kinds = std::collections::BTreeSet::new();
    for recorded in eventful().events.iter().chain(&flapping().events).chain(&bare(Mode::Practice).events) {
        let (swedish, english) = (sv.recorded(&recorded.event), en.recorded(&recorded.event));
        assert_phrase(&swedish);
        assert_phrase(&english);
        assert_ne!(swedish, english);
        kinds.insert(serde_json::to_value(&recorded.event).unwrap()["kind"].to_string());
    }
    assert_eq!(kinds.len(), 21, "{kinds:?}");
}

#[test]
fn each_step_of_an_outage_is_said_with_its_times_and_reasons() {
    let said: Vec<String> = flapping()
        .ledger
        .outages
        .iter()
        .flat_map(|outage| &outage.course)
        .map(|step| swedish().step(&step.what))
        .collect();
    let expected = [
        "planerat 2026-11-22 04:00 – 2026-11-22 05:00 (CHG 4711)",
        "flyttat till 2026-11-22 06:00 – 2026-11-22 07:00 (CHG 4711)",
        "inställt: uppskjutet",
        "misstänkt",
        "åter i drift",
        "rättad tid: började 2026-11-22 02:00, slutade 2026-11-22 02:30. enligt IT-nyheter",
        "allt är avstämt",
        "nere igen: nere igen",
    ];
    assert_eq!(said, expected);
}

#[test]
fn every_check_is_said_with_its_answer() {
    let called = Check::Called { whom: text("Växeln"), answer: text("Teknikern ringer upp") };
    let yes_or_no = |answer| {
        [Check::Workstation { only_here: answer }, Check::Ward { only_here: answer }, Check::News { announced: answer }]
    };
    let checks: Vec<Check> = yes_or_no(true)
        .into_iter()
        .chain(yes_or_no(false))
        .chain([called, Check::Other { words: text("Startade om") }])
        .collect();
    for texts in [swedish(), english()] {
        let words: [String; 8] = checks.iter().map(|check| texts.check(check)).collect::<Vec<_>>().try_into().unwrap();
        different(&words);
    }
    assert_eq!(
        checks.iter().map(Check::says_local).collect::<Vec<_>>(),
        [true, true, false, false, false, false, false, false]
    );
}

#[test]
fn a_fact_says_what_it_is_about() {
    let sv = swedish();
    let issued = said(&sv, |event| matches!(event, Event::Issued { paper: None, .. }));
    assert_eq!(issued, format!("Kvittens 1: {} till Medicin / Avd 5, avdel2", woman(1)));
    let late = said(&sv, |event| matches!(event, Event::Issued { paper: Some(_), .. }));
    assert_eq!(late, format!("Kvittens 3 från papper: {} till Kirurgi / Avd 9, annan3", woman(5)));
    let missed = said(&sv, |event| matches!(event, Event::ReadBack { matched: false, .. }));
    assert_eq!(missed, "Kvittens 1: hördes som K999, fel");
    let right = said(&sv, |event| matches!(event, Event::ReadBack { matched: true, .. }));
    assert_eq!(right, "Kvittens 1 är återläst");
    assert_eq!(said(&sv, |event| matches!(event, Event::Voided { .. })), "Kvittens 2 makulerades: fel kön");
    let conflict = said(&sv, |event| matches!(event, Event::ConflictFound { .. }));
    assert_eq!(conflict, format!("KONFLIKT 1: {} gavs också på papper till Kirurgi / Avd 9", woman(5)));
    let created = said(&sv, |event| matches!(event, Event::LogCreated { .. }));
    assert_eq!(created, "Loggen lades upp för sas-akuten");
    assert_eq!(sv.recorded(&bare(Mode::Practice).events[0].event), "Övningsloggen lades upp");
}

#[test]
fn each_state_has_its_own_word() {
    use OutageState::{Cancelled, Confirmed, Ended, Planned, Reconciled, Suspected};
    for texts in [swedish(), english()] {
        let night = eventful();
        let states = [Planned, Cancelled, Suspected, Confirmed, Ended, Reconciled];
        different(&states.map(|state| texts.outage_state(state)));
        different(&[Female, Male, Unknown].map(|sex| texts.sex(sex)));
        different(&[Female, Male, Unknown].map(|sex| texts.sexes(sex)));
        let number = |number| texts.number_state(&night.ledger.pool.get(number).unwrap().state);
        different(&[number(woman(10)), number(woman(1)), number(woman(9))]);
        let awaited = desk().down().issued(Female);
        let skipped = awaited.clone().and(skip_read_back(first()));
        let state = |desk: &Scenario, place| texts.issuance_state(desk.ledger.issuance(nth(place)).unwrap());
        different(&[state(&awaited, 1), state(&skipped, 1), state(&night, 1), state(&night, 2), state(&night, 3)]);
    }
}

#[track_caller]
fn different<const N: usize>(words: &[String; N]) {
    for word in words {
        assert_phrase(word);
    }
    let distinct: std::collections::BTreeSet<_> = words.iter().collect();
    assert_eq!(distinct.len(), N, "{words:?}");
}

fn contacts() -> (Contacts, Hours) {
    let config = Config::load(None).unwrap();
    (config.contacts, config.hours)
}

#[test]
fn whom_to_call_is_said_with_the_number_the_rule_and_until_when() {
    let ((contacts, hours), sunday_night) = (contacts(), clock(3, 12));
    let call = whom_to_call(sunday_night, &hours);
    assert_eq!(swedish().call(&call, &contacts), "tekniker, växeln 09 (helg)");
    assert_eq!(swedish().call_until(&call, &contacts, sunday_night), "tekniker, växeln 09 (helg) till mån 07:30",);
    let open = sunday_night + chrono::TimeDelta::hours(30);
    let call = whom_to_call(open, &hours);
    assert_eq!(swedish().call_until(&call, &contacts, open), "Användarstöd 010 47 37 100 till 16:10");
    assert_eq!(english().call_until(&call, &contacts, open), "Användarstöd 010 47 37 100 until 16:10");
}

#[test]
fn whom_to_call_is_said_in_full_with_who_it_is_afterwards() {
    let ((contacts, hours), sunday_night) = (contacts(), clock(3, 12));
    let full = |texts: &Texts, now| texts.call_in_full(&whom_to_call(now, &hours), &contacts, now);
    let open = sunday_night + chrono::TimeDelta::hours(30);
    assert_eq!(
        full(&swedish(), open),
        "Användarstöd 010 47 37 100 (helgfri vardag, öppet) till 16:10, sedan växeln 09"
    );
    assert_eq!(
        full(&english(), sunday_night),
        "technician, switchboard 09 (weekend) until Mon 07:30, then Användarstöd 010 47 37 100"
    );
}

#[test]
fn every_rule_about_whom_to_call_has_its_own_words() {
    use Holiday::{
        AllSaintsDay, AscensionDay, BoxingDay, ChristmasDay, EasterMonday, EasterSunday, Epiphany, GoodFriday, MayDay,
        MidsummerDay, NationalDay, NewYearsDay, WhitSunday,
    };
    let holidays = [
        NewYearsDay,
        Epiphany,
        GoodFriday,
        EasterSunday,
        EasterMonday,
        MayDay,
        AscensionDay,
        WhitSunday,
        NationalDay,
        MidsummerDay,
        AllSaintsDay,
        ChristmasDay,
        BoxingDay,
    ];
    for texts in [swedish(), english()] {
        different(&holidays.map(|holiday| texts.call_rule(CallRule::Holiday(holiday))));
        let eves = [Eve::MidsummerEve, Eve::ChristmasEve, Eve::NewYearsEve];
        different(&eves.map(|eve| texts.call_rule(CallRule::Eve(eve))));
        let weekend = CallRule::Weekend(chrono::Weekday::Sun);
        let rules = [CallRule::OpenHours, CallRule::BeforeOpening, CallRule::AfterClosing, weekend];
        different(&rules.map(|rule| texts.call_rule(rule)));
    }
}

#[test]
fn the_technician_is_reached_through_the_switchboard() {
    let contacts = Contacts { switchboard: "0123".to_owned(), ..contacts().0 };
    let call = Call { who: Contact::OnCall, rule: CallRule::AfterClosing, until: clock(7, 30) };
    assert_eq!(english().call(&call, &contacts), "technician, switchboard 0123 (after closing)");
}
