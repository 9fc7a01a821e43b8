//! Several desks on one file wish for whatever they like, open it anew, repeat themselves, lose it and restore it; a tiny
//! model knows what must become of each wish.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use kvittera::config::Config;
use kvittera::desk::restoring::OperatorStatement;
use kvittera::desk::{Desk, DeskError, creation_events};
use kvittera::open;
use kvittera::open::{RestorePlan, Wanted, WitnessChoice, restore};
use kvittera_domain::event::{Event, RecordedEvent};
use kvittera_domain::recovery::vouched::Vouched;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::pool_load::PoolLoad;
use kvittera_domain::value::id::LogId;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;
use kvittera_store::AppendRequest;
use kvittera_store::sqlite::{OpenOptions, SqliteLog, unwatched};
use proptest::prelude::*;
use proptest::test_runner::Config as Proving;
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};
use tempfile::TempDir;
use uuid::Uuid;

use super::invariants::Row;
use super::{count, invariants, witness};
use crate::desk::{expected, wish as named};
use crate::given::commands::{full_pool_numbers, issue_shown, late_for_another, lines, nth, suspect, void, withdraw};
use crate::given::scenario::{cashier, clock, rules};
use crate::stage::samples::person;

const DESKS: usize = 3;
const NUMBERS: usize = 20;
/// The facts before anybody wishes: the log, its numbers and an outage.
const BEFORE: usize = NUMBERS + 2;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// This number, which stands on the screen or stood there some time ago.
    Issue(usize),
    Withdraw(usize),
    /// It was given on paper.
    Late(usize),
    /// The hand-out with this running number, from 1.
    Void(usize),
}

#[derive(Debug, Clone)]
enum Step {
    Wish(usize, Wish),
    /// An earlier wish, which was granted, is sent again under its own name.
    Again(usize, prop::sample::Index),
    /// A desk closes the log and opens it anew.
    Reopen(usize),
    /// Nobody has it open for a moment.
    AllLeave,
    /// It is copied.
    Copy,
    /// It is lost and restored from the copy, by what its witness knows or without asking that.
    Restore {
        asks: bool,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Free,
    Issued,
    Withdrawn,
    /// It may be with a patient.
    Quarantined,
}

/// What must follow from a wish: facts of this kind, or a refusal.
type Due = Option<&'static str>;

/// What stands in a log.
#[derive(Debug, Clone)]
struct ProbeState {
    fates: [Fate; NUMBERS],
    /// Whether each hand-out is void, oldest first.
    voided: Vec<bool>,
    granted: Vec<(u128, Wish)>,
}

#[derive(Debug, Clone)]
struct Model {
    now: ProbeState,
    /// What stands in the copy, once there is one.
    copied: Option<ProbeState>,
    wishes: u128,
    due: Due,
}

impl ProbeState {
    fn grant(&mut self, wish: Wish) -> Due {
        match wish {
            Wish::Issue(number) if self.fates[number] == Fate::Free => Some(self.issue(number)),
            Wish::Late(number) if self.fates[number] == Fate::Issued => Some("conflict_found"),
            Wish::Late(number) => Some(self.issue(number)),
            Wish::Withdraw(number) if self.fates[number] == Fate::Free => {
                self.fates[number] = Fate::Withdrawn;
                Some("number_withdrawn")
            }
            Wish::Void(place) if self.voided.get(place - 1) == Some(&false) => {
                self.voided[place - 1] = true;
                Some("voided")
            }
            Wish::Issue(_) | Wish::Withdraw(_) | Wish::Void(_) => None,
        }
    }

    fn issue(&mut self, number: usize) -> &'static str {
        self.fates[number] = Fate::Issued;
        self.voided.push(false);
        "issued"
    }
}

impl ReferenceStateMachine for Model {
    type State = Self;
    type Transition = Step;

    fn init_state() -> BoxedStrategy<Self> {
        let now = ProbeState { fates: [Fate::Free; NUMBERS], voided: Vec::new(), granted: Vec::new() };
        Just(Self { now, copied: None, wishes: 1, due: None }).boxed()
    }

    fn transitions(_: &Self) -> BoxedStrategy<Step> {
        let wish = prop_oneof![
            6 => (0..NUMBERS).prop_map(Wish::Issue),
            1 => (0..NUMBERS).prop_map(Wish::Withdraw),
            2 => (0..NUMBERS).prop_map(Wish::Late),
            2 => (1..NUMBERS).prop_map(Wish::Void),
        ];
        prop_oneof![
            8 => (0..DESKS, wish).prop_map(|(desk, wish)| Step::Wish(desk, wish)),
            2 => (0..DESKS, any::<prop::sample::Index>()).prop_map(|(desk, which)| Step::Again(desk, which)),
            2 => (0..DESKS).prop_map(Step::Reopen),
            1 => Just(Step::AllLeave),
            1 => Just(Step::Copy),
            1 => any::<bool>().prop_map(|asks| Step::Restore { asks }),
        ]
        .boxed()
    }

