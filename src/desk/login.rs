//! How a person has come in: at this machine, through sudo or through SSH, as the system, sudo and sshd tell.
//!
//! The environment is as trustworthy as the program that sets it, and sshd and sudo set their variables anew. A person
//! who can forge them can open the file of the log anyway.

use std::env;
use std::ffi::OsString;
use std::fs;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use nix::unistd::{Group, Uid, User, getgrouplist};
use sha2::{Digest, Sha256};

use kvittera_domain::value::actor::{Login, Ssh, Via};

/// Where a session comes from, as far as it is known before the settings are read.
#[derive(Debug, Clone)]
pub struct SessionOrigin {
    /// The account that the program runs in.
    pub login: Login,
    /// The account that started the program: with sudo the calling one, otherwise the same as `login`.
    pub caller: Login,
    /// The way in, as it is recorded with every event.
    pub via: Via,
    /// True if sudo lends the account of another person.
    pub is_sudo: bool,
    /// The command that the SSH client asked for, where sshd runs this program instead of it.
    pub ssh_command: Option<OsString>,
}

impl SessionOrigin {
    /// Reads the account, and the variables that sudo and sshd have set.
    #[must_use]
    pub fn find() -> Self {
        let login = Login::new(whoami::username().unwrap_or_else(|_| "?".to_owned()));
        let sudo = sudo_caller();
        let caller = sudo.clone().unwrap_or_else(|| login.clone());
        let is_sudo = sudo.is_some() && env::var("SUDO_UID").ok().is_none_or(|uid| !is_own_or_root(&uid));
        let ssh_command = env::var_os("SSH_ORIGINAL_COMMAND").filter(|ssh_command| !ssh_command.is_empty());
        Self { via: via(sudo), login, caller, is_sudo, ssh_command }
    }

    #[must_use]
    pub const fn is_ssh(&self) -> bool {
        matches!(self.via, Via::Ssh(_))
    }

    /// The names of the groups that the caller is in. Reading them may involve a directory service.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        let Ok(Some(user)) = User::from_name(self.caller.as_str()) else { return Vec::new() };
        let Ok(name) = std::ffi::CString::new(user.name) else { return Vec::new() };
        let groups = getgrouplist(&name, user.gid).unwrap_or_default();
        groups.into_iter().filter_map(|id| Group::from_gid(id).ok().flatten()).map(|group| group.name).collect()
    }
}

/// The name of an account; its number if it has none or the list of accounts can't be read.
#[must_use]
pub fn account_name(uid: u32) -> String {
    User::from_uid(Uid::from_raw(uid)).ok().flatten().map_or_else(|| uid.to_string(), |user| user.name)
}

/// Root may become anybody, and sudo to one's own account lends nothing.
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

/// The fingerprint of the key that opened the session. sshd writes it to a file if `ExposeAuthInfo` is set.
fn key() -> Option<String> {
    let methods = fs::read_to_string(env::var_os("SSH_USER_AUTH")?).ok()?;
    methods.lines().find_map(fingerprint)
}

/// Turns `publickey ssh-ed25519 AAAA…` into `SHA256:…`, as `ssh-keygen -l` shows it. `None` for a certificate.
fn fingerprint(line: &str) -> Option<String> {
    let mut words = line.split(' ');
    let (method, kind, key) = (words.next()?, words.next()?, words.next()?);
    if method != "publickey" || kind.contains("-cert-") {
        return None;
    }
    let key = base64::prelude::BASE64_STANDARD.decode(key).ok()?;
    Some(format!("SHA256:{}", BASE64_STANDARD_NO_PAD.encode(Sha256::digest(key))))
}
