//! The settings: the built-in ones, those of a file over them, and what a file gets wrong.

use std::fs;
use std::path::Path;

use kvittera::config::{BUILT_IN, BirthMonth, Config, ConfigError, Language, ThemeName};
use kvittera_domain::views::supply::Thresholds;

fn over(text: &str) -> Result<Config, ConfigError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kvittera.toml");
    fs::write(&file, text).unwrap();
    Config::load(Some(&file))
}

/// What is said to be wrong with a file.
#[track_caller]
fn wrong(text: &str) -> String {
    match over(text).unwrap_err() {
        ConfigError::Wrong { path, detail } => {
            assert!(path.ends_with("kvittera.toml"));
            detail
        }
        other @ ConfigError::Unreadable { .. } => panic!("{other}"),
    }
}

#[test]
fn the_built_in_settings_are_those_of_the_routine() {
    let config = Config::load(None).unwrap();
    assert_eq!(config.site.id.as_str(), "sas-akuten");
    assert_eq!(config.contacts.cashier, "1258");
    assert_eq!(config.contacts.helpdesk, "010 47 37 100");
    assert_eq!(config.contacts.switchboard, "09");
    assert_eq!(
        (config.hours.opens().to_string(), config.hours.closes().to_string()),
        ("07:30:00".into(), "16:10:00".into())
    );
    assert_eq!(config.hours.weekdays().count(), 5);
    assert!(config.hours.closed_on_eves() && !config.log.allow_network_filesystem);
    assert_eq!((config.pool.per_sex, config.pool.birth_month), (10, BirthMonth(2019, 1)));
    assert_eq!(config.pool.thresholds(), Thresholds { full: 10, low: 3 });
    assert_eq!((config.desk.language, config.desk.theme, config.desk.shift_hours), (Language::Sv, ThemeName::Auto, 10));
    assert!(config.log.path.as_os_str().is_empty() && config.clinics.file.as_os_str().is_empty());
}

#[test]
fn an_empty_file_and_the_built_in_file_itself_change_nothing() {
    let built_in = format!("{:?}", Config::load(None).unwrap());
    assert_eq!(format!("{:?}", over("").unwrap()), built_in);
    assert_eq!(format!("{:?}", over(BUILT_IN).unwrap()), built_in);
}

#[test]
fn a_file_changes_what_it_names_and_keeps_the_rest() {
    let config = over("[contacts]\ncashier = \"4321\"\n[desk]\nlanguage = \"en\"\ntheme = \"light\"\n").unwrap();
    assert_eq!(config.contacts.cashier, "4321");
    assert_eq!(config.contacts.switchboard, "09", "beside it in the same table");
    assert_eq!(
        (config.desk.language, config.desk.theme, config.desk.shift_hours),
        (Language::En, ThemeName::Light, 10)
    );
    assert_eq!(config.site.id.as_str(), "sas-akuten", "in another table");
    let hours = over("[hours]\ncloses = \"17:00\"\n").unwrap().hours;
    assert_eq!((hours.opens().to_string(), hours.closes().to_string()), ("07:30:00".into(), "17:00:00".into()));
    let weekend = over("[hours]\nweekdays = [\"sat\"]\n").unwrap().hours;
    assert_eq!(weekend.weekdays().collect::<Vec<_>>(), [chrono::Weekday::Sat], "a list is replaced, not added to");
}

#[test]
fn nothing_is_probed_unless_it_is_named() {
    let probes = Config::load(None).unwrap().probes;
    assert!(probes.targets().is_empty() && probes.news_feed.is_none() && probes.ca_file.as_os_str().is_empty());
    assert_eq!((probes.interval().as_secs(), probes.timeout().as_secs()), (30, 5));
    assert_eq!((probes.patience().failures_to_down.get(), probes.patience().successes_to_up.get()), (3, 2));
}

#[test]
fn what_is_probed_comes_in_the_order_of_the_file_the_service_first() {
    let text = "[probes]\nreference = [\"tcp://gateway:443\"]\nservice = [\"https://pu\", \"tcp://pu:80\"]\n\
        news_feed = \"https://it/feed\"\n";
    let probes = over(text).unwrap().probes;
    let targets: Vec<_> = probes.targets().iter().map(|(group, target)| format!("{} {target}", group.name())).collect();
    assert_eq!(targets, ["service https://pu", "service tcp://pu:80", "reference tcp://gateway:443"]);
    assert_eq!(probes.news_feed.unwrap().as_str(), "https://it/feed");
}

#[test]
fn an_unknown_key_is_an_error_that_names_it() {
    assert!(wrong("[contacts]\nkassa = \"1258\"\n").contains("kassa"));
    assert!(wrong("[contact]\ncashier = \"1258\"\n").contains("contact"));
    assert!(wrong("language = \"en\"\n").contains("language"));
    for table in ["site", "log", "hours", "pool", "desk", "clinics", "probes"] {
        assert!(wrong(&format!("[{table}]\nmisspelt = 1\n")).contains("misspelt"), "{table}");
    }
}

#[test]
fn a_value_of_the_wrong_kind_is_an_error_that_names_its_place() {
    for (text, place) in [
        ("[pool]\nper_sex = \"ten\"\n", "per_sex"),
        ("[pool]\nbirth_month = \"2019-13\"\n", "2019-13"),
        ("[pool]\nbirth_month = \"januari\"\n", "januari"),
        ("[desk]\nlanguage = \"de\"\n", "de"),
        ("[desk]\ntheme = \"blue\"\n", "blue"),
        ("[site]\nid = \"\"\n", "id"),
        ("[hours]\nopens = \"25:00\"\n", "25:00"),
        ("[hours]\nopens = \"17:00\"\n", "hours"),
        ("site = 3\n", "site"),
        ("[probes]\nservice = \"https://pu\"\n", "service"),
        ("[probes]\nservice = [\"tcp://gateway\"]\n", "\"tcp://gateway\": tcp:// needs a port"),
        ("[probes]\nreference = [\"ping://gateway\"]\n", "https://"),
        ("[probes]\nnews_feed = \"tcp://it:80\"\n", "an address of news"),
        ("[probes]\ninterval_seconds = 0\n", "interval_seconds"),
        ("[probes]\nfailures_to_down = -3\n", "failures_to_down"),
    ] {
        let said = wrong(text);
        assert!(said.contains(place), "{place:?} is not in {said:?}");
    }
}

#[test]
fn what_is_no_toml_is_an_error_that_names_the_line() {
    assert!(wrong("[desk]\nlanguage = sv\n").contains("line 2"));
}

#[test]
fn a_file_that_is_not_there_is_an_error_that_names_it() {
    let error = Config::load(Some(Path::new("/nowhere/kvittera.toml"))).unwrap_err();
    assert!(matches!(error, ConfigError::Unreadable { .. }));
    assert!(error.to_string().contains("/nowhere/kvittera.toml"));
}
