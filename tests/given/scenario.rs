//! Given a desk on which things have happened (`desk().down().issued(Female)`), when a command is executed
//! (`.when(void(1, "misstag"))`), then an event or a refusal must follow (`.then(..)`, `.refused(..)`). Times and
//! people are fixed; nothing reads a clock.

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

/// A time on 22 November 2026 in Stockholm.
pub fn clock(hour: u32, minute: u32) -> DateTime<Utc> {
    Utc.from_utc_datetime(&date(2026, 11, 22).and_hms_opt(hour, minute, 0).unwrap()) - TimeDelta::hours(1)
}

/// A cashier at the desk's own terminal.
pub fn cashier(vgr_id: &str) -> Actor {
    Actor { vgr_id: text(vgr_id), login: Login::new("kassa"), role: Role::Cashier, via: Via::Local }
}

/// The pool of the routine: ten and ten, all with a birth date in January 2019. One made-up number is for drills only.
pub fn rules() -> PoolRules {
    PoolRules { per_sex: 10, birth_month: (2019, 1), practice_numbers: [made_up()].into() }
}

/// A desk with all events that have happened there.
#[derive(Debug, Clone)]
pub struct Scenario {
    pub ledger: Ledger,
    pub events: Vec<RecordedEvent>,
    pub now: DateTime<Utc>,
    pub actor: Actor,
    pub rights: Rights,
    pub rules: PoolRules,
}

/// At 03:00, a live log with ten women's and ten men's numbers; the service is up.
pub fn desk() -> Scenario {
    bare(Mode::Live).and(load(full_pool_numbers()))
}

/// At 03:00, a log with an empty pool.
pub fn bare(mode: Mode) -> Scenario {
    let (now, actor, rules) = (clock(3, 0), cashier("kassa1"), rules());
    let nothing =
        Scenario { ledger: Ledger::default(), events: Vec::new(), now, actor, rights: Rights::SingleDesk, rules };
    nothing.recorded(Event::LogCreated { log: LogId(Uuid::from_u128(1)), site: text("sas-akuten"), mode })
}

impl Scenario {
    /// Sets the clock.
    pub fn at(self, hour: u32, minute: u32) -> Self {
        Self { now: clock(hour, minute), ..self }
    }

    /// Another person sits at the desk from now on.
    pub fn by(self, vgr_id: &str) -> Self {
        Self { actor: cashier(vgr_id), ..self }
    }

    /// The person at the desk has only these rights from now on.
    pub fn with(self, rights: Rights) -> Self {
        Self { rights, ..self }
    }

    /// The service is suspected to be down.
    pub fn down(self) -> Self {
        self.and(suspect())
    }

    /// The service is confirmed to be down.
    pub fn known_down(self) -> Self {
        self.down().and(confirm())
    }

    /// The service is back.
    pub fn back_up(self) -> Self {
        self.and(end())
    }

    /// A number is issued.
    pub fn issued(self, sex: Sex) -> Self {
        self.and(issue(sex))
    }

    /// Executes a command, which must succeed.
    #[track_caller]
    pub fn and(mut self, command: Command) -> Self {
        self.attempt(command).expect("this is given, so it may not be refused");
        self
    }

    /// Executes a command, which may be refused.
    #[track_caller]
    pub fn attempt(&mut self, command: Command) -> Result<Vec<NewEvent>, Refusal> {
        let events = self.decide(command)?;
        for recorded in &events {
            self.record(recorded.clone()).expect("what was decided can be folded in");
        }
        Ok(events)
    }

    /// Adds an event to the log, whether the rules allow it or not.
    #[track_caller]
    pub fn recorded(mut self, event: Event) -> Self {
        self.record(NewEvent { occurred_at: self.now, event }).expect("this is given, so it must be sound");
        self
    }

    /// Folds an event that no command made, to see whether the ledger notices it.
    pub fn folding(mut self, event: Event) -> Result<Ledger, Inconsistency> {
        self.record(NewEvent { occurred_at: self.now, event }).map(|()| self.ledger)
    }

    /// Decides a command, without recording its events.
    pub fn when(self, command: Command) -> Outcome {
        let result = self.decide(command.clone());
        assert_eq!(result, self.decide(command), "the same command has the same answer");
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

/// The outcome of a command.
#[derive(Debug)]
pub struct Outcome {
    given: Scenario,
    result: Result<Vec<NewEvent>, Refusal>,
}

impl Outcome {
    /// Asserts that exactly this event follows, and that it happened now.
    #[track_caller]
    pub fn then(self, event: Event) -> Scenario {
        let now = self.given.now;
        self.then_at(now, event)
    }

    /// Asserts that exactly this event follows, and that it happened at `occurred_at`.
    #[track_caller]
    pub fn then_at(mut self, occurred_at: DateTime<Utc>, event: Event) -> Scenario {
        let expected = NewEvent { occurred_at, event };
        assert_eq!(self.result, Ok(vec![expected.clone()]));
        self.given.record(expected).expect("what was decided can be folded in");
        self.given
    }

    /// The event that follows; there must be exactly one.
    #[track_caller]
    pub fn event(self) -> Event {
        let [recorded]: [NewEvent; 1] = self.events().try_into().expect("one event");
        recorded.event
    }

    /// All events that follow.
    #[track_caller]
    pub fn events(self) -> Vec<NewEvent> {
        self.result.expect("this is not refused")
    }

    /// Asserts that exactly this refusal follows, and that the desk is unchanged.
    #[track_caller]
    pub fn refused(self, refusal: Refusal) -> Scenario {
        assert_eq!(self.result, Err(refusal));
        let refolded = Ledger::fold(&self.given.events).expect("the log is sound");
        assert_same(&refolded, &self.given.ledger);
        self.given
    }

    /// The refusal that follows.
    #[track_caller]
    pub fn refusal(self) -> Refusal {
        self.result.expect_err("this is refused")
    }
}

/// Asserts that both are equal in every field, even if their type has no `PartialEq`.
#[track_caller]
pub fn assert_same<T: Debug>(one: &T, other: &T) {
    assert_eq!(format!("{one:#?}"), format!("{other:#?}"));
}
