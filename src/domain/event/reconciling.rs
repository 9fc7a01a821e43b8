//! The values that the events of a reconciliation carry.

use serde::{Deserialize, Serialize};

use crate::event::case_id::CaseId;
use crate::value::person_id::PersonId;

/// Whether it is known who the patient is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PatientIdentity {
    /// The identity is known; a personnummer or samordningsnummer proves that by itself.
    Established,
    /// The identity is not known yet: the patient has a new reserve number, which will be linked to a person later.
    Pending,
}

/// A warning about a new id that was recorded all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplacementWarning {
    /// The new id states another sex than the number that it replaces.
    OtherSex,
    /// The new id replaces another borrowed number too.
    AlsoFor(CaseId),
}

/// What is true of a notice to RAPS that is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RapsAnswer {
    /// RAPS was never told; only the log says so.
    NeverTold,
    /// RAPS was told, and must be told to undo it.
    ToUndo,
}

impl RapsAnswer {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::NeverTold, Self::ToUndo];

    /// The stable English name for the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NeverTold => "never-told",
            Self::ToUndo => "to-undo",
        }
    }
}

/// An earlier notice that no longer holds, as RAPS was told by a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoneNotice {
    /// The id that the number does not belong to; `None` when none was recorded with the earlier notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replacement: Option<PersonId>,
}

/// A step of a reconciliation that can be undone with a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReconciliationStep {
    /// The new id was recorded.
    Replaced,
    /// RAPS was told.
    RapsNotified,
    /// It was said that nobody used the number.
    Unused,
    /// The issuance was voided.
    Voided,
}

impl ReconciliationStep {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Replaced, Self::RapsNotified, Self::Unused, Self::Voided];

    /// The stable English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Replaced => "replaced",
            Self::RapsNotified => "raps_notified",
            Self::Unused => "unused",
            Self::Voided => "voided",
        }
    }
}
