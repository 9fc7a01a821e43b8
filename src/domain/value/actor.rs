//! Who acts, in which role, and how they reached the program.

use std::fmt;

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use crate::value::vgr_id::VgrId;

/// The role in which somebody works; it decides what they may do and see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Issues numbers ("kassa").
    Cashier,
    /// Leads the outage and keeps the pool ("tekniker").
    Technician,
    /// Reconciles what the ward itself borrowed ("avdelning").
    Ward,
    /// Reads everything, changes nothing ("granskare").
    Auditor,
}

impl Role {
    /// All roles; the two that work at the desk stand first.
    pub const ALL: [Self; 4] = [Self::Cashier, Self::Technician, Self::Ward, Self::Auditor];

    /// The stable English name, as it stands in the log and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cashier => "cashier",
            Self::Technician => "technician",
            Self::Ward => "ward",
            Self::Auditor => "auditor",
        }
    }
}

/// How somebody reached the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// At this machine's own terminal.
    Local,
    /// Through sudo, by the login that called it.
    Sudo(Login),
    Ssh(Box<Ssh>),
    /// Nobody did: the program acts by itself.
    Program,
}

/// What sshd says about a session. Events from before keys were known hold only the client's address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "StoredSsh", into = "StoredSsh")]
pub struct Ssh {
    pub client: String,
    /// The fingerprint of the key that opened the session, where sshd exposes it.
    pub key: Option<String>,
    /// The login that called sudo within the session, where that happened.
    pub caller: Option<Login>,
}

impl Ssh {
    /// A session of which only the client's address is known.
    #[must_use]
    pub fn of(client: impl Into<String>) -> Self {
        Self { client: client.into(), key: None, caller: None }
    }
}

/// How a session is written in the log: as its address alone, or with key and caller.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum StoredSsh {
    Client(String),
    Whole {
        client: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        caller: Option<Login>,
    },
}

impl From<StoredSsh> for Ssh {
    fn from(form: StoredSsh) -> Self {
        match form {
            StoredSsh::Client(client) => Self { client, key: None, caller: None },
            StoredSsh::Whole { client, key, caller } => Self { client, key, caller },
        }
    }
}

impl From<Ssh> for StoredSsh {
    fn from(ssh: Ssh) -> Self {
        match ssh {
            Ssh { client, key: None, caller: None } => Self::Client(client),
            Ssh { client, key, caller } => Self::Whole { client, key, caller },
        }
    }
}

/// An account name of the operating system. It is shown as it is, and no decision trusts it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Login(CompactString);

impl Login {
    /// Takes an account name as the system gives it.
    #[must_use]
    pub fn new(name: impl AsRef<str>) -> Self {
        Self(name.as_ref().into())
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The person who acts. Every event carries one, as HSLF-FS 2016:40, 4 kap. 9 § requires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The account in the region's directory.
    pub vgr_id: VgrId,
    /// The account on this machine.
    pub login: Login,
    pub role: Role,
    pub via: Via,
}

impl Actor {
    /// The program itself, run by this account.
    #[must_use]
    pub fn program(login: Login, role: Role) -> Self {
        Self { vgr_id: VgrId::program(), login, role, via: Via::Program }
    }
}
