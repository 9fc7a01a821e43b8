//! Whom to call now, in words: who it is, the phone number, which rule decided it, and until when it holds.

use chrono::{DateTime, Utc};

use crate::config::Contacts;
use crate::i18n::texts::Texts;
use crate::t;
use kvittera_domain::calendar::{Call, CallRule, Contact, Eve, Holiday};

/// Whom to call, in words that are put into other sentences. Both are empty as long as the settings are not loaded.
#[derive(Debug, Clone, Default)]
pub struct Phones {
    /// Whom to call now: `tekniker, växeln 09 (helg)`.
    pub call: String,
    /// The cashier's phone number.
    pub cashier: String,
}

impl Texts {
    /// Whom to call, as arguments for other sentences.
    #[must_use]
    pub fn phones(&self, call: &Call, contacts: &Contacts) -> Phones {
        Phones { call: self.call(call, contacts), cashier: contacts.cashier.clone() }
    }

    /// `tekniker, växeln 09 (helg)`.
    #[must_use]
    pub fn call(&self, call: &Call, contacts: &Contacts) -> String {
        let why = self.call_rule(call.rule);
        match call.who {
            Contact::Helpdesk => t!(self, "call-helpdesk", phone = contacts.helpdesk.as_str()),
            Contact::OnCall => t!(self, "call-on-call", phone = contacts.switchboard.as_str(), why = why),
        }
    }

    /// `tekniker, växeln 09`.
    #[must_use]
    pub fn call_briefly(&self, call: &Call, contacts: &Contacts) -> String {
        match call.who {
            Contact::Helpdesk => t!(self, "call-helpdesk", phone = contacts.helpdesk.as_str()),
            Contact::OnCall => t!(self, "call-on-call-briefly", phone = contacts.switchboard.as_str()),
        }
    }

    /// `tekniker, växeln 09 (helg) till mån 07:30`.
    #[must_use]
    pub fn call_until(&self, call: &Call, contacts: &Contacts, now: DateTime<Utc>) -> String {
        t!(self, "call-until", call = self.call(call, contacts), until = self.near_clock(call.until, now))
    }

    /// Whom to call now, always with the rule, and whom to call afterwards:
    /// `Användarstöd 010 47 37 100 (helgfri vardag, öppet) till 16:10, sedan växeln 09`.
    #[must_use]
    pub fn call_in_full(&self, call: &Call, contacts: &Contacts, now: DateTime<Utc>) -> String {
        let (why, until) = (self.call_rule(call.rule), self.near_clock(call.until, now));
        let (helpdesk, switchboard) = (contacts.helpdesk.as_str(), contacts.switchboard.as_str());
        match call.who {
            Contact::Helpdesk => {
                t!(self, "call-helpdesk-full", phone = helpdesk, why = why, until = until, then = switchboard)
            }
            Contact::OnCall => {
                t!(self, "call-on-call-full", phone = switchboard, why = why, until = until, then = helpdesk)
            }
        }
    }

    /// `tekniker`, `Användarstöd`: who answers the call.
    #[must_use]
    pub fn whom(&self, who: Contact) -> String {
        match who {
            Contact::Helpdesk => t!(self, "whom-helpdesk"),
            Contact::OnCall => t!(self, "whom-on-call"),
        }
    }

    /// The rule that decided whom to call: `vardag före 07:30`, `helg`, `julafton`.
    #[must_use]
    pub fn call_rule(&self, rule: CallRule) -> String {
        match rule {
            CallRule::OpenHours => t!(self, "rule-open-hours"),
            CallRule::BeforeOpening => t!(self, "rule-before-opening"),
            CallRule::AfterClosing => t!(self, "rule-after-closing"),
            CallRule::Weekend(_) => t!(self, "rule-weekend"),
            CallRule::Holiday(holiday) => self.holiday(holiday),
            CallRule::Eve(eve) => self.eve(eve),
        }
    }

    fn holiday(&self, holiday: Holiday) -> String {
        match holiday {
            Holiday::NewYearsDay => t!(self, "holiday-new-years-day"),
            Holiday::Epiphany => t!(self, "holiday-epiphany"),
            Holiday::GoodFriday => t!(self, "holiday-good-friday"),
            Holiday::EasterSunday => t!(self, "holiday-easter-sunday"),
            Holiday::EasterMonday => t!(self, "holiday-easter-monday"),
            Holiday::MayDay => t!(self, "holiday-may-day"),
            Holiday::AscensionDay => t!(self, "holiday-ascension-day"),
            Holiday::WhitSunday => t!(self, "holiday-whit-sunday"),
            Holiday::NationalDay => t!(self, "holiday-national-day"),
            Holiday::MidsummerDay => t!(self, "holiday-midsummer-day"),
            Holiday::AllSaintsDay => t!(self, "holiday-all-saints-day"),
            Holiday::ChristmasDay => t!(self, "holiday-christmas-day"),
            Holiday::BoxingDay => t!(self, "holiday-boxing-day"),
        }
    }

    fn eve(&self, eve: Eve) -> String {
        match eve {
            Eve::MidsummerEve => t!(self, "eve-midsummer"),
            Eve::ChristmasEve => t!(self, "eve-christmas"),
            Eve::NewYearsEve => t!(self, "eve-new-year"),
        }
    }
}
