//! Planned stops: they begin when a person says so, and not before.

use kvittera_domain::event::Event;
use kvittera_domain::event::plan::Plan;
use kvittera_domain::ledger::Headline;
use kvittera_domain::ledger::outage::OutageState;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::sex::Sex::Female;

use crate::given::commands::{
    announcement, cancel, confirm, confirm_at, end, first, issue, late, outage, plan, reopen, replan, suspect,
    suspect_since, text, void, woman,
};
use crate::given::scenario::{Scenario, clock, desk};

/// At 03:00, a stop is announced for 04:00 to 05:00.
fn planned() -> Scenario {
    desk().and(plan(clock(4, 0), clock(5, 0)))
}

fn cancelled(place: usize) -> Command {
    Command::CancelOutage { outage: Some(outage(place)), reason: text("uppskjutet") }
}

fn moved(place: usize, plan: Plan) -> Command {
    Command::ReplanOutage { outage: Some(outage(place)), plan }
}

#[test]
fn an_announcement_says_when_and_where_it_was_read() {
    let plan = announcement(clock(4, 0), clock(5, 0));
    let event = Event::OutagePlanned { outage: outage(1), plan: plan.clone() };
    let planned = desk().when(Command::PlanOutage(plan.clone())).then(event);
    let stop = &planned.ledger.outages.get(0).unwrap();
    assert_eq!((stop.state, stop.plan.as_ref()), (OutageState::Planned, Some(&plan)));
    assert_eq!((stop.kind(), stop.started_at, stop.ended_at), ("planned", clock(4, 0), None));
    assert_eq!(planned.ledger.headline(planned.now), Headline::Planned(stop));
}

#[test]
fn a_stop_has_a_length_and_is_not_over_yet() {
    desk().when(plan(clock(4, 0), clock(4, 0))).refused(Refusal::EndBeforeStart);
    desk().when(plan(clock(4, 0), clock(3, 59))).refused(Refusal::EndBeforeStart);
    desk().when(plan(clock(2, 0), clock(3, 0))).refused(Refusal::PlanInPast(clock(3, 0)));
    desk().and(plan(clock(2, 0), clock(3, 1)));
}

#[test]
fn planned_stops_do_not_overlap_but_may_touch() {
    let planned = planned();
    for (from, to) in [((3, 30), (4, 1)), ((4, 59), (6, 0)), ((4, 10), (4, 20)), ((3, 0), (6, 0))] {
        let overlapping = plan(clock(from.0, from.1), clock(to.0, to.1));
        planned.clone().when(overlapping).refused(Refusal::OverlapsPlan(outage(1)));
    }
    planned.clone().and(plan(clock(3, 30), clock(4, 0))).and(plan(clock(5, 0), clock(6, 0)));
    planned.clone().and(cancel()).and(plan(clock(4, 10), clock(4, 20)));
    planned.at(4, 0).and(confirm()).and(plan(clock(4, 10), clock(4, 20)));
}

#[test]
fn a_stop_may_be_announced_while_another_is_going_on_or_over() {
    let planned = Event::OutagePlanned { outage: outage(2), plan: announcement(clock(4, 0), clock(5, 0)) };
    desk().down().when(plan(clock(4, 0), clock(5, 0))).then(planned.clone());
    desk().down().back_up().when(plan(clock(4, 0), clock(5, 0))).then(planned);
}

#[test]
fn the_next_stop_is_moved_when_none_is_named() {
    let two = planned().and(plan(clock(3, 20), clock(3, 30)));
    let plan = announcement(clock(6, 0), clock(7, 0));
    let event = |place| Event::OutageReplanned { outage: outage(place), plan: plan.clone() };
    let two = two.when(replan(clock(6, 0), clock(7, 0))).then(event(2));
    assert_eq!(two.ledger.outages.planned().iter().map(|stop| stop.id).collect::<Vec<_>>(), [outage(1), outage(2)]);
    two.and(cancelled(2)).when(moved(1, plan.clone())).then(event(1));
}

#[test]
fn a_stop_is_moved_by_the_rules_of_an_announcement() {
    let two = planned().and(plan(clock(6, 0), clock(7, 0)));
    two.clone().when(replan(clock(6, 30), clock(8, 0))).refused(Refusal::OverlapsPlan(outage(2)));
    two.clone().when(replan(clock(4, 0), clock(4, 0))).refused(Refusal::EndBeforeStart);
    two.clone().at(4, 30).when(replan(clock(4, 0), clock(4, 30))).refused(Refusal::PlanInPast(clock(4, 30)));
    two.and(replan(clock(4, 30), clock(5, 30)));
}

