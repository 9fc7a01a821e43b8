//! The sheet of paper for the binder.

use kvittera::config::Config;
use kvittera::desk::DeskError;
use kvittera::desk::sheet::Sheet;
use kvittera::export::sheet::write;
use kvittera_domain::recovery::halt::{Halt, HaltCause};
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::value::sex::Sex::{Female, Male};
use scraper::{ElementRef, Html, Selector};

use super::night::{drill, night};
use super::sheet;
use crate::given::commands::{full_pool_numbers, issue, lines, load_anyway, man, woman};
use crate::given::scenario::{Scenario, bare, desk};
use crate::i18n::{english, swedish};

/// What stands in the elements that `selector` finds, in the page's order.
pub fn found(page: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    let words = |element: ElementRef<'_>| element.text().collect::<String>();
    page.select(&Selector::parse(selector).unwrap()).map(words).collect()
}

fn groups(numbers: impl IntoIterator<Item = kvittera_domain::value::pool_number::PoolNumber>) -> Vec<String> {
    numbers.into_iter().map(|number| number.groups().join(" ")).collect()
}

#[test]
fn it_holds_the_free_numbers_in_the_order_of_the_binder() {
    let page = sheet(&desk(), &swedish());
    assert_eq!(found(&page, "tbody .number"), groups(full_pool_numbers()));
    assert_eq!(found(&page, "h2")[..2], ["Kvinnor: 10 lediga", "Män: 10 lediga"]);
    let after = desk().down().and(issue(Female)).and(issue(Male));
    let numbers = found(&sheet(&after, &swedish()), "tbody .number");
    let gone: Vec<_> = after.ledger.issuances.iter().map(|issuance| issuance.number).collect();
    let left = full_pool_numbers().into_iter().filter(|number| !gone.contains(number));
    assert_eq!(numbers, groups(left));
}

#[test]
fn every_number_has_a_line_to_sign_on() {
    let page = sheet(&desk(), &english());
    let columns = ["Number", "VGR-id", "Clinic", "Ward", "Ext.", "Date, time", "Signature", "Read back"];
    assert_eq!(found(&page, "thead th"), [columns, columns].concat());
    assert_eq!(found(&page, "tbody tr").len(), 20);
    assert_eq!(found(&page, "tbody td"), vec![String::new(); 140]);
}

#[test]
fn it_says_whom_to_call_what_to_do_and_until_when_it_is_true() {
    let page = sheet(&desk(), &swedish());
    assert_eq!(found(&page, "dd"), ["1258", "010 47 37 100", "09"]);
    assert!(found(&page, "dt")[1].ends_with("helgfria mån–fre 07:30–16:10"));
    assert_eq!(found(&page, "ol li").len(), 5);
    assert!(found(&page, "ol li")[4].contains("efterregistrerar") && found(&page, "ol li")[4].contains("RAPS"));
    let warning = &found(&page, ".warning")[0];
    assert!(warning.starts_with("Födelsedatum är fiktivt. Gäller bara till nästa utlämning"), "{warning}");
    assert_eq!(found(&page, ".made"), ["Utskrivet 2026-11-22 03:00Loggens slut: 00000000"]);
}

#[test]
fn only_a_drill_has_the_drills_word_across_it() {
    for texts in [swedish(), english()] {
        let page = sheet(&drill(), &texts);
        assert!(found(&page, ".across")[0].contains("ÖVNING") && found(&page, "title")[0].starts_with("ÖVNING"));
        assert_eq!(found(&page, ".band").len(), 1);
        let live = sheet(&night(), &texts);
        assert!(!live.contains("ÖVNING") && !live.contains("PRACTICE") && found(&live, ".across").is_empty());
    }
}

/// A binder with so many women's and men's numbers.
fn binder(women: u8, men: u8) -> Scenario {
    let numbers = (1..=women).map(woman).chain((1..=men).map(man));
    bare(Mode::Live).and(load_anyway(lines(numbers)))
}

fn leaves(desk: &Scenario) -> Vec<usize> {
    let page = Html::parse_document(&sheet(desk, &swedish()));
    let (leaf, row) = (Selector::parse(".leaf").unwrap(), Selector::parse("tbody tr").unwrap());
    page.select(&leaf).map(|leaf| leaf.select(&row).count()).collect()
}

