//! What each role sees.

use kvittera::config::Language;
use kvittera_domain::rules::permission::Rights;

use super::look;
use crate::keys::rights::desk_with;
use crate::stage::{Setting, Stage};

#[test]
fn the_desk_says_who_hands_out() {
    look(&desk_with(Rights::Technician), "desk-technician");
    let mut onlooker =
        Stage::set(Setting { rights: Rights::Onlooker, who: None, language: Language::En, ..Setting::default() });
    look(&onlooker, "desk-onlooker-en");
    onlooker.model.size = (120, 40);
    look(&onlooker, "desk-onlooker-en-120x40");
}

#[test]
fn a_ward_sees_its_own() {
    let mut ward = desk_with(Rights::Ward("Medicin / Avd 5".parse().unwrap()));
    look(&ward, "desk-ward");
    ward.keys("<f6>");
    look(&ward, "pool-ward");
    ward.keys("<f4>");
    look(&ward, "cases-ward");
}