#[test]
fn a_stop_that_is_due_can_still_be_moved_and_is_then_due_no_more() {
    let due = planned().at(4, 10);
    assert!(matches!(due.ledger.headline(due.now), Headline::Due(_)));
    let later = due.and(replan(clock(4, 30), clock(5, 30)));
    assert!(matches!(later.ledger.headline(later.now), Headline::Planned(stop) if stop.started_at == clock(4, 30)));
}

#[test]
fn a_stop_is_called_off_once_and_with_a_reason() {
    let off = planned().when(cancel()).then(Event::OutageCancelled { outage: outage(1), reason: text("uppskjutet") });
    assert_eq!(off.ledger.headline(clock(4, 30)), Headline::Operational);
    off.when(cancel()).refused(Refusal::NotPlanned).when(cancelled(1)).refused(Refusal::NotPlanned);
}

#[test]
fn only_what_is_planned_is_moved_or_called_off() {
    let plan = || announcement(clock(6, 0), clock(7, 0));
    let others = [desk(), desk().down(), desk().down().back_up(), planned().at(4, 5).and(confirm())];
    for other in others {
        let other = other.when(cancel()).refused(Refusal::NotPlanned);
        let other = other.when(Command::ReplanOutage { outage: None, plan: plan() }).refused(Refusal::NotPlanned);
        let unknown = Refusal::OutageUnknown(outage(7));
        let other = other.when(cancelled(7)).refused(unknown.clone()).when(moved(7, plan())).refused(unknown);
        if !other.ledger.outages.is_empty() {
            other.when(cancelled(1)).refused(Refusal::NotPlanned).when(moved(1, plan())).refused(Refusal::NotPlanned);
        }
    }
}

#[test]
fn a_stop_never_begins_by_itself() {
    let due = planned().at(4, 0);
    assert!(due.ledger.open_outage().is_none());
    assert!(matches!(due.ledger.headline(due.now), Headline::Due(stop) if stop.id == outage(1)));
    let due = due.when(issue(Female)).refused(Refusal::OutageNotOpen);
    due.when(end()).refused(Refusal::OutageNotOpen);
}

#[test]
fn a_stop_is_not_confirmed_before_it_should_begin() {
    planned().at(3, 59).when(confirm()).refused(Refusal::OutageNotOpen);
}

#[test]
fn a_stop_that_is_due_begins_when_a_person_says_that_it_did() {
    let open = planned().at(4, 7).when(confirm()).then(Event::OutageConfirmed { outage: outage(1) });
    let stop = open.ledger.open_outage().unwrap();
    assert_eq!((stop.state, stop.started_at), (OutageState::Confirmed, clock(4, 7)));
    open.issued(Female).when(confirm()).refused(Refusal::OutageAlreadyConfirmed(outage(1)));
}

#[test]
fn a_stop_may_have_begun_at_another_time_than_it_is_confirmed() {
    let confirmed = || Event::OutageConfirmed { outage: outage(1) };
    for minute in [55, 58] {
        let early = planned().at(4, 7).when(confirm_at(clock(3, minute))).then_at(clock(3, minute), confirmed());
        assert_eq!(early.ledger.outages.get(0).unwrap().started_at, clock(3, minute));
    }
    planned().at(4, 7).when(confirm_at(clock(4, 8))).refused(Refusal::TimeInFuture(clock(4, 8)));
}

#[test]
fn a_stop_does_not_begin_within_another_outage() {
    let over = planned().down().at(4, 20).back_up().at(4, 30);
    let overlap = Refusal::OverlapsOutage { outage: outage(2), started_at: clock(3, 0), ended_at: Some(clock(4, 20)) };
    let over = over.when(confirm_at(clock(4, 19))).refused(overlap);
    over.when(confirm_at(clock(4, 20))).then_at(clock(4, 20), Event::OutageConfirmed { outage: outage(1) });
}

#[test]
fn a_clock_that_was_set_back_does_not_prevent_confirming_a_stop() {
    let over = planned().down().at(4, 20).back_up().at(4, 10);
    over.when(confirm()).then_at(clock(4, 20), Event::OutageConfirmed { outage: outage(1) });
}

