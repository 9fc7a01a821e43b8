//! `kvittera check`, through the real program.

use std::fs::read_dir;
use std::io::Write as _;
use std::sync::{Arc, Barrier};

use super::server::{Server, hang, nobody, request};
use super::tls::{self, Authority};
use crate::cli::place::{Place, Said};

/// The program with these settings under `[probes]`.
fn command(place: &Place, probes: &str, arguments: &[&str]) -> std::process::Command {
    let config = place.write("probes.toml", format!("[probes]\n{probes}\n"));
    place.command(&[&["--config", &config, "check"], arguments].concat())
}

fn check(probes: &str, arguments: &[&str]) -> Said {
    Said::of(command(&Place::empty(), probes, arguments).output().unwrap())
}

fn page() -> Server {
    Server::page("200 OK", "", b"hej")
}

#[test]
fn a_service_that_answers_is_well() {
    let (service, gateway) = (page(), Server::start(hang));
    let probes = format!("service = [{:?}]\nreference = [{:?}]", service.url(), gateway.port());
    let said = check(&probes, &["--json"]).done().json();
    assert_eq!(said["advice"], "service_answers");
    let [service_seen, gateway_seen] = said["targets"].as_array().unwrap().as_slice() else { panic!("{said}") };
    assert_eq!((&service_seen["target"], &service_seen["group"]), (&service.url().into(), &"service".into()));
    assert_eq!((&gateway_seen["target"], &gateway_seen["group"]), (&gateway.port().into(), &"reference".into()));
    for seen in [service_seen, gateway_seen] {
        assert!(seen["answers"] == true && seen["milliseconds"].is_u64(), "{seen}");
        assert!(seen["failure"].is_null() && seen["http_status"].is_null(), "{seen}");
    }
    let said = check(&probes, &["--lang", "en"]).done();
    let lines: Vec<_> = said.out.lines().collect();
    assert!(lines[0].starts_with(&service.url()) && lines[0].contains("  the service  answers  "), "{said:?}");
    assert!(lines[1].contains("  reference    answers  ") && lines[1].ends_with(" ms"), "{said:?}");
    assert_eq!(lines[2], "PU-tjänsten answers from here.");
}

#[test]
fn a_service_that_is_down_is_told_by_words_and_exit_code() {
    let (service, reference) = (Server::page("503 Down", "", b""), page());
    let both = format!("service = [{:?}]\nreference = [{:?}]", service.url(), reference.url());
    let said = check(&both, &["--json"]);
    assert_eq!((said.code, &said.json()["advice"]), (3, &"not_only_us".into()), "{said:?}");
    let seen = &said.json()["targets"][0];
    assert_eq!((&seen["answers"], &seen["failure"]), (&false.into(), &"http_status".into()));
    assert_eq!((&seen["http_status"], &seen["milliseconds"]), (&503.into(), &serde_json::Value::Null));
    let said = check(&both, &[]);
    assert_eq!((said.code, said.err.as_str()), (3, ""), "{said:?}");
    assert!(said.out.contains("svarar med fel 503") && said.out.contains("inte bara hos oss"), "{said:?}");
}

#[test]
fn when_nothing_answers_it_is_probably_only_us() {
    let (one, other) = (nobody(), nobody());
    let said = check(&format!("service = [\"http://{one}\"]\nreference = [\"tcp://{other}\"]"), &["--json"]);
    assert_eq!((said.code, &said.json()["advice"]), (3, &"probably_only_us".into()), "{said:?}");
    assert_eq!(said.json()["targets"][1]["failure"], "refused");
    let said = check(&format!("service = [\"http://{one}\"]"), &["--json"]);
    assert_eq!((said.code, &said.json()["advice"]), (3, &"cannot_tell".into()), "{said:?}");
}

#[test]
fn without_an_address_it_says_how_to_set_one() {
    let reference = format!("reference = [{:?}]", page().url());
    for probes in ["", &reference] {
        let error = check(probes, &["--json"]).refused(3, "no_probe_targets");
        assert!(error["next"].as_str().unwrap().contains("service = ["), "{error}");
        check(probes, &[]).failed(3, "[probes]");
    }
}

#[test]
fn settings_that_can_not_be_used_are_wrong_arguments() {
    let service = "service = [\"tcp://127.0.0.1:1\"]\n";
    check(&format!("{service}ca_file = \"/nowhere/ca.pem\""), &["--json"]).refused(2, "ca_unreadable");
    check(&format!("{service}ca_file = \"/dev/null\""), &[]).failed(2, "/dev/null");
    check("service = [\"pu.example\"]", &[]).failed(2, "https://");
}

#[test]
fn all_are_probed_at_the_same_time() {
    const TOGETHER: usize = 5;
    let all_here = Arc::new(Barrier::new(TOGETHER));
    let server = Server::start(move |mut stream| {
        request(&mut stream);
        all_here.wait();
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").ok();
    });
    let targets: Vec<_> = (0..TOGETHER).map(|page| format!("{}{page}", server.url())).collect();
    check(&format!("timeout_seconds = 20\nservice = {targets:?}"), &["--json"]).done();
}

#[test]
fn one_that_hangs_is_given_up_in_time() {
    let (silent, reference) = (Server::start(hang), page());
    let probes = format!("timeout_seconds = 1\nservice = [{:?}]\nreference = [{:?}]", silent.url(), reference.url());
    let said = super::bounded(super::PATIENT, move || check(&probes, &["--json"]));
    assert_eq!(said.json()["targets"][0]["failure"], "timeout", "{said:?}");
    assert_eq!(said.code, 3);
}

#[test]
fn no_proxy_answers_in_the_services_place() {
    let (service, proxy) = (page(), format!("http://{}", nobody()));
    let place = Place::empty();
    let mut command = command(&place, &format!("service = [{:?}]", service.url()), &[]);
    for name in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        command.env(name, &proxy);
    }
    Said::of(command.output().unwrap()).done();
}

#[test]
fn whom_the_system_trusts_is_trusted() {
    let (authority, place) = (Authority::new(), Place::empty());
    let server = tls::page(authority.server("127.0.0.1"));
    let probes = format!("service = [{:?}]", tls::url(&server));
    let mut command = command(&place, &probes, &["--json"]);
    Said::of(command.env("SSL_CERT_FILE", authority.file("ca.pem", authority.pem())).output().unwrap()).done();
    let said = check(&probes, &["--json"]);
    assert_eq!(said.json()["targets"][0]["failure"], "certificate_untrusted", "{said:?}");
    let own = format!("{probes}\nca_file = {:?}", authority.file("own.pem", authority.pem()));
    check(&own, &["--json"]).done();
}

#[test]
fn no_log_is_opened_or_made() {
    let (service, place) = (page(), Place::empty());
    let mut command = command(&place, &format!("service = [{:?}]", service.url()), &[]);
    Said::of(command.output().unwrap()).done();
    let names: Vec<_> = read_dir(place.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["probes.toml"]);
}
