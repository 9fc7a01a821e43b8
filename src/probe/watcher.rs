//! Probes again and again on threads of its own, and sends what it sees.

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

/// What is probed, and how often.
#[derive(Debug, Clone)]
pub struct ProbePlan {
    /// The targets; a report names one by its place here.
    pub targets: Vec<(Group, Target)>,
    /// The feed of news, fetched at every tenth interval.
    pub news_feed: Option<WebAddress>,
    /// The time from one probe of a target to the next.
    pub interval: Duration,
    /// The most that one probe takes.
    pub timeout: Duration,
    /// Certificates to trust beside those of the system.
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

/// What the watcher has seen.
#[derive(Debug)]
pub enum Report {
    /// A target was probed.
    Probed {
        /// Its place among the targets.
        place: usize,
        /// What came of it.
        outcome: ProbeOutcome,
    },
    /// The news were fetched, newest first, or could not be had.
    News(Result<Vec<NewsItem>, ProbeFailure>),
    /// Nothing, or not all, is probed; this comes at the start or never.
    Trouble(ProbeError),
}

/// Keeps probing until it is dropped.
///
/// Each target has a thread of its own, so that one that hangs holds up no other. Dropping waits for nobody: a probe
/// under way ends within its timeout, and says nothing any more.
#[derive(Debug)]
pub struct Watcher {
    _stops: Vec<Sender<Infallible>>,
}

impl Watcher {
    /// Starts probing, each target at once and then at every interval, give or take a tenth; `seed` decides the tenths.
    /// It ends by itself when nobody receives the reports any more.
    ///
    /// # Errors
    /// When the system gives no thread.
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
        // Reading certificates may take a while, so it is done on a thread too.
        let begin = move || {
            if let Err(trouble) = Prober::new(timeout, ca_file.as_deref()).and_then(|prober| go(&prober, rounds)) {
                // When nobody receives any more, nobody wants to know.
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

/// One job, done again and again.
struct ProbeRound<M> {
    job: Job,
    interval: Duration,
    random: Rng,
    stopped: Receiver<Infallible>,
    reports: Sender<M>,
}

fn go<M: From<Report> + Send + 'static>(prober: &Prober, rounds: Vec<ProbeRound<M>>) -> Result<(), ProbeError> {
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
            // An answer that breaks the reader of it is none that can be understood.
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
    fn desks_do_not_knock_in_step() {
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
