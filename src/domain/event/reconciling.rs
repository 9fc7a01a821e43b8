//! What the events of a reconciliation carry.

use serde::{Deserialize, Serialize};

use crate::event::case_id::CaseId;

/// Whether it is known who the patient is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PatientIdentity {
    /// It is; a personnummer or samordningsnummer says so by itself.
    Established,
    /// Not yet: the patient has a new reserve number, and linking it to a person waits.
    Pending,
}

/// What is odd about a new id and was kept all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplacementWarning {
    /// It states another sex than the number that it replaces.
    OtherSex,
    /// It replaces another borrowed number too.
    AlsoFor(CaseId),
}

/// What can be undone, with a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReconciliationStep {
    /// The new id.
    Replaced,
    /// The word to RAPS.
    RapsNotified,
    /// That nobody used the number.
    Unused,
    /// That the hand-out was a mistake.
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
