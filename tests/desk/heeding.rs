//! What the second copy holds and the log lacks stops the desk, until the copy says otherwise.

use kvittera::desk::upkeep::Ahead;
use kvittera::desk::{Desk, DeskError};
use kvittera::domain::halt::Cause;
use kvittera::domain::id::Seq;
use kvittera::domain::sex::Sex::Female;
use kvittera::domain::testimony::{Discrepancy, Intent, Testimony};

use super::flaky::Flaky;
use super::{log_in_outage, open, wish};
use crate::domain::scenario::{cashier, clock};
use crate::domain::wishes::{issue, woman};

fn desk() -> (Flaky, Desk<Flaky>) {
    let flaky = Flaky::new(log_in_outage());
    (flaky.clone(), open(flaky))
}

fn ahead(desk: &Desk<Flaky>, by: u64) -> Ahead {
    let known = desk.head().seq;
    Ahead { known, copy: Seq(known.0 + by), out: vec![woman(2)] }
}

/// The log is behind its witness by so many wishes of one fact each.
fn behind(desk: &Desk<Flaky>, by: u64) -> Testimony {
    let known = desk.head().seq;
    let lost = (1..=by).map(|place| Intent {
        request: wish(100 + u128::from(place)),
        seq: Seq(known.0 + place),
        recorded_at: clock(3, 0),
        actor: cashier("kassa2"),
        facts: Vec::new(),
    });
    let (finding, is_whole) = (Some(Discrepancy::LogBehind { known }), true);
    Testimony { finding, lost: lost.collect(), is_whole, ..Testimony::default() }
}

fn cause(desk: &Desk<Flaky>) -> Option<Cause> {
    desk.halt().map(|halt| halt.cause)
}

#[test]
fn nothing_goes_out_while_the_copy_holds_more_and_everything_can_be_read() {
    let (_, mut desk) = desk();
    let (ahead, before) = (ahead(&desk, 2), desk.head());
    desk.heed(Err(ahead.clone())).unwrap();
    let refused = desk.execute(wish(7), &issue(Female), &cashier("kassa1"), clock(3, 0));
    let Err(DeskError::Halted(halt, _)) = refused else { panic!("{refused:?}") };
    assert_eq!((halt.cause, &halt.surely_free), (ahead.cause(), &None));
    assert_eq!(halt.at_stake, [woman(2)], "what the copy knows to be out");
    desk.follow().unwrap();
    assert_eq!((cause(&desk), desk.head()), (Some(ahead.cause()), before));
    desk.heed(Ok(())).unwrap();
    assert_eq!(cause(&desk), None);
    desk.execute(wish(7), &issue(Female), &cashier("kassa1"), clock(3, 0)).unwrap();
}

#[test]
fn only_a_witness_that_knows_all_that_the_copy_does_comes_before_it() {
    for (by_witness, by_copy, is_for_recover) in [(2, 1, true), (2, 2, true), (1, 2, false)] {
        let (flaky, mut desk) = desk();
        let ahead = ahead(&desk, by_copy);
        flaky.faults.borrow_mut().testimony = behind(&desk, by_witness);
        desk.heed(Err(ahead.clone())).unwrap();
        assert_eq!(cause(&desk).unwrap().is_for_recover(), is_for_recover, "{by_witness} {by_copy}");
    }
    let (flaky, mut desk) = desk();
    let ahead = ahead(&desk, 1);
    let missing = Testimony { finding: Some(Discrepancy::Missing), ..Testimony::default() };
    let with_a_hole = Testimony { is_whole: false, ..behind(&desk, 2) };
    for testimony in [missing, with_a_hole] {
        flaky.faults.borrow_mut().testimony = testimony;
        desk.heed(Ok(())).unwrap();
        desk.heed(Err(ahead.clone())).unwrap();
        assert_eq!(cause(&desk), Some(ahead.cause()), "a new witness would only hide it");
    }
}
