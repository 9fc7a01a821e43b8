//! The watcher: probes again and again, holds nothing up, and stops.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use kvittera::config::Config;
use kvittera::probe::{ProbeError, ProbePlan, Report, Watcher};
use kvittera_domain::reachability::target::Target;
use kvittera_domain::reachability::{Advice, Group, ProbePatience, Reachability};

use super::server::{Server, hang, nobody};
use super::{HASTY, PATIENT};

const AT_ONCE: Duration = Duration::from_millis(1);

fn plan(targets: &[(Group, String)]) -> ProbePlan {
    let targets: Vec<(Group, Target)> =
        targets.iter().map(|(group, target)| (*group, target.parse().unwrap())).collect();
    ProbePlan { targets, news_feed: None, interval: AT_ONCE, timeout: PATIENT, ca_file: None }
}

fn start(plan: ProbePlan) -> (Watcher, Receiver<Report>) {
    let (send, reports) = channel();
    (Watcher::start(plan, 7, send).unwrap(), reports)
}

/// Takes in reports until the advice is this.
#[track_caller]
fn wait_for(advice: Advice, seen: &mut Reachability, reports: &Receiver<Report>) {
    while seen.advice() != advice {
        match reports.recv_timeout(PATIENT).unwrap() {
            Report::Probed { place, outcome } => seen.take_in(place, outcome),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn what_answers_is_seen_to_go_and_to_come_back() {
    let (service, reference) = (Server::start(hang), Server::start(hang));
    let plan = plan(&[(Group::Service, service.port()), (Group::Reference, reference.port())]);
    let patience = Config::load(None).unwrap().probes.patience();
    let mut seen = Reachability::new(plan.targets.iter().cloned(), patience);
    let (_watcher, reports) = start(plan);
    assert_eq!(seen.advice(), Advice::CannotTell);
    wait_for(Advice::ServiceAnswers, &mut seen, &reports);
    let address = service.address;
    drop(service);
    wait_for(Advice::NotOnlyUs, &mut seen, &reports);
    drop(reference);
    wait_for(Advice::ProbablyOnlyUs, &mut seen, &reports);
    let _back = std::net::TcpListener::bind(address).unwrap();
    wait_for(Advice::ServiceAnswers, &mut seen, &reports);
}

#[test]
fn a_target_that_hangs_holds_up_no_other() {
    let (silent, page) = (Server::start(hang), Server::page("200 OK", "", b"hej"));
    let (_watcher, reports) = start(plan(&[(Group::Service, silent.url()), (Group::Reference, page.url())]));
    for _ in 0..20 {
        match reports.recv_timeout(PATIENT).unwrap() {
            Report::Probed { place: 1, outcome: Ok(_) } => {}
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_watcher_that_is_dropped_says_nothing_more() {
    let (came, visits) = channel();
    let (release, released) = channel::<()>();
    let (came, released) = (Mutex::new(came), Mutex::new(released));
    let server = Server::start(move |stream| {
        came.lock().unwrap().send(()).ok();
        released.lock().unwrap().recv().ok();
        drop(stream);
    });
    let (watcher, reports) = start(plan(&[(Group::Service, server.url())]));
    visits.recv_timeout(PATIENT).unwrap();
    drop(watcher);
    release.send(()).unwrap();
    assert!(matches!(reports.recv_timeout(PATIENT), Err(RecvTimeoutError::Disconnected)));
}

#[test]
fn dropping_does_not_wait_for_the_interval() {
    let server = Server::start(hang);
    let plan =
        ProbePlan { interval: Duration::from_secs(u64::from(u32::MAX)), ..plan(&[(Group::Service, server.port())]) };
    let (watcher, reports) = start(plan);
    assert!(matches!(reports.recv_timeout(PATIENT), Ok(Report::Probed { place: 0, outcome: Ok(_) })));
    drop(watcher);
    assert!(matches!(reports.recv_timeout(PATIENT), Err(RecvTimeoutError::Disconnected)));
}

#[test]
fn it_ends_when_nobody_listens_any_more() {
    let (came, visits) = channel();
    let came = Mutex::new(came);
    let server = Server::start(move |_| {
        came.lock().unwrap().send(()).ok();
    });
    let (_watcher, reports) = start(plan(&[(Group::Service, server.port())]));
    visits.recv_timeout(PATIENT).unwrap();
    drop(reports);
    while visits.recv_timeout(HASTY).is_ok() {}
}

#[test]
fn news_come_beside_the_outcomes() {
    let feed = "<rss><channel><item><title>Stopp</title></item></channel></rss>";
    let server = Server::page("200 OK", "", feed.as_bytes());
    let (_watcher, reports) = start(ProbePlan { news_feed: Some(server.url().parse().unwrap()), ..plan(&[]) });
    for _ in 0..2 {
        match reports.recv_timeout(PATIENT).unwrap() {
            Report::News(Ok(items)) => assert_eq!(items[0].title(), "Stopp"),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn certificates_that_can_not_be_used_are_told_of_and_nothing_is_probed() {
    let target = format!("tcp://{}", nobody());
    let plan = ProbePlan { ca_file: Some("/nowhere/ca.pem".into()), ..plan(&[(Group::Service, target)]) };
    let (_watcher, reports) = start(plan);
    let first = reports.recv_timeout(PATIENT).unwrap();
    assert!(matches!(first, Report::Trouble(ProbeError::CaUnreadable { .. })), "{first:?}");
    assert!(matches!(reports.recv_timeout(PATIENT), Err(RecvTimeoutError::Disconnected)));
}

#[test]
fn without_targets_there_is_nothing_to_do() {
    let settings = Config::load(None).unwrap().probes;
    let plan = ProbePlan::from(&settings);
    assert!(plan.targets.is_empty() && plan.news_feed.is_none() && plan.ca_file.is_none());
    assert_eq!(Reachability::new(plan.targets.clone(), ProbePatience::NONE).advice(), Advice::NoTargets);
    let (_watcher, reports) = start(plan);
    assert!(matches!(reports.recv_timeout(PATIENT), Err(RecvTimeoutError::Disconnected)));
}
