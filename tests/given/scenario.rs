//! A desk on which things have happened: `desk().down().issued(Female)` is given, `.when(void(1, "misstag"))` is
//! wished, `.then(..)` or `.refused(..)` must follow. Times and people are fixed; nothing reads a clock.

use std::fmt::Debug;

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use kvittera_domain::event::{Event, NewEvent, RecordedEvent};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::inconsistency::Inconsistency;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::decide::{Context, decide};
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::pool_load::PoolRules;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::actor::{Actor, Login, Role, Via};
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::{LogId, RequestId};
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::sex::Sex;
use uuid::Uuid;

use crate::given::commands::{confirm, end, full_pool_numbers, issue, load, made_up, suspect, text};
use crate::given::samples::date;

/// A time of the night of 22 November 2026, by the clocks of Sweden.
pub fn clock(hour: u32, minute: u32) -> DateTime<Utc> {
    Utc.from_utc_datetime(&date(2026, 11, 22).and_hms_opt(hour, minute, 0).unwrap()) - TimeDelta::hours(1)
}

/// Somebody at the desk's own terminal.
pub fn cashier(vgr_id: &str) -> Actor {
    Actor { vgr_id: text(vgr_id), login: Login::new("kassa"), role: Role::Cashier, via: Via::Local }
}

/// The binder of the routine: ten and ten, all born in January 2019; one made-up number that only drills may use.
pub fn rules() -> PoolRules {
    PoolRules { per_sex: 10, birth_month: (2019, 1), practice_numbers: [made_up()].into() }
}

/// A desk and all that has happened there.
#[derive(Debug, Clone)]
pub struct Scenario {
    pub ledger: Ledger,
    pub events: Vec<RecordedEvent>,
    pub now: DateTime<Utc>,
    pub actor: Actor,
    pub rights: Rights,
    pub rules: PoolRules,
}

/// 03:00, a live log with ten women's and ten men's numbers; nothing is down.
pub fn desk() -> Scenario {
    bare(Mode::Live).and(load(full_pool_numbers()))
}

/// 03:00, a log with nothing in its binder.
pub fn bare(mode: Mode) -> Scenario {
    let (now, actor, rules) = (clock(3, 0), cashier("kassa1"), rules());
    let nothing =
        Scenario { ledger: Ledger::default(), events: Vec::new(), now, actor, rights: Rights::SingleDesk, rules };
    nothing.recorded(Event::LogCreated { log: LogId(Uuid::from_u128(1)), site: text("sas-akuten"), mode })
}

impl Scenario {
    /// The clock now shows this.
    pub fn at(self, hour: u32, minute: u32) -> Self {
        Self { now: clock(hour, minute), ..self }
    }

    /// Somebody else sits down at the desk.
    pub fn by(self, vgr_id: &str) -> Self {
        Self { actor: cashier(vgr_id), ..self }
    }

    /// From now on whoever sits there may only do this.
    pub fn with(self, rights: Rights) -> Self {
        Self { rights, ..self }
    }

    /// The service is suspected to be down.
    pub fn down(self) -> Self {
        self.and(suspect())
    }

    /// The service is known to be down.
    pub fn known_down(self) -> Self {
        self.down().and(confirm())
    }

    /// The service is back.
    pub fn back_up(self) -> Self {
        self.and(end())
    }

    /// A number was handed out.
    pub fn issued(self, sex: Sex) -> Self {
        self.and(issue(sex))
    }

    /// Something was wished for and happened.
    #[track_caller]
    pub fn and(mut self, command: Command) -> Self {
        self.attempt(command).expect("this is given, so it may not be refused");
        self
    }

    /// Something is wished for, and happens or is refused.
    #[track_caller]
    pub fn attempt(&mut self, command: Command) -> Result<Vec<NewEvent>, Refusal> {
        let events = self.decide(command)?;
        for recorded in &events {
            self.record(recorded.clone()).expect("what was decided can be folded in");
        }
        Ok(events)
    }

    /// Something stands in the log, whether the rules allow it or not.
    #[track_caller]
    pub fn recorded(mut self, event: Event) -> Self {
        self.record(NewEvent { occurred_at: self.now, event }).expect("this is given, so it must be sound");
        self
    }

    /// Folds a hand-made fact in, to see whether that is noticed.
    pub fn folding(mut self, event: Event) -> Result<Ledger, Inconsistency> {
        self.record(NewEvent { occurred_at: self.now, event }).map(|()| self.ledger)
    }

    /// Something is wished for.
    pub fn when(self, command: Command) -> Outcome {
        let result = self.decide(command.clone());
        assert_eq!(result, self.decide(command), "the same wish has the same answer");
        Outcome { given: self, result }
    }

    fn decide(&self, command: Command) -> Result<Vec<NewEvent>, Refusal> {
        let Self { actor, rights, rules, .. } = self;
        decide(&self.ledger, command, &Context { now: self.now, actor, rights, pool_rules: rules })
    }

    fn record(&mut self, recorded: NewEvent) -> Result<(), Inconsistency> {
        let seq = self.ledger.seq.next();
        let recorded = RecordedEvent {
            seq,
            request: RequestId(Uuid::from_u128(seq.0.into())),
            recorded_at: self.now,
            occurred_at: recorded.occurred_at,
            actor: self.actor.clone(),
            event: recorded.event,
            hash: Hash([0; 32]),
        };
        self.ledger.apply(&recorded)?;
        self.events.push(recorded);
        Ok(())
    }
}

/// What became of a wish.
#[derive(Debug)]
pub struct Outcome {
    given: Scenario,
    result: Result<Vec<NewEvent>, Refusal>,
}

impl Outcome {
    /// Exactly this follows, happening now.
    #[track_caller]
    pub fn then(self, event: Event) -> Scenario {
        let now = self.given.now;
        self.then_at(now, event)
    }

    /// Exactly this follows, having happened at some other time than now.
    #[track_caller]
    pub fn then_at(mut self, occurred_at: DateTime<Utc>, event: Event) -> Scenario {
        let expected = NewEvent { occurred_at, event };
        assert_eq!(self.result, Ok(vec![expected.clone()]));
        self.given.record(expected).expect("what was decided can be folded in");
        self.given
    }

    /// Only one thing follows; this is what it is.
    #[track_caller]
    pub fn event(self) -> Event {
        let [recorded]: [NewEvent; 1] = self.events().try_into().expect("one fact");
        recorded.event
    }

    /// All that follows.
    #[track_caller]
    pub fn events(self) -> Vec<NewEvent> {
        self.result.expect("this is not refused")
    }

    /// A rule says no, and the desk is as it was.
    #[track_caller]
    pub fn refused(self, refusal: Refusal) -> Scenario {
        assert_eq!(self.result, Err(refusal));
        let refolded = Ledger::fold(&self.given.events).expect("the log is sound");
        assert_same(&refolded, &self.given.ledger);
        self.given
    }

    /// Some rule says no; this is which.
    #[track_caller]
    pub fn refusal(self) -> Refusal {
        self.result.expect_err("this is refused")
    }
}

/// Both are the same down to the last field, also where they can't be compared.
#[track_caller]
pub fn assert_same<T: Debug>(one: &T, other: &T) {
    assert_eq!(format!("{one:#?}"), format!("{other:#?}"));
}
