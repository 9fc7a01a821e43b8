//! Everything that reads text from outside, each with what must hold whatever the text is. Used by the fuzzer, which
//! looks for texts, and by the suite, which replays those that once mattered.

use std::ffi::OsString;
use std::fmt::{Debug, Display};
use std::os::unix::ffi::OsStringExt as _;
use std::path::Path;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use kvittera::cli::invocation::Invocation;
use kvittera::clinics::Clinics;
use kvittera::config::Config;
use kvittera::desk::draft::CheckoutDraft;
use kvittera::desk::login::SessionOrigin;
use kvittera::desk::{moment, pool_file, practice};
use kvittera::probe::feed;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::correction::Callback;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::reachability::target::{Target, WebAddress};
use kvittera_domain::rules::permission::UnitScope;
use kvittera_domain::rules::pool_load::examine;
use kvittera_domain::value::actor::{Login, Role, Ssh, Via};
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::IssuanceId;
use kvittera_domain::value::last_four::LastFour;
use kvittera_domain::value::person_id::PersonId;
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::value::reserve_number::ReserveNumber;
use kvittera_domain::value::text::{Name, Remark, is_hidden, visible};
use kvittera_domain::value::vgr_id::VgrId;
use kvittera_store::snapshot::SnapshotFile;
use kvittera_store::witness::read_line;
use sha2::{Digest as _, Sha256};

/// A reader of text from outside.
pub type Reader = fn(&[u8]);

/// The readers by their names, which are also those of their folders in `corpus`.
pub const ALL: [(&str, Reader); 10] = [
    ("typed", typed),
    ("moment", moments),
    ("pool", pool),
    ("settings", settings),
    ("clinics", clinics),
    ("errand", ssh_command),
    ("news", news),
    ("draft", draft),
    ("witness", witness),
    ("fold", fold),
];

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// What was taken is shown as something that is taken for the same thing, and shows nothing unseen.
fn comes_back<T: FromStr<Err: Debug> + Display + PartialEq + Debug>(typed: &str) {
    if let Ok(value) = typed.parse::<T>() {
        let shown = value.to_string();
        assert!(!shown.chars().any(is_hidden), "{shown:?}");
        assert_eq!(shown.parse::<T>().unwrap(), value, "{shown:?}");
    }
}

fn typed(bytes: &[u8]) {
    let typed = text(bytes);
    comes_back::<PoolNumber>(typed);
    comes_back::<ReserveNumber>(typed);
    comes_back::<VgrId>(typed);
    comes_back::<LastFour>(typed);
    comes_back::<CaseId>(typed);
    comes_back::<IssuanceId>(typed);
    let _ = typed.parse::<Callback>();
    comes_back::<Name>(typed);
    comes_back::<Remark>(typed);
    comes_back::<Target>(typed);
    comes_back::<WebAddress>(typed);
    let _ = typed.parse::<UnitScope>();
    for today in [NaiveDate::MIN, NaiveDate::MAX, night().date_naive()] {
        if let Ok(id) = PersonId::parse(typed, today) {
            assert_eq!(id.value().len(), 12);
            assert_eq!(PersonId::parse(&id.written(), today), Ok(id));
        }
    }
    assert!(!visible(typed).chars().any(is_hidden));
}

fn night() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_313_560, 0).unwrap_or_default()
}

fn moments(bytes: &[u8]) {
    let now = night();
    if let Ok(read) = moment::read(text(bytes), now) {
        assert_eq!(moment::read(&read.to_rfc3339(), now), Ok(read));
    }
    if let Ok(coming) = moment::read_coming(text(bytes), now, now) {
        assert_eq!(moment::read_coming(&coming.to_rfc3339(), now, now), Ok(coming));
    }
}

fn pool(bytes: &[u8]) {
    let Ok(file) = pool_file::read(bytes) else { return };
    let lines = &file.lines;
    assert!(lines.windows(2).all(|pair| pair[0].line < pair[1].line), "each line has its own number");
    let verdict = examine(&Ledger::default(), lines, &file.oddities, &practice::rules(&Config::load(None).unwrap()));
    assert_eq!(verdict.lines.len(), lines.len());
}

fn settings(bytes: &[u8]) {
    if let Err(error) = Config::read(text(bytes), Path::new("kvittera.toml")) {
        assert!(error.to_string().starts_with("kvittera.toml: "), "{error}");
    }
}

fn clinics(bytes: &[u8]) {
    let Ok(clinics) = Clinics::read(text(bytes), Path::new("clinics.toml")) else { return };
    for clinic in clinics.all() {
        assert!(!clinic.name.to_string().chars().any(is_hidden));
    }
}

/// What a client asks for over SSH never reaches what belongs to the account.
fn ssh_command(bytes: &[u8]) {
    let login = || Login::new("kvittera");
    let via = Via::Ssh(Ssh::of("10.1.2.3").into());
    let ssh_command = Some(OsString::from_vec(bytes.to_vec()));
    let way = SessionOrigin { login: login(), caller: login(), via, is_sudo: false, ssh_command };
    let forced = ["kvittera", "--config", "/etc/kvittera/kvittera.toml", "--role", "cashier", "--as", "abcde1"];
    let Ok(entry) = Invocation::read(forced.map(OsString::from).to_vec(), &way) else { return };
    let global = entry.arguments.global;
    assert_eq!(global.config.as_deref(), Some(Path::new("/etc/kvittera/kvittera.toml")));
    assert_eq!((global.log, global.practice, global.acting.as_deref()), (None, false, Some("abcde1")));
    assert_eq!(global.role.map(Role::name), Some("cashier"));
}

fn news(bytes: &[u8]) {
    for item in feed::read(bytes).unwrap_or_default() {
        assert!(!item.title().chars().any(is_hidden), "{item:?}");
        assert!(item.link().iter().all(|link| !link.to_string().chars().any(is_hidden)), "{item:?}");
    }
}

fn draft(bytes: &[u8]) {
    let Ok(draft) = serde_json::from_slice::<CheckoutDraft>(bytes) else { return };
    let again = serde_json::to_vec(&draft).unwrap();
    assert_eq!(serde_json::from_slice::<CheckoutDraft>(&again).unwrap(), draft);
}

/// What the fuzzer writes stands without its checksum too, or it would never get past that.
fn witness(bytes: &[u8]) {
    let _ = read_line(bytes);
    let Some(body) = text(bytes).strip_suffix('}') else { return };
    let sum: String = Hash(Sha256::digest(bytes).into()).to_string().chars().take(16).collect();
    let sealed = format!("{body},\"sum\":\"{sum}\"}}");
    if let Some(line) = read_line(sealed.as_bytes()) {
        let again = serde_json::to_vec(&line).unwrap();
        assert_eq!(serde_json::from_slice::<kvittera_store::witness::WitnessLine>(&again).unwrap(), line);
    }
}

/// The same of the kept ledger; what counts is kept and loaded again as it was.
fn fold(bytes: &[u8]) {
    let folder = std::env::temp_dir().join(format!("kvittera-fold-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let log = folder.join("log");
    let file = SnapshotFile::beside(&log);
    std::fs::write(folder.join("log.fold"), [bytes, Sha256::digest(bytes).as_slice()].concat()).unwrap();
    if let Some((ledger, link)) = file.load() {
        file.keep(&ledger, link.hash).unwrap();
        assert!(file.load().is_some_and(|(_, again)| again == link));
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
