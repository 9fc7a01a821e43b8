//! Which folders and files a purpose needs.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::config::ProbeSettings;

/// What looking up names and trusting certificates reads. The files of `/etc` are replaced while the program runs, so that
/// the folder itself has to be within reach.
pub(super) const NETWORK_FILES: [&str; 14] = [
    "/etc",
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/share/ca-certificates",
    "/usr/local/share/certs",
    "/usr/share/ca-certificates",
    "/usr/share/pki",
    "/usr/share/ssl",
    "/run/NetworkManager",
    "/run/resolvconf",
    "/run/systemd/resolve",
    "/var/lib/ca-certificates",
];

/// The variables by which OpenSSL, and so everybody, finds certificates elsewhere.
const CERTIFICATES: [&str; 2] = ["SSL_CERT_FILE", "SSL_CERT_DIR"];

/// Where certificates stand that are named by the settings or the environment.
pub(super) fn certificates(probes: &ProbeSettings) -> Vec<PathBuf> {
    let named = CERTIFICATES.iter().filter_map(env::var_os);
    let mut files: Vec<PathBuf> = named.flat_map(|paths| env::split_paths(&paths).collect::<Vec<_>>()).collect();
    files.push(probes.ca_file.clone());
    files.iter().filter_map(|file| real(file)).collect()
}

/// Where a file really is. What is nowhere, such as the other end of a pipe that a shell names, needs no leave.
pub(super) fn real(file: &Path) -> Option<PathBuf> {
    fs::canonicalize(file).ok()
}

/// The folder that a file is named in, and the one that it really lies in: SQLite keeps its own files beside the latter.
pub(super) fn own_folders(file: &Path) -> Vec<PathBuf> {
    let named = match file.parent() {
        Some(folder) if folder.as_os_str().is_empty() => PathBuf::from("."),
        Some(folder) => folder.to_owned(),
        None => return Vec::new(),
    };
    let real = real(file).and_then(|file| file.parent().map(Path::to_owned));
    std::iter::once(named).chain(real).collect()
}

/// The folder, or the nearest above it that stands already: it may be made later. Never the root of everything.
pub(super) fn standing(folder: &Path) -> Option<PathBuf> {
    let found = folder.ancestors().find(|folder| folder.is_dir())?;
    (found != OsStr::new("/")).then(|| found.to_owned())
}
