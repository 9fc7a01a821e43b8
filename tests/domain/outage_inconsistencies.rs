//! Events about outages that break the rules: the ledger notices each of them when it folds the log.

use kvittera_domain::event::Event;
use kvittera_domain::ledger::inconsistency::Inconsistency;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::sex::Sex::Female;

use super::inconsistencies::{conflict, issued, noticed, on_paper};
use crate::given::commands::{announcement, cancel, first, outage, reconcile, text, woman};
use crate::given::scenario::{clock, desk};

#[test]
fn outages_open_in_order_and_one_at_a_time() {
    let open = |place| Event::OutageSuspected { outage: outage(place), checked: vec![] };
    noticed(desk(), open(2), Inconsistency::Outage(outage(2)));
    noticed(desk().down(), open(2), Inconsistency::Outage(outage(2)));
    noticed(desk().down().back_up(), open(1), Inconsistency::Outage(outage(1)));
}

#[test]
fn an_outage_is_confirmed_and_ended_once_while_it_is_open() {
    let (known, over) = (desk().known_down(), desk().known_down().back_up());
    let confirmed = || Event::OutageConfirmed { outage: outage(1) };
    let ended = || Event::OutageEnded { outage: outage(1) };
    let wrong = Inconsistency::Outage(outage(1));
    noticed(known, confirmed(), wrong);
    noticed(over.clone(), confirmed(), wrong);
    noticed(over, ended(), wrong);
    noticed(desk(), confirmed(), wrong);
    noticed(desk(), ended(), wrong);
    noticed(desk(), Event::OutageNoted { outage: outage(1), note: text("ringde") }, wrong);
}

#[test]
fn each_step_of_an_outage_follows_on_what_was_before() {
    let (started_at, ended_at) = (Some(clock(2, 0)), Some(clock(2, 30)));
    let plan = || announcement(clock(4, 0), clock(5, 0));
    let steps = |place| {
        let (id, reason) = (outage(place), || text("prov"));
        [
            Event::OutagePlanned { outage: id, plan: plan() },
            Event::OutageReplanned { outage: id, plan: plan() },
            Event::OutageCancelled { outage: id, reason: reason() },
            Event::OutageSuspected { outage: id, checked: vec![] },
            Event::OutageConfirmed { outage: id },
            Event::OutageEnded { outage: id },
            Event::OutageTimesSet { outage: id, started_at, ended_at: None, reason: reason() },
            Event::OutageTimesSet { outage: id, started_at, ended_at, reason: reason() },
            Event::OutageReopened { outage: id, reason: reason() },
            Event::OutageReconciled { outage: id },
        ]
    };
    let planned = || desk().and(Command::PlanOutage(plan()));
    // Which of the steps above may follow, in the same order.
    let table = [
        (planned(), "0110100000"),
        (planned().and(cancel()), "0000000000"),
        (desk().down(), "0000111000"),
        (desk().known_down(), "0000011000"),
        (desk().down().back_up(), "0000001111"),
        (desk().down().back_up().and(reconcile()), "0000001110"),
    ];
    for (given, allowed) in table {
        for (step, may) in steps(1).into_iter().zip(allowed.chars()) {
            let folded = given.clone().folding(step.clone());
            assert_eq!(folded.is_ok(), may == '1', "{step:?} after {:?}", given.ledger.outages.get(0).unwrap().state);
        }
    }
    for step in steps(7) {
        noticed(desk().down(), step, Inconsistency::Outage(outage(7)));
    }
}

#[test]
fn no_outage_opens_beside_another() {
    let both = || desk().and(Command::PlanOutage(announcement(clock(4, 0), clock(5, 0)))).down();
    noticed(both(), Event::OutageConfirmed { outage: outage(1) }, Inconsistency::Outage(outage(1)));
    let reopened = Event::OutageReopened { outage: outage(1), reason: text("nere igen") };
    noticed(desk().down().back_up().down(), reopened, Inconsistency::Outage(outage(1)));
}

#[test]
fn nothing_is_given_out_in_a_stop_that_did_not_begin() {
    let planned = desk().and(Command::PlanOutage(announcement(clock(4, 0), clock(5, 0))));
    let paper = on_paper(issued(first(), outage(1), woman(1), Female));
    noticed(planned.clone(), paper, Inconsistency::Outage(outage(1)));
    let out = planned.down().issued(Female);
    noticed(out, conflict("1", woman(1), first(), outage(1)), Inconsistency::Outage(outage(1)));
}
