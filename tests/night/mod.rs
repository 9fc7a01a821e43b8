//! One night from the first call to the closed outage, played twice: by keys and by the command line.
//!
//! Seven numbers go to four wards: one is read back wrongly first, one not at all, one is void, one is never used, one
//! was given on paper, and of that one a second ward was given the same. All are reconciled, with each kind of new id.

mod by_command;
mod by_keys;
mod written;

use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::issuance::ReadBack;
use kvittera_domain::ledger::issuance::ReadBack::{Matched, OnPaper, Skipped};
use kvittera_domain::ledger::outage::OutageState;
use kvittera_domain::ledger::reconciliation::CaseState;
use kvittera_domain::ledger::reconciliation::CaseState::{Done, Unused, Void};
use kvittera_domain::value::sex::Sex;

/// New ids: official test numbers and published reserve numbers.
const PERSONNUMMER: &str = "199012119948";
const COORDINATION: &str = "197306749982";
const RESERVE_OF_A_MAN: &str = "19810829M071";
const RESERVE_OF_A_WOMAN: &str = "20210325K069";
const RESERVE_OF_A_THIRD: &str = "19450829K088";
const SECOND_PERSONNUMMER: &str = "198211059954";

/// What may be written, by the endings that choose it.
const DOCUMENTS: [&str; 6] = ["csv", "hl7", "json", "fhir.json", "html", "md"];

/// What the log says of a case once all is over.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    case: String,
    state: CaseState,
    unit: String,
    new_id: Option<String>,
    has_raps: bool,
}

/// How a hand-out was heard: whether it was read back, and how often wrongly.
type WitnessContents = (ReadBack, usize);

/// Holds that the log ends as the night did, whichever way it was told.
#[track_caller]
fn ends_as_it_was(ledger: &Ledger) {
    let told: Vec<Told> = ledger
        .cases()
        .map(|case| Told {
            case: case.id.to_string(),
            state: case.state(),
            unit: case.request.unit.to_string(),
            new_id: case.reconciliation.replaced.as_ref().map(|replaced| replaced.id.written().replace('-', "")),
            has_raps: case.reconciliation.raps_knows(),
        })
        .collect();
    let expected = [
        ("1", Done, "Medicin / HIA", Some(PERSONNUMMER), true),
        ("2", Done, "Kvinna och barn / BB", Some(RESERVE_OF_A_MAN), true),
        ("3", Done, "Medicin / HIA", Some(COORDINATION), true),
        ("4", Void, "Psykiatri / Psykiatrisk avdelning", None, false),
        ("5", Unused, "Akutsjukvård / Ambulans", None, false),
        ("6", Done, "Akutsjukvård / Ambulans", Some(RESERVE_OF_A_WOMAN), true),
        ("7", Done, "Psykiatri / Psykiatrisk avdelning", Some(RESERVE_OF_A_THIRD), true),
        ("k1", Done, "Kvinna och barn / BB", Some(SECOND_PERSONNUMMER), true),
    ];
    let expected = expected.map(|(case, state, unit, new_id, has_raps)| Told {
        case: case.to_owned(),
        state,
        unit: unit.to_owned(),
        new_id: new_id.map(str::to_owned),
        has_raps,
    });
    assert_eq!(told, expected);
    let heard: Vec<WitnessContents> =
        ledger.issuances.iter().map(|issuance| (issuance.read_back, issuance.misses)).collect();
    let expected = [(Matched, 0), (Matched, 1), (Skipped, 0), (Matched, 0), (Matched, 0), (Matched, 0), (OnPaper, 0)];
    assert_eq!(heard, expected);
    let free = Sex::IN_POOL.map(|sex| ledger.pool.free(sex).count());
    assert_eq!(free, [6, 7], "four women's numbers and three men's are out");
    let outages: Vec<OutageState> = ledger.outages.iter().map(|outage| outage.state).collect();
    assert_eq!(outages, [OutageState::Reconciled]);
    assert_eq!((ledger.conflicts.len(), ledger.open_conflicts().count()), (1, 0));
}
