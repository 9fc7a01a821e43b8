//! The record for others, read back by parsers that have nothing in common with what wrote it.

pub mod csv;
pub mod fhir;
pub mod hl7;
mod ids;
mod json;
mod legal_text;
mod mllp;

use kvittera::export::record::{Making, RecordFormat, render};
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::id::RequestId;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::sex::Sex::Female;
use kvittera_domain::value::unit::Unit;
use uuid::Uuid;

use crate::given::commands::{first, full_pool_numbers, lines, load_anyway, woman};
pub use crate::given::reconciled_night::{COORDINATED, MAN, RESERVE, WOMAN, night, notify, replace, replace_again};
use crate::given::scenario::{Scenario, bare, clock};

/// One number from one ward, replaced; in a drill when `mode` says so.
pub fn one(unit: &Unit, mode: Mode) -> Scenario {
    let mut desk = bare(mode).and(load_anyway(lines(full_pool_numbers()))).down();
    let request =
        kvittera_domain::value::request::NumberRequest { unit: unit.clone(), ..crate::given::commands::request() };
    desk = desk.and(Command::Issue { sex: Female, request, proposed: Some(woman(1)), form_seconds: None });
    assert!(desk.ledger.issuance(first()).is_some());
    desk.and(replace("1", WOMAN))
}

pub fn making() -> Making {
    Making { id: RequestId(Uuid::from_u128(0x0123_4567_89ab_4def_8123_4567_89ab_cdef)), at: clock(6, 0) }
}

/// The record of the latest outage.
#[track_caller]
pub fn exported(desk: &Scenario, format: RecordFormat) -> String {
    let outage = desk.ledger.outages.latest().unwrap();
    render(format, &desk.ledger, outage, &Rights::SingleDesk, making()).unwrap().text
}

#[test]
fn the_same_record_is_the_same_in_every_form_each_time() {
    for format in RecordFormat::ALL {
        let night = night();
        assert_eq!(exported(&night, format), exported(&night, format));
        let outage = night.ledger.outages.latest().unwrap();
        let rendered = render(format, &night.ledger, outage, &Rights::SingleDesk, making()).unwrap();
        assert_eq!((rendered.ready.len(), rendered.left_out.len()), (3, 5), "{}", format.name());
    }
}
