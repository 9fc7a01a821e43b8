//! The sections of the report, in the order in which they are read.

use chrono::TimeDelta;

use crate::desk::report::{OpenCase, OutageReport, Page, PersonCalls, ReportedCall, WardTimes};
use crate::export::report::blocks::{Block, Column, ColumnKind, Section};
use crate::export::report::chart::Chart;
use crate::i18n::Texts;
use crate::t;
use kvittera_domain::ledger::conflict::Conflict;
use kvittera_domain::ledger::issuance::ReadBack;
use kvittera_domain::value::sex::Sex;

/// Stands in a cell for which nothing was measured.
const NOT_MEASURED: &str = "–";

pub(super) fn of(report: &OutageReport<'_>, texts: &Texts) -> Vec<Section> {
    let sections = [
        (t!(texts, "report-summary"), vec![summary(report, texts)]),
        (t!(texts, "report-lapses"), vec![lapses(report, texts)]),
        (t!(texts, "title-course"), vec![course(report, texts)]),
        (t!(texts, "report-calls"), calls(report, texts)),
        (t!(texts, "report-pool"), pool(report, texts)),
        (t!(texts, "report-wards"), wards(report, texts)),
        (t!(texts, "report-open"), vec![open(report, texts)]),
        (t!(texts, "report-conflicts"), vec![conflicts(report, texts)]),
        (t!(texts, "report-corrections"), vec![corrections(report, texts)]),
    ];
    let trainer = (t!(texts, "report-trainer"), trainer(report, texts));
    let trainer = Some(trainer).filter(|_| report.is_practice());
    sections.into_iter().chain(trainer).map(|(title, blocks)| Section { title, blocks }).collect()
}

