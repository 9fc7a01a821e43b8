//! A desk to measure at: a live log in a file with a full binder, in an outage.

use std::path::PathBuf;

use chrono::NaiveDate;
use kvittera::config::Config;
use kvittera::desk::actor::Person;
use kvittera::desk::clock::{Clock as _, SystemClock};
use kvittera::desk::new_request;
use kvittera::open;
use kvittera::open::{OpenedLog, Wanted};
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::pool_load::{PoolLine, PoolLoad};
use kvittera_domain::value::actor::{Actor, Login, Role, Via};
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::reserve_number::ReserveNumber;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::unit::Unit;
use tempfile::TempDir;

/// So many numbers of each sex lie in the binder.
pub const PER_SEX: u8 = 10;

/// The desk, and the folder that its log lies in.
pub struct Desk {
    pub folder: TempDir,
    pub log: PathBuf,
    pub opened: OpenedLog,
    pub config: Config,
    pub person: Person,
    pub actor: Actor,
}

impl Desk {
    /// A new log in an outage.
    pub fn in_outage() -> Self {
        let mut desk = Self::new();
        desk.does(&Command::SuspectOutage { at: None, checked: Vec::new() });
        desk
    }

    /// A new log.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("kvittera.log.sqlite");
        let config = Config::load(None).unwrap();
        let person = Person {
            login: Login::new("kassan"),
            via: Via::Local,
            role: Role::Cashier,
            vgr_id: Some("abcde1".parse().unwrap()),
            rights: Rights::SingleDesk,
            practice_rights: Rights::SingleDesk,
            is_personal: false,
            is_guest: false,
        };
        let actor = person.actor().unwrap();
        open::create_live_log(Some(&log), full_pool_numbers(), &config, &person, &actor, SystemClock.now()).unwrap();
        let opened = open::open(&Wanted::Live(Some(log.clone())), &config, &person, SystemClock.now()).unwrap();
        Self { folder, log, opened, config, person, actor }
    }

    /// Does what is wished for.
    pub fn does(&mut self, command: &Command) {
        self.opened.desk.execute(new_request(), command, &self.actor, SystemClock.now()).unwrap();
    }
}

/// What a ward asks for on the phone.
pub fn issue(sex: Sex) -> Command {
    let unit = Unit { clinic: "Medicinkliniken".parse().unwrap(), ward: "Avd 5".parse().unwrap() };
    let request = NumberRequest { requested_by: "vwxyz2".parse().unwrap(), unit, callback: None };
    Command::Issue { sex, request, proposed: None, form_seconds: None }
}

fn full_pool_numbers() -> PoolLoad {
    let number = |place: u8, sex| {
        let (day, serial) = (u32::from(2 + 2 * place), if sex == Sex::Female { 6 } else { 7 } + 6 * place);
        ReserveNumber::compose(NaiveDate::from_ymd_opt(2019, 1, day).unwrap(), serial, sex).unwrap().into()
    };
    let numbers = (0..PER_SEX).flat_map(|place| [Sex::Female, Sex::Male].map(|sex| (number(place, sex), sex)));
    let lines = numbers.zip(2..).map(|((number, sex), line)| PoolLine { line, number: Ok(number), sex: Some(sex) });
    PoolLoad { lines: lines.collect(), oddities: Vec::new(), warnings_accepted: true }
}
