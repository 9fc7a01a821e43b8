//! The night by the command line alone, with the real program.

use kvittera::config::Config;
use kvittera::desk::access::{RequestedAccess, admit};
use kvittera::desk::clock::{Clock as _, SystemClock};
use kvittera::desk::login::SessionOrigin;
use kvittera::desk::new_request;
use kvittera::open::{OpenedLog, Wanted, open};
use kvittera_domain::rules::command::Command;
use kvittera_domain::value::id::IssuanceId;

use super::written::says_what_the_night_was;
use super::{
    COORDINATION, DOCUMENTS, PERSONNUMMER, RESERVE_OF_A_MAN, RESERVE_OF_A_THIRD, RESERVE_OF_A_WOMAN,
    SECOND_PERSONNUMMER, ends_as_it_was,
};
use crate::cli::place::Place;
use crate::given::scenario::cashier;

/// Who asks, clinic and ward.
type Ward = [&'static str; 3];

const HIA: Ward = ["vwxyz2", "Medicin", "HIA"];
const BB: Ward = ["bcdef2", "Kvinna och barn", "BB"];
const PSYCHIATRY: Ward = ["cdefg3", "Psykiatri", "Psykiatrisk avdelning"];
const AMBULANCE: Ward = ["defgh4", "Akutsjukvård", "Ambulans"];

/// The cashier at the desk in this night.
struct Night(Place);

impl Night {
    fn run(&self, arguments: &[&str]) -> String {
        self.0.run(arguments).done().out
    }

    fn it_is_asked_whether_it_is_only_us(&self) {
        let checked = ["--workstation", "others", "--ward", "others", "--news", "silent"];
        let called = ["--called", "Tekniker", "--answer", "Felsöker", "--at", "2026-01-10T03:12"];
        self.run(&[&["outage", "suspect"][..], &checked, &called].concat());
        self.run(&["outage", "confirm", "--at", "2026-01-10T03:20"]);
    }

    /// A ward calls; gives back the number that it was given.
    fn hands_out(&self, sex: &str, [who, clinic, ward]: Ward) -> String {
        let asked = ["--sex", sex, "--vgr-id", who, "--clinic", clinic, "--ward", ward, "--json"];
        let issued = self.0.run(&[&["issue"][..], &asked].concat()).done().json();
        issued["number"].as_str().unwrap().to_owned()
    }

    fn hears(&self, issuance: &str, number: &str) {
        self.run(&["read-back", issuance, &number[8..]]);
    }

    fn mishears(&self, issuance: &str) {
        self.0.run(&["read-back", issuance, "k000"]);
    }

    /// No command skips a read-back: only whoever sits at a screen does.
    fn hears_nothing(&self, place: usize) {
        let command = Command::SkipReadBack { issuance: IssuanceId::following(place) };
        let (mut opened, now) = (self.opened(), SystemClock.now());
        opened.desk.execute(new_request(), &command, &cashier("abcde1"), now).unwrap();
    }

    fn enters_from_paper(&self, number: &str, at: &str, [who, clinic, ward]: Ward) {
        let paper = ["issue", "--number", number, "--at", at, "--given-by", "natte4"];
        self.run(&[&paper[..], &["--vgr-id", who, "--clinic", clinic, "--ward", ward]].concat());
    }

    fn records(&self, case: &str, id: &str) {
        self.run(&["reconcile", "replace", case, id]);
    }

    fn tells_raps(&self, case: &str) {
        self.run(&["reconcile", "raps", case, "--reference", "RAPS 17"]);
    }

    fn saves_everything(&self) {
        for ending in DOCUMENTS {
            let file = self.0.path(&format!("natten.{ending}")).display().to_string();
            match ending {
                "html" | "md" => self.run(&["report", "-o", &file]),
                "fhir.json" => self.run(&["export", "fhir", "-o", &file]),
                format => self.run(&["export", format, "-o", &file]),
            };
        }
    }

    fn opened(&self) -> OpenedLog {
        let config = Config::load(None).unwrap();
        let person = admit(&SessionOrigin::find(), &config.roles, RequestedAccess::default()).unwrap();
        open(&Wanted::Live(Some(self.0.live_log())), &config, &person, SystemClock.now()).unwrap()
    }
}

#[test]
fn from_the_first_doubt_to_the_closed_outage() {
    let night = Night(Place::live());
    night.it_is_asked_whether_it_is_only_us();

    night.hears("1", &night.hands_out("female", HIA));
    let number = night.hands_out("male", BB);
    night.mishears("2");
    night.hears("2", &number);
    night.hands_out("female", HIA);
    night.hears_nothing(2);
    night.hears("4", &night.hands_out("male", PSYCHIATRY));
    night.run(&["void", "4", "--reason", "Fel kön"]);
    night.hears("5", &night.hands_out("female", AMBULANCE));
    night.hears("6", &night.hands_out("male", AMBULANCE));
    let free = night.0.run(&["pool", "count", "--json"]).done().json();
    let on_paper = free["female"]["numbers"].as_array().unwrap().last().unwrap().as_str().unwrap().to_owned();
    night.enters_from_paper(&on_paper, "2026-01-10T03:25", PSYCHIATRY);
    night.enters_from_paper(&on_paper, "2026-01-10T03:30", BB);
    night.run(&["outage", "end"]);

    night.records("1", PERSONNUMMER);
    night.tells_raps("1");
    night.tells_raps("2");
    night.records("2", RESERVE_OF_A_MAN);
    night.records("3", COORDINATION);
    night.tells_raps("3");
    night.run(&["reconcile", "unused", "5", "--reason", "Patienten kom aldrig"]);
    night.records("6", RESERVE_OF_A_WOMAN);
    night.tells_raps("6");
    night.run(&["conflict", "resolve", "1", "--reason", "Ringt båda"]);
    night.records("7", RESERVE_OF_A_THIRD);
    night.tells_raps("7");
    night.records("k1", SECOND_PERSONNUMMER);
    night.tells_raps("k1");

    night.run(&["outage", "reconciled"]);
    let opened = night.opened();
    ends_as_it_was(opened.desk.ledger());
    night.saves_everything();
    says_what_the_night_was(opened.desk.ledger(), |ending| night.0.path(&format!("natten.{ending}")));
    night.run(&["verify"]);
}
