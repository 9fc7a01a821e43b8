//! The scenes, in the order in which the README tells of them.

use kvittera::config::{Language, ThemeName};
use kvittera::desk::practice;
use kvittera_domain::value::log_identity::Mode;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

use crate::stage::{Setting, Stage};

/// A picture to be drawn.
pub struct Scene {
    /// The file's name, without `.svg`.
    pub name: &'static str,
    /// What it shows, for those who don't see it.
    pub title: &'static str,
    /// What leads to it.
    pub play: fn() -> Stage,
}

/// All pictures.
pub const SCENES: &[Scene] = &[
    Scene { name: "desk", title: "The desk during an outage: the binder, and a checkout being filled in", play: desk },
    Scene { name: "preview", title: "Everything once more, with a warning of a look-alike number", play: preview },
    Scene { name: "number", title: "The number in large type while the caller reads it back", play: number },
    Scene { name: "misheard", title: "The caller read back something else, and is told so", play: misheard },
    Scene {
        name: "triage",
        title: "No outage is registered yet: what to check before a number goes out",
        play: triage,
    },
    Scene { name: "outage", title: "The outage: its course, whom to call, what can be done", play: outage },
    Scene { name: "reconciliation", title: "The worklist after the outage, by ward, the oldest first", play: worklist },
    Scene { name: "case", title: "One case: the routine's steps with the rights that they take", play: case },
    Scene { name: "log", title: "The log: every fact, newest first", play: log },
    Scene { name: "pool", title: "The binder: every number with its state and history", play: pool },
    Scene { name: "import", title: "What the rules say of a file of numbers, line by line", play: import },
    Scene { name: "count", title: "The paper binder is counted: what lies there, and what should not", play: count },
    Scene { name: "help", title: "Help: the routine on one page, then every key", play: help },
    Scene { name: "practice", title: "Practice, which can't be mistaken for the real thing", play: drill },
    Scene { name: "wide", title: "The desk in a wide window", play: wide },
    Scene { name: "english", title: "The desk in English", play: english },
    Scene { name: "light", title: "The desk on a light background", play: light },
];

fn desk() -> Stage {
    half_filled(Setting::default())
}

fn wide() -> Stage {
    half_filled(Setting { size: (120, 40), ..Setting::default() })
}

fn english() -> Stage {
    half_filled(Setting { language: Language::En, ..Setting::default() })
}

fn light() -> Stage {
    half_filled(Setting { theme: ThemeName::Light, ..Setting::default() })
}

fn drill() -> Stage {
    half_filled(Setting { mode: Mode::Practice, pool: practice::pool, ..Setting::default() })
}

/// The last woman's number, which came with a later file, is much like one that is out.
fn preview() -> Stage {
    let mut stage = night_shift(Setting::default());
    for _ in 0..6 {
        hand_out(&mut stage, "k ghijk7 <enter> akut <enter> akutm <enter> <enter>");
    }
    stage.keys("<f6> i tests/screenshots/refill.csv <enter> j").wait(17);
    stage.keys("<f2> k vwxyz2 <enter> psyk <enter> akut <enter> 2417 <enter>");
    stage
}

fn number() -> Stage {
    let mut stage = night_shift(Setting::default());
    stage.keys("k vwxyz2 <enter> psyk <enter> akut <enter> 2417 <enter> j");
    let heard: String = last_four(&stage).chars().take(2).collect();
    stage.keys(&heard);
    stage
}

fn misheard() -> Stage {
    let mut stage = night_shift(Setting::default());
    stage.keys("k vwxyz2 <enter> psyk <enter> akut <enter> 2417 <enter> j");
    let right = last_four(&stage);
    let wrong = if right.ends_with('9') { "8" } else { "9" };
    stage.keys(&right[..right.len() - 1]).keys(wrong).keys("<enter>");
    stage
}

fn triage() -> Stage {
    let mut stage = Stage::live();
    stage.keys("k vwxyz2 <enter> med <enter> avd <enter> <enter>");
    stage
}

