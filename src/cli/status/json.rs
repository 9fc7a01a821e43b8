//! The state of the desk as JSON; other programs rely on the keys.

use serde::Serialize;

use super::Look;
use crate::cli::moments::local;
use crate::cli::session::Session;
use crate::desk::status::Status;
use crate::desk::upkeep::Backup;
use crate::domain::binder_number::BinderNumber;
use crate::domain::calendar::Contact;
use crate::domain::event::Mode;
use crate::domain::fact::Hash;
use crate::domain::halt::Halt;
use crate::domain::id::{OutageId, Seq};
use crate::domain::ledger::Headline;
use crate::domain::outage::Outage;
use crate::domain::permission::Rights;
use crate::domain::supply::{Supply, is_ready};
use crate::domain::text::Name;
use crate::store::StoreError;

#[derive(Serialize)]
pub(super) struct StatusJson<'a> {
    mode: Mode,
    site: &'a str,
    site_name: &'a str,
    log: String,
    now: String,
    outage: OutageJson,
    planned: Option<PlannedJson<'a>>,
    call: CallJson<'a>,
    pool: PoolJson,
    open_reconciliations: usize,
    open_conflicts: usize,
    events: u64,
    head: Option<Hash>,
    halt: Option<HaltJson<'a>>,
    backup: BackupJson,
    disk: Option<DiskJson>,
}

#[derive(Serialize)]
struct HaltJson<'a> {
    cause: &'static str,
    at_stake: &'a [BinderNumber],
    surely_free: Option<&'a [BinderNumber]>,
}

impl<'a> HaltJson<'a> {
    /// A ward sees neither free numbers nor those of other wards.
    fn seen_with(rights: &Rights, halt: &'a Halt) -> Self {
        let (at_stake, surely_free) = (halt.at_stake.as_slice(), halt.surely_free.as_deref());
        let is_seen = rights.sees_binder();
        Self {
            cause: halt.cause.name(),
            at_stake: if is_seen { at_stake } else { &[] },
            surely_free: surely_free.filter(|_| is_seen),
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
    ballast: bool,
}

#[derive(Serialize)]
struct OutageJson {
    state: &'static str,
    id: Option<OutageId>,
    kind: Option<&'static str>,
    started_at: Option<String>,
    ended_at: Option<String>,
    overdue: bool,
}

#[derive(Serialize)]
struct PlannedJson<'a> {
    id: OutageId,
    from: String,
    to: String,
    reference: Option<&'a str>,
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
    at_stake: usize,
    total: usize,
    level: &'static str,
    dry_at: Option<String>,
}

pub(super) fn of<'a>(session: &'a Session, look: &Look<'a>) -> StatusJson<'a> {
    let (config, status, ledger) = (&session.config, &look.status, look.opened.desk.ledger());
    let [female, male] = look.supplies.each_ref().map(page);
    StatusJson {
        mode: look.opened.mode,
        site: config.site.id.as_str(),
        site_name: config.site.name.as_str(),
        log: look.opened.path.display().to_string(),
        now: local(status.now),
        outage: outage(status),
        planned: planned(look),
        call: call(session, status),
        pool: PoolJson { female, male },
        open_reconciliations: status.open_reconciliations,
        open_conflicts: status.open_conflicts,
        events: ledger.seq.0,
        head: Some(look.head()),
        halt: look.opened.desk.halt().map(|halt| HaltJson::seen_with(look.opened.desk.rights(), halt)),
        backup: look.upkeep.backup.as_ref().map(|backup| self::backup(backup, ledger.seq)).unwrap_or_default(),
        disk: look.upkeep.room.map(|room| DiskJson { free: room.free, low: room.is_low(), ballast: room.has_ballast }),
    }
}

fn backup(backup: &Backup, seq: Seq) -> BackupJson {
    BackupJson {
        folder: Some(backup.folder.display().to_string()),
        at: backup.last.map(|last| local(last.at)),
        events: backup.last.map(|last| last.seq.0),
        behind: backup.behind(seq),
        trouble: backup.trouble.as_ref().map(StoreError::kind),
    }
}

fn outage(status: &Status<'_>) -> OutageJson {
    let (state, outage) = match status.headline {
        Headline::Operational => ("operational", None),
        Headline::Down(outage) => (outage.state.name(), Some(outage)),
        Headline::Due(outage) | Headline::Planned(outage) => ("planned", Some(outage)),
        Headline::Restored(outage) => ("restored", outage),
    };
    let begun = outage.filter(|outage| outage.state.has_begun());
    OutageJson {
        state,
        id: outage.map(|outage| outage.id),
        kind: outage.map(Outage::kind),
        started_at: begun.map(|outage| local(outage.started_at)),
        ended_at: begun.and_then(|outage| outage.ended_at).map(local),
        overdue: outage.is_some_and(|outage| outage.overdue(status.now).is_some()),
    }
}

fn planned<'a>(look: &Look<'a>) -> Option<PlannedJson<'a>> {
    let outage = look.status.planned?;
    let plan = outage.plan.as_ref()?;
    Some(PlannedJson {
        id: outage.id,
        from: local(plan.from),
        to: local(plan.to),
        reference: plan.reference.as_ref().map(Name::as_str),
        ready: is_ready(&look.supplies),
    })
}

fn call<'a>(session: &'a Session, status: &Status<'_>) -> CallJson<'a> {
    let (contacts, rule) = (&session.config.contacts, status.call.rule);
    CallJson {
        who: status.call.who.name(),
        phone: match status.call.who {
            Contact::Helpdesk => &contacts.helpdesk,
            Contact::OnCall => &contacts.switchboard,
        },
        until: local(status.call.until),
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
        at_stake: supply.at_stake,
        total: supply.total(),
        level: supply.level.name(),
        dry_at: supply.dry_at.map(local),
    }
}
