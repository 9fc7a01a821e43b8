//! Random courses of commands, in any order and with any clock, and the invariants that must hold after each command.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use kvittera_domain::event::Event;
use kvittera_domain::event::correction::Correction;
use kvittera_domain::ledger::outage::{Outage, OutageState};
use kvittera_domain::ledger::{Headline, Ledger};
use kvittera_domain::rules::command::{Command, EntryAnswer};
use kvittera_domain::value::id::{ConflictId, IssuanceId, OutageId};
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::sex::Sex::{Female, Male};
use proptest::prelude::*;
use proptest::sample::select;

use crate::given::commands::{
    announcement, lines, load_anyway, load_lines, man, nth, outage, paper_request, request, set_times, text, woman,
};
use crate::given::scenario::{Scenario, bare};

/// By how many minutes the clock moves before the command (sometimes it is set back), and the command.
pub type Step = (i64, UntimedCommand);

/// A command whose times are given in minutes from the time of the clock.
#[derive(Debug, Clone)]
pub enum UntimedCommand {
    Load(Vec<PoolNumber>, bool),
    Withdraw(PoolNumber),
    Suspect(Option<i64>),
    Confirm(Option<i64>),
    End(Option<i64>),
    Note(Option<i64>),
    Plan(i64, i64),
    Replan(Option<usize>, i64, i64),
    Cancel(Option<usize>),
    Times(Option<usize>, Option<i64>, Option<i64>),
    Reopen,
    Reconcile(Option<usize>),
    Issue(Sex, Option<PoolNumber>),
    Late(PoolNumber, i64),
    ReadBack(usize, PoolNumber),
    Skip(usize),
    Void(usize),
    Correct(usize, Correction),
    Resolve(usize),
    TakeBack(usize),
}

fn command(untimed: UntimedCommand, desk: &Scenario) -> Command {
    let off = |minutes| desk.now + TimeDelta::minutes(minutes);
    let reason = text("prov");
    match untimed {
        UntimedCommand::Load(numbers, true) => load_anyway(lines(numbers)),
        UntimedCommand::Load(numbers, false) => load_lines(lines(numbers)),
        UntimedCommand::Withdraw(number) => Command::Withdraw { number, reason },
        UntimedCommand::Suspect(at) => Command::SuspectOutage { at: at.map(off), checked: vec![] },
        UntimedCommand::Confirm(at) => Command::ConfirmOutage { at: at.map(off) },
        UntimedCommand::End(at) => Command::EndOutage { at: at.map(off) },
        UntimedCommand::Note(at) => Command::NoteOutage { at: at.map(off), note: reason },
        UntimedCommand::Plan(from, length) => Command::PlanOutage(announcement(off(from), off(from + length))),
        UntimedCommand::Replan(place, from, length) => {
            Command::ReplanOutage { outage: place.map(outage), plan: announcement(off(from), off(from + length)) }
        }
        UntimedCommand::Cancel(place) => Command::CancelOutage { outage: place.map(outage), reason },
        UntimedCommand::Times(place, started, ended) => set_times(place.map(outage), started.map(off), ended.map(off)),
        UntimedCommand::Reopen => Command::ReopenOutage { reason },
        UntimedCommand::Reconcile(place) => Command::ReconcileOutage { outage: place.map(outage) },
        UntimedCommand::Issue(sex, proposed) => {
            Command::Issue { sex, request: request(), proposed, form_seconds: None }
        }
        UntimedCommand::Late(number, at) => {
            let answer = Some(EntryAnswer::AnotherPatient);
            Command::LateEntry { number, at: off(at), given_by: None, request: paper_request(), answer }
        }
        UntimedCommand::ReadBack(place, number) => {
            Command::ReadBack { issuance: nth(place), heard: text(number.last_four()) }
        }
        UntimedCommand::Skip(place) => Command::SkipReadBack { issuance: nth(place) },
        UntimedCommand::Void(place) => Command::Void { issuance: nth(place), reason },
        UntimedCommand::Correct(place, correction) => Command::Correct { issuance: nth(place), correction, reason },
        UntimedCommand::Resolve(place) => {
            Command::ResolveConflict { conflict: ConflictId::following(place - 1), reason }
        }
        UntimedCommand::TakeBack(place) => {
            Command::TakeBackConflict { conflict: ConflictId::following(place - 1), reason }
        }
    }
}