fn outage() -> Stage {
    let mut stage = night_shift(Setting::default());
    stage.keys("<f3>");
    stage
}

/// Thirty hours later: one patient has a new id that RAPS knows, one waits for RAPS.
fn worklist() -> Stage {
    let mut stage = night_shift(Setting { size: (120, 40), ..Setting::default() });
    stage.keys("<f3> t j").wait(30 * 60).keys("<f4> n 20210325K069 <enter> <enter> r <enter> <enter> <enter>");
    stage.keys("/ cdefg3 <enter> n 19810829M071 <enter> <right> <enter> <esc>").keys("<home> <down> <down> <esc> <f4>");
    stage
}

fn case() -> Stage {
    let mut stage = night_shift(Setting::default());
    stage.keys("<f3> t j").wait(95).keys("<f4> n 20210325K069 <enter> <enter> <enter>");
    stage
}

fn log() -> Stage {
    let mut stage = night_shift(Setting::default());
    stage.keys("<f5> <down> <down>");
    stage
}

fn pool() -> Stage {
    let mut stage = night_shift(Setting::default());
    let out = stage.model.ledger.pool.of_sex(kvittera_domain::value::sex::Sex::Female);
    let place = out.take_while(|entry| entry.state == kvittera_domain::ledger::pool::NumberState::Free).count();
    stage.keys("<f6>");
    (0..place).for_each(|_| stage.key(KeyEvent::from(KeyCode::Down)));
    stage
}

fn import() -> Stage {
    let mut stage = night_shift(Setting::default());
    stage.keys("<f6> i tests/screenshots/verdicts.csv <enter>");
    stage
}

/// Two numbers are not in the paper binder, and one that is out still is.
fn count() -> Stage {
    let mut stage = night_shift(Setting::default());
    stage.keys("<f6> r a <home> <down> n <down> n <end> j <up> <up> <up>");
    stage
}

fn help() -> Stage {
    let mut stage = Stage::live();
    stage.keys("<f1>");
    stage
}

/// The seventh caller is on the telephone.
fn half_filled(setting: Setting) -> Stage {
    let mut stage = night_shift(setting);
    stage.keys("<f2> k vwxyz2 <enter> k");
    stage
}

/// An outage from 03:12 on, six numbers out, one of them a mistake.
fn night_shift(setting: Setting) -> Stage {
    let mut stage = Stage::set(setting);
    stage.keys("<f3> s j").wait(9);
    stage.keys("b j a Strömavbrott <space> i <space> datahallen. <enter>").wait(3);
    stage.keys("<f2>");
    hand_out(&mut stage, "k bcdef2 <enter> kvinna <enter> förl <enter> <enter>");
    hand_out(&mut stage, "m cdefg3 <enter> medicin <enter> hia <enter> <enter>");
    stage.wait(11);
    hand_out(&mut stage, "k defgh4 <enter> kirurgi <enter> kir <enter> <enter>");
    stage.keys("<f5> m Samtalet <space> bröts. <enter> <f2>").wait(2);
    hand_out(&mut stage, "k defgh4 <enter> kirurgi <enter> kir <enter> 2310 <enter>");
    stage.wait(26);
    hand_out(&mut stage, "m efghi5 <enter> anest <enter> iva <enter> <enter>");
    stage.wait(8);
    hand_out(&mut stage, "k fghij6 <enter> medicin <enter> avd <enter> <enter>");
    stage.wait(4);
    stage
}

/// A whole checkout that is read back rightly; its notice is gone with the next key.
fn hand_out(stage: &mut Stage, filled: &str) {
    stage.keys(filled).keys("j");
    let heard = last_four(stage);
    stage.keys(&heard).keys("<enter> <esc>");
}

/// What the caller should read back.
fn last_four(stage: &Stage) -> String {
    let [_, _, _, letter, digits] = stage.model.ledger.issuances.iter().next_back().unwrap().number.groups();
    format!("{letter}{digits}")
}