#[test]
fn while_a_stop_is_due_no_other_outage_is_opened() {
    let due = planned().at(4, 0);
    let refused = || Refusal::PlannedStopDue(outage(1));
    let due = due.when(suspect()).refused(refused()).when(suspect_since(clock(3, 30))).refused(refused());
    due.and(cancel()).when(suspect()).then(Event::OutageSuspected { outage: outage(2), checked: vec![] });
}

#[test]
fn before_a_stop_is_due_another_outage_may_come_and_comes_first() {
    let down = planned().down();
    assert_eq!(down.ledger.open_outage().unwrap().id, outage(2));
    let past_start = down.at(4, 5);
    assert!(matches!(past_start.ledger.headline(past_start.now), Headline::Down(open) if open.id == outage(2)));
    let known = past_start.when(confirm()).then(Event::OutageConfirmed { outage: outage(2) });
    let over = known.back_up();
    assert!(matches!(over.ledger.headline(over.now), Headline::Due(stop) if stop.id == outage(1)));
}

#[test]
fn an_end_that_passes_without_word_is_told() {
    let open = planned().at(4, 0).and(confirm());
    let overdue = |desk: &Scenario, hour, minute| desk.ledger.outages.get(0).unwrap().overdue(clock(hour, minute));
    assert_eq!(overdue(&open, 5, 0), None);
    assert_eq!(overdue(&open, 5, 1), Some(clock(5, 0)));
    assert_eq!(overdue(&open.at(5, 30).back_up(), 6, 0), None);
    assert_eq!(overdue(&planned(), 5, 1), Some(clock(5, 0)), "nobody said whether it began");
    assert_eq!(overdue(&planned().and(cancel()), 5, 1), None);
    assert_eq!(overdue(&desk().down(), 5, 1), None, "nobody announced an end");
    let reopened = planned().at(4, 0).and(confirm()).at(4, 30).back_up().and(reopen());
    assert_eq!(overdue(&reopened, 5, 1), Some(clock(5, 0)));
}

#[test]
fn of_two_stops_that_are_due_the_first_is_asked_about_first() {
    let two = planned().and(plan(clock(3, 20), clock(3, 30))).at(4, 10);
    assert!(matches!(two.ledger.headline(two.now), Headline::Due(stop) if stop.id == outage(2)));
    let one = two.and(cancel());
    one.when(confirm()).then(Event::OutageConfirmed { outage: outage(1) });
}

#[test]
fn what_is_open_comes_before_a_stop_ahead_and_after_one_that_is_due() {
    let owing = planned().down().issued(Female).back_up();
    assert!(matches!(owing.ledger.headline(owing.now), Headline::Restored(Some(over)) if over.id == outage(2)));
    assert!(matches!(owing.ledger.headline(clock(4, 0)), Headline::Due(_)));
    let settled = owing.and(void(first(), "misstag"));
    assert!(matches!(settled.ledger.headline(settled.now), Headline::Planned(_)));
}

#[test]
fn the_outage_in_focus_is_the_one_that_the_headline_speaks_of() {
    let focus = |desk: &Scenario| desk.ledger.outage_in_focus(desk.now).map(|outage| outage.id);
    assert_eq!(focus(&desk()), None);
    assert_eq!(focus(&desk().down().back_up()), Some(outage(1)), "the latest when all is well");
    assert_eq!(focus(&planned()), Some(outage(1)));
    assert_eq!(focus(&planned().down()), Some(outage(2)));
    assert_eq!(focus(&planned().down().back_up().at(4, 0)), Some(outage(1)));
    assert_eq!(focus(&planned().down().issued(Female).back_up()), Some(outage(2)));
}

#[test]
fn what_was_given_on_paper_belongs_to_the_outage_of_its_time_and_never_to_a_stop_that_did_not_begin() {
    let two = desk().at(1, 0).down().at(1, 30).back_up().and(plan(clock(1, 40), clock(2, 0)));
    let two = two.at(2, 10).and(cancel()).and(plan(clock(9, 0), clock(10, 0))).down().at(3, 0).back_up();
    let belongs_to = |hour, minute| match two.clone().when(late(woman(1), clock(hour, minute))).event() {
        Event::Issued { outage, .. } => outage,
        other => panic!("{other:?}"),
    };
    assert_eq!(belongs_to(1, 10), outage(1));
    assert_eq!(belongs_to(1, 45), outage(1), "nearer to the first, though a stop was planned then");
    assert_eq!(belongs_to(2, 5), outage(4));
    assert_eq!(belongs_to(2, 40), outage(4));
    planned().when(late(woman(1), clock(3, 0))).refused(Refusal::NoOutageYet);
}
