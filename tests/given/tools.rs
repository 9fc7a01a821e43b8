//! Looks for the tools that cause faults. Where one is missing the test proves nothing and says so on stderr; with `CI`
//! set that is a failure.

use std::io::Write;
use std::path::{Path, PathBuf};

/// Whether system calls can be made to fail.
pub fn has_strace() -> bool {
    there(
        Path::new("/usr/bin/strace").exists(),
        "strace is not installed: NOTHING is proved about failing system calls",
    )
}

/// Whether a program that other programs run in is installed.
pub fn has_multiplexer(name: &str) -> bool {
    let is_there = Path::new("/usr/bin").join(name).exists();
    there(is_there, &format!("{name} is not installed: NOTHING is proved about the screens within it"))
}

/// Whether mosh is installed, and lets a client in on this machine. Where there is no UDP it can't.
pub fn has_mosh() -> bool {
    let is_there = Path::new("/usr/bin/mosh-server").exists() && std::net::UdpSocket::bind("127.0.0.1:0").is_ok();
    if !is_there {
        skipped("mosh is not installed or can't be reached: NOTHING is proved about the screens over it");
    }
    is_there
}

/// Writes to stderr, past the test harness, that something was not proved.
pub fn skipped(why: &str) {
    std::io::stderr().write_all(format!("\nSKIPPED: {why}\n").as_bytes()).unwrap();
}

fn there(is_there: bool, otherwise: &str) -> bool {
    if !is_there {
        assert!(std::env::var_os("CI").is_none(), "{otherwise}");
        skipped(otherwise);
    }
    is_there
}

/// The library that shows a program a false time.
pub fn faketime() -> Option<PathBuf> {
    let found = ["x86_64-linux-gnu", "aarch64-linux-gnu"]
        .map(|machine| PathBuf::from(format!("/usr/lib/{machine}/faketime/libfaketime.so.1")))
        .into_iter()
        .find(|library| library.exists());
    there(found.is_some(), "libfaketime is not installed: NOTHING is proved about clocks that jump");
    found
}
