//! Events, and logs in files to which they are appended.

use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use kvittera_domain::event::{Event, NewEvent};
use kvittera_domain::recovery::comparison::Comparison;
use kvittera_domain::value::actor::{Actor, Login, Role, Ssh, Via};
use kvittera_domain::value::id::{IssuanceId, LogId, OutageId, RequestId};
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::unit::Unit;
use kvittera_store::sqlite::{OpenOptions, SqliteLog};
use kvittera_store::{AppendRequest, EventStore, Link, StoreError, Witnessed as _};
use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;

pub const FIRST: &str = "19580101K123";
pub const SECOND: &str = "19580102K234";
pub const THIRD: &str = "19580103M345";

/// The name of the first segment of the witness of the logs here.
pub const WITNESS: &str = "reserv.kvittera.witness-00000000.0001";

pub fn at(minute: i64) -> DateTime<Utc> {
    "2026-11-22T10:00:00.123456Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minute)
}

pub fn actor() -> Actor {
    Actor {
        vgr_id: "annan1".parse().unwrap(),
        login: Login::new("kassa"),
        role: Role::Cashier,
        via: Via::Ssh(Ssh::of("10.1.2.3").into()),
    }
}

pub fn request(number: u128) -> RequestId {
    RequestId(Uuid::from_u128(number))
}

pub fn created() -> Event {
    Event::LogCreated { log: LogId(Uuid::from_u128(7)), site: "NÄL".parse().unwrap(), mode: Mode::Practice }
}

pub fn added(number: &str, sex: Sex) -> Event {
    Event::NumberAdded { number: number.parse().unwrap(), sex, warnings: Vec::new() }
}

pub fn suspected() -> Event {
    Event::OutageSuspected { outage: OutageId::following(0), checked: Vec::new() }
}

pub fn noted(note: &str) -> Event {
    Event::OutageNoted { outage: OutageId::following(0), note: note.parse().unwrap() }
}

pub fn issued(earlier: usize, number: &str, sex: Sex) -> Event {
    Event::Issued {
        issuance: IssuanceId::following(earlier),
        outage: OutageId::following(0),
        number: number.parse().unwrap(),
        sex,
        request: NumberRequest {
            requested_by: "berbe2".parse().unwrap(),
            unit: Unit { clinic: "Kvinnokliniken".parse().unwrap(), ward: "Förlossning".parse().unwrap() },
            callback: None,
        },
        paper: None,
        near: Vec::new(),
        form_seconds: None,
    }
}

/// The events with which every log here begins: it is created, and three numbers are in the pool.
pub fn beginning() -> Vec<Event> {
    vec![created(), added(FIRST, Sex::Female), added(SECOND, Sex::Female), added(THIRD, Sex::Male)]
}

pub fn new_events(events: Vec<Event>) -> Vec<NewEvent> {
    (0..).zip(events).map(|(minute, event)| NewEvent { occurred_at: at(minute), event }).collect()
}

/// Appends `events` to the log as the command with request id `number`.
pub fn append(store: &mut impl EventStore, number: u128, events: Vec<Event>) -> Result<(), StoreError> {
    let (actor, events) = (actor(), new_events(events));
    let head = store.head().seq;
    store
        .append(head, &AppendRequest { request: request(number), recorded_at: at(60), actor: &actor, events: &events })
        .map(|_| ())
}

/// Settles whatever the witness and the log differ in, by a command with request id `number` that notes it.
pub fn settle(store: &mut SqliteLog, number: u128) -> Result<(), StoreError> {
    let found = store.comparison()?;
    settle_found(store, number, &found)
}

/// Settles the difference that was `found`.
pub fn settle_found(store: &mut SqliteLog, number: u128, found: &Comparison) -> Result<(), StoreError> {
    let (actor, events) = (actor(), new_events(vec![noted("utrett")]));
    let entry = AppendRequest { request: request(number), recorded_at: at(60), actor: &actor, events: &events };
    store.append_settling(store.head().seq, &entry, found).map(|_| ())
}

/// A folder with a log in it.
pub struct Desk {
    pub folder: TempDir,
    pub path: PathBuf,
}

impl Desk {
    /// A log that has only its beginning and is not open.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("reserv.kvittera");
        create_at(&path).unwrap();
        Self { folder, path }
    }

    /// A log with an open outage and one issued number; the file is not open.
    pub fn in_use() -> Self {
        let desk = Self::new();
        let mut store = desk.open();
        append(&mut store, 2, vec![suspected()]).unwrap();
        append(&mut store, 3, vec![issued(0, FIRST, Sex::Female)]).unwrap();
        desk
    }

    pub fn open(&self) -> SqliteLog {
        open_at(&self.path).unwrap()
    }

    /// The newest segment of the witness; where there is none, the first that would be.
    pub fn witness(&self) -> PathBuf {
        self.segments().pop().unwrap_or_else(|| self.folder.path().join(WITNESS))
    }

    /// The segments of the witness, oldest first.
    pub fn segments(&self) -> Vec<PathBuf> {
        let names = self.names().into_iter().filter(|name| name.starts_with("reserv.kvittera.witness-00000000."));
        names.map(|name| self.folder.path().join(name)).collect()
    }

    /// Another program's connection, with SQLite's own defaults.
    pub fn foreign(&self) -> Connection {
        Connection::open(&self.path).unwrap()
    }

    /// Executes `sql` on another program's connection while the triggers are dropped; they are created again
    /// afterwards.
    pub fn tamper(&self, sql: &str) {
        let foreign = self.foreign();
        let triggers: Vec<(String, String)> = foreign
            .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        for (name, _) in &triggers {
            foreign.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
        }
        foreign.execute_batch(sql).unwrap();
        for (_, sql) in &triggers {
            foreign.execute_batch(sql).unwrap();
        }
    }

    /// The names of all files in the folder.
    pub fn names(&self) -> Vec<String> {
        names_in(self.folder.path())
    }
}

pub fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

pub fn create_at(path: &Path) -> Result<SqliteLog, StoreError> {
    create_with(path, beginning())
}

pub fn create_with(path: &Path, events: Vec<Event>) -> Result<SqliteLog, StoreError> {
    let (actor, events) = (actor(), new_events(events));
    let entry = AppendRequest { request: request(1), recorded_at: at(0), actor: &actor, events: &events };
    SqliteLog::create(path, OpenOptions::default(), &entry)
}

pub fn open_at(path: &Path) -> Result<SqliteLog, StoreError> {
    SqliteLog::open(path, OpenOptions::default(), at(0))
}

/// `ok`, or the name of the error as programs know it.
pub fn kind<T>(result: Result<T, StoreError>) -> &'static str {
    result.map_or_else(|error| error.kind(), |_| "ok")
}

/// All events of the log and its last link, as another connection reads them.
pub fn whole(store: &mut impl EventStore) -> (Vec<kvittera_domain::event::RecordedEvent>, Link) {
    (store.read_after(kvittera_domain::value::id::Seq::START).unwrap(), store.head())
}
