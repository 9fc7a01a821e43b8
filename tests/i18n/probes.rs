//! The words for what the probes see.

use std::collections::BTreeSet;
use std::io::Error;
use std::time::Duration;

use kvittera::i18n::Texts;
use kvittera::probe::ProbeError;
use kvittera_domain::reachability::{Advice, Group, ProbeFailure, Reach};

use super::{assert_explained, assert_phrase, english, swedish};

const FAILURES: [ProbeFailure; 12] = [
    ProbeFailure::Refused,
    ProbeFailure::Timeout,
    ProbeFailure::NameUnknown,
    ProbeFailure::Unreachable,
    ProbeFailure::Reset,
    ProbeFailure::CertificateUntrusted,
    ProbeFailure::CertificateExpired,
    ProbeFailure::CertificateOtherHost,
    ProbeFailure::Tls,
    ProbeFailure::HttpStatus(503),
    ProbeFailure::RedirectLoop,
    ProbeFailure::Garbage,
];

#[track_caller]
fn different(words: impl IntoIterator<Item = String>) {
    let words: Vec<_> = words.into_iter().collect();
    for word in &words {
        assert_phrase(word);
    }
    assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len(), "{words:?}");
}

fn outcomes(texts: &Texts) -> impl Iterator<Item = String> {
    FAILURES.into_iter().map(Err).chain([Ok(Duration::ZERO)]).map(|outcome| texts.outcome(outcome))
}

#[test]
fn each_outcome_has_its_own_words_and_name() {
    for texts in [swedish(), english()] {
        different(outcomes(&texts));
        different([Reach::Unknown, Reach::Up, Reach::Down].map(|reach| texts.reach(reach)));
        different(Group::ALL.map(|group| texts.probe_group(group)));
        assert_eq!(texts.milliseconds(Duration::from_micros(12_900)), "12 ms");
        assert_eq!(texts.milliseconds(Duration::from_secs(5)), "5000 ms", "no separator between thousands");
        assert!(texts.probe_failure(ProbeFailure::HttpStatus(503)).ends_with("503"));
    }
    for (swedish, english) in outcomes(&swedish()).zip(outcomes(&english())) {
        assert_ne!(swedish, english);
    }
    different(FAILURES.map(|failure| failure.name().to_owned()));
}

#[test]
fn each_advice_says_what_is_seen_and_what_to_do() {
    use Advice::{CannotTell, NoTargets, NotOnlyUs, ProbablyOnlyUs, ServiceAnswers};
    let (sv, en) = (swedish(), english());
    for advice in [NotOnlyUs, ProbablyOnlyUs, ServiceAnswers, CannotTell, NoTargets] {
        assert_explained(&sv.advice(advice), &en.advice(advice));
        assert_eq!(sv.advice(advice).kind, advice.name());
    }
    assert!(sv.advice(NoTargets).next.contains("[probes]"));
    assert!(sv.advice(NotOnlyUs).message.contains("inte bara hos oss"));
    assert!(sv.advice(ProbablyOnlyUs).message.contains("nog bara hos oss"));
}

#[test]
fn why_nothing_can_be_probed_is_said() {
    let path = || "/etc/ca.pem".into();
    for error in [
        ProbeError::CaUnreadable { path: path(), cause: Error::other("stängd") },
        ProbeError::CaUnusable { path: path() },
        ProbeError::NoThread(Error::other("fullt")),
    ] {
        assert_explained(&swedish().probe_error(&error), &english().probe_error(&error));
    }
}
