//! The results of the probes in words, and what they say about *is it only us?*

use std::time::Duration;

use crate::i18n::texts::{Explanation, Texts};
use crate::probe::ProbeError;
use crate::t;
use kvittera_domain::reachability::{Advice, Group, ProbeFailure, ProbeOutcome, Reach};

impl Texts {
    /// The group of a target: `tjänsten`.
    #[must_use]
    pub fn probe_group(&self, group: Group) -> String {
        match group {
            Group::Service => t!(self, "probe-group-service"),
            Group::Reference => t!(self, "probe-group-reference"),
        }
    }

    /// Whether a target or a group is reachable, as far as it is known: `svarar inte`.
    #[must_use]
    pub fn reach(&self, reach: Reach) -> String {
        match reach {
            Reach::Unknown => t!(self, "probe-unknown"),
            Reach::Up => t!(self, "probe-up"),
            Reach::Down => t!(self, "probe-down"),
        }
    }

    /// The outcome of one probe: `svarar`, or why there was no answer.
    #[must_use]
    pub fn outcome(&self, outcome: ProbeOutcome) -> String {
        outcome.map_or_else(|failure| self.probe_failure(failure), |_| self.reach(Reach::Up))
    }

    /// `12 ms`.
    #[must_use]
    pub fn milliseconds(&self, time: Duration) -> String {
        t!(self, "probe-milliseconds", count = time.as_millis().to_string())
    }

    /// Why a probe got no answer.
    #[must_use]
    pub fn probe_failure(&self, failure: ProbeFailure) -> String {
        match failure {
            ProbeFailure::Refused => t!(self, "probe-refused"),
            ProbeFailure::Timeout => t!(self, "probe-timeout"),
            ProbeFailure::NameUnknown => t!(self, "probe-name-unknown"),
            ProbeFailure::Unreachable => t!(self, "probe-unreachable"),
            ProbeFailure::Reset => t!(self, "probe-reset"),
            ProbeFailure::CertificateUntrusted => t!(self, "probe-certificate-untrusted"),
            ProbeFailure::CertificateExpired => t!(self, "probe-certificate-expired"),
            ProbeFailure::CertificateOtherHost => t!(self, "probe-certificate-other-host"),
            ProbeFailure::Tls => t!(self, "probe-tls"),
            ProbeFailure::HttpStatus(status) => t!(self, "probe-http-status", status = status.to_string()),
            ProbeFailure::RedirectLoop => t!(self, "probe-redirect-loop"),
            ProbeFailure::Garbage => t!(self, "probe-garbage"),
        }
    }

    /// The answer to *is it only us?*: `message` says what the probes show, `next` what to do about it.
    #[must_use]
    pub fn advice(&self, advice: Advice) -> Explanation {
        let (message, next) = match advice {
            Advice::NotOnlyUs => (t!(self, "advice-not-only-us"), t!(self, "advice-not-only-us-next")),
            Advice::ProbablyOnlyUs => (t!(self, "advice-probably-only-us"), t!(self, "advice-probably-only-us-next")),
            Advice::ServiceAnswers => (t!(self, "advice-service-answers"), t!(self, "advice-service-answers-next")),
            Advice::CannotTell => (t!(self, "advice-cannot-tell"), t!(self, "advice-cannot-tell-next")),
            Advice::NoTargets => (t!(self, "advice-no-targets"), t!(self, "advice-no-targets-next")),
        };
        Explanation { kind: advice.name(), message, next }
    }

    /// Why probing can't start.
    #[must_use]
    pub fn probe_error(&self, error: &ProbeError) -> Explanation {
        let (kind, message, next) = match error {
            ProbeError::CaUnreadable { path, cause } => (
                "ca_unreadable",
                t!(self, "probe-ca-unreadable", path = path.display().to_string(), detail = cause.to_string()),
                t!(self, "probe-ca-next"),
            ),
            ProbeError::CaUnusable { path } => (
                "ca_unusable",
                t!(self, "probe-ca-unusable", path = path.display().to_string()),
                t!(self, "probe-ca-next"),
            ),
            ProbeError::NoThread(cause) => {
                ("no_thread", t!(self, "probe-no-thread", detail = cause.to_string()), t!(self, "probe-no-thread-next"))
            }
        };
        Explanation { kind, message, next }
    }
}