/// Only few numbers, so that commands often concern the same one.
fn numbers() -> impl Strategy<Value = PoolNumber> {
    select((1..=5).flat_map(|place| [woman(place), man(place)]).collect::<Vec<_>>())
}

fn corrections() -> impl Strategy<Value = Correction> {
    let (clinics, callbacks) = (select(vec!["Medicin", "Kirurgi"]), select(vec!["4711", "4712"]));
    (prop::option::of(clinics), prop::option::of(callbacks)).prop_map(|(clinic, callback)| Correction {
        clinic: clinic.map(text),
        callback: callback.map(text),
        ..Correction::default()
    })
}

fn untimed_commands() -> impl Strategy<Value = UntimedCommand> {
    let at = || prop::option::weighted(0.5, -90..5_i64);
    let place = || 1..6_usize;
    let which = || prop::option::weighted(0.3, 1..6_usize);
    prop_oneof![
        2 => (prop::collection::vec(numbers(), 0..4), any::<bool>()).prop_map(|(some, sure)| UntimedCommand::Load(some, sure)),
        1 => numbers().prop_map(UntimedCommand::Withdraw),
        4 => at().prop_map(UntimedCommand::Suspect),
        1 => at().prop_map(UntimedCommand::Confirm),
        2 => at().prop_map(UntimedCommand::End),
        1 => at().prop_map(UntimedCommand::Note),
        2 => (-30..90_i64, -5..60_i64).prop_map(|(from, length)| UntimedCommand::Plan(from, length)),
        1 => (which(), -30..90_i64, -5..60_i64).prop_map(|(which, from, length)| UntimedCommand::Replan(which, from, length)),
        1 => which().prop_map(UntimedCommand::Cancel),
        2 => (which(), at(), at()).prop_map(|(which, started, ended)| UntimedCommand::Times(which, started, ended)),
        1 => Just(UntimedCommand::Reopen),
        2 => which().prop_map(UntimedCommand::Reconcile),
        6 => (select(vec![Female, Male, Sex::Unknown]), prop::option::of(numbers()))
            .prop_map(|(sex, shown)| UntimedCommand::Issue(sex, shown)),
        3 => (numbers(), -90..5_i64).prop_map(|(number, at)| UntimedCommand::Late(number, at)),
        2 => (place(), numbers()).prop_map(|(place, number)| UntimedCommand::ReadBack(place, number)),
        1 => place().prop_map(UntimedCommand::Skip),
        2 => place().prop_map(UntimedCommand::Void),
        2 => (place(), corrections()).prop_map(|(place, correction)| UntimedCommand::Correct(place, correction)),
        1 => place().prop_map(UntimedCommand::Resolve),
        1 => place().prop_map(UntimedCommand::TakeBack),
    ]
}

pub fn courses() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((-20..60_i64, untimed_commands()), 1..60)
}

/// The state of the desk as it follows from the events alone, kept in the simplest way: the oracle for the ledger.
#[derive(Default)]
struct Oracle {
    added: BTreeSet<PoolNumber>,
    given: BTreeSet<PoolNumber>,
    spent: BTreeSet<PoolNumber>,
    open_outage: Option<OutageId>,
    in_use: BTreeSet<IssuanceId>,
    /// These courses never reconcile a case, so the second patient of a conflict still needs a new id when it is
    /// resolved.
    conflicts: usize,
}

impl Oracle {
    fn apply(&mut self, event: &Event) {
        match event {
            Event::NumberAdded { number, .. } => assert!(self.added.insert(*number), "{number} came back"),
            Event::NumberWithdrawn { number, .. } => assert!(self.spent.insert(*number), "{number} was spent"),
            Event::OutageSuspected { outage, .. } | Event::OutageReopened { outage, .. } => {
                assert_eq!(self.open_outage.replace(*outage), None);
            }
            Event::OutageConfirmed { outage } => {
                assert!(self.open_outage.replace(*outage).is_none_or(|it| it == *outage));
            }
            Event::OutageEnded { outage } => assert_eq!(self.open_outage.take(), Some(*outage)),
            Event::Issued { issuance, outage, number, paper, .. } => {
                assert!(self.given.insert(*number), "{number} was given twice");
                assert!(self.spent.insert(*number) || paper.is_some(), "{number} had been withdrawn");
                assert!(self.open_outage == Some(*outage) || paper.is_some(), "no outage was open");
                assert!(self.in_use.insert(*issuance), "{issuance} stood before");
            }
            Event::Voided { issuance, .. } => assert!(self.in_use.remove(issuance)),
            Event::ConflictFound { number, .. } => {
                assert!(self.given.contains(number), "{number} was never given");
                self.conflicts += 1;
            }
            Event::ConflictTakenBack { .. } => {
                self.conflicts -= 1;
            }
            _ => {}
        }
    }

