//! How long the binder lasts, in words.

use kvittera_domain::ledger::pool::NumberCount;
use kvittera_domain::value::sex::Sex;
use kvittera_domain::value::sex::Sex::{Female, Male};
use kvittera_domain::views::supply::{Level, Supply};

use super::{assert_phrase, english, swedish};
use crate::given::scenario::clock;

fn page(sex: Sex, level: Level, free: usize) -> Supply {
    let count = NumberCount { free, issued: 10 - free, withdrawn: 0, quarantined: 0 };
    Supply { sex, count, at_risk: 0, level, dry_at: Some(clock(3, 40)) }
}

#[test]
fn a_page_runs_dry_at_some_time_of_this_night() {
    let men = page(Male, Level::Low, 2);
    assert_eq!(swedish().runs_dry(&men, clock(3, 0)).unwrap(), "Mansnumren tar slut omkring 03:40");
    assert_eq!(english().runs_dry(&men, clock(3, 0)).unwrap(), "The men's numbers run out about 03:40");
    let women = page(Female, Level::Enough, 4);
    assert_eq!(swedish().runs_dry(&women, clock(3, 0)).unwrap(), "Kvinnonumren tar slut omkring 03:40");
    assert_eq!(swedish().runs_dry(&Supply { dry_at: None, ..women }, clock(3, 0)), None);
}

#[test]
fn only_a_page_that_is_low_or_empty_is_told_of() {
    let told = |level, free| swedish().running_low(&page(Male, level, free));
    assert_eq!(told(Level::Low, 3).unwrap(), "Män: bara 3 kvar i pärmen");
    assert_eq!(told(Level::Empty, 0).unwrap(), "Män: inga kvar i pärmen");
    assert_eq!((told(Level::Enough, 4), told(Level::Full, 10)), (None, None));
}

#[test]
fn every_level_has_its_word() {
    for texts in [swedish(), english()] {
        let words = [Level::Empty, Level::Low, Level::Enough, Level::Full].map(|level| texts.level(level));
        for word in &words {
            assert_phrase(word);
        }
        let distinct: std::collections::BTreeSet<_> = words.iter().collect();
        assert_eq!(distinct.len(), 4);
    }
}
