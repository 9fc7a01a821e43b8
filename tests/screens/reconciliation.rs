//! What becomes of borrowed numbers: the list, a case, its forms, the summary.

use kvittera::config::Language;

use super::{look, look_at_all_sizes};
use crate::stage::borrowed::{after_an_outage, after_two_outages};
use crate::stage::{Setting, Stage};

const WOMAN: &str = "20210325K069";
const MAN: &str = "19810829M071";

/// Both languages, each under its own name.
fn in_both_languages(set: fn(Setting) -> Stage, keys: &str, names: [&str; 2]) {
    for (language, name) in [Language::Sv, Language::En].into_iter().zip(names) {
        for size in [(80, 24), (120, 40)] {
            let mut desk = set(Setting { language, size, ..Setting::default() });
            desk.keys(keys);
            look(&desk, &format!("{name} {}x{}", size.0, size.1));
        }
    }
}

#[test]
fn two_outages_with_a_clash() {
    in_both_languages(after_two_outages, "<f4> <down>", ["cases of two outages sv", "cases of two outages en"]);
}

#[test]
fn the_card_of_a_case() {
    in_both_languages(after_an_outage, "<f4> <enter>", ["case open sv", "case open en"]);
    in_both_languages(
        after_an_outage,
        &format!("<f4> n {WOMAN} <enter> <enter> r <enter> <enter> RAPS <space> 17 <enter> <enter>"),
        ["case done sv", "case done en"],
    );
    in_both_languages(after_two_outages, "<f4> <end> <enter>", ["case of a clash sv", "case of a clash en"]);
}

#[test]
fn everything_is_closed() {
    let closed = format!(
        "<f4> n {WOMAN} <enter> <enter> r <enter> <enter> <enter> / cdefg3 <enter> a Kom <space> aldrig <enter> <esc> \
         / bcdef2 <enter> m Fel <enter> <esc> <home>"
    );
    in_both_languages(after_an_outage, &closed, ["cases closed sv", "cases closed en"]);
}

#[test]
fn nothing_to_reconcile() {
    let mut desk = Stage::live();
    desk.keys("<f4>");
    look_at_all_sizes(&mut desk, "cases none");
}

#[test]
fn cases_in_a_wide_window_while_others_are_late() {
    let mut desk = after_two_outages(Setting::default());
    desk.keys("<f4>").wait(26 * 60);
    look_at_all_sizes(&mut desk, "cases late");
    desk.wait(9 * 24 * 60);
    look_at_all_sizes(&mut desk, "cases very late");
}

#[test]
fn filtering_as_it_is_typed() {
    let mut desk = after_two_outages(Setting::default());
    desk.keys("<f4> / medicin");
    look(&desk, "cases filtering");
    desk.keys("-finns-inte");
    look(&desk, "cases nothing fits");
}

#[test]
fn a_new_id_as_it_is_typed() {
    let mut desk = after_an_outage(Setting::default());
    desk.keys("<f4> n");
    look(&desk, "new id empty");
    desk.keys("1981");
    look(&desk, "new id unfinished");
    desk.keys("0829M070");
    look(&desk, "new id wrong");
    desk.keys("<backspace> 1");
    look(&desk, "new id of another sex");
    desk.keys("<enter>");
    look(&desk, "new id identity");
    desk.keys("<enter>");
    look(&desk, "new id asked");
    desk.keys("j n");
    desk.keys(MAN).keys("<enter> <enter> <enter>");
    look(&desk, "new id again");
}

#[test]
fn the_word_to_raps_and_taking_back() {
    in_both_languages(after_an_outage, "<f4> r <enter> <enter>", ["raps form sv", "raps form en"]);
    in_both_languages(after_an_outage, "<f4> r <enter> <enter> <enter> t", ["take back sv", "take back en"]);
    in_both_languages(after_an_outage, "<f4> a", ["prompt unused sv", "prompt unused en"]);
}

#[test]
fn what_raps_must_undo() {
    let told = format!("<f4> n {WOMAN} <enter> <enter> r <enter> <enter> RAPS-88 <enter> t <enter> Fel <enter>");
    in_both_languages(after_an_outage, &told, ["raps really told sv", "raps really told en"]);
    let undone = format!("{told} j t <enter> Fel <enter>");
    in_both_languages(after_an_outage, &undone, ["cases raps must undo sv", "cases raps must undo en"]);
    let card = format!("{undone} <enter>");
    in_both_languages(after_an_outage, &card, ["case raps must undo sv", "case raps must undo en"]);
}

#[test]
fn the_same_line_of_paper_twice() {
    let twice = "<f7> 20190114M437 <enter> 03:12 <enter> <enter> bcdef2 <enter> Kvinna <space> och <space> barn \
                 <enter> Förlossning <enter> <enter>";
    in_both_languages(after_an_outage, twice, ["late same sv", "late same en"]);
    in_both_languages(after_two_outages, "<f4> <end> e", ["prompt entered twice sv", "prompt entered twice en"]);
}

#[test]
fn in_practice_every_dialog_says_so() {
    let practice = Setting {
        mode: kvittera_domain::value::log_identity::Mode::Practice,
        pool: kvittera::desk::practice::pool,
        ..Setting::default()
    };
    let mut desk = after_an_outage(practice);
    desk.keys("<f4> <enter>");
    look(&desk, "case in practice");
    desk.keys("n");
    look(&desk, "new id in practice");
}
