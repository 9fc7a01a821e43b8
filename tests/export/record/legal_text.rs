//! Whatever clinic and ward may be called comes back from every form as it was.

use kvittera::export::record::RecordFormat;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::text::Name;
use kvittera_domain::value::unit::Unit;
use proptest::prelude::*;

use super::{csv, exported, fhir, hl7, one};

/// Any name that the desk takes, with much of what could hurt a format.
fn names() -> impl Strategy<Value = Name> {
    let character = prop_oneof![
        3 => proptest::sample::select("abcåäöÅÄÖéßЖ日١0123456789".chars().collect::<Vec<_>>()),
        2 => proptest::sample::select("-.,/()&+:' !\"#$%;<=>?@[\\]^_`{|}~–’”…".chars().collect::<Vec<_>>()),
        1 => any::<char>(),
    ];
    proptest::collection::vec(character, 1..20)
        .prop_filter_map("no name", |characters| characters.into_iter().collect::<String>().parse().ok())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_legal_name_comes_back(clinic in names(), ward in names()) {
        let (clinic, ward) = (clinic.to_string(), ward.to_string());
        let unit = Unit { clinic: clinic.parse().unwrap(), ward: ward.parse().unwrap() };
        let desk = one(&unit, Mode::Live);

        let row = csv::read(&exported(&desk, RecordFormat::Csv)).remove(0);
        prop_assert_eq!((&row["clinic"], &row["ward"]), (&clinic, &ward));

        let record: serde_json::Value = serde_json::from_str(&exported(&desk, RecordFormat::Json)).unwrap();
        let row = &record["rows"][0];
        prop_assert_eq!((row["clinic"].as_str(), row["ward"].as_str()), (Some(clinic.as_str()), Some(ward.as_str())));

        let message = hl7::messages(&exported(&desk, RecordFormat::Hl7)).remove(0);
        prop_assert_eq!((hl7::at(&message, "ZKV.9"), hl7::at(&message, "ZKV.10")), (clinic, ward));

        // Nothing that somebody is called ends the frame.
        let framed = exported(&desk, RecordFormat::Hl7Framed);
        let marks = ['\u{b}', '\u{1c}'].map(|mark| framed.matches(mark).count());
        prop_assert_eq!(marks, [1, 1]);
        prop_assert_eq!(framed.trim_matches(|c| "\u{b}\u{1c}\r".contains(c)), message.trim_end_matches('\r'));

        let patient = fhir::bundle(&desk)["entry"][0]["resource"].clone();
        prop_assert_eq!(&patient["managingOrganization"]["display"], &unit.to_string());
    }
}
