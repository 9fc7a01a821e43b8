//! Terminals of other kinds: old ones, poor ones, and those that know no å, ä and ö.

use super::machine::Machine;
use super::window::Window;

/// A whole call on a terminal that shows ASCII only; gives back the last four.
fn hand_out_in_ascii(window: &mut Window) -> String {
    window.wait_for_words("Kvittera ut").press("k vwxyz2 <enter> kvinna <enter> f <enter> <enter>");
    window.confirm("Registrera ett misst", "j");
    window.confirm("Kontrollera innan numret", "j").wait_for_words("delsedatum");
    let shown = window.shows();
    let number = shown.lines().find_map(|line| Some(line.split_once("2019 01 ")?.1.trim().to_owned())).unwrap();
    number.split_whitespace().skip(1).collect::<String>().chars().take(4).collect()
}

#[test]
fn a_terminal_that_knows_only_ascii_is_sent_nothing_else_and_the_log_is_right_all_the_same() {
    for (term, locale) in
        [("xterm-256color", "C"), ("screen", "POSIX"), ("tmux", "sv_SE.ISO-8859-1"), ("vt100", "C.UTF-8")]
    {
        let machine = Machine::fresh().with("TERM", term).with("LC_ALL", locale);
        let mut window = machine.open();
        let last_four = hand_out_in_ascii(&mut window);
        window.press(&last_four).press("<enter>").wait_for_words("aterlast");
        assert!(window.received().is_ascii(), "{term} {locale}");
        assert!(window.shows().contains("+ Kvinnor . 9/10 kvar"), "{term} {locale}: {}", window.shows());
        let issued = &machine.facts_of_kind("issued")[0];
        assert_eq!(issued["body"]["ward"], "Förlossning", "{term} {locale}");
    }
}

#[test]
fn the_console_of_linux_keeps_letters_and_lines_but_gets_no_symbols() {
    let machine = Machine::fresh().with("TERM", "linux");
    let mut window = machine.open();
    window.wait_for_words("Kvittera ut").wait_for_words("ÖVNING").wait_for_words("┌");
    assert!(!window.shows().contains('○'), "{}", window.shows());
}

#[test]
fn a_terminal_on_which_nothing_can_be_moved_is_asked_line_by_line() {
    let machine = Machine::fresh().with("TERM", "dumb").with("LC_ALL", "C");
    let mut window = machine.open();
    window.wait_for_words("(j/n)").send(b"j\n");
    window.wait_for_words("Kon, K eller M").send(b"k\n");
    window.wait_for_words("VGR-id for den som ringer");
    assert!(!window.received().contains(&0x1b), "{}", window.shows());
}

#[test]
fn what_the_terminal_knows_can_be_settled_in_the_settings() {
    let machine = Machine::fresh().with("LC_ALL", "C");
    let settings = machine.home().join("config/kvittera/kvittera.toml");
    std::fs::create_dir_all(settings.parent().unwrap()).unwrap();
    std::fs::write(settings, "[desk]\nglyphs = \"unicode\"\n").unwrap();
    machine.open().wait_for_words("○");
}

#[test]
fn words_of_the_command_line_are_ascii_on_such_a_terminal_and_whole_in_a_pipe() {
    let machine = Machine::fresh().with("LC_ALL", "C");
    let program = env!("CARGO_BIN_EXE_kvittera");
    machine.run(&["--practice", "init"]);
    let mut window = machine.open_with(&[program, "--practice", "status"]);
    window.wait_for_words("Att stamma av").wait_for_end();
    assert!(window.received().is_ascii(), "{}", window.shows());
    let piped = machine.run(&["--practice", "status"]);
    assert!(String::from_utf8(piped.stdout).unwrap().contains("ä"));
}
