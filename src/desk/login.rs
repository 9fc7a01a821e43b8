//! By which way somebody has come in: what the system, sudo and sshd say of it.
//!
//! The environment is only as good as whoever sets it: sshd and sudo set theirs anew. Whoever could forge it can open the
//! file of the log anyway.

use std::env;
use std::ffi::OsString;
use std::fs;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use nix::unistd::{Group, Uid, User, getgrouplist};
use sha2::{Digest, Sha256};

use kvittera_domain::value::actor::{Login, Ssh, Via};

/// What is known of the way in before anything is read.
#[derive(Debug, Clone)]
pub struct SessionOrigin {
    /// The account that this runs in.
    pub login: Login,
    /// The account of whoever started it: behind sudo the one that called, else the same.
    pub caller: Login,
    /// The way, as it stands beside every fact.
    pub via: Via,
    /// Whether the account is another's, through sudo.
    pub is_sudo: bool,
    /// What the client asked for through SSH, where sshd let it run only this program.
    pub ssh_command: Option<OsString>,
}

impl SessionOrigin {
    /// Looks at the account and at what sudo and sshd left in the environment.
    #[must_use]
    pub fn find() -> Self {
        let login = Login::new(whoami::username().unwrap_or_else(|_| "?".to_owned()));
        let sudo = sudo_caller();
        let caller = sudo.clone().unwrap_or_else(|| login.clone());
        let is_sudo = sudo.is_some() && env::var("SUDO_UID").ok().is_none_or(|uid| !is_own_or_root(&uid));
        let ssh_command = env::var_os("SSH_ORIGINAL_COMMAND").filter(|ssh_command| !ssh_command.is_empty());
        Self { via: via(sudo), login, caller, is_sudo, ssh_command }
    }

    /// Whether it came by SSH.
    #[must_use]
    pub const fn is_ssh(&self) -> bool {
        matches!(self.via, Via::Ssh(_))
    }

    /// The names of the groups that the caller is in; asking for them may take a directory service.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        let Ok(Some(user)) = User::from_name(self.caller.as_str()) else { return Vec::new() };
        let Ok(name) = std::ffi::CString::new(user.name) else { return Vec::new() };
        let groups = getgrouplist(&name, user.gid).unwrap_or_default();
        groups.into_iter().filter_map(|id| Group::from_gid(id).ok().flatten()).map(|group| group.name).collect()
    }
}

/// Root may become anybody, and nobody borrows an account from themselves.
fn is_own_or_root(uid: &str) -> bool {
    uid.parse().is_ok_and(|uid: u32| uid == 0 || uid == Uid::current().as_raw())
}

fn sudo_caller() -> Option<Login> {
    env::var("SUDO_USER").ok().filter(|caller| !caller.is_empty()).map(Login::new)
}

fn via(sudo: Option<Login>) -> Via {
    let client = env::var("SSH_CONNECTION").ok().and_then(|line| line.split(' ').next().map(str::to_owned));
    match (client.filter(|client| !client.is_empty()), sudo) {
        (Some(client), caller) => Via::Ssh(Box::new(Ssh { client, key: key(), caller })),
        (None, Some(caller)) => Via::Sudo(caller),
        (None, None) => Via::Local,
    }
}

/// The fingerprint of the key that opened the session; sshd names it in a file where `ExposeAuthInfo` says so.
fn key() -> Option<String> {
    let told = fs::read_to_string(env::var_os("SSH_USER_AUTH")?).ok()?;
    told.lines().find_map(fingerprint)
}

/// `publickey ssh-ed25519 AAAA…` to `SHA256:…`, as `ssh-keygen -l` shows it. A certificate is no key.
fn fingerprint(line: &str) -> Option<String> {
    let mut words = line.split(' ');
    let (method, kind, key) = (words.next()?, words.next()?, words.next()?);
    if method != "publickey" || kind.contains("-cert-") {
        return None;
    }
    let key = base64::prelude::BASE64_STANDARD.decode(key).ok()?;
    Some(format!("SHA256:{}", BASE64_STANDARD_NO_PAD.encode(Sha256::digest(key))))
}
