//! The folders and files that logs, named files and the network need.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::config::ProbeSettings;

/// What is read to resolve host names and to verify certificates. Files in `/etc` may be replaced while the program
/// runs, so the folder itself has to be allowed.
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

/// The variables that name certificates elsewhere; OpenSSL introduced them, and others follow it.
const CERTIFICATES: [&str; 2] = ["SSL_CERT_FILE", "SSL_CERT_DIR"];

/// The certificates that the settings or the environment name.
pub(super) fn certificates(probes: &ProbeSettings) -> Vec<PathBuf> {
    let named = CERTIFICATES.iter().filter_map(env::var_os);
    let mut files: Vec<PathBuf> = named.flat_map(|paths| env::split_paths(&paths).collect::<Vec<_>>()).collect();
    files.push(probes.ca_file.clone());
    files.iter().filter_map(|file| real_path(file)).collect()
}

/// The path of a file with all links resolved. A path that leads to no file, such as a pipe that a shell names, needs
/// no permission.
pub(super) fn real_path(file: &Path) -> Option<PathBuf> {
    fs::canonicalize(file).ok()
}

/// The folder that a file is named in, and the one that it really lies in, where SQLite keeps its own files.
pub(super) fn own_folders(file: &Path) -> Vec<PathBuf> {
    let named = match file.parent() {
        Some(folder) if folder.as_os_str().is_empty() => PathBuf::from("."),
        Some(folder) => folder.to_owned(),
        None => return Vec::new(),
    };
    let real = real_path(file).and_then(|file| file.parent().map(Path::to_owned));
    std::iter::once(named).chain(real).collect()
}

/// The folder, or the nearest existing one above it, since the folder may be created later. Never the root.
pub(super) fn nearest_existing(folder: &Path) -> Option<PathBuf> {
    let found = folder.ancestors().find(|folder| folder.is_dir())?;
    (found != OsStr::new("/")).then(|| found.to_owned())
}