fn summary(report: &OutageReport<'_>, texts: &Texts) -> Block {
    let calls = &report.calls;
    let is_over = report.outage.ended_at.is_some();
    let lasted = if is_over { t!(texts, "report-lasted") } else { t!(texts, "report-lasted-open") };
    let of_sex = |sex| calls.calls.iter().filter(|call| call.sex == sex).count().to_string();
    let (women, men) = (of_sex(Sex::Female), of_sex(Sex::Male));
    let total = calls.calls.len().to_string();
    let median = duration(calls.median, texts);
    let longest = duration(calls.longest, texts);
    let matched = calls.with(ReadBack::Matched).to_string();
    let skipped = calls.with(ReadBack::Skipped).to_string();
    let awaited = calls.with(ReadBack::Awaited).to_string();
    let misses = calls.misses().to_string();
    let sum = |of: fn(&WardTimes<'_>) -> usize| report.wards.iter().map(of).sum::<usize>();
    let (closed, owed) = (sum(|ward| ward.closed).to_string(), sum(|ward| ward.numbers).to_string());
    let conflicts = report.conflicts.iter().filter(|conflict| conflict.taken_back.is_none()).count().to_string();
    let open = report.conflicts.iter().filter(|conflict| conflict.is_open()).count().to_string();
    Block::Pairs(vec![
        [lasted, texts.span(report.lasted())],
        [t!(texts, "report-handed-out"), t!(texts, "report-by-sex", total = total, women = women, men = men)],
        [t!(texts, "report-call-time"), t!(texts, "report-call-times", median = median, longest = longest)],
        [
            t!(texts, "report-read-backs"),
            t!(
                texts,
                "report-read-back-counts",
                matched = matched,
                misses = misses,
                skipped = skipped,
                awaited = awaited
            ),
        ],
        [t!(texts, "report-reconciled"), t!(texts, "report-of", part = closed, total = owed)],
        [t!(texts, "report-conflicts"), t!(texts, "report-conflict-counts", total = conflicts, open = open)],
    ])
}

fn lapses(report: &OutageReport<'_>, texts: &Texts) -> Block {
    if report.lapses.is_empty() {
        return Block::Words(t!(texts, "report-lapses-none"));
    }
    Block::List(report.lapses.iter().map(|lapse| texts.lapse(lapse)).collect())
}

fn course(report: &OutageReport<'_>, texts: &Texts) -> Block {
    let steps = report.outage.course.iter();
    let rows = steps.map(|step| vec![texts.date_clock(step.at), step.by.vgr_id.to_string(), texts.step(&step.what)]);
    table(texts, [("at", ColumnKind::Short), ("by", ColumnKind::Short), ("what", ColumnKind::Words)], rows)
}

fn calls(report: &OutageReport<'_>, texts: &Texts) -> Vec<Block> {
    if report.calls.calls.is_empty() {
        return vec![Block::Words(t!(texts, "report-calls-none"))];
    }
    let columns = [
        ("issuance", ColumnKind::Short),
        ("at", ColumnKind::Short),
        ("number", ColumnKind::Short),
        ("unit", ColumnKind::Words),
        ("requested-by", ColumnKind::Short),
        ("issued-by", ColumnKind::Short),
        ("read-back", ColumnKind::Words),
        ("misses", ColumnKind::Count),
        ("form", ColumnKind::Count),
        ("hearing", ColumnKind::Count),
        ("whole", ColumnKind::Count),
    ];
    let rows = report.calls.calls.iter().map(|call| call_row(call, report, texts));
    vec![table(texts, columns, rows), Block::Words(t!(texts, "report-calls-note"))]
}

fn call_row(call: &ReportedCall<'_>, report: &OutageReport<'_>, texts: &Texts) -> Vec<String> {
    let heard = if call.void { t!(texts, "state-void") } else { texts.read_back(call.read_back) };
    vec![
        call.issuance.to_string(),
        texts.near_clock(call.issued_at, report.outage.started_at),
        call.number.groups().join(" "),
        call.unit.to_string(),
        call.requested_by.to_string(),
        call.issued_by.to_string(),
        heard,
        call.misses.to_string(),
        duration(call.form, texts),
        duration(call.hearing, texts),
        duration(call.whole(), texts),
    ]
}

fn pool(report: &OutageReport<'_>, texts: &Texts) -> Vec<Block> {
    let columns = [
        ("page", ColumnKind::Words),
        ("first", ColumnKind::Count),
        ("least", ColumnKind::Count),
        ("last", ColumnKind::Count),
    ];
    let count = |page: &Page| [page.first(), page.least(), page.last()].map(|count| count.to_string());
    let row = |page: &Page| std::iter::once(texts.sexes(page.sex)).chain(count(page)).collect();
    let redraw = if report.redraw.is_nothing() {
        t!(texts, "cli-redraw-nothing")
    } else {
        let (women, men) = (report.redraw.female.to_string(), report.redraw.male.to_string());
        t!(texts, "redraw-list", women = women, men = men)
    };
    vec![
        Block::Chart(Box::new(Chart::of(&report.pool, texts))),
        table(texts, columns, report.pool.pages.iter().map(row)),
        Block::Words(redraw),
    ]
}

fn wards(report: &OutageReport<'_>, texts: &Texts) -> Vec<Block> {
    if report.wards.is_empty() {
        return vec![Block::Words(t!(texts, "report-wards-none"))];
    }
    let columns = [
        ("unit", ColumnKind::Words),
        ("numbers", ColumnKind::Count),
        ("closed", ColumnKind::Count),
        ("median", ColumnKind::Count),
        ("longest", ColumnKind::Count),
    ];
    let ward_span = |span: Option<TimeDelta>| span.map_or_else(|| NOT_MEASURED.to_owned(), |span| texts.span(span));
    let rows = report.wards.iter().map(|ward| {
        let (numbers, closed) = (ward.numbers.to_string(), ward.closed.to_string());
        vec![ward.unit.to_string(), numbers, closed, ward_span(ward.median), ward_span(ward.longest)]
    });
    vec![table(texts, columns, rows), Block::Words(t!(texts, "report-wards-note"))]
}

fn open(report: &OutageReport<'_>, texts: &Texts) -> Block {
    if report.open.is_empty() {
        return Block::Words(t!(texts, "report-open-none"));
    }
    let columns = [
        ("case", ColumnKind::Short),
        ("number", ColumnKind::Short),
        ("unit", ColumnKind::Words),
        ("requested-by", ColumnKind::Short),
        ("age", ColumnKind::Count),
        ("state", ColumnKind::Words),
    ];
    let state = |case: &OpenCase<'_>| {
        let state = texts.case_state(case.state);
        let state = match texts.lateness(case.lateness) {
            Some(lateness) => t!(texts, "report-late", state = state, lateness = lateness),
            None => state,
        };
        let wrong = case.wrong_at_raps.as_ref().map(|told| texts.raps_must_undo(told));
        std::iter::once(state).chain(wrong).collect::<Vec<_>>().join("; ")
    };
    let rows = report.open.iter().map(|case| {
        let (number, unit) = (case.number.groups().join(" "), case.unit.to_string());
        vec![case.case.to_string(), number, unit, case.requested_by.to_string(), texts.span(case.age), state(case)]
    });
    table(texts, columns, rows)
}

