//! The names of clinics and wards that the form completes from.

use std::fs;
use std::path::Path;

use kvittera::clinics::Clinics;
use kvittera::config::ConfigError;

fn load(text: &str) -> Result<Clinics, ConfigError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("clinics.toml");
    fs::write(&file, text).unwrap();
    Clinics::load(&file)
}

fn built_in() -> Clinics {
    Clinics::load(Path::new("")).unwrap()
}

#[test]
fn the_built_in_names_are_those_of_the_nine_clinics() {
    let clinics = built_in();
    assert_eq!(clinics.all().len(), 9);
    assert_eq!(clinics.all()[0].name.as_str(), "Akutsjukvård");
    assert!(clinics.all().iter().all(|clinic| !clinic.wards.is_empty()));
}

#[test]
fn no_name_stands_twice() {
    let distinct = |names: Vec<&str>| names.iter().collect::<std::collections::BTreeSet<_>>().len() == names.len();
    let clinics = built_in();
    assert!(distinct(clinics.all().iter().map(|clinic| clinic.name.as_str()).collect()));
    for clinic in clinics.all() {
        assert!(distinct(clinic.wards.iter().map(|ward| ward.name().as_str()).collect()), "{}", clinic.name);
    }
}

#[test]
fn a_file_takes_the_place_of_the_built_in_names_in_its_own_order() {
    let clinics = load("[[clinic]]\nname = \"Öron\"\nwards = [\"B\", \"A\"]\n[[clinic]]\nname = \"Akut\"\n").unwrap();
    let [ears, emergency] = clinics.all() else { panic!("{clinics:?}") };
    assert_eq!((ears.name.as_str(), ears.wards[0].name().as_str(), ears.wards[1].name().as_str()), ("Öron", "B", "A"));
    assert_eq!((emergency.name.as_str(), emergency.wards.len()), ("Akut", 0), "a clinic may have no wards");
    assert!(load("").unwrap().all().is_empty());
}

#[test]
fn what_a_file_gets_wrong_is_said_with_its_name() {
    for text in [
        "[[clinic]]\nnamn = \"Akut\"\n",
        "[[clinics]]\nname = \"Akut\"\n",
        "[[clinic]]\nname = \"\"\n",
        "x",
        "[[clinic]]\n",
    ] {
        let error = load(text).unwrap_err();
        assert!(matches!(&error, ConfigError::Wrong { .. }), "{error}");
        assert!(error.to_string().contains("clinics.toml"), "{error}");
    }
    assert!(load("[[clinic]]\nnamn = \"Akut\"\n").unwrap_err().to_string().contains("namn"));
    assert!(matches!(Clinics::load(Path::new("/nowhere")), Err(ConfigError::Unreadable { .. })));
}
