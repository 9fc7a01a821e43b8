//! Text that would steer a terminal comes out harmless, and is not taken in.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use kvittera::desk::clock::{Clock as _, SystemClock};
use kvittera_domain::event::{Event, NewEvent};
use kvittera_domain::value::actor::{Actor, Login, Role, Ssh, Via};
use kvittera_domain::value::id::{OutageId, RequestId};
use kvittera_store::sqlite::{OpenOptions, SqliteLog};
use kvittera_store::{AppendRequest, EventStore as _};
use uuid::Uuid;

use super::place::{Place, Said, issue};

const HOSTILE: [&str; 6] = ["\u{1b}[2J", "a\nb", "a\u{202e}b", "a\u{9b}31m", "a\u{200f}", "\u{e0041}x"];

#[track_caller]
fn harmless(said: &Said) {
    let steers = |c: char| (c.is_control() && c != '\n') || ['\u{202e}', '\u{200f}', '\u{e0041}'].contains(&c);
    assert!(!said.out.contains(steers) && !said.err.contains(steers), "{said:?}");
}

#[test]
fn texts_with_hidden_characters_are_refused() {
    let place = Place::in_outage();
    place.issue("female").done();
    for text in HOSTILE {
        let tries: [&[&str]; 6] = [
            &["outage", "note", text],
            &["void", "1", "--reason", text],
            &["read-back", "1", text],
            &["issue", "--sex", "k", "--vgr-id", text, "--clinic", "x", "--ward", "x"],
            &["issue", "--sex", "k", "--vgr-id", "abcde1", "--clinic", text, "--ward", "x"],
            &["outage", "end", "--at", text],
        ];
        for arguments in tries {
            let said = place.run(arguments);
            assert_eq!(said.code, 2, "{said:?}");
            harmless(&said);
            let said = place.run(&[arguments, &["--json"]].concat());
            said.refused(2, "argument_invalid");
            harmless(&said);
        }
    }
    assert_eq!(place.run(&["status", "--json"]).json()["events"], 23);
}

#[test]
fn paths_and_unknown_words_are_shown_harmlessly() {
    let place = Place::empty();
    for text in HOSTILE {
        let tries: [&[&str]; 5] = [
            &["--log", text, "status"],
            &["--config", text, "status"],
            &["init", "--pool", text],
            &["issue", "--sex", text],
            &["man", text],
        ];
        for arguments in tries {
            let said = place.run(arguments);
            assert!([2, 5].contains(&said.code), "{said:?}");
            harmless(&said);
            let said = place.run(&[arguments, &["--json"]].concat());
            harmless(&said);
            assert!(said.json()["error"]["kind"].is_string(), "{said:?}");
        }
    }
}

#[test]
fn bytes_that_are_no_utf_8_are_read_as_letters_of_western_europe() {
    let place = Place::in_outage();
    let mut command = place.command(&["outage", "note"]);
    let said = Said::of(command.arg(OsStr::from_bytes(b"\xff\xfe")).output().unwrap());
    assert_eq!((said.code, said.out.as_str()), (0, "Driftstopp 1: ÿþ\n"), "{said:?}");
}

#[test]
fn a_path_that_is_no_utf_8_stays_the_name_of_the_file() {
    let place = Place::in_outage();
    let made = |name: &[u8]| place.path("").join(OsStr::from_bytes(name));
    for (joined, name) in [(false, b"m\xe5nad.csv".as_slice()), (true, b"\xf6ppen.csv")] {
        let mut command = place.command(&["export", "csv", "--json"]);
        if joined {
            command.arg([OsStr::new("--output="), made(name).as_os_str()].join(OsStr::new("")));
        } else {
            command.arg("--output").arg(made(name));
        }
        let said = Said::of(command.output().unwrap());
        assert!(said.code == 0 && made(name).exists(), "{said:?}");
    }
}

#[test]
fn what_looks_like_an_option_or_code_is_only_text() {
    let place = Place::in_outage();
    let text = "'; DROP TABLE event; -- \"x\" <b> #1 = 100 %";
    place.run(&["outage", "note", "--", text]).done();
    assert!(place.run(&["log", "--limit", "1"]).done().out.contains(text));
    let long = "å".repeat(241);
    place.run(&["outage", "note", &long, "--json"]).refused(2, "argument_invalid");
    let mut formula = issue("female");
    formula[6] = "=cmd()";
    place.run(&formula).done();
    let exported = place.run(&["reconcile", "list", "--json"]).done().json();
    assert_eq!(exported[0]["clinic"], "=cmd()");
}

/// Writes a fact past the program, by somebody whose account and address would steer a terminal.
fn forge(place: &Place) {
    let mut store = SqliteLog::open(&place.live_log(), OpenOptions::default(), SystemClock.now()).unwrap();
    let text = HOSTILE.concat();
    let actor = Actor {
        vgr_id: "annan1".parse().unwrap(),
        login: Login::new(text.as_str()),
        role: Role::Cashier,
        via: Via::Ssh(Box::new(Ssh {
            client: text.clone(),
            key: Some(text.clone()),
            caller: Some(Login::new(text.as_str())),
        })),
    };
    let event = Event::OutageNoted { outage: OutageId::following(0), note: "Hit".parse().unwrap() };
    let events = [NewEvent { occurred_at: SystemClock.now(), event }];
    let head = store.head().seq;
    let request = RequestId(Uuid::from_u128(7));
    store
        .append(head, &AppendRequest { request, recorded_at: SystemClock.now(), actor: &actor, events: &events })
        .unwrap();
}

#[test]
fn what_somebody_forged_in_the_log_is_shown_harmlessly() {
    let place = Place::in_outage();
    place.issue("female").done();
    forge(&place);
    place.run(&["outage", "end"]).done();
    place.run(&["reconcile", "replace", "1", "19810829M071", "--as", "nopqr4"]).done();
    let commands: [&[&str]; 12] = [
        &["log"],
        &["log", "--json"],
        &["status"],
        &["status", "--json"],
        &["report"],
        &["report", "--format", "html"],
        &["report", "--json"],
        &["export", "csv"],
        &["export", "json"],
        &["export", "hl7"],
        &["export", "fhir"],
        &["verify"],
    ];
    for arguments in commands {
        let mut said = place.run(arguments).done();
        if arguments[0] == "export" {
            // CSV and HL7 end their lines so; anything else that steers is still found.
            said.out = said.out.replace('\r', "\n");
        }
        harmless(&said);
        assert!(!said.out.is_empty() || !said.err.is_empty(), "{arguments:?}");
    }
    assert!(place.run(&["log"]).done().out.contains("Hit"));
}
