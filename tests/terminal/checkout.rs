//! From a fresh machine to a number that was read back, with nothing but keys.

use super::machine::Machine;
use super::window::Window;

const FILLED: &str = "k vwxyz2 <enter> med <enter> avd <enter> <enter>";

/// Fills in the form of a desk where no outage is registered yet, and comes to the number on the screen.
pub fn hand_out(window: &mut Window) -> String {
    window.wait_for_words("Kvittera ut").press(FILLED);
    window.confirm("Registrera ett misstänkt driftstopp?", "j");
    window.confirm("Kontrollera innan numret lämnas ut", "j");
    window.wait_for("the number and how it is said", |screen| {
        screen.contents().contains("Födelsedatum är fiktivt") && number(&screen.contents()).is_some()
    });
    number(&window.shows()).unwrap()
}

#[test]
fn practice_opens_by_itself_on_a_fresh_machine_and_says_so() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    window.wait_for("the band at the top and at the bottom", |screen| {
        let lines: Vec<String> = screen.rows(0, 80).collect();
        lines[0].contains("ÖVNING") && lines[23].contains("ÖVNING")
    });
    window.wait_for_words("inget driftstopp registrerat");
    window.wait_for_words("Kvinnor · 10/10 kvar").wait_for_words("Män · 10/10 kvar");
    assert!(machine.log().exists());
}

#[test]
fn a_whole_checkout_with_read_back_stands_in_the_log() {
    let machine = Machine::fresh();
    let mut window = machine.open();
    let number = hand_out(&mut window);
    window.press(&number[8..]).press("<enter>").wait_for_words("Kvittens 1 är återläst");
    window.press("<ctrl-q>").wait_for_end();
    let issued = machine.facts_of_kind("issued");
    assert_eq!(issued.len(), 1);
    assert_eq!(issued[0]["body"]["number"], number.as_str());
    assert_eq!(issued[0]["actor"]["vgr_id"], "abcde1");
    let read_back = machine.facts_of_kind("read_back");
    assert_eq!(read_back.len(), 1);
    assert_eq!(read_back[0]["body"]["matched"], true);
}

/// The number on the screen: five groups, as they are said.
fn number(screen: &str) -> Option<String> {
    let is_number = |groups: &[&str]| groups.iter().map(|group| group.len()).eq([4, 2, 2, 1, 3]);
    screen.lines().find_map(|line| {
        let groups: Vec<&str> = line.split_whitespace().collect();
        groups.windows(5).find(|groups| is_number(groups) && groups[0].parse::<u16>().is_ok()).map(<[&str]>::concat)
    })
}
