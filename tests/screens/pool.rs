//! The binder: numbers in every state, and files of new ones.

use kvittera_domain::value::sex::Sex;

use super::{look, look_at_all_sizes};
use crate::stage::Stage;
use crate::stage::samples::{SUSPECT, issue};

#[test]
fn a_full_binder() {
    let mut desk = Stage::live();
    desk.keys("<f6>");
    look_at_all_sizes(&mut desk, "pool full");
}

#[test]
fn numbers_that_are_out_void_or_withdrawn() {
    let mut desk = Stage::live();
    desk.elsewhere(&SUSPECT).elsewhere(&issue(Sex::Female)).elsewhere(&issue(Sex::Female));
    desk.keys("<f5> m Fel <space> patient <enter> <f6> <down>");
    look(&desk, "pool out");
    desk.keys("<down> <down> k");
    look(&desk, "prompt withdraw");
    desk.keys("Skadad <space> i <space> pärmen <enter>");
    look_at_all_sizes(&mut desk, "pool withdrawn");
    desk.model.size = (80, 24);
    desk.keys("k");
    look(&desk, "pool not free");
    let void = desk.model.ledger.issuances.get(1).unwrap().number;
    let place = desk.model.ledger.pool.of_sex(Sex::Female).position(|entry| entry.number == void).unwrap();
    desk.keys("<home>").keys(&"<down> ".repeat(place));
    look(&desk, "pool void");
}

/// Opens the dialog for a file with `text` in it.
fn import(desk: &mut Stage, text: &str) {
    let path = desk.file("nya.csv", text);
    desk.keys("<f6> i").paste(path.to_str().unwrap()).keys("<enter>");
}

#[test]
fn a_file_of_numbers_is_judged_line_by_line() {
    let mut desk = Stage::live();
    desk.keys("<f6> i");
    look(&desk, "prompt import");
    desk.keys("<esc>");
    desk.elsewhere(&SUSPECT).elsewhere(&issue(Sex::Female)).elsewhere(&issue(Sex::Male));
    import(&mut desk, "number\n20190123K067\n20190124M070\n");
    look(&desk, "import fine");
}

#[test]
fn a_doubtful_file_asks() {
    let mut desk = Stage::live();
    import(&mut desk, "nummer;kön\n20190123K067;kvinna\n20190201M075;man\n20190125K123;kvinna\n");
    look_at_all_sizes(&mut desk, "import doubtful");
    desk.model.size = (80, 24);
    desk.keys("j");
    look(&desk, "pool with doubts");
    desk.keys("<end>");
    look(&desk, "pool a doubtful number");
}

#[test]
fn a_file_with_a_line_that_can_not_be_taken_is_refused() {
    let mut desk = Stage::live();
    import(&mut desk, "number\n20190103K061\n20190123K067\n20190123K067\nhej\n20190126X123\n");
    look(&desk, "import refused");
    desk.keys("j");
    look(&desk, "import refused after yes");
}

#[test]
fn a_long_file_can_be_scrolled() {
    let mut desk = Stage::live();
    let lines: Vec<String> = (1..=60).map(|i| format!("nummer {i}")).collect();
    import(&mut desk, &format!("number\n{}\n", lines.join("\n")));
    desk.keys("<page-down>");
    look(&desk, "import long");
}

#[test]
fn a_file_that_is_none_is_said_to_be_so() {
    let mut desk = Stage::live();
    desk.keys("<f6> i /finns/inte.csv <enter>");
    look(&desk, "import unreadable");
    desk.keys("<esc> i Cargo.toml <enter>");
    look(&desk, "import no column");
}