fn conflicts(report: &OutageReport<'_>, texts: &Texts) -> Block {
    if report.conflicts.is_empty() {
        return Block::Words(t!(texts, "report-conflicts-none"));
    }
    let columns = [
        ("conflict", ColumnKind::Short),
        ("number", ColumnKind::Short),
        ("with", ColumnKind::Short),
        ("unit", ColumnKind::Words),
        ("issued-by", ColumnKind::Short),
        ("at", ColumnKind::Short),
        ("found", ColumnKind::Short),
        ("resolved", ColumnKind::Words),
    ];
    let near = |at| texts.near_clock(at, report.outage.started_at);
    let resolved = |conflict: &Conflict| match (&conflict.taken_back, &conflict.resolved) {
        (Some(taken_back), _) => t!(texts, "report-entered-twice", reason = taken_back.reason.as_str()),
        (None, Some(resolved)) => resolved.reason.to_string(),
        (None, None) => t!(texts, "report-unresolved"),
    };
    let rows = report.conflicts.iter().map(|conflict| {
        vec![
            conflict.id.to_string(),
            conflict.number.groups().join(" "),
            conflict.with.to_string(),
            conflict.request.unit.to_string(),
            conflict.paper.given_by.to_string(),
            near(conflict.given_at),
            near(conflict.found_at),
            resolved(conflict),
        ]
    });
    table(texts, columns, rows)
}

fn corrections(report: &OutageReport<'_>, texts: &Texts) -> Block {
    if report.corrections.is_empty() {
        return Block::Words(t!(texts, "report-corrections-none"));
    }
    let columns = [
        ("at", ColumnKind::Short),
        ("by", ColumnKind::Short),
        ("case", ColumnKind::Short),
        ("what", ColumnKind::Words),
        ("reason", ColumnKind::Words),
    ];
    let rows = report.corrections.iter().map(|amendment| {
        let (at, by) = (texts.date_clock(amendment.at), amendment.by.to_string());
        let what = texts.amendment(&amendment.what);
        vec![at, by, amendment.case.to_string(), what, amendment.reason.to_string()]
    });
    table(texts, columns, rows)
}

fn trainer(report: &OutageReport<'_>, texts: &Texts) -> Vec<Block> {
    let columns = [
        ("by", ColumnKind::Short),
        ("calls", ColumnKind::Count),
        ("median", ColumnKind::Count),
        ("misses", ColumnKind::Count),
        ("skipped", ColumnKind::Count),
    ];
    let counts = |person: &PersonCalls<'_>| [person.misses, person.skipped].map(|count| count.to_string());
    let row = |person: &PersonCalls<'_>| {
        let who = [person.vgr_id.to_string(), person.calls.to_string(), duration(person.median, texts)];
        who.into_iter().chain(counts(person)).collect()
    };
    if report.calls.desks.is_empty() {
        return vec![Block::Words(t!(texts, "report-calls-none"))];
    }
    let rows = report.calls.desks.iter().map(row);
    vec![Block::Words(t!(texts, "report-by-person")), table(texts, columns, rows)]
}

/// How long a call or a part of it took, if that is known.
fn duration(span: Option<TimeDelta>, texts: &Texts) -> String {
    span.map_or_else(|| NOT_MEASURED.to_owned(), |span| texts.summary(span))
}

fn table<const N: usize>(
    texts: &Texts,
    columns: [(&'static str, ColumnKind); N],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> Block {
    let column =
        |(column, kind): (&str, ColumnKind)| Column { title: t!(texts, "report-column", column = column), kind };
    Block::Table { columns: columns.map(column).into(), rows: rows.into_iter().collect() }
}
