//! Selects the cases of an outage that are exported to others, so that a borrowed number and the new id become one
//! patient.
//!
//! A program may merge the exported ids without asking anybody. So a case is exported only when exactly one patient and
//! one new id are known; every other case is listed with the reason, never left out silently.

use crate::event::case_id::CaseId;
use crate::event::reconciling::ReplacementWarning;
use crate::ledger::Ledger;
use crate::ledger::case::Case;
use crate::ledger::outage::Outage;
use crate::ledger::reconciliation::{CaseState, Replaced};
use crate::rules::decide::warnings;
use crate::rules::permission::Rights;
use crate::value::person_id::PersonId;

/// What the person who merges should look at although the case is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// A warning about the new id, by the current state of the ledger.
    NumberWarning(ReplacementWarning),
    /// RAPS was told about this other id before, or about none, so it has to be told again.
    RapsWasTold(Option<PersonId>),
}

/// A case whose number can be merged into the new id.
#[derive(Debug, Clone)]
pub struct Ready<'a> {
    pub case: Case<'a>,
    pub replaced: &'a Replaced,
    /// What to look at before merging.
    pub notes: Vec<Note>,
}

/// Why a case is not exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeftOutReason {
    /// The issuance was voided.
    Void,
    /// Nobody ever used the number.
    Unused,
    /// Other patients may carry the same number. A merge by that number would join them, so a person must separate them
    /// first.
    Shared(Vec<CaseId>),
    /// The new id is not recorded yet.
    NoNewId,
    /// RAPS must undo what it was told of the number: there is no new id now, or it is the very id that was taken back.
    RapsMustUndo,
}

impl LeftOutReason {
    /// The stable English name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Void => "void",
            Self::Unused => "unused",
            Self::Shared(_) => "shared_number",
            Self::NoNewId => "no_new_id",
            Self::RapsMustUndo => "raps_must_undo",
        }
    }
}

/// A case that is not exported, and why.
#[derive(Debug, Clone)]
pub struct LeftOut<'a> {
    pub case: Case<'a>,
    pub reason: LeftOutReason,
}

/// The cases of an outage, divided into those that are exported and those that are not.
#[derive(Debug, Clone)]
pub struct ExportSelection<'a> {
    pub outage: &'a Outage,
    /// The cases that are exported, in the order of the log.
    pub ready: Vec<Ready<'a>>,
    /// The cases that are not exported, in the order of the log.
    pub left_out: Vec<LeftOut<'a>>,
}

impl<'a> ExportSelection<'a> {
    /// Divides the cases of an outage that a person with these rights may see.
    #[must_use]
    pub fn of(ledger: &'a Ledger, outage: &'a Outage, rights: &Rights) -> Self {
        let mut parted = Self { outage, ready: Vec::new(), left_out: Vec::new() };
        for case in ledger.cases_of(outage.id).filter(|case| rights.sees(case)) {
            match new_id(&case) {
                Ok(replaced) => {
                    let notes = notes(ledger, &case, replaced);
                    parted.ready.push(Ready { case, replaced, notes });
                }
                Err(reason) => parted.left_out.push(LeftOut { case, reason }),
            }
        }
        parted
    }
}

/// The new id to merge into; it does not matter whether RAPS knows it already. An id that RAPS must be told to undo is none
/// to merge into.
fn new_id<'a>(case: &Case<'a>) -> Result<&'a Replaced, LeftOutReason> {
    match case.state() {
        CaseState::Void => Err(LeftOutReason::Void),
        CaseState::Unused => Err(LeftOutReason::Unused),
        _ if !case.shared_with.is_empty() => Err(LeftOutReason::Shared(case.shared_with.clone())),
        _ => match (&case.reconciliation.replaced, case.reconciliation.raps_must_undo()) {
            (None, Some(_)) => Err(LeftOutReason::RapsMustUndo),
            (Some(replaced), Some(told)) if told.of == Some(replaced.id) => Err(LeftOutReason::RapsMustUndo),
            (replaced, _) => replaced.as_ref().ok_or(LeftOutReason::NoNewId),
        },
    }
}

/// The notes by the current state. Warnings from the time when the id was recorded may no longer hold, and new ones may
/// have come.
fn notes(ledger: &Ledger, case: &Case<'_>, replaced: &Replaced) -> Vec<Note> {
    let warnings = warnings(ledger, case, replaced.id).into_iter().map(Note::NumberWarning);
    warnings.chain(case.reconciliation.raps_must_undo().map(|told| Note::RapsWasTold(told.of))).collect()
}
