//! The law of restoring, over made-up histories: no number that went out before ever goes out again.

use chrono::{DateTime, TimeDelta, Utc};
use kvittera::config::Config;
use kvittera::desk::new_request;
use kvittera::desk::restoring::OperatorStatement;
use kvittera::open::{OpenedLog, RestorePlan, Wanted, WitnessChoice, copy_to, create_live_log, open, restore};
use kvittera_domain::event::Event;
use kvittera_domain::ledger::pool::NumberState;
use kvittera_domain::recovery::vouched::Vouched;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::sex::Sex;
use kvittera_store::sqlite::unwatched;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;

use crate::cli::place::witness_of;
use crate::stage::samples::{live_pool, person};

fn now() -> DateTime<Utc> {
    "2026-11-22T02:12:00Z".parse().unwrap()
}

fn ask(sex: Sex) -> Command {
    let unit =
        kvittera_domain::value::unit::Unit { clinic: "Medicin".parse().unwrap(), ward: "Avd 5".parse().unwrap() };
    let request = NumberRequest { requested_by: "vwxyz2".parse().unwrap(), unit, callback: None };
    Command::Issue { sex, request, proposed: None, form_seconds: None }
}

/// Hands out until the binder is empty or `most` are out, and gives the numbers.
fn hand_out(opened: &mut OpenedLog, most: usize, men: &[bool]) -> Vec<String> {
    let actor = person().actor().unwrap();
    let mut out = Vec::new();
    for turn in 0..most {
        let sex = if men[turn % men.len()] { Sex::Male } else { Sex::Female };
        let Ok(events) = opened.desk.execute(new_request(), &ask(sex), &actor, now()) else { continue };
        out.extend(events.iter().filter_map(|recorded| match recorded.event {
            Event::Issued { number, .. } => Some(number.to_string()),
            _ => None,
        }));
    }
    out
}

/// What befalls the witness of the lost log.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Sound,
    Gone,
    /// One of its bytes is another, so far into it, in thousandths.
    Flipped(usize),
    /// Its last `Done` is missing: the program died right after the commit.
    LastUndone,
    NotAsked,
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        Just(Fate::Sound),
        Just(Fate::Gone),
        (0_usize..1000).prop_map(Fate::Flipped),
        Just(Fate::LastUndone),
        Just(Fate::NotAsked)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_number_that_was_out_goes_out_again(
        before in 0_usize..6,
        after in 0_usize..6,
        men in proptest::collection::vec(any::<bool>(), 1..5),
        fate in fate(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let (config, person) = (Config::load(None).unwrap(), person());
        let actor = person.actor().unwrap();
        let [log, copy, new] = ["log", "copy", "new"].map(path);
        create_live_log(Some(&log), live_pool(), &config, &person, &actor, now() - TimeDelta::days(1)).unwrap();
        let wanted = Wanted::Live(Some(log.clone()));
        let mut opened = open(&wanted, &config, &person, now()).unwrap();
        let suspect = Command::SuspectOutage { checked: Vec::new(), at: None };
        opened.desk.execute(new_request(), &suspect, &actor, now()).unwrap();
        let mut gone = hand_out(&mut opened, before, &men);
        copy_to(&log, &config, &copy, &unwatched()).unwrap();
        gone.extend(hand_out(&mut opened, after, &men));
        drop(opened);
        let witness = witness_of(&log);
        let bytes = fs::read(&witness).unwrap();
        match fate {
            Fate::Sound | Fate::NotAsked => {}
            Fate::Gone => fs::remove_file(&witness).unwrap(),
            Fate::Flipped(place) => {
                let mut bytes = bytes;
                let at = place * (bytes.len() - 1) / 1000;
                bytes[at] ^= 1;
                fs::write(&witness, bytes).unwrap();
            }
            Fate::LastUndone => {
                let end = bytes[..bytes.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap();
                fs::write(&witness, &bytes[..=end]).unwrap();
            }
        }
        // What is left of the lost log can't help.
        fs::remove_file(&log).unwrap();
        let statement = OperatorStatement { unissued: Vouched::These(Vec::new()), reason: "disken gick sönder".parse().unwrap() };
        let asked = if matches!(fate, Fate::NotAsked | Fate::Gone) { WitnessChoice::Unavailable } else { WitnessChoice::Usual };
        let plan = RestorePlan { file: copy, to: new.clone(), witness: asked, statement };
        let restored = restore(&wanted, plan, &config, (&person, &actor), now(), &unwatched()).unwrap();
        if matches!(fate, Fate::Sound) {
            let free = restored.ledger.pool.iter().filter(|entry| entry.state == NumberState::Free).count();
            prop_assert_eq!(free, 20 - gone.len(), "a sound witness proves everything");
        }
        let mut opened = open(&Wanted::Live(Some(new)), &config, &person, now()).unwrap();
        prop_assert!(opened.desk.halt().is_none());
        prop_assert_eq!(opened.mode, Mode::Live);
        let again: BTreeSet<String> = hand_out(&mut opened, 60, &[true, false]).into_iter().collect();
        prop_assert!(gone.iter().all(|number| !again.contains(number)), "{gone:?} {again:?}");
    }
}
