//! What a thread that has shut itself in can and can't do; each test's own thread, so that no other is shut in with it.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::net::{TcpListener, TcpStream};
use std::os::linux::net::SocketAddrExt as _;
use std::os::unix::net::{SocketAddr, UnixListener, UnixStream};
use std::path::Path;
use std::process::Command;
use std::thread;

use kvittera::config::{Config, ProbeSettings};
use kvittera::desk::draft::{CheckoutDraft, Drafts, FoundDraft};
use kvittera::sandbox::Allowed;
use kvittera_store::EventStore as _;
use rustix::io::Errno;
use rustix::process::{getppid, test_kill_process};
use tempfile::TempDir;
use uuid::Uuid;

use super::is_enforced;
use crate::given::log_file::{Desk, append, at, noted, open_at};

fn probes(settings: &str) -> ProbeSettings {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kvittera.toml");
    fs::write(&file, settings).unwrap();
    Config::load(Some(&file)).unwrap().probes
}

fn nothing_probed() -> Allowed {
    Allowed::around(&probes(""))
}

fn one_probed() -> Allowed {
    Allowed::around(&probes("[probes]\nservice = [\"tcp://127.0.0.1:9\"]"))
}

/// Does something on a thread that shuts itself in first.
fn inside<T: Send>(walls: &Allowed, work: impl FnOnce() -> T + Send) -> Option<T> {
    thread::scope(|scope| scope.spawn(|| is_enforced(walls.enter()).then(work)).join().unwrap())
}

fn is_refused<T>(outcome: std::io::Result<T>) -> bool {
    outcome.is_err_and(|error| error.kind() == ErrorKind::PermissionDenied)
}

#[test]
fn no_other_program_can_be_started() {
    let start = || Command::new("/bin/true").status();
    assert!(start().unwrap().success());
    for walls in [nothing_probed(), one_probed(), nothing_probed().with_folder(Path::new("/bin"))] {
        inside(&walls, || assert!(is_refused(start())));
    }
}

#[test]
fn a_program_that_it_wrote_itself_cannot_be_started_either() {
    let folder = tempfile::tempdir().unwrap();
    inside(&nothing_probed().with_folder(folder.path()), || {
        let program = folder.path().join("program");
        fs::copy(std::env::current_exe().unwrap(), &program).unwrap_err();
        fs::write(&program, "#!/bin/sh\n").unwrap();
        rustix::fs::chmod(&program, rustix::fs::Mode::RWXU).unwrap();
        assert!(is_refused(Command::new(&program).status()));
    });
}

#[test]
fn files_of_others_can_be_neither_read_nor_written() {
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("file");
    fs::write(&file, "theirs").unwrap();
    inside(&nothing_probed(), || {
        assert!(is_refused(fs::read("/etc/passwd")));
        assert!(is_refused(fs::read(&file)));
        assert!(is_refused(fs::read_dir(elsewhere.path())));
        assert!(is_refused(File::options().write(true).open(&file)));
        assert!(is_refused(File::create(elsewhere.path().join("new"))));
        assert!(is_refused(fs::remove_file(&file)));
        assert!(is_refused(fs::rename(&file, elsewhere.path().join("other"))));
    });
    assert_eq!(fs::read(&file).unwrap(), b"theirs");
}

#[test]
fn the_network_is_out_of_reach_unless_something_is_probed() {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = server.local_addr().unwrap();
    inside(&nothing_probed(), || {
        assert!(is_refused(TcpStream::connect(address)));
        assert!(is_refused(TcpListener::bind("127.0.0.1:0")));
    });
    inside(&one_probed(), || {
        TcpStream::connect(address).unwrap();
        assert!(is_refused(TcpListener::bind("127.0.0.1:0")));
        fs::read("/etc/hosts").unwrap();
        assert!(is_refused(fs::write("/etc/kvittera-was-here", "")));
        assert!(is_refused(fs::read("/proc/self/environ")));
    });
}

#[test]
fn no_other_process_can_be_reached() {
    let name = SocketAddr::from_abstract_name(format!("kvittera-test-{}", std::process::id())).unwrap();
    let _server = UnixListener::bind_addr(&name).unwrap();
    inside(&nothing_probed(), || {
        assert_eq!(test_kill_process(getppid().unwrap()), Err(Errno::PERM));
        assert!(is_refused(UnixStream::connect_addr(&name)));
    });
}

#[test]
fn threads_are_shut_in_with_the_one_that_starts_them() {
    inside(&nothing_probed(), || {
        let read = thread::spawn(|| fs::read("/etc/passwd")).join().unwrap();
        assert!(is_refused(read));
    });
}

#[test]
fn the_log_and_the_drafts_work_as_before() {
    let desk = Desk::in_use();
    inside(&nothing_probed().with_log(&desk.path), || {
        let mut store = desk.open();
        append(&mut store, 9, vec![noted("Ringde")]).unwrap();
        drop(store);
        assert_eq!(open_at(&desk.path).unwrap().head().seq.0, 7);
        let mut drafts = Drafts::beside(&desk.path, chrono::TimeDelta::hours(12), Uuid::new_v4());
        let owner = "abcde1".parse().unwrap();
        let typed = String::from;
        let draft = CheckoutDraft {
            saved_at: at(0),
            sex: None,
            vgr_id: typed("vwxyz2"),
            clinic: typed("Med"),
            ward: typed(""),
            callback: typed(""),
            request: None,
        };
        drafts.keep(&owner, &draft).unwrap();
        drafts.keep(&owner, &draft).unwrap();
        assert_eq!(drafts.take_up(&owner, at(1)), Some(FoundDraft::Left(draft)));
        drafts.discard(&owner).unwrap();
    });
}

#[test]
fn a_log_behind_a_link_works_too() {
    let desk = Desk::in_use();
    let other = tempfile::tempdir().unwrap();
    let link = other.path().join("link.sqlite");
    std::os::unix::fs::symlink(&desk.path, &link).unwrap();
    inside(&nothing_probed().with_log(&link), || {
        append(&mut open_at(&link).unwrap(), 9, vec![noted("Ringde")]).unwrap();
    });
}

#[test]
fn a_file_that_was_named_can_be_made_or_read() {
    let [made, read] = [(); 2].map(|()| TempDir::new().unwrap());
    let (new, old) = (made.path().join("new"), read.path().join("old"));
    fs::write(&old, "numbers").unwrap();
    inside(&nothing_probed().with_new_file(&new).with_file(&old), || {
        fs::write(&new, "document").unwrap();
        assert!(is_refused(fs::read(&new)), "made, not read");
        assert_eq!(fs::read(&old).unwrap(), b"numbers");
        assert!(is_refused(fs::write(&old, "")), "read, not written");
    });
}

#[test]
fn a_folder_that_is_not_there_yet_can_be_made_and_the_root_is_never_opened() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("a/b");
    inside(&nothing_probed().with_folder(&folder), || {
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("file"), "").unwrap();
        fs::rename(folder.join("file"), folder.join("other")).unwrap();
    });
    inside(&nothing_probed().with_folder(Path::new("/nowhere/at/all")), || {
        assert!(is_refused(fs::read("/etc/passwd")));
    });
}
