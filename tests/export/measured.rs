//! What is measured of an outage.

use chrono::{DateTime, TimeDelta, Utc};
use kvittera::desk::report::{AmendmentKind, Lapse, PoolStep, ReportedCall};
use kvittera_domain::event::check::Check;
use kvittera_domain::event::reconciling::{RapsAnswer, ReconciliationStep};
use kvittera_domain::ledger::case::Lateness;
use kvittera_domain::ledger::issuance::ReadBack;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::ledger::reconciliation::CaseState;
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::sex::Sex::{Female, Male};
use kvittera_domain::views::supply::Redraw;

use super::night::{after, call, case, drill, early, heard, night, notify, quiet, replaced, unused};
use super::with_report;
use crate::given::commands::{
    confirm, end, first, issue, late, lines, load_anyway, man, nth, outage, plan, reopen, resolve, skip_read_back,
    suspect, text, void, withdraw, woman,
};
use crate::given::scenario::{Scenario, clock, desk};

#[allow(clippy::unnecessary_wraps, reason = "what is measured may be missing")]
fn seconds(seconds: i64) -> Option<TimeDelta> {
    Some(TimeDelta::seconds(seconds))
}

#[allow(clippy::unnecessary_wraps, reason = "what is measured may be missing")]
fn minutes(minutes: i64) -> Option<TimeDelta> {
    Some(TimeDelta::minutes(minutes))
}

fn lapses(desk: &Scenario) -> Vec<Lapse> {
    with_report(desk, outage(1), |report| report.lapses.clone())
}

#[test]
fn a_call_is_measured_from_the_first_key_to_the_right_read_back() {
    with_report(&night(), outage(1), |report| {
        let of = |issuance| -> &ReportedCall<'_> {
            report.calls.calls.iter().find(|call| call.issuance == nth(issuance)).unwrap()
        };
        let measured = |issuance| (of(issuance).form, of(issuance).hearing, of(issuance).whole());
        assert_eq!(measured(1), (seconds(48), seconds(27), seconds(75)), "a wrong one between does not stop the clock");
        assert_eq!((of(1).misses, of(1).read_back), (1, ReadBack::Matched));
        assert_eq!(measured(3), (seconds(95), None, None), "skipped");
        assert_eq!(of(3).read_back, ReadBack::Skipped);
        assert_eq!(measured(4), (None, None, None), "never read back");
        assert_eq!((measured(6), of(6).read_back), ((None, None, None), ReadBack::OnPaper));
        assert!(of(5).void && !of(6).void);
        assert_eq!((of(6).issued_by.as_str(), of(1).issued_by.as_str()), ("natte4", "kassa1"));
        assert_eq!(of(2).unit.ward.as_str(), "Avd 91", "as it was set right");
        let whole = [75, 49, 50, 41, 49, 57, 65, 73, 81];
        assert_eq!(report.calls.calls.iter().filter(|call| call.whole().is_some()).count(), whole.len());
        assert_eq!((report.calls.median, report.calls.longest), (seconds(57), seconds(81)));
        assert_eq!((report.calls.misses(), report.calls.with(ReadBack::Skipped)), (1, 1));
        let order: Vec<_> = report.calls.calls.iter().map(|call| call.issued_at).collect();
        assert!(order.is_sorted());
    });
}

#[test]
fn each_who_hands_out_has_times_of_their_own() {
    with_report(&drill(), outage(1), |report| {
        let desks: Vec<_> = report.calls.desks.iter().map(|desk| (desk.vgr_id.as_str(), desk.calls)).collect();
        assert_eq!(desks, [("kassa1", 5), ("kassa2", 6), ("natte4", 1)]);
        let medians: Vec<_> = report.calls.desks.iter().map(|desk| desk.median).collect();
        assert_eq!(medians, [seconds(50), seconds(61), None]);
        let counts: Vec<_> = report.calls.desks.iter().map(|desk| (desk.misses, desk.skipped)).collect();
        assert_eq!(counts, [(1, 1), (0, 0), (0, 0)]);
    });
}

#[test]
fn a_clock_that_was_set_back_has_measured_nothing() {
    let night = early().at(2, 0).down().and(call("avdel2", "Medicin", "Avd 5", Male, Some(40)));
    let back = heard(after(night, -3600), first(), 0);
    with_report(&back, outage(1), |report| {
        let call = &report.calls.calls[0];
        assert_eq!((call.read_back, call.form, call.hearing), (ReadBack::Matched, seconds(40), None));
        assert_eq!(report.calls.median, None);
    });
}

fn steps(desk: &Scenario, page: usize) -> Vec<(DateTime<Utc>, usize)> {
    let step = |step: &PoolStep| (step.at, step.free);
    with_report(desk, outage(1), |report| report.pool.pages[page].steps.iter().map(step).collect())
}

