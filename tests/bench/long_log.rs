//! Logs as long as no hospital will ever have one.
//!
//! Each outage of a log has 20 numbers put into the binder, a suspicion and its confirmation, 20 hand-outs with five
//! misheard read-backs and a right one each, 20 notes, its end, 20 new ids that RAPS is told of, the close of its
//! reconciliation, and after that counts of the binder until its share of the facts is reached: 10,000 hand-outs in 500
//! outages for a million facts. They are written through the store itself, an outage a wish, and kept under `target`.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use kvittera::config::Config;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::PatientIdentity;
use kvittera_domain::event::{Event, NewEvent};
use kvittera_domain::value::actor::{Actor, Login, Role, Via};
use kvittera_domain::value::id::{IssuanceId, LogId, OutageId, RequestId};
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::person_id::PersonId;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::reserve_number::ReserveNumber;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::unit::Unit;
use kvittera_store::sqlite::{OpenOptions, SqliteLog};
use kvittera_store::witness::newest_segment;
use kvittera_store::{AppendRequest, EventStore};
use uuid::Uuid;

/// Goes up when what is written changes.
const VERSION: u32 = 4;
const HAND_OUTS: usize = 20;
const MISSES: usize = 5;
const NOTES: usize = 20;

/// The lengths that are measured.
pub const NONE: usize = 0;
pub const MANY: usize = 10_000;
pub const MILLION: usize = 1_000_000;

/// A log with so many facts; it is made once. Whoever changes it takes a copy.
pub fn of(events: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("log-{VERSION}-{events}"));
    let log = folder.join("log.sqlite");
    if !folder.join("made").exists() {
        fs::remove_dir_all(&folder).ok();
        fs::create_dir_all(&folder).unwrap();
        make(&log, events);
        // Of the witness only the last file is needed; the others hold every fact a second time.
        let newest = newest_segment(&folder.join("log.sqlite.witness")).unwrap();
        for file in fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()) {
            if file.to_string_lossy().contains(".witness-") && Some(&file) != newest.as_ref() {
                fs::remove_file(file).unwrap();
            }
        }
        fs::write(folder.join("made"), "").unwrap();
    }
    log
}

fn make(path: &Path, events: usize) {
    let site = Config::load(None).unwrap().site.id;
    let created = Event::LogCreated { log: LogId(Uuid::from_u128(1)), site, mode: Mode::Live };
    let mut writer = Writer::new(path, created);
    let outages = events.div_ceil(2_000);
    for outage in 0..outages {
        let share = events * (outage + 1) / outages;
        let command = events_of(outage, share.saturating_sub(writer.written));
        writer.write(command);
    }
}

struct Writer {
    store: SqliteLog,
    written: usize,
    now: DateTime<Utc>,
}

impl Writer {
    fn new(path: &Path, first: Event) -> Self {
        let now = "2020-01-01T00:00:00Z".parse().unwrap();
        let events = [NewEvent { occurred_at: now, event: first }];
        let entry = AppendRequest {
            request: RequestId(Uuid::from_u128(1)),
            recorded_at: now,
            actor: &actor(),
            events: &events,
        };
        Self { store: SqliteLog::create(path, OpenOptions::default(), &entry).unwrap(), written: 1, now }
    }

    fn write(&mut self, events: Vec<Event>) {
        self.now += TimeDelta::days(3);
        let minutes = (0..).map(|minute| self.now + TimeDelta::seconds(minute * 30));
        let events: Vec<NewEvent> =
            minutes.zip(events).map(|(occurred_at, event)| NewEvent { occurred_at, event }).collect();
        let request = RequestId(Uuid::from_u128(1 + self.written as u128));
        let entry = AppendRequest { request, recorded_at: self.now, actor: &actor(), events: &events };
        self.written += self.store.append(self.store.head().seq, &entry).unwrap().len();
    }
}

fn actor() -> Actor {
    Actor { vgr_id: "abcde1".parse().unwrap(), login: Login::new("kassan"), role: Role::Cashier, via: Via::Local }
}

/// A number that no other hand-out has: one for each of so many days.
fn number(place: usize) -> PoolNumber {
    let date = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + Days::new(place as u64);
    ReserveNumber::compose(date, 6, Sex::Female).unwrap().into()
}

fn new_id(place: usize) -> PersonId {
    let date = NaiveDate::from_ymd_opt(1950, 1, 1).unwrap() + Days::new(place as u64);
    PersonId::Lrid(ReserveNumber::compose(date, 8, Sex::Female).unwrap())
}

/// What happens in an outage and after it, `count` facts in all.
fn events_of(outage: usize, count: usize) -> Vec<Event> {
    let first = outage * HAND_OUTS;
    let numbers: Vec<PoolNumber> = (first..first + HAND_OUTS).map(number).collect();
    let id = OutageId::following(outage);
    let issuances = || (first..first + HAND_OUTS).map(IssuanceId::following);
    let mut events: Vec<Event> = numbers
        .iter()
        .map(|number| Event::NumberAdded { number: *number, sex: Sex::Female, warnings: Vec::new() })
        .collect();
    events.push(Event::OutageSuspected { outage: id, checked: Vec::new() });
    events.push(Event::OutageConfirmed { outage: id });
    for (issuance, number) in issuances().zip(&numbers) {
        let unit = Unit { clinic: "Kvinnokliniken".parse().unwrap(), ward: "Förlossning".parse().unwrap() };
        events.push(Event::Issued {
            issuance,
            outage: id,
            number: *number,
            sex: Sex::Female,
            request: NumberRequest {
                requested_by: "berbe2".parse().unwrap(),
                unit,
                callback: Some("4711".parse().unwrap()),
            },
            paper: None,
            near: Vec::new(),
            form_seconds: Some(41),
        });
        let misheard = if number.last_four() == "K000" { "K001" } else { "K000" };
        let heard = |heard: &str| heard.parse().unwrap();
        for _ in 0..MISSES {
            events.push(Event::ReadBack { issuance, heard: heard(misheard), matched: false });
        }
        events.push(Event::ReadBack { issuance, heard: heard(number.last_four()), matched: true });
    }
    for note in 0..NOTES {
        let note = format!("Leverantören ringd för {note}:e gången, ingen prognos än").parse().unwrap();
        events.push(Event::OutageNoted { outage: id, note });
    }
    events.push(Event::OutageEnded { outage: id });
    for (place, issuance) in (first..).zip(issuances()) {
        let (case, replacement) = (CaseId::Issuance(issuance), new_id(place));
        events.push(Event::Replaced {
            case,
            replacement,
            identity: PatientIdentity::Established,
            warnings: Vec::new(),
        });
        let replacement = Some(replacement);
        events.push(Event::RapsNotified { case, replacement, notified_by: None, reference: None, undoes: None });
    }
    events.push(Event::OutageReconciled { outage: id });
    while events.len() < count {
        events.push(Event::PoolCounted { present: 19, missing: Vec::new(), spent: Vec::new() });
    }
    events.truncate(count);
    events
}
