//! The record for others, from the real program.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use kvittera::config::Config;
use kvittera::desk::access::{RequestedAccess, admit};
use kvittera::desk::clock::{Clock as _, SystemClock};
use kvittera::desk::login::SessionOrigin;
use kvittera::desk::new_request;
use kvittera::open::{Wanted, open};
use kvittera_domain::rules::command::Command;

use super::place::Place;
use crate::export::record::{MAN, WOMAN, hl7, notify, replace};
use crate::given::scenario::cashier;

const FORMATS: [&str; 4] = ["csv", "json", "hl7", "fhir"];

/// Somebody wishes for something at the same log.
fn wish(place: &Place, command: &Command) {
    let (config, now) = (Config::load(None).unwrap(), SystemClock.now());
    let person = admit(&SessionOrigin::find(), &config.roles, RequestedAccess::default()).unwrap();
    let mut opened = open(&Wanted::Live(Some(place.live_log())), &config, &person, now).unwrap();
    opened.desk.execute(new_request(), command, &cashier("avdel2"), now).unwrap();
}

/// An outage with three hand-outs: the first one is done, the second is open, the third is void.
pub fn after_the_night() -> Place {
    let place = Place::in_outage();
    for sex in ["female", "male", "female"] {
        place.issue(sex).done();
    }
    place.run(&["void", "3", "--reason", "fel"]).done();
    wish(&place, &replace("1", WOMAN));
    wish(&place, &notify("1", "4711"));
    place
}

#[test]
fn the_record_is_printed_and_what_is_left_out_is_said_beside_it() {
    let place = after_the_night();
    for format in FORMATS {
        let said = place.run(&["export", format]).done();
        assert!(said.out.contains("19901211"), "{said:?}");
        assert!(said.err.contains("Driftstopp 1: 1 med, 2 utelämnade.\n"), "{said:?}");
        assert!(said.err.contains("Ärende 2 (") && said.err.contains("nytt id är inte inskrivet än.\n"), "{said:?}");
        assert!(said.err.contains("Ärende 3 (") && said.err.contains("utlämningen är makulerad.\n"), "{said:?}");
    }
    let said = place.run(&["--lang", "en", "export", "csv", "--outage", "1"]).done();
    assert!(said.err.starts_with("Outage 1: 1 included, 2 left out.\n"), "{said:?}");
}

#[test]
fn what_is_odd_is_said_although_the_case_is_in_it() {
    let place = after_the_night();
    wish(&place, &replace("2", WOMAN));
    let said = place.run(&["export", "json"]).done();
    let odd = "Ärende 2 är med, men se efter: Det nya id:t anger ett annat kön";
    assert!(said.err.contains(odd) && said.err.contains("Samma nya id står redan på ärende 1."), "{said:?}");
}

#[test]
fn a_new_file_holds_exactly_what_would_be_printed() {
    let place = after_the_night();
    for format in FORMATS {
        let file = place.path(&format!("avstämning.{format}"));
        let name = file.display().to_string();
        let said = place.run(&["export", format, "-o", &name]).done();
        assert!(said.out.is_empty() && said.err.starts_with(&format!("Sparat i {name}.\n")), "{said:?}");
        assert!(said.err.contains("2 utelämnade"), "{said:?}");
        let (saved, printed) = (fs::read_to_string(&file).unwrap(), place.run(&["export", format]).done().out);
        assert_eq!(saved.len(), printed.len(), "{saved:?} {printed:?}");
        assert_eq!(saved.chars().last(), printed.chars().last());
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let batch = fs::read_to_string(place.path("avstämning.hl7")).unwrap();
    assert_eq!(hl7::messages(&batch).len(), 1);
}

#[test]
fn a_file_that_is_there_is_never_overwritten() {
    let place = after_the_night();
    let file = place.write("a.csv", "något viktigt");
    place.run(&["export", "csv", "-o", &file, "--json"]).refused(2, "file_exists");
    assert_eq!(fs::read_to_string(&file).unwrap(), "något viktigt");
    let nowhere = place.path("ingen/a.csv").display().to_string();
    place.run(&["export", "csv", "-o", &nowhere, "--json"]).refused(2, "file_not_written");
}

#[test]
fn json_is_one_value_whatever_the_format() {
    let place = after_the_night();
    for format in ["csv", "hl7"] {
        place.run(&["export", format, "--json"]).refused(2, "output_needed");
    }
    for format in ["json", "fhir"] {
        let said = place.run(&["export", format, "--json"]).done();
        let value: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        assert!(value.is_object(), "{said:?}");
    }
    for format in FORMATS {
        let file = place.path(&format!("b.{format}")).display().to_string();
        let said = place.run(&["export", format, "--json", "-o", &file]).done();
        let done = said.json();
        assert_eq!((&done["format"], &done["file"], &done["rows"]), (&format.into(), &file.into(), &1.into()));
        let reasons = [&done["left_out"][0]["reason"], &done["left_out"][1]["reason"]];
        assert_eq!(reasons, ["no_new_id", "void"]);
        assert_eq!(said.err, "");
    }
}

#[test]
fn the_outage_that_began_last_is_meant_unless_another_is_named() {
    let place = Place::live();
    place.run(&["export", "csv", "--json", "-o", "x.csv"]).refused(3, "no_outage_yet");
    let place = after_the_night();
    place.run(&["outage", "end"]).done();
    place.run(&["outage", "suspect"]).done();
    place.run(&["outage", "plan", "--from", "03:00", "--to", "04:00"]).done();
    place.issue("male").done();
    wish(&place, &replace("4", MAN));
    let cases = |arguments: &[&str]| {
        let said = place.run(&[&["export", "json"], arguments].concat()).done();
        let record: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        (record["outage"]["id"].clone(), record["rows"][0]["case"].clone())
    };
    assert_eq!(cases(&[]), (2.into(), "4".into()));
    assert_eq!(cases(&["--outage", "1"]), (1.into(), "1".into()));
    place.run(&["export", "json", "--json", "--outage", "7"]).refused(3, "outage_unknown");
    place.run(&["export", "json", "--json", "--outage", "x"]).refused(2, "argument_invalid");
    place.run(&["export", "pdf", "--json"]).refused(2, "usage");
}

#[test]
fn when_nothing_is_ready_the_record_is_empty_and_valid() {
    let place = Place::in_outage();
    place.issue("female").done();
    for format in FORMATS {
        let said = place.run(&["export", format]).done();
        assert!(said.err.contains("inget är klart att lämna vidare") && said.err.contains("Ärende 1 ("), "{said:?}");
        assert!(!said.out.is_empty(), "{format}");
    }
    assert!(place.run(&["export", "hl7"]).out.ends_with("BTS|0\rFTS|1\r"));
}

#[test]
fn in_practice_it_is_said_that_nothing_of_it_may_be_sent() {
    let place = Place::empty();
    place.run(&["--practice", "outage", "suspect"]).done();
    for format in FORMATS {
        let said = place.run(&["--practice", "export", format]).done();
        assert!(said.err.contains("ÖVNING: posten får inte skickas någonstans.\n"), "{said:?}");
    }
    assert!(!after_the_night().run(&["export", "csv"]).done().err.contains("ÖVNING"));
}

#[test]
fn the_help_claims_no_format_of_raps() {
    let help = Place::empty().run(&["export", "--help"]).done().out;
    for words in ["a person", "Nothing is sent anywhere", "RAPS publishes no format", "apostrophe", "ZKV"] {
        assert!(help.split_whitespace().collect::<Vec<_>>().join(" ").contains(words), "{words}: {help}");
    }
}
