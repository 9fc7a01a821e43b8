//! A real sshd on the loopback, set up with the files of `data/ssh`, and the real client; keys and log are thrown away.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use kvittera::desk::login::SessionOrigin;
use tempfile::TempDir;

use crate::cli::place::{PROGRAM, Said, full_pool};

const SSHD: &str = "/usr/sbin/sshd";
const SSHD_CONFIG: &str = include_str!("../../data/ssh/sshd_config");
const AUTHORIZED_KEYS: &str = include_str!("../../data/ssh/authorized_keys");
const SETTINGS: &str = include_str!("../../data/ssh/kvittera.toml");

/// The keys that `data/ssh/authorized_keys` knows, and one that it doesn't.
pub const KEYS: [&str; 5] = ["CASHIER-KEY", "TECHNICIAN-KEY", "WARD-KEY", "AUDITOR-KEY", "STRANGER-KEY"];
pub const CASHIER: &str = KEYS[0];
pub const TECHNICIAN: &str = KEYS[1];
pub const WARD: &str = KEYS[2];
pub const AUDITOR: &str = KEYS[3];
pub const STRANGER: &str = KEYS[4];

/// Whether there is an sshd to test with; where tests are a gate there has to be one.
pub fn is_there() -> bool {
    let there =
        [SSHD, "/usr/bin/ssh", "/usr/bin/ssh-keygen", "/usr/bin/sftp"].iter().all(|path| Path::new(path).exists());
    if !there {
        let missing =
            "openssh-server and openssh-client are not installed: NOTHING is proved about the way in over SSH";
        assert!(std::env::var_os("CI").is_none(), "{missing}");
        // Past what the test harness keeps to itself.
        std::io::stderr().write_all(format!("\nWARNING: {missing}\n").as_bytes()).unwrap();
    }
    there
}

/// Whom and where the client has to call.
pub fn address() -> String {
    format!("{}@127.0.0.1", SessionOrigin::find().login)
}

/// An sshd with a log behind it.
pub struct Server {
    home: TempDir,
    port: u16,
    sshd: Child,
}

impl Server {
    /// The way in as `data/ssh` has it, to a live log with a full binder.
    pub fn start() -> Self {
        Self::with(SSHD_CONFIG)
    }

    /// The same sshd without what `data/ssh` says: what is to be impossible is possible here.
    pub fn wide_open() -> Self {
        Self::with("AuthorizedKeysFile /etc/kvittera/open_keys\n")
    }

    fn with(block: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let path = |name: &str| home.path().join(name);
        for key in KEYS.iter().chain(&["host"]) {
            let made = Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(path(key)).output();
            assert!(made.unwrap().status.success());
        }
        let public = |key: &str| fs::read_to_string(path(key).with_extension("pub")).unwrap();
        let bare = |key: &str| public(key).split(' ').nth(1).unwrap().to_owned();
        let log = path("log");
        fs::create_dir(&log).unwrap();
        fs::set_permissions(&log, fs::Permissions::from_mode(0o700)).unwrap();
        fs::write(path("kvittera.toml"), SETTINGS.replace("/var/lib/kvittera", log.to_str().unwrap())).unwrap();
        let program = format!("{PROGRAM} --config {}", path("kvittera.toml").display());
        let known = KEYS.iter().fold(AUTHORIZED_KEYS.to_owned(), |text, key| text.replace(key, &bare(key)));
        fs::write(path("authorized_keys"), known.replace("/usr/bin/kvittera", &program)).unwrap();
        fs::write(path("open_keys"), public(STRANGER)).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let block = block.replace("User kvittera", &format!("User {}", SessionOrigin::find().login));
        let block = block.replace("/etc/kvittera", home.path().to_str().unwrap());
        let around = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {}\nPidFile none\nUsePAM no\nStrictModes no\n\
             PasswordAuthentication no\nPermitRootLogin prohibit-password\nSubsystem sftp internal-sftp\n",
            path("host").display()
        );
        fs::write(path("sshd_config"), around + &block).unwrap();
        if rustix::process::getuid().is_root() {
            // As Debian's start-up does; sshd wants it for a process without rights.
            fs::create_dir_all("/run/sshd").unwrap();
        }
        let errors = fs::File::create(path("sshd.txt")).unwrap();
        let mut command = Command::new(SSHD);
        command.args(["-D", "-e", "-f"]).arg(path("sshd_config")).stdin(Stdio::null()).stdout(Stdio::null());
        let sshd = command.stderr(errors).spawn().unwrap();
        let mut server = Self { home, port, sshd };
        server.wait_until_it_answers();
        server.found();
        server
    }

    fn wait_until_it_answers(&mut self) {
        let deadline = Instant::now() + Duration::from_mins(1);
        loop {
            let mut greeting = [0; 4];
            let answer = TcpStream::connect(("127.0.0.1", self.port));
            if answer.is_ok_and(|mut line| line.read_exact(&mut greeting).is_ok()) && &greeting == b"SSH-" {
                return;
            }
            let gone = self.sshd.try_wait().unwrap();
            assert!(gone.is_none() && Instant::now() < deadline, "sshd: {gone:?}: {}", self.told());
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// What sshd has to say for itself.
    pub fn told(&self) -> String {
        fs::read_to_string(self.path("sshd.txt")).unwrap_or_default()
    }

    /// Makes the log, from the inside as the account would.
    fn found(&self) {
        let settings = fs::read_to_string(self.path("kvittera.toml")).unwrap();
        let alone = settings.split("[roles]").next().unwrap();
        fs::write(self.path("alone.toml"), alone).unwrap();
        fs::write(self.path("pool.csv"), full_pool()).unwrap();
        let mut command = self.inside(&["init", "--pool"]);
        Said::of(command.arg(self.path("pool.csv")).output().unwrap()).done();
    }

    /// The program at the server itself, as a single desk.
    pub fn inside(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.env_clear().env("HOME", self.home.path()).env("KVITTERA_AS", "abcde1");
        command.arg("--config").arg(self.path("alone.toml")).args(arguments);
        command
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub fn log(&self) -> PathBuf {
        self.path("log/kvittera.log.sqlite")
    }

    /// What `ssh`, `sftp` and their like need to come in with a key.
    pub fn options(&self, key: &str) -> Vec<String> {
        let fixed =
            ["-F", "/dev/null", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no", "-o", "LogLevel=ERROR"];
        let rest = ["-o", "UserKnownHostsFile=/dev/null", "-o", "IdentitiesOnly=yes", "-i"];
        let key = self.path(key).display().to_string();
        let port = ["-o".to_owned(), format!("Port={}", self.port)];
        fixed.iter().chain(&rest).map(ToString::to_string).chain([key]).chain(port).collect()
    }

    /// The client, with options of its own before the address and a command after it.
    pub fn client(&self, key: &str, options: &[&str], ssh_command: &[&str]) -> Command {
        let mut command = Command::new("ssh");
        command.env_remove("SSH_AUTH_SOCK").stdin(Stdio::null());
        command.args(self.options(key)).args(options).arg(address());
        // Or the client would take a command that begins with - for its own option.
        command.args(ssh_command.first().map(|_| "--")).args(ssh_command);
        command
    }

    /// What comes of an errand.
    pub fn ask(&self, key: &str, ssh_command: &str) -> Said {
        Said::of(self.output(key, &[], ssh_command))
    }

    pub fn output(&self, key: &str, options: &[&str], ssh_command: &str) -> Output {
        self.client(key, options, &[ssh_command]).output().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.sshd.kill().ok();
        self.sshd.wait().ok();
    }
}
