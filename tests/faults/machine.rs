//! Several desks on one file wish for whatever they like, open it anew and repeat themselves; a tiny model knows what
//! must become of each wish.

use kvittera::desk::{Desk, DeskError, founding_facts};
use kvittera::domain::binder_number::BinderNumber;
use kvittera::domain::command::Command;
use kvittera::domain::event::{Event, Mode};
use kvittera::domain::fact::Recorded;
use kvittera::domain::id::LogId;
use kvittera::domain::permission::Rights;
use kvittera::domain::pool_load::PoolLoad;
use kvittera::domain::sex::Sex;
use kvittera::store::Entry;
use kvittera::store::sqlite::{OpenOptions, SqliteStore};
use proptest::prelude::*;
use proptest::test_runner::Config;
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};
use tempfile::TempDir;
use uuid::Uuid;

use super::{count, invariants};
use crate::desk::{expected, wish as named};
use crate::domain::scenario::{cashier, clock, rules};
use crate::domain::wishes::{full_binder, issue_shown, late, lines, nth, suspect, void, withdraw};

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
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Free,
    Issued,
    Withdrawn,
}

/// What must follow from a wish: facts of this kind, or a refusal.
type Due = Option<&'static str>;

#[derive(Debug, Clone)]
struct Model {
    fates: [Fate; NUMBERS],
    /// Whether each hand-out is void, oldest first.
    voided: Vec<bool>,
    granted: Vec<(u128, Wish)>,
    wishes: u128,
    due: Due,
}

impl Model {
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
        let (fates, voided, granted) = ([Fate::Free; NUMBERS], Vec::new(), Vec::new());
        Just(Self { fates, voided, granted, wishes: 1, due: None }).boxed()
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
        ]
        .boxed()
    }

    fn apply(mut state: Self, step: &Step) -> Self {
        if let Step::Wish(_, wish) = step {
            state.wishes += 1;
            state.due = state.grant(*wish);
            if state.due.is_some() {
                state.granted.push((state.wishes, *wish));
            }
        }
        state
    }
}

/// The desks, their log, and what each granted wish was answered with.
struct Real {
    folder: TempDir,
    desks: Vec<Option<Desk<SqliteStore>>>,
    answers: Vec<Vec<Recorded>>,
}

impl Real {
    fn found() -> Self {
        let folder = TempDir::new().unwrap();
        let (actor, now, here) = (cashier("tekni5"), clock(1, 0), expected("sas-akuten", Mode::Live));
        let load = PoolLoad { lines: lines(full_binder()), doubts_accepted: false };
        let log = LogId(Uuid::from_u128(1));
        let facts = founding_facts(log, &here, load, &actor, &Rights::SingleDesk, &rules(), now).unwrap();
        let entry = Entry { request: named(0), recorded_at: now, actor: &actor, facts: &facts };
        drop(SqliteStore::create(&folder.path().join("log"), OpenOptions::default(), &entry).unwrap());
        let mut real = Self { folder, desks: (0..DESKS).map(|_| None).collect(), answers: Vec::new() };
        real.execute(0, 1, &suspect()).unwrap();
        real
    }

    fn execute(&mut self, desk: usize, request: u128, command: &Command) -> Result<Vec<Recorded>, DeskError> {
        let path = self.folder.path().join("log");
        let desk = self.desks[desk].get_or_insert_with(|| {
            let store = SqliteStore::open(&path, OpenOptions::default(), clock(2, 0)).unwrap();
            Desk::open(store, rules(), &expected("sas-akuten", Mode::Live), Rights::SingleDesk).unwrap()
        });
        desk.execute(named(request), command, &cashier("kassa1"), clock(3, 0))
    }
}

fn command(wish: Wish) -> Command {
    let binder: Vec<BinderNumber> = full_binder();
    let sex = |number| if number < NUMBERS / 2 { Sex::Female } else { Sex::Male };
    match wish {
        Wish::Issue(number) => issue_shown(sex(number), binder[number]),
        Wish::Withdraw(number) => withdraw(binder[number]),
        Wish::Late(number) => late(binder[number], clock(2, 59)),
        Wish::Void(place) => void(nth(place), "misstag"),
    }
}

/// The kind of the one fact that came of a wish, which is about the number that was wished for.
fn kind_of(facts: &[Recorded], wish: Wish) -> String {
    let [fact] = facts else { panic!("{facts:?}") };
    let (Wish::Issue(wished) | Wish::Late(wished) | Wish::Withdraw(wished) | Wish::Void(wished)) = wish;
    if let Event::Issued { number, .. } | Event::NumberWithdrawn { number, .. } | Event::ConflictFound { number, .. } =
        &fact.event
    {
        assert_eq!(*number, full_binder()[wished]);
    }
    serde_json::to_value(&fact.event).unwrap()["kind"].as_str().unwrap().to_owned()
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
                    (Some(due), Ok(facts)) => {
                        assert_eq!(kind_of(&facts, wish), due);
                        real.answers.push(facts);
                    }
                    (None, Err(DeskError::Refused(_))) => {}
                    (due, answer) => panic!("{due:?} was due for {wish:?}, and it was {answer:?}"),
                }
            }
            Step::Again(desk, which) if !model.granted.is_empty() => {
                let which = which.index(model.granted.len());
                let (request, wish) = model.granted[which];
                assert_eq!(real.execute(desk, request, &command(wish)).unwrap(), real.answers[which]);
            }
            Step::Again(..) => {}
            Step::Reopen(desk) => real.desks[desk] = None,
            Step::AllLeave => real.desks.iter_mut().for_each(|desk| *desk = None),
        }
        real
    }

    fn check_invariants(real: &Self, model: &Model) {
        let rows = invariants::rows_in_use(&real.folder.path().join("log"), "model");
        assert_eq!(rows.len(), BEFORE + model.granted.len());
        let issued = invariants::sound(&rows, "model");
        let binder = full_binder();
        let due = (0..NUMBERS).filter(|&number| model.fates[number] == Fate::Issued);
        assert_eq!(issued, due.map(|number| binder[number].to_string()).collect());
        for (answer, row) in real.answers.iter().zip(rows.iter().skip(BEFORE)) {
            assert_eq!((answer[0].seq.0, answer[0].request.to_string()), (row.seq, row.request.clone()));
        }
    }
}

prop_state_machine! {
    #![proptest_config(Config { cases: u32::try_from(count(16, 2000)).unwrap(), failure_persistence: None, ..Config::default() })]

    #[test]
    fn whatever_several_desks_wish_for_the_file_is_as_the_model(sequential 1..40 => Real);
}
