//! The state of the desk in words, a row for each thing.

use crate::cli::session::CliSession;
use crate::cli::status::look::StatusView;
use crate::desk::HaltedOperation;
use crate::t;
use kvittera_domain::ledger::pool::NumberCount;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::views::supply::{Supply, is_ready};

pub(super) fn rows(session: &CliSession, look: &StatusView<'_>) -> Vec<[String; 2]> {
    let (texts, status) = (&session.texts, &look.status);
    let head = look.head().short();
    let events = look.opened.desk.ledger().seq.0;
    let state = texts.headline(status.headline, status.open_reconciliations, status.now);
    let call = texts.call_in_full(&status.call, &session.config.contacts, status.now);
    let [women, men] = look.supplies.each_ref().map(|supply| page(session, look, supply));
    [Some([t!(texts, "cli-status-state"), state]), halt(session, look), planned(session, look)]
        .into_iter()
        .flatten()
        .chain([
            [t!(texts, "cli-status-call"), call],
            women,
            men,
            [t!(texts, "cli-status-reconciliations"), status.open_reconciliations.to_string()],
            [t!(texts, "cli-status-conflicts"), status.open_conflicts.to_string()],
            [t!(texts, "cli-status-log"), t!(texts, "cli-status-facts", count = events, head = head)],
        ])
        .chain(upkeep(session, look))
        .collect()
}

/// The second copy of a live log, and the disk.
fn upkeep(session: &CliSession, look: &StatusView<'_>) -> impl Iterator<Item = [String; 2]> {
    let (texts, opened, now) = (&session.texts, look.opened, look.status.now);
    let (seq, backup) = (opened.desk.ledger().seq, look.upkeep.backup.as_ref());
    // Every command renews the copy before it ends, so that an old one that lacks something was not renewed then.
    let since = backup.and_then(|backup| backup.last).map(|last| last.at);
    let alert = backup.and_then(|backup| texts.backup_alert(backup, seq, since, now));
    let words = alert.unwrap_or_else(|| texts.backup(backup, seq, now));
    let backup = (opened.mode == Mode::Live).then(|| [t!(texts, "cli-status-backup"), words]);
    let disk = look.upkeep.room.map(|room| [t!(texts, "cli-status-disk"), texts.room(room)]);
    backup.into_iter().chain(disk)
}

/// That nothing may be written, and the paper routine.
fn halt(session: &CliSession, look: &StatusView<'_>) -> Option<[String; 2]> {
    let texts = &session.texts;
    let halt = look.opened.desk.halt()?;
    let words = texts.halt(halt, HaltedOperation::seen_with(look.opened.desk.rights()), &session.phones());
    Some([t!(texts, "cli-status-halt"), format!("{} {}", words.message, words.next)])
}

/// The next planned stop, and whether the binder is full for it.
fn planned(session: &CliSession, look: &StatusView<'_>) -> Option<[String; 2]> {
    let texts = &session.texts;
    let outage = look.status.planned?;
    let plan = texts.plan(outage.plan.as_ref()?);
    let ready =
        if is_ready(&look.supplies) { t!(texts, "cli-status-ready") } else { t!(texts, "cli-status-not-ready") };
    let words = t!(texts, "cli-status-plan", outage = outage.id.to_string(), plan = plan, ready = ready);
    Some([t!(texts, "cli-status-planned"), words])
}

/// `Män   2 fria, 8 ute, 0 kasserade · lågt · Mansnumren tar slut omkring 03:40`.
fn page(session: &CliSession, look: &StatusView<'_>, supply: &Supply) -> [String; 2] {
    let texts = &session.texts;
    let NumberCount { free, issued, withdrawn, quarantined } = supply.count;
    let count = t!(texts, "cli-status-count", free = free, issued = issued, withdrawn = withdrawn);
    let quarantined = (quarantined > 0).then(|| t!(texts, "cli-status-quarantined", count = quarantined));
    let at_risk = (supply.at_risk > 0).then(|| t!(texts, "cli-status-at-stake", count = supply.at_risk));
    let count = std::iter::once(count).chain(at_risk).chain(quarantined).collect::<Vec<_>>().join(", ");
    let words = t!(texts, "cli-status-page", count = count, level = texts.level(supply.level));
    let dry = texts.runs_dry(supply, look.status.now);
    [texts.sexes(supply.sex), std::iter::once(words).chain(dry).collect::<Vec<_>>().join(" · ")]
}
