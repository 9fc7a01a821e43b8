//! The values that the events of a reconciliation carry.

use serde::{Deserialize, Serialize};

use crate::event::case_id::CaseId;

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
