//! What single probes found, and how many in a row are believed.

use std::num::NonZeroU32;
use std::time::Duration;

/// What came of one probe: how long the answer took, or why there was none.
pub type ProbeOutcome = Result<Duration, ProbeFailure>;

/// Why a probe got no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ProbeFailure {
    /// The host is there, but nothing listens.
    #[error("refused")]
    Refused,
    /// Nothing, or not all of it, came in time.
    #[error("timeout")]
    Timeout,
    /// The name could not be looked up.
    #[error("name unknown")]
    NameUnknown,
    /// There is no way to the host, or it is not allowed.
    #[error("unreachable")]
    Unreachable,
    /// The connection broke off.
    #[error("reset")]
    Reset,
    /// The certificate is signed by nobody whom this machine trusts.
    #[error("certificate untrusted")]
    CertificateUntrusted,
    /// The certificate is no longer, or not yet, valid.
    #[error("certificate expired")]
    CertificateExpired,
    /// The certificate is somebody else's.
    #[error("certificate for another host")]
    CertificateOtherHost,
    /// No encrypted connection came about, for another reason than those.
    #[error("tls")]
    Tls,
    /// The other end says by this status of HTTP that it does not do its work.
    #[error("http status {0}")]
    HttpStatus(u16),
    /// Each address only pointed to another one.
    #[error("redirect loop")]
    RedirectLoop,
    /// What came can't be understood.
    #[error("garbage")]
    Garbage,
}

impl ProbeFailure {
    /// The stable name for programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Timeout => "timeout",
            Self::NameUnknown => "name_unknown",
            Self::Unreachable => "unreachable",
            Self::Reset => "reset",
            Self::CertificateUntrusted => "certificate_untrusted",
            Self::CertificateExpired => "certificate_expired",
            Self::CertificateOtherHost => "certificate_other_host",
            Self::Tls => "tls",
            Self::HttpStatus(_) => "http_status",
            Self::RedirectLoop => "redirect_loop",
            Self::Garbage => "garbage",
        }
    }

    /// The status of HTTP, where that is what failed.
    #[must_use]
    pub const fn http_status(self) -> Option<u16> {
        if let Self::HttpStatus(status) = self { Some(status) } else { None }
    }
}

/// How many outcomes of one kind in a row are believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProbePatience {
    /// So many failures in a row, and it is down.
    pub failures_to_down: NonZeroU32,
    /// So many answers in a row, and it is up.
    pub successes_to_up: NonZeroU32,
}

impl ProbePatience {
    /// Believes every outcome at once, as for a single look.
    pub const NONE: Self = Self { failures_to_down: NonZeroU32::MIN, successes_to_up: NonZeroU32::MIN };
}

/// What is believed of a target or a group of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Too little has been seen.
    Unknown,
    /// It answers.
    Up,
    /// It does not answer.
    Down,
}

/// What is believed of one target, and on which grounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProbeState {
    reach: Reach,
    last: Option<ProbeOutcome>,
    streak: u32,
}

impl ProbeState {
    /// Nothing has been seen yet.
    pub const NEW: Self = Self { reach: Reach::Unknown, last: None, streak: 0 };

    /// What is believed.
    #[must_use]
    pub const fn reach(&self) -> Reach {
        self.reach
    }

    /// What the latest probe saw.
    #[must_use]
    pub const fn last(&self) -> Option<ProbeOutcome> {
        self.last
    }

    /// How many outcomes in a row, to the latest, were answers, or how many were none.
    #[must_use]
    pub const fn streak(&self) -> u32 {
        self.streak
    }

    /// What is believed after one more outcome. A single one that goes against the belief does not turn it.
    #[must_use]
    pub fn after(&self, outcome: ProbeOutcome, patience: ProbePatience) -> Self {
        let goes_on = self.last.is_some_and(|last| last.is_ok() == outcome.is_ok());
        let streak = if goes_on { self.streak.saturating_add(1) } else { 1 };
        let reach = match outcome {
            Ok(_) if streak >= patience.successes_to_up.get() => Reach::Up,
            Err(_) if streak >= patience.failures_to_down.get() => Reach::Down,
            _ => self.reach,
        };
        Self { reach, last: Some(outcome), streak }
    }
}