    fn apply(mut state: Self, step: &Step) -> Self {
        match step {
            Step::Wish(_, wish) => {
                state.wishes += 1;
                state.due = state.now.grant(*wish);
                if state.due.is_some() {
                    state.now.granted.push((state.wishes, *wish));
                }
            }
            Step::Copy => state.copied = Some(state.now.clone()),
            // What the witness saw comes back as it was; else whatever was free in the copy may be with a patient.
            Step::Restore { asks: false } => {
                if let Some(copied) = state.copied.clone() {
                    state.now = copied;
                    let free = state.now.fates.iter_mut().filter(|fate| **fate == Fate::Free);
                    free.for_each(|fate| *fate = Fate::Quarantined);
                }
            }
            Step::Restore { asks: true } | Step::Again(..) | Step::Reopen(_) | Step::AllLeave => {}
        }
        state
    }
}

/// The desks, their log, and what each granted wish was answered with.
struct Real {
    folder: TempDir,
    /// How often the log was lost, and how often it was copied; each has a name of its own.
    lost: usize,
    copies: usize,
    desks: Vec<Option<Desk<SqliteLog>>>,
    answers: Vec<Vec<RecordedEvent>>,
    /// The numbers that somebody was told, in logs that are lost too.
    told: BTreeSet<String>,
}

impl Real {
    fn found() -> Self {
        let folder = TempDir::new().unwrap();
        let (actor, now, here) = (cashier("tekni5"), clock(1, 0), expected("sas-akuten", Mode::Live));
        let load = PoolLoad { lines: lines(full_pool_numbers()), oddities: Vec::new(), warnings_accepted: false };
        let log = LogId(Uuid::from_u128(1));
        let events = creation_events(log, &here, load, &actor, &Rights::SingleDesk, &rules(), now).unwrap();
        let entry = AppendRequest { request: named(0), recorded_at: now, actor: &actor, events: &events };
        drop(SqliteLog::create(&folder.path().join("log-0"), OpenOptions::default(), &entry).unwrap());
        let (desks, answers, told) = ((0..DESKS).map(|_| None).collect(), Vec::new(), BTreeSet::new());
        let mut real = Self { folder, lost: 0, copies: 0, desks, answers, told };
        real.execute(0, 1, &suspect()).unwrap();
        real
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join(format!("log-{}", self.lost))
    }

    fn copy(&self) -> PathBuf {
        self.folder.path().join(format!("copy-{}", self.copies))
    }

    fn make_copy(&mut self) {
        self.copies += 1;
        open::copy_to(&self.log(), &Config::load(None).unwrap(), &self.copy(), &unwatched()).unwrap();
    }

    /// The disk with the log breaks while nobody has it open; its witness is on another.
    fn restore(&mut self, asks: bool) {
        self.desks.iter_mut().for_each(|desk| *desk = None);
        let lost = self.log();
        fs::remove_file(&lost).unwrap();
        self.lost += 1;
        let statement =
            OperatorStatement { unissued: Vouched::These(Vec::new()), reason: "disken gick sönder".parse().unwrap() };
        let witness = if asks { WitnessChoice::Usual } else { WitnessChoice::Unavailable };
        let plan = RestorePlan { file: self.copy(), to: self.log(), witness, statement };
        let (config, person, actor) = (Config::load(None).unwrap(), person(), cashier("tekni5"));
        let wanted = Wanted::Live(Some(lost));
        restore(&wanted, plan, &config, (&person, &actor), clock(3, 0), &unwatched()).unwrap();
    }

    fn execute(&mut self, desk: usize, request: u128, command: &Command) -> Result<Vec<RecordedEvent>, DeskError> {
        let path = self.log();
        let desk = self.desks[desk].get_or_insert_with(|| {
            let store = SqliteLog::open(&path, OpenOptions::default(), clock(2, 0)).unwrap();
            Desk::open(store, rules(), &expected("sas-akuten", Mode::Live), Rights::SingleDesk).unwrap()
        });
        desk.execute(named(request), command, &cashier("kassa1"), clock(3, 0))
    }
}

