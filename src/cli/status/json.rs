//! The status as JSON; other programs rely on the keys.

use serde::Serialize;

use crate::cli::session::CliSession;
use crate::cli::status::view::StatusView;
use crate::desk::maintenance::Backup;
use crate::desk::status::Status;
use crate::export::outage::{OutageTimesJson, PlanJson};
use crate::open::LogFile;
use kvittera_domain::calendar::{Contact, local_rfc3339};
use kvittera_domain::ledger::Headline;
use kvittera_domain::ledger::issuance::Issuance;
use kvittera_domain::ledger::outage::Outage;
use kvittera_domain::recovery::halt::Halt;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::value::hash::Hash;
use kvittera_domain::value::id::{IssuanceId, OutageId, Seq};
use kvittera_domain::value::pool_number::PoolNumber;
use kvittera_domain::views::supply::{Supply, is_ready};
use kvittera_store::StoreError;

#[derive(Serialize)]
pub(super) struct StatusJson<'a> {
    site: &'a str,
    site_name: &'a str,
    log: String,
    now: String,
    outage: HeadlineJson,
    planned: Option<PlannedJson<'a>>,
    call: CallJson<'a>,
    pool: PoolJson,
    open_reconciliations: usize,
    raps_must_undo: usize,
    open_conflicts: usize,
    /// The issuances that nobody has read back.
    unread: Vec<UnreadJson>,
    events: u64,
    head: Option<Hash>,
    halt: Option<HaltJson<'a>>,
    backup: BackupJson,
    witness: WitnessJson,
    disk: Option<DiskJson>,
}

#[derive(Serialize)]
struct WitnessJson {
    file: String,
    same_disk: Option<bool>,
    passed_over: Option<String>,
}

impl WitnessJson {
    fn of(file: &LogFile) -> Self {
        Self {
            file: file.witness.display().to_string(),
            same_disk: file.witness_shares_disk,
            passed_over: file.witness_passed_over.as_ref().map(|path| path.display().to_string()),
        }
    }
}

#[derive(Serialize)]
struct HaltJson<'a> {
    cause: &'static str,
    #[serde(rename = "at_stake")]
    at_risk: &'a [PoolNumber],
    surely_free: Option<&'a [PoolNumber]>,
}

impl<'a> HaltJson<'a> {
    /// A ward sees neither free numbers nor those of other wards.
    fn seen_with(rights: &Rights, halt: &'a Halt) -> Self {
        let (at_risk, surely_free) = (halt.at_risk.as_slice(), halt.surely_free.as_deref());
        let is_seen = rights.sees_pool();
        Self {
            cause: halt.cause.name(),
            at_risk: if is_seen { at_risk } else { &[] },
            surely_free: surely_free.filter(|_| is_seen),
        }
    }
}

#[derive(Serialize)]
struct UnreadJson {
    issuance: IssuanceId,
    number: PoolNumber,
    clinic: String,
    ward: String,
    callback: Option<String>,
    issued_at: String,
}

impl UnreadJson {
    fn of(issuance: &Issuance) -> Self {
        let unit = &issuance.request.unit;
        Self {
            issuance: issuance.id,
            number: issuance.number,
            clinic: unit.clinic.to_string(),
            ward: unit.ward.to_string(),
            callback: issuance.request.callback.as_ref().map(ToString::to_string),
            issued_at: local_rfc3339(issuance.issued_at),
        }
    }
}

#[derive(Default, Serialize)]
struct BackupJson {
    folder: Option<String>,
    at: Option<String>,
    events: Option<u64>,
    behind: Option<u64>,
    trouble: Option<&'static str>,
}

#[derive(Serialize)]
struct DiskJson {
    free: u64,
    low: bool,
    #[serde(rename = "ballast")]
    reserve: bool,
}

#[derive(Serialize)]
struct HeadlineJson {
    state: &'static str,
    id: Option<OutageId>,
    kind: Option<&'static str>,
    #[serde(flatten)]
    times: OutageTimesJson,
    overdue: bool,
}

#[derive(Serialize)]
struct PlannedJson<'a> {
    id: OutageId,
    #[serde(flatten)]
    plan: PlanJson<'a>,
    ready: bool,
}

