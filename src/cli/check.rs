//! `kvittera check`: is the fault here or at the service? Probes every target once.

use std::io;

use serde::Serialize;

use crate::cli::columns::aligned;
use crate::cli::exit::Exit;
use crate::cli::failure::CliError;
use crate::cli::output::Output;
use crate::cli::session::CliSession;
use crate::i18n::{Explanation, Texts};
use crate::probe;
use crate::probe::{ProbePlan, Prober};
use crate::sandbox::Allowed;
use kvittera_domain::reachability::target::Target;
use kvittera_domain::reachability::{Advice, Group, ProbeFailure, ProbeOutcome, ProbePatience, Reachability};

/// Runs `kvittera check`; the log is not touched.
///
/// # Errors
/// When the settings name no target, or the prober or the output can't be used.
pub fn run(session: &CliSession, output: &mut Output<'_>) -> Result<Exit, CliError> {
    let plan = ProbePlan::from(&session.config.probes);
    let mut reachability = Reachability::new(plan.targets.iter().cloned(), ProbePatience::NONE);
    if reachability.advice() == Advice::NoTargets {
        let Explanation { message, next, .. } = session.texts.advice(Advice::NoTargets);
        return Err(CliError::Refused(Explanation { kind: "no_probe_targets", message, next }));
    }
    // Enter the sandbox before the first probe: answers from the network must not reach anything on this machine.
    Allowed::around(&session.config.probes).enter();
    let prober = Prober::new(plan.timeout, plan.ca_file.as_deref())?;
    let outcomes = probe::once(&prober, &plan.targets)?;
    outcomes.iter().enumerate().for_each(|(place, outcome)| reachability.take_in(place, *outcome));
    let results: Vec<Probed<'_>> = plan.targets.iter().zip(outcomes).collect();
    let advice = reachability.advice();
    if session.json {
        output.json(&as_json(advice, &results))?;
    } else {
        print_words(session, advice, &results, output)?;
    }
    Ok(if advice == Advice::ServiceAnswers { Exit::Done } else { Exit::Refused })
}

type Probed<'a> = (&'a (Group, Target), ProbeOutcome);

fn print_words(session: &CliSession, advice: Advice, probed: &[Probed<'_>], output: &mut Output<'_>) -> io::Result<()> {
    let rows: Vec<_> = probed.iter().map(|probed| row(&session.texts, probed)).collect();
    aligned(&rows).iter().try_for_each(|line| output.result(line))?;
    let Explanation { message, next, .. } = session.texts.advice(advice);
    output.result(&message)?;
    output.result(&next)
}

fn row(texts: &Texts, ((group, target), outcome): &Probed<'_>) -> [String; 4] {
    let time = outcome.map_or_else(|_| String::new(), |time| texts.milliseconds(time));
    [target.to_string(), texts.probe_group(*group), texts.outcome(*outcome), time]
}

#[derive(Serialize)]
struct CheckJson {
    advice: &'static str,
    targets: Vec<TargetJson>,
}

#[derive(Serialize)]
struct TargetJson {
    target: String,
    group: &'static str,
    answers: bool,
    milliseconds: Option<u128>,
    failure: Option<&'static str>,
    http_status: Option<u16>,
}

fn as_json(advice: Advice, probed: &[Probed<'_>]) -> CheckJson {
    let target = |((group, target), outcome): &Probed<'_>| TargetJson {
        target: target.to_string(),
        group: group.name(),
        answers: outcome.is_ok(),
        milliseconds: outcome.ok().map(|time| time.as_millis()),
        failure: outcome.err().map(ProbeFailure::name),
        http_status: outcome.err().and_then(ProbeFailure::http_status),
    };
    CheckJson { advice: advice.name(), targets: probed.iter().map(target).collect() }
}