fn command(wish: Wish) -> Command {
    let binder: Vec<PoolNumber> = full_pool_numbers();
    let sex = |number| if number < NUMBERS / 2 { Sex::Female } else { Sex::Male };
    match wish {
        Wish::Issue(number) => issue_shown(sex(number), binder[number]),
        Wish::Withdraw(number) => withdraw(binder[number]),
        Wish::Late(number) => late_for_another(binder[number], clock(2, 59)),
        Wish::Void(place) => void(nth(place), "misstag"),
    }
}

/// The number that a fact hands out.
fn number_of(recorded: &RecordedEvent) -> Option<String> {
    match recorded.event {
        Event::Issued { number, .. } => Some(number.to_string()),
        _ => None,
    }
}

/// The kind of the one fact that came of a wish, which is about the number that was wished for.
fn kind_of(events: &[RecordedEvent], wish: Wish) -> String {
    let [recorded] = events else { panic!("{events:?}") };
    let (Wish::Issue(wished) | Wish::Late(wished) | Wish::Withdraw(wished) | Wish::Void(wished)) = wish;
    if let Event::Issued { number, .. } | Event::NumberWithdrawn { number, .. } | Event::ConflictFound { number, .. } =
        &recorded.event
    {
        assert_eq!(*number, full_pool_numbers()[wished]);
    }
    serde_json::to_value(&recorded.event).unwrap()["kind"].as_str().unwrap().to_owned()
}

impl StateMachineTest for Real {
    type SystemUnderTest = Self;
    type Reference = Model;

    fn init_test(_: &Model) -> Self {
        Self::found()
    }

    fn apply(mut real: Self, model: &Model, step: Step) -> Self {
        match step {
            Step::Wish(desk, wish) => {
                let answer = real.execute(desk, model.wishes, &command(wish));
                match (model.due, answer) {
                    (Some(due), Ok(events)) => {
                        assert_eq!(kind_of(&events, wish), due);
                        for number in events.iter().filter_map(number_of) {
                            // On paper it may have gone out; handed out here it would be with two patients.
                            let is_new = real.told.insert(number.clone());
                            assert!(is_new || matches!(wish, Wish::Late(_)), "{number} goes out twice");
                        }
                        real.answers.push(events);
                    }
                    (None, Err(DeskError::Refused(_))) => {}
                    (due, answer) => panic!("{due:?} was due for {wish:?}, and it was {answer:?}"),
                }
            }
            Step::Again(desk, which) if !model.now.granted.is_empty() => {
                let which = which.index(model.now.granted.len());
                let (request, wish) = model.now.granted[which];
                assert_eq!(real.execute(desk, request, &command(wish)).unwrap(), real.answers[which]);
            }
            Step::Reopen(desk) => real.desks[desk] = None,
            Step::AllLeave => real.desks.iter_mut().for_each(|desk| *desk = None),
            Step::Copy => real.make_copy(),
            Step::Restore { asks } if real.copies > 0 => {
                real.restore(asks);
                real.answers.truncate(model.now.granted.len());
            }
            Step::Again(..) | Step::Restore { .. } => {}
        }
        real
    }

    fn check_invariants(real: &Self, model: &Model) {
        let rows = invariants::rows_in_use(&real.log(), "model");
        let is_wished = |row: &&Row| !["log_restored", "number_quarantined"].contains(&row.kind.as_str());
        assert_eq!(rows.iter().filter(is_wished).count(), BEFORE + model.now.granted.len());
        let issued = invariants::sound(&rows, "model");
        let binder = full_pool_numbers();
        let with_fate = |fate| {
            let numbers = (0..NUMBERS).filter(move |&number| model.now.fates[number] == fate);
            numbers.map(|number| binder[number].to_string()).collect::<BTreeSet<_>>()
        };
        assert_eq!(issued, with_fate(Fate::Issued));
        let quarantined = witness::quarantined(&rows);
        assert_eq!(quarantined.difference(&issued).cloned().collect::<BTreeSet<_>>(), with_fate(Fate::Quarantined));
        for (answer, row) in real.answers.iter().zip(rows.iter().filter(is_wished).skip(BEFORE)) {
            assert_eq!((answer[0].seq.0, answer[0].request.to_string()), (row.seq, row.request.clone()));
        }
    }
}

prop_state_machine! {
    #![proptest_config(Proving { cases: u32::try_from(count(64, 2000)).unwrap(), failure_persistence: None, ..Proving::default() })]

    #[test]
    fn whatever_several_desks_wish_for_the_file_is_as_the_model(sequential 1..40 => Real);
}
