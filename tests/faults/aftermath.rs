//! After a fault the next ones come to the desk: either they get their numbers, or they are told that a technician must
//! look, and get them once the technician has.

use super::claims::{Claim, ask};
use super::{invariants, witness};
use crate::cli::place::Place;

/// How it is said that a technician must look.
const HALTS: [&str; 6] = [
    "intent_unsettled",
    "witness_missing",
    "witness_damaged",
    "witness_foreign",
    "log_behind_witness",
    "log_ahead_of_witness",
];

/// Whether this says that a technician must look.
pub fn is_halt(claim: &Claim) -> bool {
    matches!(claim, Claim::Nothing(kind) if HALTS.contains(&kind.as_str()))
}

/// The technician settles it.
#[track_caller]
pub fn recover(place: &Place, what: &str) {
    let recovered = place.recover("genomgången med avdelningarna", &[]);
    assert_eq!(recovered.code, 0, "{what}: {recovered:?}");
}

/// A woman and a man are asked for, by a technician's hand if it must be; then everything holds. `before` is how many
/// numbers were out before the first of `claims`, which was made under the fault.
#[track_caller]
pub fn goes_on(place: &Place, before: usize, mut claims: Vec<Claim>, what: &str) {
    let fault = claims.clone();
    let mut next = ["female", "male"].map(|sex| ask(place, sex, what));
    if next.iter().any(is_halt) {
        assert!(next.iter().all(is_halt), "{what}: {next:?}");
        let settled = |claim: &Claim| matches!(claim, Claim::Issued(_) | Claim::NotShown);
        assert!(!fault.iter().all(settled) || fault.is_empty(), "{what}: after {fault:?} a technician is called");
        claims.extend(next);
        let status = place.run(&["status", "--json"]).done().json();
        assert!(!status["halt"].is_null(), "{what}: {status}");
        assert!(place.run(&["log"]).done().out.lines().count() > 20, "{what}");
        recover(place, what);
        next = ["female", "male"].map(|sex| ask(place, sex, what));
    }
    assert!(next.iter().all(|claim| matches!(claim, Claim::Issued(_))), "{what}: {claims:?} and then {next:?}");
    claims.extend(next);
    invariants::hold(place, before, &claims, what);
    witness::agrees(place, &invariants::rows(&place.live_log(), what), &claims, what);
}
