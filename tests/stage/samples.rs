//! The person at the desk, the pools with which logs start, and the requests of wards.

use chrono::NaiveDate;
use kvittera::desk::actor::Person;
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::pool_load::{PoolLine, PoolLoad};
use kvittera_domain::value::actor::{Login, Role, Via};
use kvittera_domain::value::request::NumberRequest;
use kvittera_domain::value::reserve_number::ReserveNumber;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::unit::Unit;

/// The cashier of a machine on which all persons have all rights.
pub fn person() -> Person {
    Person {
        login: Login::new("kassan"),
        via: Via::Local,
        role: Role::Cashier,
        vgr_id: Some("abcde1".parse().unwrap()),
        rights: Rights::SingleDesk,
        practice_rights: Rights::SingleDesk,
        is_personal: false,
        is_guest: false,
    }
}

/// Ten women's and ten men's numbers that follow every rule. They are invented.
pub fn live_pool() -> PoolLoad {
    let number = |day: u32, serial: u8, sex| {
        let date = NaiveDate::from_ymd_opt(2019, 1, day).unwrap();
        ReserveNumber::compose(date, serial, sex).unwrap().into()
    };
    let women = (0u8..10).map(|i| (number(3 + 2 * u32::from(i), 6 + 6 * i, Sex::Female), Sex::Female));
    let men = (0u8..10).map(|i| (number(2 + 2 * u32::from(i), 7 + 6 * i, Sex::Male), Sex::Male));
    let lines = women.chain(men).zip(2..);
    let lines = lines.map(|((number, sex), line)| PoolLine { line, number: Ok(number), sex: Some(sex) }).collect();
    PoolLoad { lines, oddities: Vec::new(), warnings_accepted: true }
}

/// Numbers with a single birth date, which are lookalikes.
pub fn alike_pool() -> PoolLoad {
    let date = NaiveDate::from_ymd_opt(2019, 1, 3).unwrap();
    let number = |serial, sex| ReserveNumber::compose(date, serial, sex).unwrap().into();
    let women = (0u8..10).map(|i| (number(6 + 2 * i, Sex::Female), Sex::Female));
    let men = (0u8..10).map(|i| (number(7 + 2 * i, Sex::Male), Sex::Male));
    let lines = women.chain(men).zip(2..);
    let lines = lines.map(|((number, sex), line)| PoolLine { line, number: Ok(number), sex: Some(sex) }).collect();
    PoolLoad { lines, oddities: Vec::new(), warnings_accepted: true }
}

/// A request as a ward makes it on the phone.
pub fn request(who: &str, clinic: &str, ward: &str) -> NumberRequest {
    NumberRequest {
        requested_by: who.parse().unwrap(),
        unit: Unit { clinic: clinic.parse().unwrap(), ward: ward.parse().unwrap() },
        callback: None,
    }
}

/// Another terminal registers a suspected outage.
pub const SUSPECT: Command = Command::SuspectOutage { at: None, checked: Vec::new() };

/// Another terminal confirms the outage.
pub const CONFIRM: Command = Command::ConfirmOutage { at: None };

/// Another terminal says that the service is back.
pub const END: Command = Command::EndOutage { at: None };

/// Another terminal issues the number that is proposed.
pub fn issue(sex: Sex) -> Command {
    issue_to(sex, "qqwww1", "Kirurgi", "Avd 3")
}

/// Another terminal issues the number that is proposed, to this ward.
pub fn issue_to(sex: Sex, who: &str, clinic: &str, ward: &str) -> Command {
    Command::Issue { sex, request: request(who, clinic, ward), proposed: None, form_seconds: None }
}
