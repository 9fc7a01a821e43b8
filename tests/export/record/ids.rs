//! Ids of messages, batches and bundles: the same facts have the same ones in every export, a correction others.

use std::collections::BTreeSet;

use kvittera::export::record::{Making, RecordFormat, render, split};
use kvittera_domain::rules::command::Command;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::id::RequestId;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::sex::Sex::{Female, Male};
use serde_json::Value;
use uuid::Uuid;

use super::{MAN, RESERVE, WOMAN, fhir, hl7, making, notify, one, replace, replace_again};
use crate::given::commands::unit;
use crate::given::scenario::{Scenario, clock, desk};

/// The ids in an export that is made with these rights and as this making.
#[derive(Debug, PartialEq, Eq)]
struct Ids {
    messages: Vec<String>,
    batch: BTreeSet<String>,
    urls: Vec<String>,
    bundle: String,
}

fn ids_for(desk: &Scenario, rights: &Rights, making: Making) -> Ids {
    let outage = desk.ledger.outages.latest().unwrap();
    let made = |format| render(format, &desk.ledger, outage, rights, making).unwrap().text;
    let (batch, bundle) = (made(RecordFormat::Hl7), fhir::modelled(&made(RecordFormat::Fhir)));
    let headers = batch.split('\r').filter(|segment| segment.starts_with("FHS") || segment.starts_with("BHS"));
    Ids {
        messages: hl7::messages(&batch).iter().map(|message| hl7::at(message, "MSH.10")).collect(),
        batch: headers.map(|segment| segment.split('|').nth(10).unwrap().to_owned()).collect(),
        urls: bundle["entry"].as_array().unwrap().iter().map(|entry| string(&entry["fullUrl"])).collect(),
        bundle: string(&bundle["identifier"]["value"]),
    }
}

fn ids(desk: &Scenario) -> Ids {
    ids_for(desk, &Rights::SingleDesk, making())
}

fn string(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// Two merges.
fn two() -> Scenario {
    desk().at(2, 10).down().issued(Female).issued(Male).at(5, 30).and(replace("1", WOMAN)).and(replace("2", RESERVE))
}

#[test]
fn another_export_of_the_same_facts_has_the_same_ids() {
    let later = Making { id: RequestId(Uuid::from_u128(7)), at: clock(9, 30) };
    assert_eq!(ids(&two()), ids_for(&two(), &Rights::SingleDesk, later));
    let ids = ids(&two());
    assert_eq!((ids.messages.len(), ids.urls.len(), ids.batch.len()), (2, 2, 1));
    assert!(
        ids.messages.iter().chain(&ids.batch).all(|id| id.len() == 20 && id.bytes().all(|b| b.is_ascii_hexdigit()))
    );
    assert_ne!((&ids.messages[0], &ids.urls[0]), (&ids.messages[1], &ids.urls[1]));
}

#[test]
fn a_corrected_merge_has_another_id_and_the_others_keep_theirs() {
    let identity = |desk: Scenario| match replace_again("2", RESERVE) {
        Command::Replace { case, mut replacement, reason } => {
            replacement.identity = kvittera_domain::event::reconciling::PatientIdentity::Established;
            desk.and(Command::Replace { case, replacement, reason })
        }
        _ => desk,
    };
    for corrected in [two().at(6, 0).and(replace_again("2", MAN)), identity(two().at(6, 0))] {
        let (before, after) = (ids(&two()), ids(&corrected));
        assert_eq!((&after.messages[0], &after.urls[0]), (&before.messages[0], &before.urls[0]));
        assert_ne!(after.messages[1], before.messages[1]);
        assert_ne!(after.urls[1], before.urls[1]);
        assert_ne!((after.batch, after.bundle), (before.batch, before.bundle));
    }
}

#[test]
fn what_raps_was_told_and_that_the_outage_is_over_changes_no_merge() {
    let told = two().at(6, 0).and(notify("1", "4711")).back_up();
    assert_eq!(ids(&told), ids(&two()));
}

#[test]
fn a_case_has_the_same_id_alone_and_among_others() {
    let alone = desk().at(2, 10).down().issued(Female).issued(Male).at(5, 30).and(replace("1", WOMAN));
    let (alone, both) = (ids(&alone), ids(&two()));
    assert_eq!((&alone.messages[..], &alone.urls[..]), (&both.messages[..1], &both.urls[..1]));
    assert_ne!((alone.batch, alone.bundle), (both.batch, both.bundle));
}

#[test]
fn two_logs_and_two_modes_never_share_an_id() {
    let (live, drill) = (ids(&one(&unit(), Mode::Live)), ids(&one(&unit(), Mode::Practice)));
    for id in drill.messages.iter().chain(&drill.batch) {
        assert!(id.starts_with("OVN") && id.len() == 20 && id.is_ascii(), "{id}");
    }
    assert_ne!(live.urls, drill.urls);
    assert_ne!(live.messages[0][..17], drill.messages[0][3..]);
}

#[test]
fn each_case_has_a_file_of_its_own_with_the_message_of_the_batch() {
    let desk = two();
    let outage = desk.ledger.outages.latest().unwrap();
    let record = split(&desk.ledger, outage, &Rights::SingleDesk, making()).unwrap();
    let names: Vec<&str> = record.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["outage-1-case-001.hl7", "outage-1-case-002.hl7"]);
    let batch = super::exported(&desk, RecordFormat::Hl7);
    let texts: Vec<String> = record.files.iter().map(|file| file.text.clone()).collect();
    assert_eq!(texts, hl7::messages(&batch));
    let later = Making { at: clock(9, 30), ..making() };
    let later = split(&desk.ledger, outage, &Rights::SingleDesk, later).unwrap();
    assert_ne!(later.files, record.files);
    assert!(later.files[0].says_the_same(&record.files[0].text));
    assert!(!later.files[0].says_the_same(&record.files[1].text));
    assert!(!later.files[0].says_the_same(""));
    let drill = one(&unit(), Mode::Practice);
    let drill = split(&drill.ledger, drill.ledger.outages.latest().unwrap(), &Rights::SingleDesk, making()).unwrap();
    assert_eq!(drill.files[0].name, "OVNING-outage-1-case-001.hl7");
}
