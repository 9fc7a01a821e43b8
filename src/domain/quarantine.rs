//! Quarantine: a number that may be with a patient although no sound log says so. It never goes out again.

use serde::{Deserialize, Serialize};

use super::binder_number::BinderNumber;
use super::id::RequestId;
use super::ledger::Ledger;
use super::sex::Sex;

/// Why a number is in quarantine for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum Quarantine {
    /// The witness says that it was about to go out, and the log does not know whether it did.
    OutcomeUnknown {
        /// The wish that would have handed it out.
        request: RequestId,
    },
    /// The witness says that it went out, and the log has lost that.
    HandOutLost {
        /// The wish that handed it out.
        request: RequestId,
    },
    /// The log is a copy, or may be one, and nobody has proven that the number was still free afterwards.
    NotProven,
}

impl Quarantine {
    /// The stable name for programs.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::OutcomeUnknown { .. } => "outcome_unknown",
            Self::HandOutLost { .. } => "hand_out_lost",
            Self::NotProven => "not_proven",
        }
    }
}

/// A number that the witness names and the binder does not hold, since the log has lost that it came into it. It comes into
/// it in quarantine, so that nobody imports it again as if it were new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stranger {
    /// The number.
    pub number: BinderNumber,
    /// Whose page it stood on.
    pub sex: Sex,
    /// Why it never goes out.
    pub because: Quarantine,
}

/// The free numbers of which somebody has made sure that they were not handed out: they lie in the binder, and no ward has
/// them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unissued {
    /// Just these.
    These(Vec<BinderNumber>),
    /// All that the log takes for free.
    All,
}

impl Unissued {
    /// Whether `number` is one of them.
    #[must_use]
    pub fn names(&self, number: BinderNumber) -> bool {
        match self {
            Self::These(numbers) => numbers.contains(&number),
            Self::All => true,
        }
    }

    /// Those that stay free once `doubtful` is in quarantine.
    #[must_use]
    pub fn beside(self, doubtful: &[(BinderNumber, Quarantine)], ledger: &Ledger) -> Vec<BinderNumber> {
        let mut numbers = match self {
            Self::These(numbers) => numbers,
            Self::All => ledger.pool.all_free().map(|entry| entry.number).collect(),
        };
        numbers.retain(|number| doubtful.iter().all(|(gone, _)| gone != number));
        numbers
    }
}
