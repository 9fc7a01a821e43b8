//! Probes at regular intervals on threads of its own, and sends a report after each probe.

use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use fastrand::Rng;

use crate::config::ProbeSettings;
use crate::panics;
use crate::probe::error::ProbeError;
use crate::probe::prober::Prober;
use kvittera_domain::reachability::news::NewsItem;
use kvittera_domain::reachability::target::{Target, WebAddress};
use kvittera_domain::reachability::{Group, ProbeFailure, ProbeOutcome};

/// What the watcher probes, and how often.
#[derive(Debug, Clone)]
pub struct ProbePlan {
    /// A report refers to a target by its index in this list.
    pub targets: Vec<(Group, Target)>,
    /// The news feed, which is fetched at every tenth interval.
    pub news_feed: Option<WebAddress>,
    /// The time from the end of one probe of a target to the next.
    pub interval: Duration,
    /// The longest time that one probe may take.
    pub timeout: Duration,
    /// A file of certificates to trust in addition to those of the system.
    pub ca_file: Option<PathBuf>,
}

impl From<&ProbeSettings> for ProbePlan {
    fn from(settings: &ProbeSettings) -> Self {
        let ca_file = Some(&settings.ca_file).filter(|path| !path.as_os_str().is_empty());
        Self {
            targets: settings.targets(),
            news_feed: settings.news_feed.clone(),
            interval: settings.interval(),
            timeout: settings.timeout(),
            ca_file: ca_file.cloned(),
        }
    }
}

/// What the watcher sends to its receiver.
#[derive(Debug)]
pub enum Report {
    /// A target was probed.
    Probed {
        /// Index into [`ProbePlan::targets`].
        place: usize,
        outcome: ProbeOutcome,
    },
    /// The news, newest first, or why they could not be fetched.
    News(Result<Vec<NewsItem>, ProbeFailure>),
    /// Some or all targets can't be probed. It is sent at the start or never.
    Trouble(ProbeError),
}

/// Probes until it is dropped.
///
/// Each target has a thread of its own, so that a target that hangs doesn't delay the others. Dropping the watcher
/// doesn't wait for a running probe: that one ends within its timeout, and sends no report any more.
#[derive(Debug)]
pub struct Watcher {
    _stops: Vec<Sender<Infallible>>,
}

impl Watcher {
    /// Starts probing: each target at once, and then after each interval, give or take a tenth. `seed` seeds these
    /// random deviations. Probing ends by itself when the receiver of the reports is gone.
    ///
    /// # Errors
    /// The system can't start a thread.
    pub fn start<M: From<Report> + Send + 'static>(
        plan: ProbePlan,
        seed: u64,
        reports: Sender<M>,
    ) -> Result<Self, ProbeError> {
        let mut random = Rng::with_seed(seed);
        let ProbePlan { targets, news_feed, interval, timeout, ca_file } = plan;
        let probes =
            targets.into_iter().enumerate().map(|(place, (_, target))| (Job::Probe { place, target }, interval));
        let news = news_feed.map(|feed| (Job::Fetch(feed), interval.saturating_mul(INTERVALS_PER_FETCH)));
        let (stops, rounds): (Vec<_>, Vec<_>) = probes
            .chain(news)
            .map(|(job, interval)| {
                let (stop, stopped) = channel();
                let random = random.fork();
                (stop, ProbeRound { job, interval, random, stopped, reports: reports.clone() })
            })
            .unzip();
        // Reading the certificates may take a while, so that happens on a thread too.
        let begin = move || {
            if let Err(trouble) =
                Prober::new(timeout, ca_file.as_deref()).and_then(|prober| start_rounds(&prober, rounds))
            {
                // Sending fails only when the receiver is gone, and then no one needs the report.
                reports.send(Report::Trouble(trouble).into()).ok();
            }
        };
        if !stops.is_empty() {
            spawn(begin)?;
        }
        Ok(Self { _stops: stops })
    }
}

const INTERVALS_PER_FETCH: u32 = 10;

enum Job {
    Probe { place: usize, target: Target },
    Fetch(WebAddress),
}

/// One job that is repeated at an interval.
struct ProbeRound<M> {
    job: Job,
    interval: Duration,
    random: Rng,
    stopped: Receiver<Infallible>,
    reports: Sender<M>,
}

fn start_rounds<M: From<Report> + Send + 'static>(
    prober: &Prober,
    rounds: Vec<ProbeRound<M>>,
) -> Result<(), ProbeError> {
    rounds.into_iter().try_for_each(|round| {
        let prober = prober.clone();
        spawn(move || round.run(&prober))
    })
}

fn spawn(work: impl FnOnce() + Send + 'static) -> Result<(), ProbeError> {
    thread::Builder::new().name("kvittera-probe".to_owned()).spawn(work).map(drop).map_err(ProbeError::NoThread)
}

impl<M: From<Report>> ProbeRound<M> {
    fn run(mut self, prober: &Prober) {
        loop {
            // A panic of the parser counts as an unreadable answer.
            let report = match &self.job {
                Job::Probe { place, target } => {
                    let outcome = panics::catch(|| prober.probe(target)).unwrap_or(Err(ProbeFailure::Garbage));
                    Report::Probed { place: *place, outcome }
                }
                Job::Fetch(feed) => {
                    Report::News(panics::catch(|| prober.news(feed)).unwrap_or(Err(ProbeFailure::Garbage)))
                }
            };
            let is_stopped = self.stopped.try_recv() == Err(TryRecvError::Disconnected);
            if is_stopped || self.reports.send(report.into()).is_err() {
                return;
            }
            let wait = jittered(self.interval, &mut self.random);
            if self.stopped.recv_timeout(wait) == Err(RecvTimeoutError::Disconnected) {
                return;
            }
        }
    }
}

fn jittered(interval: Duration, random: &mut Rng) -> Duration {
    interval.mul_f64(0.9 + 0.2 * random.f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn desks_do_not_probe_in_step() {
        let interval = Duration::from_secs(30);
        let waits = |seed| {
            let mut random = Rng::with_seed(seed);
            (0..100).map(|_| jittered(interval, &mut random)).collect::<Vec<_>>()
        };
        let (one, other) = (waits(1), waits(2));
        assert!(one.iter().all(|wait| (27..=33).contains(&wait.as_secs())), "{one:?}");
        assert!(one.iter().max() > one.iter().min() && one != other);
        assert_eq!(one, waits(1), "the seed decides");
    }
}
