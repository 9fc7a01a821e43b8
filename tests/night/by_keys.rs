//! The night on screen, by keys alone.

use kvittera::tui::form::Field;
use kvittera::tui::model::dialog::Dialog;
use kvittera_domain::ledger::outage::OutageState;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::sex::Sex;

use super::written::says_what_the_night_was;
use super::{
    COORDINATION, DOCUMENTS, PERSONNUMMER, RESERVE_OF_A_MAN, RESERVE_OF_A_THIRD, RESERVE_OF_A_WOMAN,
    SECOND_PERSONNUMMER, ends_as_it_was,
};
use crate::stage::Stage;

/// What a ward says on the phone, typed as far as it takes.
const HIA: &str = "vwxyz2 <enter> med <enter> hia <enter> 1234 <enter>";
const BB: &str = "bcdef2 <enter> kvinna <enter> bb <enter> <enter>";
const PSYCHIATRY: &str = "cdefg3 <enter> psyk <enter> psykiatrisk <space> avd <enter> 4711 <enter>";
const AMBULANCE: &str = "defgh4 <enter> akutsj <enter> ambul <enter> <enter>";

/// The cashier at the desk in this night.
struct Night(Stage);

impl Night {
    fn it_is_asked_whether_it_is_only_us(&mut self) {
        let Self(desk) = self;
        desk.keys("<f3> k n n n <enter> Felsöker <enter> j");
        assert!(desk.shows("DRIFTSTOPP misstänkt") && desk.model.dialog.is_none(), "{}", desk.screen());
        desk.wait(8).keys("b j");
        assert!(desk.shows("DRIFTSTOPP bekräftat"), "{}", desk.screen());
    }

    /// A ward calls; the number that is shown is given to it.
    fn hands_out(&mut self, sex: &str, ward: &str) -> PoolNumber {
        let Self(desk) = self;
        let before = desk.model.ledger.issuances.len();
        desk.wait(5).keys("<f2>").keys(sex).keys(ward).keys("<f2>");
        assert_eq!(desk.model.ledger.issuances.len(), before + 1, "{}", desk.screen());
        self.number(before + 1)
    }

    fn hears(&mut self, number: PoolNumber) {
        self.0.keys(number.last_four()).keys("<enter>");
    }

    fn hands_out_and_hears(&mut self, sex: &str, ward: &str) {
        let number = self.hands_out(sex, ward);
        self.hears(number);
    }

    fn mishears_once(&mut self, number: PoolNumber) {
        self.0.keys("k000 <enter>");
        assert!(self.0.shows("FEL: den som ringer sa K000"), "{}", self.0.screen());
        self.hears(number);
    }

    fn hears_nothing(&mut self) {
        self.0.keys("<esc> j");
        assert!(self.0.shows("hoppades över"), "{}", self.0.screen());
    }

    /// From the log: the chosen hand-out was a mistake.
    fn voids(&mut self, issuance: usize) {
        let number = self.number(issuance);
        self.0.keys("<f5> /").keys(number.as_str()).keys("<enter> m Fel <space> kön <enter>");
        assert!(self.0.says("makulerades"), "{}", self.0.screen());
        self.0.keys("<esc>");
    }

    /// From the binder: the number was given on paper while the desk was empty.
    fn enters_from_paper(&mut self, number: PoolNumber, ward: &str) {
        let Self(desk) = self;
        desk.keys("<f6> <home>");
        while desk.model.pool.chosen(&desk.model.ledger).unwrap().number != number {
            desk.keys("<down>");
        }
        desk.keys("e");
        assert_eq!(desk.model.late.form.typed(Field::Number), number.as_str());
        desk.keys("03:25 <enter> natte4 <enter>").keys(ward);
        assert!(desk.model.dialog.is_none() && desk.says("från papper"), "{}", desk.screen());
    }

