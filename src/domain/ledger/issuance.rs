//! One issuance of a number ("kvittens") and what became of it.

use std::ops::RangeInclusive;

use chrono::{DateTime, Utc};

use crate::event::correction::Correction;
use crate::ledger::compact_vec::Compactable;
use crate::ledger::reasoned::Reasoned;
use crate::ledger::reconciliation::Reconciliation;
use crate::value::id::{IssuanceId, OutageId, Seq};
use crate::value::pool_number::PoolNumber;
use crate::value::request::NumberRequest;
use crate::value::request::Paper;
use crate::value::sex::Sex;
use crate::value::vgr_id::VgrId;

/// Whether the caller has read the number back ("återläsning").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReadBack {
    Awaited,
    /// The caller read the right characters back.
    Matched,
    /// The cashier went on without.
    Skipped,
    /// The number was given on paper, so nothing was read back.
    OnPaper,
}

impl ReadBack {
    /// The stable English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Awaited => "awaited",
            Self::Matched => "matched",
            Self::Skipped => "skipped",
            Self::OnPaper => "on_paper",
        }
    }
}

/// One issuance, with all corrections applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuance {
    pub id: IssuanceId,
    /// The outage during which the number was needed.
    pub outage: OutageId,
    pub number: PoolNumber,
    pub sex: Sex,
    pub request: NumberRequest,
    pub issued_by: VgrId,
    pub issued_at: DateTime<Utc>,
    /// When it was entered; later than `issued_at` for a late entry.
    pub entered_at: DateTime<Utc>,
    pub paper: Option<Paper>,
    /// Numbers in use at that time that are easily mistaken for it.
    pub near: Vec<PoolNumber>,
    /// How many seconds passed since the first key in the form; `None` where no form was filled in.
    pub form_seconds: Option<u32>,
    pub read_back: ReadBack,
    /// How often the caller read something else back.
    pub misses: usize,
    /// Present when it was voided.
    pub voided: Option<Reasoned>,
    pub reconciliation: Reconciliation,
    /// When, by whom and why something was corrected, oldest first.
    pub corrections: Vec<Reasoned>,
    /// The places in the log of the events about it, oldest first.
    pub trail: Vec<Seq>,
}

impl Compactable for Issuance {
    /// The first and the last of the outages.
    type Summary = RangeInclusive<OutageId>;

    fn is_settled(&self) -> bool {
        let reconciliation = &self.reconciliation;
        let is_void = self.voided.is_some() && reconciliation.raps_must_undo().is_none();
        (is_void || !reconciliation.state().is_open()) && !self.awaits_read_back()
    }

    fn summary(items: &[Self]) -> Self::Summary {
        let outages = || items.iter().map(|issuance| issuance.outage);
        let nowhere = OutageId::following(0);
        outages().min().unwrap_or(nowhere)..=outages().max().unwrap_or(nowhere)
    }
}

impl Issuance {
    /// Whether a patient may carry the number: the issuance was neither voided nor marked as unused.
    #[must_use]
    pub const fn is_in_use(&self) -> bool {
        self.voided.is_none() && self.reconciliation.unused.is_none()
    }

    /// Whether the number was issued but not yet read back correctly.
    #[must_use]
    pub fn awaits_read_back(&self) -> bool {
        self.is_in_use() && self.read_back == ReadBack::Awaited
    }

    /// Whether the caller may still read the number back: nobody has, or somebody went on without.
    #[must_use]
    pub fn may_be_read_back(&self) -> bool {
        let open = matches!(self.read_back, ReadBack::Awaited | ReadBack::Skipped);
        open && self.is_in_use() && self.reconciliation.last_step().is_none()
    }

    /// Whether `correction` would change nothing.
    #[must_use]
    pub fn already_says(&self, correction: &Correction) -> bool {
        let same = |new: bool, old: bool| !new || old;
        same(correction.requested_by.is_some(), correction.requested_by.as_ref() == Some(&self.request.requested_by))
            && same(correction.clinic.is_some(), correction.clinic.as_ref() == Some(&self.request.unit.clinic))
            && same(correction.ward.is_some(), correction.ward.as_ref() == Some(&self.request.unit.ward))
            && correction.callback.as_ref().is_none_or(|new| new.extension() == self.request.callback.as_ref())
    }

    pub(super) fn correct(&mut self, correction: Correction, why: Reasoned) {
        let Correction { requested_by, clinic, ward, callback } = correction;
        if let Some(requested_by) = requested_by {
            self.request.requested_by = requested_by;
        }
        if let Some(clinic) = clinic {
            self.request.unit.clinic = clinic;
        }
        if let Some(ward) = ward {
            self.request.unit.ward = ward;
        }
        if let Some(callback) = callback {
            self.request.callback = callback.extension().cloned();
        }
        self.corrections.push(why);
    }
}