#[test]
fn the_binder_empties_when_numbers_go_out_on_paper_too() {
    let women = [(clock(1, 40), 10), (clock(2, 20), 9), (clock(2, 22), 8), (clock(2, 50), 7), (clock(2, 56), 6)];
    assert_eq!(steps(&night(), 0), women);
    let men = steps(&night(), 1);
    assert_eq!((men[0], men[1], men[8]), ((clock(1, 40), 10), (clock(2, 10), 9), (clock(3, 50), 2)));
    with_report(&night(), outage(1), |report| {
        let pool = &report.pool;
        assert_eq!((pool.from, pool.to, pool.most()), (clock(1, 40), clock(4, 30), 10));
        let ends = |page: usize| (pool.pages[page].first(), pool.pages[page].least(), pool.pages[page].last());
        assert_eq!((ends(0), ends(1)), ((10, 6, 6), (10, 2, 2)));
        assert_eq!(report.redraw, Redraw { female: 4, male: 8 });
    });
}

#[test]
fn what_was_given_before_or_after_the_times_of_the_outage_is_drawn_too() {
    let early_paper = early().at(2, 0).down().at(2, 30).and(late(woman(3), clock(1, 45)));
    assert_eq!(steps(&early_paper, 0), [(clock(1, 45), 10), (clock(1, 45), 9)]);
    let late_paper = early().at(2, 0).down().at(3, 0).and(end()).at(3, 30).and(late(woman(3), clock(3, 10)));
    with_report(&late_paper, outage(1), |report| assert_eq!(report.pool.to, clock(3, 10)));
    assert_eq!(steps(&late_paper, 0), [(clock(2, 0), 10), (clock(3, 10), 9)]);
}

#[test]
fn the_binder_is_filled_and_numbers_are_withdrawn_meanwhile() {
    let night =
        early().at(1, 0).down().at(1, 10).and(withdraw(man(4))).at(1, 20).and(load_anyway(lines([man(11), man(12)])));
    assert_eq!(steps(&night, 1), [(clock(1, 0), 10), (clock(1, 10), 9), (clock(1, 20), 11)]);
    assert_eq!(steps(&night, 0), [(clock(1, 0), 10)]);
    let never_free =
        early().at(1, 0).down().at(2, 0).and(load_anyway(lines([woman(11)]))).and(late(woman(11), clock(1, 30)));
    assert_eq!(steps(&never_free, 0), [(clock(1, 0), 10)], "given on paper before the log knew it");
}

#[test]
fn a_ward_is_measured_until_it_owes_nothing() {
    with_report(&night(), outage(1), |report| {
        let of = |ward: &str| report.wards.iter().find(|times| times.unit.ward.as_str() == ward).unwrap();
        let counted = |ward| (of(ward).numbers, of(ward).closed, of(ward).median, of(ward).longest);
        assert_eq!(counted("Avd 5"), (2, 1, minutes(370), minutes(370)), "RAPS comes last");
        assert_eq!(counted("Avd 91"), (1, 1, minutes(398), minutes(398)), "never used");
        assert_eq!(counted("BB"), (2, 1, None, None), "a mistake at the desk is closed, but is no work of the ward");
        assert_eq!(counted("Avd 9"), (2, 0, None, None), "both patients of the clash");
        assert_eq!(report.wards.iter().map(|ward| ward.numbers).sum::<usize>(), 13);
    });
    let both = early().at(1, 0).down().and(issue(Female)).and(issue(Male)).at(2, 0).and(end());
    let both = replaced(both.at(3, 0), case(1), "19810829M071").and(notify(case(1))).at(5, 0).and(unused(case(2)));
    let times = |report: &kvittera::desk::report::OutageReport<'_>| (report.wards[0].median, report.wards[0].longest);
    assert_eq!(with_report(&both, outage(1), times), (minutes(180), minutes(240)));
}

#[test]
fn what_is_open_has_its_age_and_the_oldest_comes_first() {
    with_report(&night(), outage(1), |report| {
        let first = &report.open[0];
        assert_eq!((first.case, first.age, first.state), (case(6), TimeDelta::minutes(460), CaseState::Open));
        assert_eq!(report.open[1].state, CaseState::Replaced);
        assert_eq!(report.open.len(), 10);
        assert!(report.open.iter().all(|case| case.lateness == Lateness::InTime));
    });
    let days_after = after(night(), 8 * 24 * 3600);
    with_report(&days_after, outage(1), |report| assert_eq!(report.open[0].lateness, Lateness::Overdue));
}

#[test]
fn corrections_are_told_in_the_order_of_the_log() {
    with_report(&night(), outage(1), |report| {
        let told: Vec<_> = report.corrections.iter().map(|amendment| (amendment.case, amendment.by.as_str())).collect();
        assert_eq!(told, [(case(5), "kassa1"), (case(2), "kassa1"), (case(3), "avdel2"), (case(2), "kirur7")]);
        assert_eq!(report.corrections[0].what, AmendmentKind::Voided);
        assert!(matches!(report.corrections[1].what, AmendmentKind::Corrected { right } if right.clinic.is_none()));
        assert_eq!(
            report.corrections[2].what,
            AmendmentKind::Undone { step: ReconciliationStep::RapsNotified, raps: Some(RapsAnswer::NeverTold) }
        );
        assert_eq!(report.corrections[2].reason.as_str(), "fel formulär");
        assert_eq!(report.corrections[3].what, AmendmentKind::Unused);
    });
}

