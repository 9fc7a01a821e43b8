//! Who may do what: the roles of logins and groups, and whether a forced command names them.

use serde::Deserialize;

use kvittera_domain::rules::permission::{Rights, UnitScope};
use kvittera_domain::value::actor::Role;
use kvittera_domain::value::vgr_id::VgrId;

/// Who may do what.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    /// The roles of logins.
    pub login: Vec<Grant>,
    /// The roles of groups of logins.
    pub group: Vec<Grant>,
    /// Whether whoever comes by SSH comes through a command that they did not choose.
    pub forced_command: bool,
}

impl Roles {
    /// Whether anybody has said who may do what; else there is a single desk.
    #[must_use]
    pub fn are_named(&self) -> bool {
        self.forced_command || !self.login.is_empty() || !self.group.is_empty()
    }
}

/// A role that a login or a group has.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "WrittenGrant")]
pub struct Grant {
    /// The login or the group.
    pub name: String,
    /// The role.
    pub role: Role,
    /// What may be done in it.
    pub rights: Rights,
    /// Who this is; `None` where several people share the login.
    pub vgr_id: Option<VgrId>,
}

/// A role as it stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenGrant {
    name: String,
    role: Role,
    vgr_id: Option<VgrId>,
    unit: Option<UnitScope>,
}

impl TryFrom<WrittenGrant> for Grant {
    type Error = String;

    fn try_from(WrittenGrant { name, role, vgr_id, unit }: WrittenGrant) -> Result<Self, String> {
        if name.trim().is_empty() {
            return Err("a role needs the name of a login or a group".to_owned());
        }
        if role != Role::Ward && unit.is_some() {
            return Err(format!("{name}: only the role ward has a unit"));
        }
        let rights = Rights::of(role, unit).ok_or_else(|| format!("{name}: the role ward needs a unit"))?;
        Ok(Self { name, role, rights, vgr_id })
    }
}
