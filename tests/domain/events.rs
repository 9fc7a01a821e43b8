//! How the parts of a recorded event are shown, stored and parsed again.

use kvittera_domain::value::actor::Login;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::{LogId, RequestId, Seq};
use uuid::Uuid;

/// Each hexadecimal digit in both halves of a byte, so that no two can be confused.
const HASH: &str = "0123456789abcdef112233445566778899aabbccddeeff00fedcba9876543210";

fn read(text: &str) -> Result<Hash, serde_json::Error> {
    serde_json::from_value(text.into())
}

#[test]
fn a_hash_is_its_hexadecimal_digits_and_the_first_eight_are_said_aloud() {
    let hash = read(HASH).unwrap();
    assert_eq!(hash.0[..3], [0x01, 0x23, 0x45]);
    assert_eq!((hash.to_string().as_str(), hash.short().as_str()), (HASH, "01234567"));
    assert_eq!(serde_json::to_value(hash).unwrap(), HASH);
}

#[test]
fn anything_but_64_hexadecimal_digits_is_no_hash() {
    for text in [&HASH[1..], &HASH[2..], &format!("{HASH}0"), &format!("{HASH}00"), &HASH.replace("01", "0x"), ""] {
        assert!(read(text).is_err(), "{text:?}");
    }
}

#[test]
fn before_the_first_event_there_is_only_the_start() {
    assert_eq!((Seq(5).before(), Seq(1).before(), Seq::START.before()), (Seq(4), Seq::START, Seq::START));
    assert_eq!(Seq::START.next(), Seq(1));
}

#[test]
fn names_that_machines_give_are_shown_whole() {
    let uuid = "01234567-89ab-4def-8123-456789abcdef";
    assert_eq!(RequestId(uuid.parse::<Uuid>().unwrap()).to_string(), uuid);
    assert_eq!(LogId(uuid.parse::<Uuid>().unwrap()).to_string(), uuid);
    assert_eq!(Seq(1234).to_string(), "1234");
    assert_eq!((Login::new("kassa").to_string().as_str(), Login::new("kassa").as_str()), ("kassa", "kassa"));
}
