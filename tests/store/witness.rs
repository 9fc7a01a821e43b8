//! The witness: what its comparison with the log finds, and what that halts.

use kvittera_store::Witnessed;
use std::fs::{self, File};
use std::io::Write as _;
use std::os::unix::fs::FileExt as _;
use std::time::{Duration, Instant};

use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::value::id::Seq;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex::{Female, Male};
use kvittera_store::sqlite::OpenOptions;
use kvittera_store::witness::{WitnessContents, WitnessLine, base_of, read_line};
use kvittera_store::{EventStore, StoreError, sqlite};
use proptest::prelude::*;
use rustix::fs::{FlockOperation, flock};

use crate::given::log_file::{
    Desk, SECOND, THIRD, WITNESS, append, create_at, issued, kind, noted, open_at, request, settle, settle_found,
    suspected,
};

pub fn lines(desk: &Desk) -> Vec<Vec<u8>> {
    let bytes = fs::read(desk.witness()).unwrap();
    bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

pub fn write_lines(desk: &Desk, lines: &[Vec<u8>]) {
    fs::write(desk.witness(), lines.concat()).unwrap();
}

pub fn comparison(desk: &Desk) -> Comparison {
    desk.open().comparison().unwrap()
}

pub fn numbers(intents: &[Intent]) -> Vec<String> {
    intents.iter().flat_map(Intent::numbers).map(|number: PoolNumber| number.to_string()).collect()
}

/// A log and its witness, and both as they were before one more number was issued.
pub fn one_more() -> (Desk, Vec<u8>, Vec<Vec<u8>>) {
    let desk = Desk::in_use();
    let before = (fs::read(&desk.path).unwrap(), lines(&desk));
    append(&mut desk.open(), 4, vec![issued(1, SECOND, Female)]).unwrap();
    (desk, before.0, before.1)
}

pub fn put_log_back(desk: &Desk, bytes: &[u8]) {
    for suffix in ["-wal", "-shm"] {
        let mut name = desk.path.clone().into_os_string();
        name.push(suffix);
        fs::remove_file(name).ok();
    }
    fs::write(&desk.path, bytes).unwrap();
}

#[test]
fn a_witness_is_whole_where_it_goes_on_from_the_logs_end_without_a_hole() {
    let (desk, older, shorter) = one_more();
    let told = lines(&desk);
    put_log_back(&desk, &older);
    assert!(comparison(&desk).is_whole);

    let mut cut = told.clone();
    cut.last_mut().unwrap().truncate(40);
    write_lines(&desk, &cut);
    assert!(!comparison(&desk).is_whole, "more may have been cut off");

    // The log takes another course, and then the witness of its former course comes back.
    write_lines(&desk, &shorter);
    append(&mut desk.open(), 5, vec![issued(1, THIRD, Female)]).unwrap();
    write_lines(&desk, &told);
    let apart = comparison(&desk);
    assert_eq!((apart.finding, apart.is_whole), (Some(Discrepancy::LogBehind { known: Seq(6) }), false));
    assert_eq!(numbers(&apart.lost), [SECOND]);
}

#[test]
fn every_command_stands_in_it_twice_before_and_after_the_commit() {
    let desk = Desk::in_use();
    let said: Vec<WitnessLine> = lines(&desk).iter().map(|line| read_line(line.trim_ascii_end()).unwrap()).collect();
    assert!(matches!(&said[0], WitnessLine::Opened(opened) if opened.after == Seq::START), "{said:?}");
    let kinds: Vec<&str> = said
        .iter()
        .map(|line| match line {
            WitnessLine::Opened(_) => "opened",
            WitnessLine::Intent(_) => "intent",
            WitnessLine::Done { .. } => "done",
            WitnessLine::Closed => "closed",
        })
        .collect();
    assert_eq!(kinds, ["opened", "intent", "done", "intent", "done", "intent", "done"]);
    let head = desk.open().head();
    assert!(matches!(said.last(), Some(WitnessLine::Done { seq, hash, .. }) if (*seq, *hash) == (head.seq, head.hash)));
    assert_eq!(comparison(&desk), Comparison::default());
}

#[test]
fn it_is_that_of_another_log() {
    let (desk, other) = (Desk::in_use(), tempfile::tempdir().unwrap());
    let path = other.path().join("other");
    let mut created = crate::given::log_file::beginning();
    if let kvittera_domain::event::Event::LogCreated { log, .. } = &mut created[0] {
        *log = kvittera_domain::value::id::LogId(uuid::Uuid::from_u128(8 << 96));
    }
    crate::given::log_file::create_with(&path, created).unwrap();
    fs::copy(other.path().join("other.witness-00000008.0001"), desk.witness()).unwrap();
    assert!(matches!(comparison(&desk).finding, Some(Discrepancy::Foreign { .. })));
    assert_eq!(kind(append(&mut desk.open(), 9, vec![noted("x")])), "unsettled");
}

#[test]
fn the_log_was_replaced_by_an_older_one() {
    let (desk, log, _) = one_more();
    put_log_back(&desk, &log);
    let said = comparison(&desk);
    assert_eq!(said.finding, Some(Discrepancy::LogBehind { known: Seq(6) }));
    assert_eq!((numbers(&said.lost), numbers(&said.unknown)), (vec![SECOND.to_owned()], vec![]));
    assert_eq!(kind(append(&mut desk.open(), 9, vec![issued(1, SECOND, Female)])), "unsettled");
}

#[test]
fn the_log_went_another_way() {
    let (desk, log, witness) = one_more();
    let both = lines(&desk);
    put_log_back(&desk, &log);
    write_lines(&desk, &witness);
    append(&mut desk.open(), 5, vec![issued(1, THIRD, Male)]).unwrap();
    write_lines(&desk, &both);
    let said = comparison(&desk);
    assert_eq!(said.finding, Some(Discrepancy::LogBehind { known: Seq(6) }));
    assert_eq!(numbers(&said.lost), [SECOND]);
}

#[test]
fn it_was_replaced_by_an_older_one() {
    let (desk, _, witness) = one_more();
    write_lines(&desk, &witness);
    assert_eq!(comparison(&desk).finding, Some(Discrepancy::LogAhead { known: Seq(6) }));
    assert_eq!(kind(append(&mut desk.open(), 9, vec![noted("x")])), "unsettled");
}

#[test]
fn what_settles_a_difference_begins_a_new_segment_and_the_old_one_is_kept() {
    let (desk, _, older) = one_more();
    write_lines(&desk, &older);
    let mut store = desk.open();
    assert_eq!(comparison(&desk).finding, Some(Discrepancy::LogAhead { known: Seq(6) }));
    settle(&mut store, 9).unwrap();
    assert_eq!(comparison(&desk), Comparison::default());
    let [first, _second] = &desk.segments()[..] else { panic!("{:?}", desk.names()) };
    assert_eq!(fs::read(first).unwrap(), older.concat());
    let opened = read_line(lines(&desk)[0].trim_ascii_end());
    assert!(matches!(opened, Some(WitnessLine::Opened(opened)) if opened.after == Seq(7)));
    append(&mut store, 10, vec![issued(2, THIRD, Male)]).unwrap();
    assert_eq!(comparison(&desk), Comparison::default());
    let last = fs::read(first).unwrap().split_off(older.concat().len());
    assert_eq!(read_line(last.trim_ascii_end()), Some(WitnessLine::Closed));
}

/// Whatever a power cut left of the segment, nothing counts but the commit.
#[test]
fn a_segment_that_settles_counts_for_nothing_until_its_command_is_in_the_log() {
    let (desk, _, older) = one_more();
    write_lines(&desk, &older);
    let (before, log) = (comparison(&desk), fs::read(&desk.path).unwrap());
    settle(&mut desk.open(), 9).unwrap();
    let (settled, path, said) = (fs::read(&desk.path).unwrap(), desk.witness(), lines(&desk));
    let begun = said[..2].concat();
    for length in 0..=begun.len() {
        put_log_back(&desk, &log);
        let zeros = vec![0; begun.len() - length];
        for left in [begun[..length].to_vec(), [&begun[..length], &zeros].concat()] {
            fs::write(&path, &left).unwrap();
            assert_eq!(comparison(&desk), before, "{length}");
        }
    }
    fs::write(&path, &begun).unwrap();
    put_log_back(&desk, &settled);
    assert_eq!(comparison(&desk), Comparison::default());
    // The next recovery clears it away and begins anew.
    put_log_back(&desk, &log);
    settle(&mut desk.open(), 10).unwrap();
    assert_eq!((comparison(&desk), desk.segments().len()), (Comparison::default(), 2));
    // What was written after the commit shows that it was in the log, which was then put back.
    put_log_back(&desk, &log);
    fs::write(&path, said.concat()).unwrap();
    assert_eq!(comparison(&desk).finding, Some(Discrepancy::LogBehind { known: Seq(7) }));
}

/// As `kvittera log` was renamed or copied by an older program, under the name without a number.
#[test]
fn the_witness_of_an_older_program_counts_and_the_next_segment_has_a_number() {
    let (desk, older, _) = one_more();
    let base = base_of(&desk.witness());
    let whole = lines(&desk);
    fs::remove_file(desk.witness()).unwrap();
    fs::write(&base, whole.concat()).unwrap();
    assert_eq!(comparison(&desk), Comparison::default());
    append(&mut desk.open(), 10, vec![issued(2, THIRD, Male)]).unwrap();
    assert_eq!(desk.segments().len(), 0);
    settle(&mut desk.open(), 11).unwrap();
    append(&mut desk.open(), 12, vec![noted("x")]).unwrap();
    assert_eq!((comparison(&desk), desk.segments().len()), (Comparison::default(), 1));
    put_log_back(&desk, &older);
    assert_eq!(numbers(&comparison(&desk).lost), [SECOND, THIRD]);
}

#[test]
fn a_desk_continues_in_the_segment_that_another_has_begun() {
    let desk = Desk::in_use();
    let (mut store, mut other) = (desk.open(), desk.open());
    settle(&mut other, 9).unwrap();
    store.read_after(store.head().seq).unwrap();
    append(&mut store, 10, vec![issued(1, SECOND, Female)]).unwrap();
    assert_eq!(comparison(&desk), Comparison::default());
}

/// Two technicians at once: what the second has found is no longer so.
#[test]
fn a_difference_is_settled_once() {
    let (desk, _, older) = one_more();
    write_lines(&desk, &older);
    let (mut store, mut other) = (desk.open(), desk.open());
    let found = store.comparison().unwrap();
    settle(&mut other, 9).unwrap();
    assert_eq!(kind(settle_found(&mut store, 10, &found)), "behind");
    store.read_after(Seq(7)).unwrap();
    assert_eq!(kind(settle_found(&mut store, 10, &found)), "unsettled");
    assert_eq!((comparison(&desk), desk.segments().len()), (Comparison::default(), 2));
}

/// The store has read the witness already, and it is still the same file.
#[test]
fn one_that_is_emptied_under_an_open_log_stops_it_too() {
    let desk = Desk::in_use();
    let mut store = desk.open();
    assert_eq!(store.comparison().unwrap(), Comparison::default());
    write_lines(&desk, &[]);
    assert_eq!(kind(append(&mut store, 9, vec![noted("x")])), "unsettled");
    assert_eq!(store.comparison().unwrap().finding, Some(Discrepancy::Missing));
}

#[test]
fn lines_that_can_not_be_understood_are_counted_where_it_is_read_in_the_place_of_the_log() {
    let desk = Desk::in_use();
    let mut left = lines(&desk);
    left[2][4] = b'#';
    left[3][4] = b'#';
    write_lines(&desk, &left);
    assert_eq!(comparison(&desk).finding, Some(Discrepancy::Damaged { line: 3 }));
    let heard = WitnessContents::read(&base_of(&desk.witness()), None).unwrap();
    assert_eq!((heard.damaged, heard.intents.len(), heard.after), (2, 2, Seq::START));
}

#[test]
fn one_whose_first_end_was_never_written_says_no_less() {
    let desk = Desk::new();
    let mut left = lines(&desk);
    left.pop();
    write_lines(&desk, &left);
    assert_eq!(comparison(&desk), Comparison::default());
}

#[test]
fn a_second_beginning_is_damage() {
    let desk = Desk::in_use();
    let mut left = lines(&desk);
    left.push(left[0].clone());
    write_lines(&desk, &left);
    assert_eq!(comparison(&desk).finding, Some(Discrepancy::Damaged { line: 8 }));
}

#[test]
fn a_writer_that_gives_up_waiting_for_the_witness_reports_that_nothing_was_written() {
    let desk = Desk::in_use();
    let (mut store, other) = (desk.open(), File::open(desk.witness()).unwrap());
    flock(&other, FlockOperation::LockExclusive).unwrap();
    let begun = Instant::now();
    assert!(append(&mut store, 9, vec![noted("x")]).is_err());
    assert!(begun.elapsed() > Duration::from_secs(4), "it is patient");
    flock(&other, FlockOperation::Unlock).unwrap();
    assert_eq!(store.find(request(9)).unwrap(), []);
    append(&mut store, 9, vec![noted("x")]).unwrap();
}

#[test]
fn a_torn_end_is_cut_off_and_a_damaged_middle_is_not() {
    let desk = Desk::in_use();
    File::options().append(true).open(desk.witness()).unwrap().write_all(b"{\"line\":\"int").unwrap();
    assert_eq!(comparison(&desk), Comparison::default());
    append(&mut desk.open(), 4, vec![issued(1, SECOND, Female)]).unwrap();
    assert_eq!(comparison(&desk), Comparison::default());
    File::options().write(true).open(desk.witness()).unwrap().write_all_at(b"#", 700).unwrap();
    assert!(matches!(comparison(&desk).finding, Some(Discrepancy::Damaged { .. })));
    assert_eq!(kind(append(&mut desk.open(), 9, vec![noted("x")])), "unsettled");
}

#[test]
fn it_is_asked_without_the_log_being_opened_by_a_desk() {
    let ask = |desk: &Desk| sqlite::comparison(&desk.path, &OpenOptions::default()).unwrap();
    let (desk, log, _) = one_more();
    assert_eq!(ask(&desk), Comparison::default());
    put_log_back(&desk, &log);
    assert_eq!(ask(&desk).finding, Some(Discrepancy::LogBehind { known: Seq(6) }));
    fs::remove_file(desk.witness()).unwrap();
    assert_eq!(ask(&desk).finding, Some(Discrepancy::Missing));
    assert_eq!(comparison(&desk).finding, Some(Discrepancy::Missing), "and it gets no other in its place");
}

#[test]
fn no_log_is_made_where_the_witness_of_another_is() {
    let desk = Desk::in_use();
    fs::remove_file(&desk.path).unwrap();
    assert!(matches!(create_at(&desk.path), Err(StoreError::WitnessWithoutLog(_))));
    assert_eq!(desk.names(), [WITNESS]);
}

#[test]
fn what_a_broken_off_founding_left_is_made_up_for() {
    let desk = Desk::new();
    fs::remove_file(&desk.path).unwrap();
    let mut left = lines(&desk);
    left.pop();
    write_lines(&desk, &left);
    drop(create_at(&desk.path).unwrap());
    assert_eq!(comparison(&desk), Comparison::default());
}

#[test]
fn a_long_one_is_put_aside_and_nothing_of_it_is_forgotten() {
    let desk = Desk::in_use();
    let mut store = desk.open();
    let mut other = desk.open();
    for command in 10..18 {
        append(&mut store, command, (0..6_000).map(|line| noted(&format!("{command} {line}"))).collect()).unwrap();
    }
    assert!(desk.segments().len() > 2, "{:?}", desk.names());
    let Some(WitnessLine::Opened(opened)) = read_line(lines(&desk)[0].trim_ascii_end()) else { panic!() };
    let events = store.read_after(opened.after.before()).unwrap();
    assert!(
        opened.after > Seq(6) && events.first().is_some_and(|recorded| recorded.hash == opened.hash),
        "it begins there"
    );
    other.read_after(Seq::START).unwrap();
    append(&mut other, 20, vec![issued(1, SECOND, Female)]).unwrap();
    assert_eq!(comparison(&desk), Comparison::default());
    let heard = WitnessContents::read(&base_of(&desk.witness()), None).unwrap();
    assert_eq!((heard.after, heard.intents.len(), heard.unknown.len(), heard.damaged), (Seq::START, 12, 0, 0));
    // Without the last segment the one before shows that it was there.
    fs::remove_file(desk.witness()).unwrap();
    assert_eq!(comparison(&desk).finding, Some(Discrepancy::Missing));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A flipped bit or a cut anywhere in the witness is noticed, or it touched nothing that matters.
    #[test]
    fn no_damage_makes_it_say_something_else(at in any::<prop::sample::Index>(), bit in 0..8_u8, cut in any::<bool>()) {
        let desk = Desk::in_use();
        let mut bytes = fs::read(desk.witness()).unwrap();
        let at = at.index(bytes.len());
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] ^= 1 << bit;
        }
        fs::write(desk.witness(), &bytes).unwrap();
        let said = open_at(&desk.path).unwrap().comparison().unwrap();
        prop_assert!(said.lost.is_empty() && said.unknown.is_empty(), "{:?}", said);
        let written = append(&mut desk.open(), 9, vec![issued(1, SECOND, Female), suspected()]);
        prop_assert!(written.is_ok() == said.finding.is_none(), "{:?} {:?}", written, said);
    }
}
