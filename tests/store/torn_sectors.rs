//! A power cut between the length of the witness and its bytes: of the sectors that hold the last line the disk has kept
//! none, the first, the second or both.

use std::fs;

use kvittera_domain::event::Event;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::value::last_four::LastFour;
use kvittera_domain::value::sex::Sex::Female;
use kvittera_store::Witnessed as _;

use crate::given::log_file::{Desk, SECOND, added, append, issued, noted};
use crate::witness::{lines, numbers, put_log_back, write_lines};

/// What the disk has kept of a line that crosses into another sector at `place`.
fn kept(line: &[u8], place: usize, first: bool, second: bool) -> Vec<u8> {
    let keep = |bytes: &[u8], kept: bool| if kept { bytes.to_vec() } else { vec![0; bytes.len()] };
    [keep(&line[..place], first), keep(&line[place..], second)].concat()
}

/// Every kind of command: one that hands a number out, and others that can't cost any.
fn commands() -> Vec<Event> {
    let read_back = Event::ReadBack {
        issuance: kvittera_domain::value::id::IssuanceId::following(0),
        heard: "K123".parse::<LastFour>().unwrap(),
        matched: true,
    };
    vec![issued(1, SECOND, Female), read_back, noted("x"), added("19580104K456", Female)]
}

#[test]
fn an_intent_that_was_never_written_whole_is_none() {
    for command in commands() {
        let desk = Desk::in_use();
        let (log, before) = (fs::read(&desk.path).unwrap(), lines(&desk));
        let hands_out = matches!(command, Event::Issued { .. });
        append(&mut desk.open(), 4, vec![command]).unwrap();
        let intent = lines(&desk)[before.len()].clone();
        put_log_back(&desk, &log);
        for place in 1..intent.len() {
            for (first, second) in [(false, false), (true, false), (false, true)] {
                write_lines(&desk, &[before.concat(), kept(&intent, place, first, second)]);
                let found = desk.open().comparison().unwrap();
                assert_eq!(found, Comparison::default(), "{place} {first} {second}");
            }
        }
        write_lines(&desk, &[before.concat(), intent]);
        let found = desk.open().comparison().unwrap();
        assert_eq!((found.finding, numbers(&found.unknown).len()), (None, usize::from(hands_out)));
        // The next line takes the place of the torn one.
        write_lines(&desk, &[before.concat(), vec![0; 300], b"\n".to_vec()]);
        append(&mut desk.open(), 5, vec![issued(1, SECOND, Female)]).unwrap();
        assert_eq!(desk.open().comparison().unwrap(), Comparison::default());
        assert!(!fs::read(desk.witness()).unwrap().contains(&0));
    }
}

#[test]
fn a_done_that_was_never_written_whole_is_made_up_for_by_the_log() {
    for command in commands() {
        let desk = Desk::in_use();
        append(&mut desk.open(), 4, vec![command]).unwrap();
        let mut all = lines(&desk);
        let done = all.pop().unwrap();
        for place in 1..done.len() {
            for (first, second) in [(false, false), (true, false), (false, true), (true, true)] {
                write_lines(&desk, &[all.concat(), kept(&done, place, first, second)]);
                assert_eq!(desk.open().comparison().unwrap(), Comparison::default(), "{place} {first} {second}");
            }
        }
    }
}
