//! The reconciliation screen: which cases are listed and which is chosen, and a new id while it is typed.

use chrono::NaiveDate;
use tui_input::Input;

use crate::i18n::Texts;
use crate::tui::form::{Field, Form};
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::ReplacementWarning;
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::case::Case;
use kvittera_domain::ledger::outage::OutageState;
use kvittera_domain::rules::decide::warnings;
use kvittera_domain::rules::permission::Rights;
use kvittera_domain::rules::replacement;
use kvittera_domain::rules::replacement::ReplacementError;
use kvittera_domain::value::id::OutageId;
use kvittera_domain::value::person_id::{IdKind, PersonId, TypedId, UnlikelyAge};
use kvittera_domain::value::unit::Unit;
use kvittera_domain::views::worklist::{WorklistProgress, worklist};

/// The state of the reconciliation screen.
#[derive(Debug, Default)]
pub struct ReconciliationScreen {
    /// The case chosen by hand. It stays chosen wherever it moves in the list.
    pub chosen: Option<CaseId>,
    /// Only cases that contain this text are listed, from all outages.
    pub filter: Input,
    /// True while the filter is typed.
    pub filtering: bool,
    /// True if outages that are closed as reconciled are listed too.
    pub all: bool,
    /// The case whose card lies below the dialog and is shown again when the dialog closes.
    pub card: Option<CaseId>,
}

/// A line of the list.
#[derive(Debug)]
pub enum Row<'a> {
    /// The heading of an outage.
    Outage(OutageId, WorklistProgress),
    /// The heading of a ward.
    Ward(&'a Unit, WorklistProgress),
    Case(Case<'a>),
}

impl ReconciliationScreen {
    /// The lines of the list. The progress of an outage or a ward counts all its cases, including those that are
    /// filtered out.
    #[must_use]
    pub fn rows<'a>(&self, ledger: &'a Ledger, rights: &Rights, texts: &Texts) -> Vec<Row<'a>> {
        let wanted = self.filter.value().trim().to_lowercase();
        let shows_all = self.all || !wanted.is_empty();
        let is_closed = |outage| {
            let state = ledger.outages.by_id(outage).map(|outage| outage.state);
            state == Some(OutageState::Reconciled)
        };
        let mut rows = Vec::new();
        for outage in worklist(ledger, |case| rights.sees(case) && (shows_all || !is_closed(case.outage))) {
            let begins = rows.len();
            let progress = outage.progress();
            for ward in outage.wards {
                let head = Row::Ward(ward.unit, ward.progress());
                let fitting: Vec<Case<'a>> = ward.cases.into_iter().filter(|case| fits(case, &wanted, texts)).collect();
                if !fitting.is_empty() {
                    rows.push(head);
                    rows.extend(fitting.into_iter().map(Row::Case));
                }
            }
            if rows.len() > begins {
                rows.insert(begins, Row::Outage(outage.outage, progress));
            }
        }
        rows
    }

    /// The chosen case: the one chosen by hand if it is listed, else the first open case, else the first case.
    #[must_use]
    pub fn chosen<'a>(&self, rows: &'a [Row<'a>]) -> Option<&'a Case<'a>> {
        let by_hand = cases(rows).find(|case| Some(case.id) == self.chosen);
        by_hand.or_else(|| cases(rows).find(|case| case.is_open())).or_else(|| cases(rows).next())
    }
}

/// The listed cases, from top to bottom.
pub fn cases<'a>(rows: &'a [Row<'a>]) -> impl Iterator<Item = &'a Case<'a>> {
    rows.iter().filter_map(|row| match row {
        Row::Case(case) => Some(case),
        Row::Outage(..) | Row::Ward(..) => None,
    })
}

/// Returns true if a case contains `wanted` in its words, or in its numbers with or without separators.
fn fits(case: &Case<'_>, wanted: &str, texts: &Texts) -> bool {
    if wanted.is_empty() {
        return true;
    }
    let state = texts.case_state(case.state());
    let words =
        format!("{} {} {} {state}", case.request.unit, case.request.requested_by, case.issued_by).to_lowercase();
    words.contains(wanted) || case.has_id(wanted)
}

/// A new id while it is typed.
#[derive(Debug)]
pub struct NewId {
    pub case: CaseId,
    pub form: Form,
    /// True if another new id is recorded already, so that a reason is needed.
    pub again: bool,
    /// True while the person is asked whether to keep an id that has warnings or states an unlikely age.
    pub asked: bool,
}

impl NewId {
    /// An empty form for the new id of a case.
    #[must_use]
    pub fn of(case: &Case<'_>) -> Self {
        let again = case.reconciliation.replaced.is_some();
        let mut new = Self { case: case.id, form: Form::new(Form::NEW_ID), again, asked: false };
        new.choose_fields(None);
        new
    }

    /// Reads the typed id; `None` while nothing is typed.
    #[must_use]
    pub fn read(&self, ledger: &Ledger, today: NaiveDate) -> Option<Result<TypedId, ReplacementError>> {
        let typed = self.form.typed(Field::NewId).trim();
        (!typed.is_empty()).then(|| replacement::read(ledger, typed, today))
    }

    /// Chooses the fields: the patient's identity is asked for only with a reserve number, and a reason only if another
    /// new id is recorded.
    pub fn choose_fields(&mut self, id: Option<PersonId>) {
        let is_lrid = id.is_some_and(|id| id.kind() == IdKind::Lrid);
        self.form.set_fields(match (is_lrid, self.again) {
            (false, false) => Form::NEW_ID,
            (true, false) => Form::NEW_LRID,
            (false, true) => Form::OTHER_ID,
            (true, true) => Form::OTHER_LRID,
        });
    }

    /// The warnings about the typed id.
    #[must_use]
    pub fn warnings(&self, ledger: &Ledger, today: NaiveDate) -> Vec<ReplacementWarning> {
        match (self.read(ledger, today), ledger.case(self.case)) {
            (Some(Ok(typed)), Some(case)) => warnings(ledger, &case, typed.id),
            _ => Vec::new(),
        }
    }

    /// The age that the typed id states, if somebody must confirm it.
    #[must_use]
    pub fn unlikely_age(&self, ledger: &Ledger, today: NaiveDate) -> Option<UnlikelyAge> {
        self.read(ledger, today)?.ok()?.age
    }
}
