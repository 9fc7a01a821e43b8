//! Whatever is pressed, pasted or done elsewhere: no panic, no number by accident, no dead end.

use std::time::Duration;

use kvittera::tui::action::Action;
use kvittera::tui::focus::scopes;
use kvittera::tui::keymap::action;
use kvittera::tui::model::checkout::Step;
use kvittera::tui::msg::Msg;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::rules::command::{Command, EntryAnswer, RapsNotice};
use kvittera_domain::value::id::IssuanceId;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::text::Remark;
use proptest::prelude::*;
use ratatui::crossterm::event::KeyEvent;

use crate::stage::keys::keys;
use crate::stage::play::Fault;
use crate::stage::samples::{CONFIRM, END, SUSPECT, issue, request};
use crate::stage::{Setting, Stage, night};

/// Something that happens at the desk.
#[derive(Debug, Clone)]
enum Happening {
    Key(&'static str, u64),
    Paste(String),
    Resize(u16, u16),
    Wait(i64),
    Elsewhere(Command),
    Unheard(Command),
    Hold,
    LetGo,
    Fail(Option<Fault>),
    Look,
}

const KEYS: [&str; 44] = [
    "k",
    "m",
    "x",
    "j",
    "y",
    "n",
    "s",
    "b",
    "t",
    "a",
    "i",
    "u",
    "r",
    "/",
    "?",
    "1",
    "å",
    "<space>",
    "<enter>",
    "<enter>",
    "<esc>",
    "<tab>",
    "<back-tab>",
    "<up>",
    "<down>",
    "<left>",
    "<right>",
    "<page-down>",
    "<home>",
    "<end>",
    "<delete>",
    "<backspace>",
    "<f1>",
    "<f2>",
    "<f3>",
    "<f4>",
    "d",
    "v",
    "<f5>",
    "<f6>",
    "<f8>",
    "<f9>",
    "<ctrl-p>",
    "<ctrl-r>",
];

/// Keys that settle something.
const DECIDING: [&str; 6] = ["<enter>", "j", "y", "<f2>", "<esc>", "k061 <enter>"];

/// Where a course begins: on an empty form, in the preview, with a number out, on another screen.
const BEGINNINGS: [&str; 5] = [
    "",
    "k vwxyz2 <enter> med <enter> hia <enter> <enter>",
    "k vwxyz2 <enter> med <enter> hia <enter> <enter> <f2>",
    "k vwxyz2 <enter> med <enter> hia <enter> <enter> <f2> <esc> <f5>",
    "<f6>",
];

/// Whole stretches of keys, so that the deep places are reached too.
const STORIES: [&str; 12] = [
    "k vwxyz2 <enter> med <enter> hia <enter> <enter>",
    "<f2>",
    "j",
    "k061 <enter>",
    "<f5> <home> m Fel <enter>",
    "<f5> / kvittens <enter> r <tab> 2 <tab> <tab> <tab> Fel <enter>",
    "<f6> k Skadad <enter>",
    "<f4> <enter> n 19810829M071 <enter> <enter>",
    "<f4> r <enter> <enter> <enter>",
    "<f4> t <enter> Fel <enter>",
    "<f4> a Fel <enter>",
    "<f9> fghij3 <enter>",
];

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        Just(SUSPECT),
        Just(CONFIRM),
        Just(END),
        Just(issue(Sex::Female)),
        Just(issue(Sex::Female)),
        Just(issue(Sex::Male)),
        (0..2_usize).prop_map(|place| Command::Void { issuance: IssuanceId::following(place), reason: reason() }),
        (0..2_usize).prop_map(|place| Command::SkipReadBack { issuance: IssuanceId::following(place) }),
        (0..2_usize).prop_map(|place| Command::ReadBack {
            issuance: IssuanceId::following(place),
            heard: "K061".parse().unwrap(),
        }),
        (0..2_usize).prop_map(|place| Command::NotifyRaps {
            case: CaseId::Issuance(IssuanceId::following(place)),
            notice: RapsNotice::default(),
            reason: None,
        }),
        Just(Command::Withdraw { number: "20190103K061".parse().unwrap(), reason: reason() }),
        Just(Command::LateEntry {
            number: "20190103K061".parse().unwrap(),
            at: night(),
            given_by: None,
            request: request("rstuv3", "Psykiatri", "Avd 1"),
            answer: Some(EntryAnswer::AnotherPatient),
        }),
    ]
}

/// Few enough for every build; `PROPTEST_CASES=4000 cargo test anything` digs deeper.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(64)
}

fn reason() -> Remark {
    "Fel".parse().unwrap()
}

fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    let pause = || prop_oneof![Just(2_u64), Just(500)];
    let keys = prop_oneof![
        4 => proptest::sample::select(&DECIDING[..]),
        3 => proptest::sample::select(&KEYS[..]),
        3 => proptest::sample::select(&STORIES[..]),
    ];
    let one = prop_oneof![
        12 => (keys, pause()).prop_map(|(keys, pause)| {
            keys.split_whitespace().map(|key| Happening::Key(key, pause)).collect::<Vec<_>>()
        }),
        1 => "\\PC{0,40}|(.|\n){0,12}|(j\r\n){1,3}".prop_map(|text| vec![Happening::Paste(text)]),
        1 => (0..220_u16, 0..70_u16).prop_map(|(columns, lines)| vec![Happening::Resize(columns, lines)]),
        1 => (0..800_i64).prop_map(|minutes| vec![Happening::Wait(minutes)]),
        3 => command().prop_map(|command| vec![Happening::Elsewhere(command)]),
        3 => command().prop_map(|command| vec![Happening::Unheard(command)]),
        1 => Just(vec![Happening::Hold]),
        2 => Just(vec![Happening::LetGo, Happening::Look]),
        1 => prop_oneof![
            Just(None), Just(Some(Fault::NextWrite)), Just(Some(Fault::GoneAfterWriting)),
            Just(Some(Fault::GoneBeforeWriting)), Just(Some(Fault::Gone)),
        ].prop_map(|fault| vec![Happening::Fail(fault), Happening::Look]),
    ];
    prop::collection::vec(one, 1..30).prop_map(|parts| parts.into_iter().flatten().collect())
}

/// The number that a key is about to hand out on purpose: the one that the preview shows.
fn meant(desk: &Stage, key: KeyEvent, pause: u64) -> Option<String> {
    let Step::Preview(preview) = &desk.model.checkout.step else { return None };
    let hands_out = action(&scopes(&desk.model), key) == Some(Action::Issue) && pause >= 400;
    hands_out.then(|| preview.proposal.number.to_string())
}

/// The numbers that this terminal has handed out.
fn own(desk: &Stage) -> Vec<String> {
    let issuances = desk.model.ledger.issuances.iter();
    issuances.filter(|each| each.issued_by.as_str() != "zzyyx2").map(|each| each.number.to_string()).collect()
}

fn happen(desk: &mut Stage, happening: &Happening, meant_so_far: &mut Vec<String>) {
    match happening {
        Happening::Key(names, pause) => {
            for key in keys(names) {
                meant_so_far.extend(meant(desk, key, *pause));
                desk.key_after(key, Duration::from_millis(*pause));
            }
        }
        Happening::Paste(text) => drop(desk.paste(text)),
        Happening::Resize(columns, lines) => drop(desk.tell(Msg::Resize(*columns, *lines))),
        Happening::Wait(minutes) => drop(desk.wait(*minutes)),
        Happening::Elsewhere(command) => {
            desk.try_elsewhere_unread(command).ok();
            desk.look();
        }
        Happening::Unheard(command) => drop(desk.try_elsewhere_unread(command)),
        Happening::Hold => drop(desk.hold()),
        Happening::LetGo => drop(desk.let_go()),
        Happening::Fail(fault) => drop(desk.fail(*fault)),
        Happening::Look => drop(desk.look()),
    }
}

/// With nothing but Esc, F2 and the answers that the screen offers, an empty form is reached and takes a vgr-id.
fn finds_back(desk: &mut Stage) {
    desk.fail(None).let_go().look().tell(Msg::Resize(80, 24));
    desk.keys("<esc> <esc> <esc> <esc> <f2> <esc> <f2>");
    if matches!(desk.model.checkout.step, Step::ReadBack(_)) {
        // A number on the screen is left by a yes, or it needs none any more.
        desk.keys("<esc>");
        let asks = desk.model.dialog.is_some();
        desk.keys(if asks { "j" } else { "<esc>" });
    }
    desk.keys("<esc> <esc> <f8> j");
    assert!(desk.model.form().is_empty() && desk.model.dialog.is_none(), "{}", desk.screen());
    desk.keys("k vwxyz2");
    assert!(desk.shows("vwxyz2") && desk.shows("▸ VGR-id"), "{}", desk.screen());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn no_course_of_things_panics_hands_out_unmeant_or_ends_in_a_dead_end(
        outage in any::<bool>(),
        beginning in proptest::sample::select(&BEGINNINGS[..]),
        happenings in happenings(),
    ) {
        let mut desk = Stage::set(Setting::default());
        if outage {
            desk.elsewhere(&SUSPECT);
        }
        let mut meant = Vec::new();
        let beginning: Vec<_> = beginning.split_whitespace().map(|key| Happening::Key(key, 500)).collect();
        for happening in beginning.iter().chain(&happenings) {
            happen(&mut desk, happening, &mut meant);
            let out = own(&desk);
            prop_assert!(out.iter().all(|number| meant.contains(number)), "{out:?} but meant {meant:?}");
            let lines = desk.screen().lines().count();
            prop_assert_eq!(lines, usize::from(desk.model.size.1));
        }
        finds_back(&mut desk);
        let out = own(&desk);
        prop_assert!(out.iter().all(|number| meant.contains(number)), "{out:?} but meant {meant:?}");
    }
}
