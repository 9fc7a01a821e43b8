//! What the second copy holds and the log lacks stops the desk, until the copy says otherwise.

use kvittera::desk::maintenance::BackupAhead;
use kvittera::desk::{Desk, DeskError};
use kvittera_domain::event::discrepancy::Discrepancy;
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::recovery::halt::HaltCause;
use kvittera_domain::recovery::intent::Intent;
use kvittera_domain::value::id::Seq;
use kvittera_domain::value::sex::Sex::Female;

use super::flaky::Flaky;
use super::{log_in_outage, open, wish};
use crate::given::commands::{issue, woman};
use crate::given::scenario::{cashier, clock};

fn desk() -> (Flaky, Desk<Flaky>) {
    let flaky = Flaky::new(log_in_outage());
    (flaky.clone(), open(flaky))
}

fn ahead(desk: &Desk<Flaky>, by: u64) -> BackupAhead {
    let known = desk.head().seq;
    BackupAhead { known, copy: Seq(known.0 + by), out: vec![woman(2)] }
}

/// The log is behind its witness by so many wishes of one fact each.
fn behind(desk: &Desk<Flaky>, by: u64) -> Comparison {
    let known = desk.head().seq;
    let lost = (1..=by).map(|place| Intent {
        request: wish(100 + u128::from(place)),
        seq: Seq(known.0 + place),
        recorded_at: clock(3, 0),
        actor: cashier("kassa2"),
        events: Vec::new(),
    });
    let (finding, is_whole) = (Some(Discrepancy::LogBehind { known }), true);
    Comparison { finding, lost: lost.collect(), is_whole, ..Comparison::default() }
}

fn cause(desk: &Desk<Flaky>) -> Option<HaltCause> {
    desk.halt().map(|halt| halt.cause)
}

#[test]
fn nothing_goes_out_while_the_copy_holds_more_and_everything_can_be_read() {
    let (_, mut desk) = desk();
    let (ahead, before) = (ahead(&desk, 2), desk.head());
    desk.apply_backup_state(Err(ahead.clone())).unwrap();
    let refused = desk.execute(wish(7), &issue(Female), &cashier("kassa1"), clock(3, 0));
    let Err(DeskError::Halted(halt, _)) = refused else { panic!("{refused:?}") };
    assert_eq!((halt.cause, &halt.surely_free), (ahead.cause(), &None));
    assert_eq!(halt.at_risk, [woman(2)], "what the copy knows to be out");
    desk.follow().unwrap();
    assert_eq!((cause(&desk), desk.head()), (Some(ahead.cause()), before));
    desk.apply_backup_state(Ok(())).unwrap();
    assert_eq!(cause(&desk), None);
    desk.execute(wish(7), &issue(Female), &cashier("kassa1"), clock(3, 0)).unwrap();
}

#[test]
fn only_a_witness_that_knows_all_that_the_copy_does_comes_before_it() {
    for (by_witness, by_copy, needs_recover) in [(2, 1, true), (2, 2, true), (1, 2, false)] {
        let (flaky, mut desk) = desk();
        let ahead = ahead(&desk, by_copy);
        flaky.faults.borrow_mut().comparison = behind(&desk, by_witness);
        desk.apply_backup_state(Err(ahead.clone())).unwrap();
        assert_eq!(cause(&desk).unwrap().needs_recover(), needs_recover, "{by_witness} {by_copy}");
    }
    let (flaky, mut desk) = desk();
    let ahead = ahead(&desk, 1);
    let missing = Comparison { finding: Some(Discrepancy::Missing), ..Comparison::default() };
    let with_a_hole = Comparison { is_whole: false, ..behind(&desk, 2) };
    for comparison in [missing, with_a_hole] {
        flaky.faults.borrow_mut().comparison = comparison;
        desk.apply_backup_state(Ok(())).unwrap();
        desk.apply_backup_state(Err(ahead.clone())).unwrap();
        assert_eq!(cause(&desk), Some(ahead.cause()), "a new witness would only hide it");
    }
}
