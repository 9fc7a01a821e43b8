//! Files of certificates: what is taken, and what is said of the others.

use std::path::Path;

use kvittera::probe::{ProbeError, Prober};

use super::PATIENT;
use super::tls::Authority;

fn with(file: &str) -> Result<Prober, ProbeError> {
    Prober::new(PATIENT, Some(Path::new(file)))
}

#[test]
fn one_certificate_or_several_in_either_form_are_taken() {
    let (authority, other) = (Authority::new(), Authority::new());
    for contents in [
        authority.der(),
        authority.pem().into_bytes(),
        (authority.pem() + "\n# the other one\n" + &other.pem()).into_bytes(),
    ] {
        with(&authority.file("ca", contents)).unwrap();
    }
}

#[test]
fn what_is_no_certificate_is_said_to_be_none() {
    let authority = Authority::new();
    let damaged = authority.pem().replacen('M', "!", 1);
    let key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    let (half, empty) = (authority.der()[..99].to_vec(), "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n");
    for contents in [b"".as_slice(), b"hej", damaged.as_bytes(), key.as_bytes(), &half, empty.as_bytes()] {
        let file = authority.file("ca", contents);
        match with(&file).unwrap_err() {
            ProbeError::CaUnusable { path } => assert_eq!(path, Path::new(&file)),
            other => panic!("{other}"),
        }
    }
}

#[test]
fn one_bad_certificate_among_good_ones_is_not_left_out_in_silence() {
    let authority = Authority::new();
    let bad = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    let error = with(&authority.file("ca", authority.pem() + bad)).unwrap_err();
    assert!(matches!(error, ProbeError::CaUnusable { .. }), "{error}");
}

#[test]
fn a_file_that_can_not_be_read_is_named() {
    for file in ["/nowhere/ca.pem", "/tmp"] {
        match with(file).unwrap_err() {
            ProbeError::CaUnreadable { path, .. } => assert_eq!(path, Path::new(file)),
            other => panic!("{other}"),
        }
    }
}
