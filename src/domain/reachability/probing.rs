//! The outcomes of single probes, and how many in a row change the state of a target.

use std::num::NonZeroU32;
use std::time::Duration;

/// The outcome of one probe: how long the answer took, or why there was none.
pub type ProbeOutcome = Result<Duration, ProbeFailure>;

/// Why a probe got no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ProbeFailure {
    /// The host exists, but nothing listens on the port.
    #[error("refused")]
    Refused,
    /// No complete answer came in time.
    #[error("timeout")]
    Timeout,
    /// The name could not be looked up.
    #[error("name unknown")]
    NameUnknown,
    /// There is no route to the host, or it is forbidden.
    #[error("unreachable")]
    Unreachable,
    /// The connection broke off.
    #[error("reset")]
    Reset,
    /// The certificate's issuer is not trusted by this machine.
    #[error("certificate untrusted")]
    CertificateUntrusted,
    /// The certificate is no longer, or not yet, valid.
    #[error("certificate expired")]
    CertificateExpired,
    /// The certificate belongs to another host.
    #[error("certificate for another host")]
    CertificateOtherHost,
    /// No encrypted connection was established, for another reason than those above.
    #[error("tls")]
    Tls,
    /// The server says by this HTTP status that it does not work.
    #[error("http status {0}")]
    HttpStatus(u16),
    /// Every address only redirected to another one.
    #[error("redirect loop")]
    RedirectLoop,
    /// The response can't be understood.
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

    /// The HTTP status, if that is the failure.
    #[must_use]
    pub const fn http_status(self) -> Option<u16> {
        if let Self::HttpStatus(status) = self { Some(status) } else { None }
    }
}

/// How many equal outcomes in a row change the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProbePatience {
    /// After this many failures in a row, the target is down.
    pub failures_to_down: NonZeroU32,
    /// After this many answers in a row, the target is up.
    pub successes_to_up: NonZeroU32,
}

impl ProbePatience {
    /// Every outcome changes the state at once, as in a single check.
    pub const NONE: Self = Self { failures_to_down: NonZeroU32::MIN, successes_to_up: NonZeroU32::MIN };
}

/// Whether a target or a group answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// There are too few outcomes yet.
    Unknown,
    Up,
    Down,
}

/// The state of one target, with its last outcome and how often that was repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProbeState {
    reach: Reach,
    last: Option<ProbeOutcome>,
    streak: u32,
}

impl ProbeState {
    /// The state before the first probe.
    pub const NEW: Self = Self { reach: Reach::Unknown, last: None, streak: 0 };

    /// Whether the target answers.
    #[must_use]
    pub const fn reach(&self) -> Reach {
        self.reach
    }

    /// The outcome of the latest probe.
    #[must_use]
    pub const fn last(&self) -> Option<ProbeOutcome> {
        self.last
    }

    /// How many of the latest outcomes in a row were answers, or how many were failures.
    #[must_use]
    pub const fn streak(&self) -> u32 {
        self.streak
    }

    /// The state after one more outcome. A single contrary outcome does not change it, unless `patience` says so.
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
