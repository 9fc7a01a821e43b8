//! The file of a snapshot gives back what was put there, or nothing.

use kvittera_domain::event::Event;
use kvittera_domain::event::check::Check;
use kvittera_domain::event::quarantine::Quarantine;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::value::actor::{Login, Ssh, Via};
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::{OutageId, RequestId};
use kvittera_domain::value::sex::Sex;
use kvittera_store::snapshot::SnapshotFile;
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use uuid::Uuid;

use crate::given::commands::{notify, patient, replace, text, unused, woman};
use crate::given::courses::{courses, play};
use crate::given::packing::pack;
use crate::given::scenario::{self, assert_same};

/// What comes back of a ledger.
fn again(ledger: &Ledger) -> Ledger {
    let folder = tempfile::tempdir().unwrap();
    let file = SnapshotFile::beside(&folder.path().join("log"));
    file.keep(ledger, Hash([7; 32])).unwrap();
    let (again, link) = file.load().unwrap();
    assert_eq!((link.seq, link.hash), (ledger.seq, Hash([7; 32])));
    again
}

fn written(ledger: &Ledger) -> (TempDir, SnapshotFile, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let file = SnapshotFile::beside(&log);
    assert!(!file.is_there());
    file.keep(ledger, Hash([7; 32])).unwrap();
    assert!(file.is_there());
    let bytes = std::fs::read(folder.path().join("log.fold")).unwrap();
    (folder, file, bytes)
}

#[test]
fn a_bit_that_fell_anywhere_makes_the_file_count_for_nothing() {
    let (folder, file, whole) = written(&scenario::desk().ledger);
    let fold = folder.path().join("log.fold");
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        std::fs::write(&fold, flipped).unwrap();
        assert!(file.load().is_none(), "byte {at}");
    }
    for length in [0, 1, 31, 32, 33, whole.len() / 2, whole.len() - 1] {
        std::fs::write(&fold, &whole[..length]).unwrap();
        assert!(file.load().is_none(), "{length} bytes");
    }
    std::fs::write(&fold, &whole).unwrap();
    assert!(file.load().is_some());
    file.discard();
    assert!(!file.is_there() && file.load().is_none());
}

/// Whoever changes what a ledger looks like has to say so, or a file of before would be misread.
#[test]
fn a_ledger_that_is_kept_in_another_form_has_another_format() {
    let (woman, man) = (patient(1), patient(2));
    let two_out = scenario::desk().down().issued(Sex::Female).issued(Sex::Male).back_up();
    let known = two_out.and(replace(woman, "20210325K069")).and(notify(woman)).and(unused(man));
    let (_folder, _, whole) = written(&known.ledger);
    let head = 2 + env!("CARGO_PKG_VERSION").len();
    let sum: [u8; 32] = Sha256::digest(&whole[head..whole.len() - 32]).into();
    let found = (whole[0], Hash(sum).short());
    assert_eq!(
        found,
        (6, "4ef93e6b".to_owned()),
        "raise FORMAT in store/snapshot/file.rs, then put the new values here"
    );
}

#[test]
fn what_only_json_can_say_comes_back_as_well() {
    let mut desk = scenario::desk();
    let caller = Some(Login::new("anna"));
    desk.actor.via = Via::Ssh(Box::new(Ssh { client: "192.0.2.7".into(), key: Some("SHA256:abc".into()), caller }));
    let call = Check::Called { whom: text("IT-stöd"), answer: text("ingen \"prognos\"") };
    let checked = vec![Check::News { announced: true }, call];
    let because = Quarantine::OutcomeUnknown { request: RequestId(Uuid::from_u128(5)) };
    let desk = desk
        .recorded(Event::OutageSuspected { outage: OutageId::following(0), checked })
        .recorded(Event::NumberQuarantined { number: woman(1), because });
    assert_same(&again(&desk.ledger), &desk.ledger);
}

proptest! {
    #[test]
    fn whatever_happened_is_kept_as_it_was_folded(course in courses()) {
        let mut ledger = play(&course).ledger;
        assert_same(&again(&ledger), &ledger);
        pack(&mut ledger);
        assert_same(&again(&ledger), &ledger);
    }
}