#[derive(Serialize)]
struct CallJson<'a> {
    who: &'static str,
    phone: &'a str,
    until: String,
    rule: &'static str,
    rule_name: Option<&'static str>,
    rule_words: String,
}

#[derive(Serialize)]
struct PoolJson {
    female: PageJson,
    male: PageJson,
}

#[derive(Serialize)]
struct PageJson {
    free: usize,
    issued: usize,
    withdrawn: usize,
    quarantined: usize,
    #[serde(rename = "at_stake")]
    at_risk: usize,
    total: usize,
    level: &'static str,
    dry_at: Option<String>,
}

pub(super) fn of<'a>(session: &'a CliSession, view: &StatusView<'a>) -> StatusJson<'a> {
    let (config, status, ledger) = (&session.config, &view.status, view.opened.desk.ledger());
    let [female, male] = view.supplies.each_ref().map(page);
    StatusJson {
        site: config.site.id.as_str(),
        site_name: config.site.name.as_str(),
        log: view.opened.file.path.display().to_string(),
        now: local_rfc3339(status.now),
        outage: headline(status),
        planned: planned(view),
        call: call(session, status),
        pool: PoolJson { female, male },
        open_reconciliations: status.open_reconciliations,
        raps_must_undo: status.raps_must_undo,
        open_conflicts: status.open_conflicts,
        unread: view.unread().map(UnreadJson::of).collect(),
        events: ledger.seq.0,
        head: Some(view.head()),
        halt: view.opened.desk.halt().map(|halt| HaltJson::seen_with(view.opened.desk.rights(), halt)),
        backup: view.upkeep.backup.as_ref().map(|backup| self::backup(backup, ledger.seq)).unwrap_or_default(),
        witness: WitnessJson::of(&view.opened.file),
        disk: view.upkeep.room.map(|room| DiskJson { free: room.free, low: room.is_low(), reserve: room.has_reserve }),
    }
}

fn backup(backup: &Backup, seq: Seq) -> BackupJson {
    BackupJson {
        folder: Some(backup.folder.display().to_string()),
        at: backup.last.map(|last| local_rfc3339(last.at)),
        events: backup.last.map(|last| last.seq.0),
        behind: backup.behind(seq),
        trouble: backup.trouble.as_ref().map(StoreError::kind),
    }
}

fn headline(status: &Status<'_>) -> HeadlineJson {
    let (state, outage) = match status.headline {
        Headline::Operational => ("operational", None),
        Headline::Down(outage) => (outage.state.name(), Some(outage)),
        Headline::Due(outage) | Headline::Planned(outage) => ("planned", Some(outage)),
        Headline::Restored(outage) => ("restored", outage),
    };
    HeadlineJson {
        state,
        id: outage.map(|outage| outage.id),
        kind: outage.map(Outage::kind),
        times: outage.map(OutageTimesJson::of).unwrap_or_default(),
        overdue: outage.is_some_and(|outage| outage.overdue(status.now).is_some()),
    }
}

fn planned<'a>(view: &StatusView<'a>) -> Option<PlannedJson<'a>> {
    let outage = view.status.planned?;
    let plan = outage.plan.as_ref()?;
    Some(PlannedJson { id: outage.id, plan: PlanJson::of(plan), ready: is_ready(&view.supplies) })
}

fn call<'a>(session: &'a CliSession, status: &Status<'_>) -> CallJson<'a> {
    let (contacts, rule) = (&session.config.contacts, status.call.rule);
    CallJson {
        who: status.call.who.name(),
        phone: match status.call.who {
            Contact::Helpdesk => &contacts.helpdesk,
            Contact::OnCall => &contacts.switchboard,
        },
        until: local_rfc3339(status.call.until),
        rule: rule.name(),
        rule_name: rule.day_name(),
        rule_words: session.texts.call_rule(rule),
    }
}

fn page(supply: &Supply) -> PageJson {
    PageJson {
        free: supply.count.free,
        issued: supply.count.issued,
        withdrawn: supply.count.withdrawn,
        quarantined: supply.count.quarantined,
        at_risk: supply.at_risk,
        total: supply.total(),
        level: supply.level.name(),
        dry_at: supply.dry_at.map(local_rfc3339),
    }
}