#[test]
fn nothing_of_another_outage_is_told() {
    let later = night().at(11, 0).and(suspect()).and(issue(Female)).and(void(nth(13), "fel"));
    with_report(&later, outage(2), |report| {
        let told = (report.calls.calls.len(), report.wards.len(), report.open.len(), report.corrections.len());
        assert_eq!(told, (1, 1, 0, 1));
        assert!(report.conflicts.is_empty());
        assert_eq!(report.pool.pages[0].first(), 6);
    });
    with_report(&later, outage(1), |report| assert_eq!(report.calls.calls.len(), 12));
    let number = night().ledger.issuances.get(0).unwrap().number;
    let conflict = night().at(11, 0).and(suspect()).at(11, 30).and(late(number, clock(11, 10)));
    let conflicts = |place| with_report(&conflict, outage(place), |report| report.conflicts.len());
    assert_eq!((conflicts(1), conflicts(2)), (2, 1), "a clash concerns both outages");
}

#[test]
fn a_night_that_went_by_the_book_lacks_nothing() {
    assert_eq!(lapses(&quiet()), []);
    with_report(&quiet(), outage(1), |report| {
        assert_eq!((report.open.len(), report.corrections.len(), report.wards[0].closed), (0, 0, 1));
        assert_eq!(report.lasted(), TimeDelta::hours(1));
    });
}

#[test]
fn what_was_not_checked_before_the_suspicion_is_missing() {
    use Lapse::{NeverConfirmed, NewsNotRead, NobodyCalled, NotAskedWhetherOnlyUs, NotEnded};
    let checked = |checked| lapses(&early().and(Command::SuspectOutage { at: None, checked }));
    assert_eq!(checked(vec![]), [NotAskedWhetherOnlyUs, NewsNotRead, NobodyCalled, NeverConfirmed, NotEnded]);
    let (ward, silent) = (Check::Ward { only_here: false }, Check::News { announced: false });
    assert_eq!(checked(vec![ward.clone(), silent]), [NobodyCalled, NeverConfirmed, NotEnded]);
    let announced = Check::News { announced: true };
    assert_eq!(checked(vec![ward, announced]), [NeverConfirmed, NotEnded], "then nobody has to be called");
    let called = Check::Called { whom: text("Växeln"), answer: text("ja") };
    assert_eq!(checked(vec![called]), [NotAskedWhetherOnlyUs, NewsNotRead, NeverConfirmed, NotEnded]);
}

#[test]
fn a_planned_stop_needs_no_triage() {
    let planned = early().and(plan(clock(1, 0), clock(2, 0))).at(1, 0).and(confirm());
    assert_eq!(lapses(&planned), [Lapse::NotEnded]);
    assert_eq!(lapses(&planned.at(2, 0).and(end())), [Lapse::NotClosed]);
}

#[test]
fn what_was_left_undone_is_missing_until_it_is_done() {
    let night = desk().known_down().issued(Male).and(skip_read_back(first())).issued(Female);
    let rest = |desk: &Scenario| lapses(desk).split_off(3);
    let (unread, skipped) = (Lapse::NotReadBack(vec![nth(2)]), Lapse::ReadBackSkipped(vec![first()]));
    let owed = Lapse::NotReconciled(vec![case(1), case(2)]);
    assert_eq!(rest(&night), [unread.clone(), skipped.clone(), Lapse::NotEnded, owed.clone()]);
    let night = night.back_up();
    assert_eq!(rest(&night), [unread, skipped, owed]);
    let night = night.and(void(nth(2), "misstag")).and(unused(case(1)));
    assert_eq!(rest(&night), [Lapse::NotClosed], "what nobody used need not be read back");
    let again = night.and(reopen()).and(end()).and(Command::ReconcileOutage { outage: None });
    assert_eq!(rest(&again), []);
}

#[test]
fn an_open_clash_is_missing_until_it_is_resolved() {
    let conflict = desk().known_down().issued(Male);
    let number = conflict.ledger.issuances.get(0).unwrap().number;
    let conflict = conflict.at(3, 20).and(late(number, clock(3, 10)));
    let has = |desk: &Scenario| lapses(desk).iter().any(|lapse| matches!(lapse, Lapse::ConflictOpen(_)));
    assert!(has(&conflict) && !has(&conflict.clone().and(resolve("1"))));
}

#[test]
fn the_end_of_the_log_stands_on_it() {
    let night = night();
    with_report(&night, outage(1), |report| {
        let last = night.events.last().unwrap();
        assert_eq!((report.head, report.events), (Some(last.hash), last.seq));
        assert_eq!((report.mode, report.site.map(ToString::to_string)), (Mode::Live, Some("sas-akuten".to_owned())));
    });
    assert!(with_report(&drill(), outage(1), |report| report.lasted() >= TimeDelta::zero() && report.is_practice()));
    let open: fn(&Outage) -> bool = |outage| outage.ended_at.is_none();
    let still = early().at(1, 0).down().at(1, 45);
    with_report(&still, outage(1), |report| assert!(open(report.outage) && report.lasted() == TimeDelta::minutes(45)));
}
