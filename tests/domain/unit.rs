use kvittera_domain::value::unit::Unit;

fn unit(clinic: &str, ward: &str) -> Unit {
    Unit { clinic: clinic.parse().unwrap(), ward: ward.parse().unwrap() }
}

#[test]
fn case_makes_no_other_place() {
    let here = unit("Hud, infektion, vårdhygien och ögon", "Infektion 1");
    assert!(here.same_place(&unit("HUD, INFEKTION, VÅRDHYGIEN OCH ÖGON", "infektion 1")));
    assert!(!here.same_place(&unit("Hud, infektion, vårdhygien och ögon", "Infektion 2")));
    assert!(!here.same_place(&unit("Medicin", "Infektion 1")));
}

#[test]
fn a_part_of_clinic_or_ward_finds_it() {
    let place = unit("Hud, infektion, vårdhygien och ögon", "Infektion 1");
    for part in ["ÖGON", " infektion 1 ", "ögon / inf", ""] {
        assert!(place.mentions(part), "{part:?}");
    }
    for part in ["Medicin", "Infektion 2", "ogon"] {
        assert!(!place.mentions(part), "{part:?}");
    }
}

#[test]
fn it_is_shown_and_stored_as_its_names() {
    let place = unit("Akutsjukvård", "AVA");
    assert_eq!(place.to_string(), "Akutsjukvård / AVA");
    let json = serde_json::to_string(&place).unwrap();
    assert_eq!(json, r#"{"clinic":"Akutsjukvård","ward":"AVA"}"#);
    assert_eq!(serde_json::from_str::<Unit>(&json).unwrap(), place);
    assert!(serde_json::from_str::<Unit>(r#"{"clinic":"Akutsjukvård","ward":" "}"#).is_err());
}
