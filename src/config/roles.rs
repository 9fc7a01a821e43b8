//! The settings of roles: which role a login or a group has, and whether forced commands choose roles.

use serde::Deserialize;

use kvittera_domain::rules::permission::{Rights, UnitScope};
use kvittera_domain::value::actor::Role;
use kvittera_domain::value::vgr_id::VgrId;

/// Which login or group has which role.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    pub login: Vec<Grant>,
    /// The roles of groups, for logins that have none of their own.
    pub group: Vec<Grant>,
    /// True if everyone who comes by SSH is bound to a forced command, which they did not choose.
    pub forced_command: bool,
}

impl Roles {
    /// True if the settings name any roles. Otherwise there is a single desk, where everything is allowed.
    #[must_use]
    pub fn are_named(&self) -> bool {
        self.forced_command || !self.login.is_empty() || !self.group.is_empty()
    }
}

/// A role that a login or a group has.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "WrittenGrant")]
pub struct Grant {
    /// The name of the login or the group.
    pub name: String,
    pub role: Role,
    pub rights: Rights,
    /// The person who uses the login; `None` if several people share it.
    pub vgr_id: Option<VgrId>,
}

/// A grant as it is written in the file, before it is validated.
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