    /// Another ward says that it was given the same number on paper.
    fn enters_the_same_once_more(&mut self, number: PoolNumber, ward: &str) {
        let Self(desk) = self;
        desk.keys("<f2> <f7>").keys(number.as_str()).keys("<enter> 03:30 <enter> natte4 <enter>").keys(ward);
        assert!(desk.shows("Registrera konflikten?"), "{}", desk.screen());
        desk.keys("j");
        assert!(desk.shows("▲ KONFLIKT 1"), "{}", desk.screen());
    }

    fn is_back(&mut self) {
        self.0.wait(30).keys("<f3> t j");
        assert_eq!(self.0.model.ledger.outages.latest().unwrap().state, OutageState::Ended, "{}", self.0.screen());
    }

    /// Finds a case by its number; another patient may carry the same one.
    fn on(&mut self, case: &str, keys: &str) {
        let Self(desk) = self;
        let number = desk.model.ledger.case(case.parse().unwrap()).unwrap().number;
        desk.wait(3).keys("<f4> /").keys(number.as_str()).keys("<enter> <home>");
        if desk.chosen_case() != case {
            desk.keys("<down>");
        }
        assert_eq!(desk.chosen_case(), case, "{}", desk.screen());
        desk.keys(keys);
        assert!(desk.model.dialog.is_none(), "after {keys}:\n{}", desk.screen());
        desk.keys("<esc>");
    }

    fn records(&mut self, case: &str, id: &str, then: &str) {
        self.on(case, &format!("n {id} {then}"));
    }

    fn tells_raps(&mut self, case: &str) {
        self.on(case, "r <enter> <enter> RAPS <space> 17 <enter>");
    }

    fn number(&self, issuance: usize) -> PoolNumber {
        self.0.model.ledger.issuances.get(issuance - 1).unwrap().number
    }

    fn saves_everything(&mut self) {
        let Self(desk) = self;
        for ending in DOCUMENTS {
            let path = desk.path(&format!("natten.{ending}"));
            desk.keys("<f4> s").paste(path.to_str().unwrap()).keys("<enter>");
            assert!(desk.says("Sparad: ") && path.exists(), "{ending}:\n{}", desk.screen());
            if matches!(desk.model.dialog, Some(Dialog::Saved(..))) {
                assert!(desk.shows("4 med, 4 utelämnade"), "{}", desk.screen());
                desk.keys("<esc>");
            }
        }
    }
}

#[test]
fn from_the_first_doubt_to_the_closed_outage() {
    let mut night = Night(Stage::live());
    night.it_is_asked_whether_it_is_only_us();

    night.hands_out_and_hears("k", HIA);
    let number = night.hands_out("m", BB);
    night.mishears_once(number);
    night.hands_out("k", HIA);
    night.hears_nothing();
    night.hands_out_and_hears("m", PSYCHIATRY);
    night.voids(4);
    night.hands_out_and_hears("k", AMBULANCE);
    night.hands_out_and_hears("m", AMBULANCE);
    let on_paper = night.0.model.ledger.pool.free(Sex::Female).last().unwrap();
    night.enters_from_paper(on_paper, PSYCHIATRY);
    night.enters_the_same_once_more(on_paper, BB);
    night.is_back();

    night.records("1", PERSONNUMMER, "<enter>");
    night.tells_raps("1");
    night.tells_raps("2");
    night.records("2", RESERVE_OF_A_MAN, "<enter> <enter>");
    night.records("3", COORDINATION, "<enter>");
    night.tells_raps("3");
    night.on("5", "a Patienten <space> kom <space> aldrig <enter>");
    night.records("6", RESERVE_OF_A_WOMAN, "<enter> <enter> j");
    night.tells_raps("6");
    night.on("7", "u Ringt <space> båda <enter>");
    night.records("7", RESERVE_OF_A_THIRD, "<enter> <enter>");
    night.tells_raps("7");
    night.records("k1", SECOND_PERSONNUMMER, "<enter> j");
    night.tells_raps("k1");

    night.0.keys("<f4> v j");
    ends_as_it_was(&night.0.model.ledger);
    night.saves_everything();
    let desk = &night.0;
    says_what_the_night_was(&desk.model.ledger, |ending| desk.path(&format!("natten.{ending}")));
}
