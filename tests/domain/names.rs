//! Programs know what is at the desk by English names, and these are for good.

use kvittera::domain::actor::Role;
use kvittera::domain::binder_number::NumberKind;
use kvittera::domain::person_id::IdKind;
use kvittera::domain::sex::Sex::{self, Female, Male, Unknown};
use serde::Serialize;

/// These are the names, in the log as elsewhere.
#[track_caller]
fn stored<T: Serialize + Copy, const N: usize>(all: [T; N], name: fn(T) -> &'static str, names: [&str; N]) {
    assert_eq!(all.map(name), names);
    assert_eq!(serde_json::to_value(all.to_vec()).unwrap(), serde_json::json!(names.to_vec()));
}

#[test]
fn the_log_has_the_same_names() {
    stored([Female, Male, Unknown], Sex::name, ["female", "male", "unknown"]);
    stored(Role::ALL, Role::name, ["cashier", "technician", "ward", "auditor"]);
}

#[test]
fn systems_of_ids() {
    assert_eq!([NumberKind::Lrid, NumberKind::Grid].map(NumberKind::name), ["lrid", "grid"]);
    let ids = [IdKind::Personnummer, IdKind::Samordningsnummer, IdKind::Lrid];
    assert_eq!(ids.map(IdKind::name), ["personnummer", "samordningsnummer", "lrid"]);
}

#[test]
fn a_sex_is_said_in_swedish_or_english_by_a_word_or_a_letter() {
    let words = [
        (Female, ["k", "kvinna", "f", "female", " Kvinna "].as_slice()),
        (Male, &["m", "man", "male", "MAN"]),
        (Unknown, &["x", "okänt", "unknown", "OKÄNT"]),
    ];
    for (sex, words) in words {
        for word in words {
            assert_eq!(Sex::from_word(word), Some(sex), "{word:?}");
        }
    }
    for word in ["", "kv", "kvinna man", "w", "okant"] {
        assert_eq!(Sex::from_word(word), None, "{word:?}");
    }
}
