//! Which cases of an outage are handed on to others, so that a borrowed number and the new id become one patient.
//!
//! What is handed on may be merged by a program that asks nobody. So a case goes along only when one patient and one
//! new id are known; everything else is left out with the reason, never silently.

use crate::event::case_id::CaseId;
use crate::event::reconciling::ReplacementWarning;
use crate::ledger::Ledger;
use crate::ledger::case::Case;
use crate::ledger::outage::Outage;
use crate::ledger::reconciliation::{CaseState, Replaced};
use crate::rules::decide::warnings;
use crate::rules::permission::Rights;
use crate::value::person_id::PersonId;

/// What whoever merges should look at, although the case goes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// Something is odd about the new id, as things stand now.
    NumberWarning(ReplacementWarning),
    /// RAPS was told of this other id before, so it has to be told again.
    RapsWasTold(PersonId),
}

/// A case whose number can be merged into the new id.
#[derive(Debug, Clone)]
pub struct Ready<'a> {
    /// The case.
    pub case: Case<'a>,
    /// Its new id.
    pub replaced: &'a Replaced,
    /// What is odd about it.
    pub notes: Vec<Note>,
}

/// Why a case is not handed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeftOutReason {
    /// The hand-out was a mistake.
    Void,
    /// Nobody ever used the number.
    Unused,
    /// Other patients may carry the same number: merging by it would join them, so a person must part them first.
    Shared(Vec<CaseId>),
    /// The new id is not recorded yet.
    NoNewId,
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
        }
    }
}

/// A case that is not handed on.
#[derive(Debug, Clone)]
pub struct LeftOut<'a> {
    /// The case.
    pub case: Case<'a>,
    /// Why.
    pub reason: LeftOutReason,
}

/// The cases of an outage, parted into what is handed on and what is not.
#[derive(Debug, Clone)]
pub struct HandingOn<'a> {
    /// The outage.
    pub outage: &'a Outage,
    /// What is handed on, in the order of the log.
    pub ready: Vec<Ready<'a>>,
    /// What is not.
    pub left_out: Vec<LeftOut<'a>>,
}

impl<'a> HandingOn<'a> {
    /// Parts the cases of an outage that somebody with these rights may see.
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

/// The new id into which the case can be merged; whether RAPS knows it already makes no difference.
fn new_id<'a>(case: &Case<'a>) -> Result<&'a Replaced, LeftOutReason> {
    match case.state() {
        CaseState::Void => Err(LeftOutReason::Void),
        CaseState::Unused => Err(LeftOutReason::Unused),
        _ if !case.shared_with.is_empty() => Err(LeftOutReason::Shared(case.shared_with.clone())),
        _ => case.reconciliation.replaced.as_ref().ok_or(LeftOutReason::NoNewId),
    }
}

/// What is odd now; what was odd when the id was recorded may have been set right, and the other way round.
fn notes(ledger: &Ledger, case: &Case<'_>, replaced: &Replaced) -> Vec<Note> {
    let warnings = warnings(ledger, case, replaced.id).into_iter().map(Note::NumberWarning);
    let told = case.reconciliation.notified.as_ref().and_then(|notified| notified.of);
    warnings.chain(told.filter(|told| *told != replaced.id).map(Note::RapsWasTold)).collect()
}
