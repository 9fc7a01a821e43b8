//! The status in words, one row for each thing.

use crate::cli::session::CliSession;
use crate::cli::status::view::StatusView;
use crate::desk::HaltedOperation;
use crate::open::LogFile;
use crate::t;
use kvittera_domain::ledger::pool::NumberCount;
use kvittera_domain::value::log_identity::Mode;
use kvittera_domain::views::supply::{Supply, is_ready};

pub(super) fn rows(session: &CliSession, view: &StatusView<'_>) -> Vec<[String; 2]> {
    let (texts, status) = (&session.texts, &view.status);
    let head = view.head().short();
    let events = view.opened.desk.ledger().seq.0;
    let state = texts.headline(status.headline, status.open_reconciliations, status.now);
    let call = texts.call_in_full(&status.call, &session.config.contacts, status.now);
    let [women, men] = view.supplies.each_ref().map(|supply| page(session, view, supply));
    [Some([t!(texts, "cli-status-state"), state]), halt(session, view), planned(session, view)]
        .into_iter()
        .flatten()
        .chain([
            [t!(texts, "cli-status-call"), call],
            women,
            men,
            [t!(texts, "cli-status-reconciliations"), open_reconciliations(session, view)],
            [t!(texts, "cli-status-conflicts"), status.open_conflicts.to_string()],
            [t!(texts, "cli-status-log"), t!(texts, "cli-status-facts", count = events, head = head)],
        ])
        .chain(unread(session, view))
        .chain(upkeep(session, view))
        .collect()
}

/// How many cases are open, and how many of them RAPS must be told to undo something about.
fn open_reconciliations(session: &CliSession, view: &StatusView<'_>) -> String {
    let (open, wrong) = (view.status.open_reconciliations, view.status.raps_must_undo);
    let wrong = (wrong > 0).then(|| t!(session.texts, "cli-status-raps-must-undo", count = wrong));
    std::iter::once(open.to_string()).chain(wrong).collect::<Vec<_>>().join(" · ")
}

/// The numbers that nobody has read back, each with the extension to ring.
fn unread(session: &CliSession, view: &StatusView<'_>) -> impl Iterator<Item = [String; 2]> {
    let texts = &session.texts;
    view.unread().map(|issuance| {
        let callback = issuance.request.callback.as_ref().map_or("–", |callback| callback.as_str());
        let words = t!(
            texts,
            "waiting-line",
            number = issuance.number.groups().join(" "),
            unit = issuance.request.unit.to_string(),
            callback = callback,
            time = texts.near_clock(issuance.issued_at, view.status.now)
        );
        [t!(texts, "cli-status-unread", issuance = issuance.id.to_string()), words]
    })
}

/// The backup of a live log, and the disk space.
fn upkeep(session: &CliSession, view: &StatusView<'_>) -> impl Iterator<Item = [String; 2]> {
    let (texts, opened, now) = (&session.texts, view.opened, view.status.now);
    let (seq, backup) = (opened.desk.ledger().seq, view.upkeep.backup.as_ref());
    // Every command renews the backup before it ends, so a backup that lacks events shows that a renewal failed: it has
    // been out of date since it was last made.
    let since = backup.and_then(|backup| backup.last).map(|last| last.at);
    let alert = backup.and_then(|backup| texts.backup_alert(backup, seq, since, now));
    let words = alert.unwrap_or_else(|| texts.backup(backup, seq, now));
    let backup = (opened.mode == Mode::Live).then(|| [t!(texts, "cli-status-backup"), words]);
    let witness = [t!(texts, "cli-status-witness"), witness(session, &opened.file)];
    let disk = view.upkeep.room.map(|room| [t!(texts, "cli-status-disk"), texts.room(room)]);
    backup.into_iter().chain([witness]).chain(disk)
}

/// Where the second record lies, and whether that helps if the log's disk fails.
fn witness(session: &CliSession, file: &LogFile) -> String {
    let (texts, path) = (&session.texts, file.witness.display().to_string());
    let place = match file.witness_shares_disk {
        Some(true) => t!(texts, "witness-same-disk", path = path),
        Some(false) => t!(texts, "witness-other-disk", path = path),
        None => path,
    };
    let passed_over = file.witness_passed_over.as_ref().map(|own| own.display().to_string());
    let passed_over = passed_over.map(|own| t!(texts, "witness-passed-over", path = own));
    std::iter::once(place).chain(passed_over).collect::<Vec<_>>().join(" · ")
}

/// Why the log is halted, and the paper routine.
fn halt(session: &CliSession, view: &StatusView<'_>) -> Option<[String; 2]> {
    let texts = &session.texts;
    let halt = view.opened.desk.halt()?;
    let words = texts.halt(halt, HaltedOperation::seen_with(view.opened.desk.rights()), &session.phones());
    Some([t!(texts, "cli-status-halt"), format!("{} {}", words.message, words.next)])
}

/// The next planned outage, and whether the pool is full for it.
fn planned(session: &CliSession, view: &StatusView<'_>) -> Option<[String; 2]> {
    let texts = &session.texts;
    let outage = view.status.planned?;
    let plan = texts.plan(outage.plan.as_ref()?);
    let ready =
        if is_ready(&view.supplies) { t!(texts, "cli-status-ready") } else { t!(texts, "cli-status-not-ready") };
    let words = t!(texts, "cli-status-plan", outage = outage.id.to_string(), plan = plan, ready = ready);
    Some([t!(texts, "cli-status-planned"), words])
}

/// `Män   2 fria, 8 ute, 0 kasserade · lågt · Mansnumren tar slut omkring 03:40`.
fn page(session: &CliSession, view: &StatusView<'_>, supply: &Supply) -> [String; 2] {
    let texts = &session.texts;
    let NumberCount { free, issued, withdrawn, quarantined } = supply.count;
    let count = t!(texts, "cli-status-count", free = free, issued = issued, withdrawn = withdrawn);
    let quarantined = (quarantined > 0).then(|| t!(texts, "cli-status-quarantined", count = quarantined));
    let at_risk = (supply.at_risk > 0).then(|| t!(texts, "cli-status-at-stake", count = supply.at_risk));
    let count = std::iter::once(count).chain(at_risk).chain(quarantined).collect::<Vec<_>>().join(", ");
    let words = t!(texts, "cli-status-page", count = count, level = texts.level(supply.level));
    let dry = texts.runs_dry(supply, view.status.now);
    [texts.sexes(supply.sex), std::iter::once(words).chain(dry).collect::<Vec<_>>().join(" · ")]
}
