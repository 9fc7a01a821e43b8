//! Who is acting, and by which way in.

use std::fmt;

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use crate::value::serde_json_text;
use crate::value::vgr_id::VgrId;

/// What somebody is here to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Hands numbers out ("kassa").
    Cashier,
    /// Leads the outage and keeps the pool ("tekniker").
    Technician,
    /// Closes what the own ward borrowed ("avdelning").
    Ward,
    /// Reads everything, changes nothing ("granskare").
    Auditor,
}

impl Role {
    /// All roles, the desk's own first.
    pub const ALL: [Self; 4] = [Self::Cashier, Self::Technician, Self::Ward, Self::Auditor];

    /// The stable English name, as in the log and on the command line.
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

/// The way by which somebody reached the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// At this machine's own terminal.
    Local,
    /// Through sudo; holds the login that called it.
    Sudo(Login),
    /// Through SSH.
    Ssh(#[serde(with = "serde_json_text")] Box<Ssh>),
}

/// What sshd tells of a session. Facts from before keys were known hold the address alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "SshForm", into = "SshForm")]
pub struct Ssh {
    /// The client's address.
    pub client: String,
    /// The fingerprint of the key that opened the session, where sshd exposes it.
    pub key: Option<String>,
    /// The login that went on through sudo.
    pub caller: Option<Login>,
}

impl Ssh {
    /// A session of which only the client's address is known.
    #[must_use]
    pub fn of(client: impl Into<String>) -> Self {
        Self { client: client.into(), key: None, caller: None }
    }
}

/// How a session stands in the log.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum SshForm {
    Client(String),
    Whole {
        client: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        caller: Option<Login>,
    },
}

impl From<SshForm> for Ssh {
    fn from(form: SshForm) -> Self {
        match form {
            SshForm::Client(client) => Self { client, key: None, caller: None },
            SshForm::Whole { client, key, caller } => Self { client, key, caller },
        }
    }
}

impl From<Ssh> for SshForm {
    fn from(ssh: Ssh) -> Self {
        match ssh {
            Ssh { client, key: None, caller: None } => Self::Client(client),
            Ssh { client, key, caller } => Self::Whole { client, key, caller },
        }
    }
}

/// An account name of the operating system, shown as it is and trusted for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Login(CompactString);

impl Login {
    /// Takes an account name as the system gives it.
    #[must_use]
    pub fn new(name: impl AsRef<str>) -> Self {
        Self(name.as_ref().into())
    }

    /// The name.
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

/// Somebody who acts: stands beside every fact (HSLF-FS 2016:40, 4 kap. 9 §).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The account in the region's directory.
    pub vgr_id: VgrId,
    /// The account on this machine.
    pub login: Login,
    /// What the person is here to do.
    pub role: Role,
    /// The way in.
    pub via: Via,
}