    fn assert_agrees(&self, ledger: &Ledger, now: DateTime<Utc>) {
        let free: BTreeSet<_> = [Female, Male].into_iter().flat_map(|sex| ledger.pool.free(sex)).collect();
        assert_eq!(free, self.added.difference(&self.spent).copied().collect(), "what is spent never comes back");
        for sex in Sex::IN_POOL {
            let count = ledger.pool.count(sex);
            assert_eq!(count.free + count.issued + count.withdrawn, ledger.pool.of_sex(sex).count());
            assert_eq!(count.issued, ledger.issuances.iter().filter(|issuance| issuance.sex == sex).count());
        }
        let gapless = |ids: Vec<usize>| assert!(ids.iter().copied().eq(0..ids.len()), "{ids:?}");
        gapless(ledger.issuances.iter().map(|issuance| issuance.id.position()).collect());
        gapless(ledger.outages.iter().map(|outage| outage.id.position()).collect());
        gapless(ledger.conflicts.iter().map(|conflict| conflict.id.position()).collect());
        assert_eq!(ledger.in_use().map(|issuance| issuance.id).collect::<BTreeSet<_>>(), self.in_use);
        assert_outages_sound(ledger);
        let something_open = !self.in_use.is_empty() || self.conflicts > 0;
        match ledger.headline(now) {
            Headline::Down(outage) => assert_eq!(Some(outage.id), self.open_outage),
            Headline::Restored(_) => assert!(self.open_outage.is_none() && something_open),
            Headline::Due(_) => assert!(self.open_outage.is_none()),
            Headline::Planned(_) | Headline::Operational => assert!(self.open_outage.is_none() && !something_open),
        }
    }
}

/// No two outages overlap, each end lies after its start, and a reconciled outage has no open case.
fn assert_outages_sound(ledger: &Ledger) {
    let mut begun: Vec<_> = ledger.outages.begun().collect();
    begun.sort_by_key(|outage| (outage.started_at, outage.ended_at.is_none(), outage.ended_at));
    let ended_before = |pair: &[&Outage]| pair[0].ended_at.is_some_and(|end| end <= pair[1].started_at);
    assert!(begun.windows(2).all(ended_before), "{begun:#?}");
    for outage in begun {
        assert_eq!(outage.state.is_open(), outage.ended_at.is_none());
        assert!(outage.ended_at.is_none_or(|end| outage.started_at <= end));
        let owes = ledger.in_use().any(|issuance| issuance.outage == outage.id)
            || ledger.open_conflicts().any(|conflict| conflict.outage == outage.id);
        assert!(outage.state != OutageState::Reconciled || !owes, "{outage:#?}");
    }
    let plans: Vec<_> = ledger.outages.planned().into_iter().filter_map(|outage| outage.plan.as_ref()).collect();
    assert!(plans.windows(2).all(|pair| pair[0].to <= pair[1].from), "{plans:#?}");
    let known = |id: OutageId| ledger.outages.by_id(id).is_some_and(|outage| outage.state.has_begun());
    assert!(ledger.issuances.iter().all(|issuance| known(issuance.outage)));
    assert!(ledger.conflicts.iter().all(|conflict| known(conflict.outage)));
}

/// Plays a course from a pool of four and four numbers, and checks the invariants after each command.
pub fn play(course: &[Step]) -> Scenario {
    let mut desk = bare(Mode::Live).and(load_anyway(lines((1..=4).flat_map(|place| [woman(place), man(place)]))));
    let mut oracle = Oracle::default();
    desk.events.iter().for_each(|recorded| oracle.apply(&recorded.event));
    for (minutes, untimed) in course {
        desk.now += TimeDelta::minutes(*minutes);
        let (before, command) = (desk.events.len(), command(untimed.clone(), &desk));
        match desk.attempt(command) {
            Ok(events) => assert!(!events.is_empty() && desk.events.len() == before + events.len()),
            Err(_) => assert_eq!(desk.events.len(), before),
        }
        desk.events[before..].iter().for_each(|recorded| oracle.apply(&recorded.event));
        oracle.assert_agrees(&desk.ledger, desk.now);
    }
    desk
}
