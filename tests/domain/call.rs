use chrono::{DateTime, Utc, Weekday};
use kvittera_domain::calendar::{Call, CallRule, Contact, Eve, Holiday, Hours, from_local, whom_to_call};

fn at(local: &str) -> DateTime<Utc> {
    from_local(local.parse().unwrap()).to_utc()
}

fn asked(local: &str) -> Call {
    whom_to_call(at(local), &Hours::default())
}

#[test]
fn each_rule_answers_up_to_its_edge() {
    use CallRule::{AfterClosing, BeforeOpening, OpenHours, Weekend};
    use Contact::{Helpdesk, OnCall};
    let cases = [
        ("2026-11-23T00:00:00", OnCall, BeforeOpening, "2026-11-23T07:30:00"),
        ("2026-11-23T07:29:59", OnCall, BeforeOpening, "2026-11-23T07:30:00"),
        ("2026-11-23T07:30:00", Helpdesk, OpenHours, "2026-11-23T16:10:00"),
        ("2026-11-23T16:09:59.999", Helpdesk, OpenHours, "2026-11-23T16:10:00"),
        ("2026-11-23T16:10:00", OnCall, AfterClosing, "2026-11-24T07:30:00"),
        ("2026-11-27T16:10:00", OnCall, AfterClosing, "2026-11-30T07:30:00"),
        ("2026-11-28T12:00:00", OnCall, Weekend(Weekday::Sat), "2026-11-30T07:30:00"),
        ("2026-11-29T23:59:59", OnCall, Weekend(Weekday::Sun), "2026-11-30T07:30:00"),
        ("2025-06-06T12:00:00", OnCall, CallRule::Holiday(Holiday::NationalDay), "2025-06-09T07:30:00"),
        ("2026-06-19T12:00:00", OnCall, CallRule::Eve(Eve::MidsummerEve), "2026-06-22T07:30:00"),
        ("2026-10-31T12:00:00", OnCall, CallRule::Holiday(Holiday::AllSaintsDay), "2026-11-02T07:30:00"),
        ("2027-12-24T12:00:00", OnCall, CallRule::Eve(Eve::ChristmasEve), "2027-12-27T07:30:00"),
        ("2027-12-31T12:00:00", OnCall, CallRule::Eve(Eve::NewYearsEve), "2028-01-03T07:30:00"),
        ("2026-04-02T16:10:00", OnCall, AfterClosing, "2026-04-07T07:30:00"),
        ("2026-06-19T07:29:59", OnCall, CallRule::Eve(Eve::MidsummerEve), "2026-06-22T07:30:00"),
        ("2026-06-18T16:09:59", Helpdesk, OpenHours, "2026-06-18T16:10:00"),
        ("2026-06-18T16:10:00", OnCall, AfterClosing, "2026-06-22T07:30:00"),
        ("2026-12-24T07:30:00", OnCall, CallRule::Eve(Eve::ChristmasEve), "2026-12-28T07:30:00"),
        ("2025-06-05T16:10:00", OnCall, AfterClosing, "2025-06-09T07:30:00"),
        ("2026-05-14T09:00:00", OnCall, CallRule::Holiday(Holiday::AscensionDay), "2026-05-15T07:30:00"),
    ];
    for (now, who, rule, until) in cases {
        assert_eq!(asked(now), Call { who, rule, until: at(until) }, "{now}");
    }
}

#[test]
fn eves_can_be_open() {
    let hours: Hours = toml::from_str("closed_on_eves = false").unwrap();
    let call = whom_to_call(at("2027-12-24T12:00:00"), &hours);
    assert_eq!(call, Call { who: Contact::Helpdesk, rule: CallRule::OpenHours, until: at("2027-12-24T16:10:00") });
    let saturday = whom_to_call(at("2022-12-24T12:00:00"), &hours);
    assert_eq!(saturday.rule, CallRule::Weekend(Weekday::Sat));
}

#[test]
fn the_hosts_clock_night_counts_in_local_days() {
    let late_sunday_utc = "2026-11-29T23:30:00Z".parse().unwrap();
    assert_eq!(whom_to_call(late_sunday_utc, &Hours::default()).rule, CallRule::BeforeOpening);
    let summer_friday_utc = "2026-08-07T22:30:00Z".parse().unwrap();
    assert_eq!(whom_to_call(summer_friday_utc, &Hours::default()).rule, CallRule::Weekend(Weekday::Sat));
}

#[test]
fn hours_across_the_clock_change_are_open_once() {
    let hours: Hours = toml::from_str("weekdays = [\"sun\"]\nopens = \"02:15\"\ncloses = \"02:45\"").unwrap();
    let ask = |utc: &str| whom_to_call(utc.parse().unwrap(), &hours).who;
    assert_eq!(ask("2026-10-25T00:30:00Z"), Contact::Helpdesk, "the first 02:30");
    assert_eq!(ask("2026-10-25T01:30:00Z"), Contact::OnCall, "the second 02:30");
    assert_eq!(ask("2026-03-29T01:30:00Z"), Contact::Helpdesk, "03:30, in place of 02:30");
    let vanishing: Hours = toml::from_str("weekdays = [\"sun\"]\nopens = \"02:30\"\ncloses = \"03:00\"").unwrap();
    let call = whom_to_call("2026-03-29T00:00:00Z".parse().unwrap(), &vanishing);
    assert_eq!((call.who, call.until), (Contact::OnCall, "2026-04-12T00:30:00Z".parse().unwrap()));
}