#[test]
fn more_numbers_than_fit_go_on_further_sheets_which_say_so() {
    assert_eq!(leaves(&binder(15, 15)), [30]);
    assert_eq!(leaves(&binder(16, 15)), [30, 1]);
    assert_eq!(leaves(&binder(30, 30)), [30, 30]);
    assert_eq!(leaves(&binder(30, 1)), [30, 1]);
    let page = sheet(&binder(16, 15), &swedish());
    let made = found(&page, ".made b");
    assert_eq!(made, ["Blad 1 av 2", "Blad 2 av 2"]);
    assert_eq!(found(&page, "h2").iter().filter(|title| title.starts_with("Män: 15")).count(), 2, "on both sheets");
    assert_eq!(found(&page, "tbody .number").len(), 31);
    assert!(found(&sheet(&binder(15, 15), &swedish()), ".made b").is_empty());
}

#[test]
fn a_page_of_which_nothing_is_left_says_so() {
    let titles = |women, men| -> Vec<String> {
        let titles = found(&sheet(&binder(women, men), &swedish()), "h2");
        titles.into_iter().filter(|title| title.contains("lediga")).collect()
    };
    assert_eq!(titles(0, 3), ["Kvinnor: 0 lediga", "Män: 3 lediga"]);
    assert_eq!(titles(3, 0), ["Kvinnor: 3 lediga", "Män: 0 lediga"]);
    assert_eq!(titles(30, 0), ["Kvinnor: 30 lediga", "Män: 0 lediga"]);
    let none = sheet(&bare(Mode::Live), &swedish());
    assert_eq!(found(&none, ".none").len(), 2);
    assert!(found(&none, "table").is_empty());
}

#[test]
fn what_the_settings_say_stays_text() {
    let mut config = Config::load(None).unwrap();
    config.contacts.cashier = "<script>1</script>\u{202e}".to_owned();
    config.contacts.helpdesk = "\"'&<b>".to_owned();
    let desk = binder(0, 1);
    let sheet = Sheet::of(&desk.ledger, None, None, desk.now).unwrap();
    let page = write(&sheet, &config, &swedish());
    assert_eq!(found(&page, "dd")[..2], ["<script>1</script><U+202E>", "\"'&<b>"]);
    assert!(found(&page, "script").is_empty() && found(&page, "dd b").is_empty());
}

#[test]
fn hours_of_other_days_are_named_one_by_one() {
    let hours = |days: &str| {
        let written = format!("weekdays = [{days}]\nopens = \"08:00\"\ncloses = \"16:00\"\nclosed_on_eves = true\n");
        swedish().helpdesk_in_hours(&toml_hours(&written))
    };
    assert!(hours(r#""mon", "wed""#).contains("mån, ons 08:00–16:00"));
    assert!(hours(r#""tue", "wed", "thu""#).contains("tis–tor"));
    assert!(hours(r#""mon", "tue", "fri""#).contains("mån, tis, fre"));
    assert!(hours(r#""sun""#).contains("sön 08:00"));
}

fn toml_hours(written: &str) -> kvittera_domain::calendar::Hours {
    toml::from_str(written).unwrap()
}

#[test]
fn while_nobody_can_tell_what_is_free_there_is_no_sheet() {
    let desk = desk();
    let sheet = |cause| Sheet::of(&desk.ledger, Some(&Halt::of(cause, vec![man(1)], &desk.ledger)), None, desk.now);
    assert!(
        matches!(sheet(HaltCause::LogChanged), Err(DeskError::Halted(halt, _)) if halt.cause == HaltCause::LogChanged)
    );
    assert_eq!(
        sheet(HaltCause::DiskFailed).unwrap().pages[1].1,
        desk.ledger.pool.free(Male).skip(1).collect::<Vec<_>>()
    );
}

#[test]
fn both_sexes_have_their_page() {
    let desk = desk();
    let sheet = Sheet::of(&desk.ledger, None, None, desk.now).unwrap();
    assert_eq!(sheet.pages.each_ref().map(|(sex, numbers)| (*sex, numbers.len())), [(Female, 10), (Male, 10)]);
}
