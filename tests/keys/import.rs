//! Files of new numbers, through the dialogs.

use kvittera_domain::value::sex::Sex;

use crate::stage::Stage;

fn asked_for(desk: &mut Stage, text: impl AsRef<[u8]>) {
    let path = desk.file("nya.csv", text);
    desk.keys("<f6> i").paste(path.to_str().unwrap()).keys("<enter>");
}

fn count(desk: &Stage) -> usize {
    desk.model.ledger.pool.count(Sex::Female).total() + desk.model.ledger.pool.count(Sex::Male).total()
}

#[test]
fn numbers_go_in_only_after_a_yes() {
    let mut desk = Stage::live();
    asked_for(&mut desk, "number\n20190123K067\n");
    assert!(desk.shows("20190123 K067") && count(&desk) == 20);
    desk.keys("<esc>");
    assert_eq!(count(&desk), 20);
    asked_for(&mut desk, "number\n20190123K067\n");
    desk.keys("j");
    assert!(count(&desk) == 21 && desk.model.dialog.is_none() && desk.says("inlästa"));
}

#[test]
fn what_is_odd_or_passed_over_is_shown_before_a_yes() {
    let mut desk = Stage::live();
    asked_for(&mut desk, "Nya nummer\n\nLRID;kön;anm\n20190123K067;2;ersätter 20190103K061\nSumma;1\n");
    for words in ["säger inget kön", "utanför nummerkolumnen", "hoppas över: ”Summa;1”", "av 2 rader", "Läs in ändå?"]
    {
        assert!(desk.shows(words), "{words}\n{}", desk.screen());
    }
    desk.keys("j");
    assert_eq!(count(&desk), 21);
}

#[test]
fn a_pasted_path_is_found_in_quotes_and_as_an_address() {
    for around in [("'", "'"), ("\"", "\""), ("file://", "")] {
        let mut desk = Stage::live();
        let path = desk.file("nya.csv", "20190123K067\n");
        desk.keys("<f6> i").paste(&format!("{}{}{}", around.0, path.to_str().unwrap(), around.1)).keys("<enter>");
        assert!(desk.shows("20190123 K067"), "{around:?}\n{}", desk.screen());
    }
}

#[test]
fn a_refused_file_goes_in_by_no_key() {
    let mut desk = Stage::live();
    asked_for(&mut desk, "number\n20190123K067\nhej\n");
    desk.keys("j y <enter> <f2>");
    assert!(count(&desk) == 20 && desk.shows("Rätta filen"));
    desk.keys("<esc>");
    assert!(desk.model.dialog.is_none());
}

#[test]
fn a_file_that_can_not_be_read_says_why_and_keeps_the_path() {
    let mut desk = Stage::live();
    desk.keys("<f6> i /finns/inte.csv <enter>");
    assert!(desk.shows("/finns/inte.csv") && desk.shows("går inte att läsa"), "{}", desk.screen());
    asked_for(&mut desk, "");
    let large = vec![b'x'; 1_100_000];
    for (text, words) in [
        (&b"id\n1\n"[..], "Ingen kolumn heter nummer"),
        (&b"id\n1\n"[..], "”id”"),
        (&b"\xFF\xFE\x00\xD8"[..], "inte text"),
        (&b"nummer\n"[..], "finns inga rader"),
        (&b"nummer;LRID\n1;2\n"[..], "kolumn 2 (”LRID”)"),
        (large.as_slice(), "för stor"),
    ] {
        desk.keys("<esc> <esc>");
        asked_for(&mut desk, text);
        assert!(desk.shows(words) && desk.shows("Sökväg"), "{words}:\n{}", desk.screen());
    }
}

#[test]
fn an_empty_path_is_asked_for_again() {
    let mut desk = Stage::live();
    desk.keys("<f6> i <enter>");
    assert!(desk.shows("Får inte vara tomt"));
}

#[test]
fn a_folder_is_no_file() {
    let mut desk = Stage::live();
    desk.keys("<f6> i / <enter>");
    assert!(desk.shows("går inte att läsa"), "{}", desk.screen());
}

#[test]
fn practice_numbers_never_come_into_the_live_binder() {
    let mut desk = Stage::live();
    asked_for(&mut desk, kvittera::desk::practice::POOL);
    desk.keys("j");
    assert_eq!(count(&desk), 20);
    assert!(desk.shows("påhittat övningsnummer"));
}
