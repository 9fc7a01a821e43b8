//! Decides which role a person gets, from the settings and from the arguments.
//!
//! Only two sources are trusted: the settings, and the arguments of a forced command, because an administrator wrote
//! that command. What a person types can choose among the roles that the settings give, or give up rights, but never
//! add any.

use crate::config::{Grant, Roles};
use crate::desk::actor::Person;
use crate::desk::login::SessionOrigin;
use kvittera_domain::rules::permission::{Rights, UnitScope};
use kvittera_domain::value::actor::{Login, Role};
use kvittera_domain::value::vgr_id::VgrId;

/// The role, vgr-id and unit that the arguments ask for.
#[derive(Debug, Clone, Default)]
pub struct RequestedAccess {
    /// `--role`.
    pub role: Option<Role>,
    /// `--as`.
    pub vgr_id: Option<VgrId>,
    /// `--unit`.
    pub unit: Option<UnitScope>,
}

/// Why a person does not get the access that they ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccessDenied {
    /// The settings give this login no role.
    NoRole(Login),
    /// The settings give this login other roles or units.
    OtherRole {
        login: Login,
        /// The role that was asked for.
        role: Role,
        /// The roles that the login has.
        own: Vec<Role>,
    },
    /// The login belongs to another person, who has this vgr-id.
    OtherVgrId(VgrId),
    /// The role is `ward`, and no unit was named.
    UnitNeeded,
}

/// Gives a person the role and the rights that they ask for.
///
/// # Errors
/// When the arguments ask for more than the settings give.
pub fn admit(origin: &SessionOrigin, roles: &Roles, asked: RequestedAccess) -> Result<Person, AccessDenied> {
    let is_forced = roles.forced_command && origin.is_ssh() && !origin.is_sudo;
    let is_guest = origin.is_sudo || origin.ssh_command.is_some() || is_forced;
    let is_personal = is_forced && asked.vgr_id.is_some();
    let person = |role, rights, practice_rights, vgr_id| {
        let login = origin.login.clone();
        Person { login, via: origin.via.clone(), role, vgr_id, rights, practice_rights, is_personal, is_guest }
    };
    let own_id = || origin.caller.as_str().parse().ok().filter(VgrId::is_usual);
    let vgr_id = asked.vgr_id.clone().or_else(own_id);
    match asked.role {
        Some(role) if is_forced || !roles.are_named() => {
            let rights = Rights::of(role, asked.unit).ok_or(AccessDenied::UnitNeeded)?;
            Ok(person(role, rights.clone(), rights, vgr_id))
        }
        None if !roles.are_named() => Ok(person(Role::Cashier, Rights::SingleDesk, Rights::SingleDesk, vgr_id)),
        _ => match choose(origin, roles, &asked)? {
            Some(Grant { role, rights, vgr_id: Some(own), .. }) => {
                if asked.vgr_id.is_some_and(|other| other != own) {
                    return Err(AccessDenied::OtherVgrId(own));
                }
                Ok(Person { is_personal: true, ..person(role, rights, Rights::SingleDesk, Some(own)) })
            }
            Some(Grant { role, rights, vgr_id: None, .. }) => Ok(person(role, rights, Rights::SingleDesk, vgr_id)),
            // An onlooker writes nothing in the live log. The role is recorded in practice, where everybody may drill
            // the desk.
            None => Ok(person(Role::Cashier, Rights::Onlooker, Rights::SingleDesk, vgr_id)),
        },
    }
}

/// Finds the grant for the role that is asked for; without one, the login's first grant, or else that of its groups.
fn choose(origin: &SessionOrigin, roles: &Roles, asked: &RequestedAccess) -> Result<Option<Grant>, AccessDenied> {
    let named = |grant: &&Grant| grant.name == origin.caller.as_str();
    let mut own: Vec<Grant> = roles.login.iter().filter(named).cloned().collect();
    if own.is_empty() && !roles.group.is_empty() {
        let groups = origin.groups();
        own.extend(roles.group.iter().filter(|grant| groups.contains(&grant.name)).cloned());
    }
    let Some(role) = asked.role else { return Ok(own.into_iter().next()) };
    let unit = asked.unit.clone().map(Rights::Ward);
    let fits = |grant: &&Grant| grant.role == role && unit.as_ref().is_none_or(|unit| *unit == grant.rights);
    match own.iter().find(fits) {
        Some(grant) => Ok(Some(grant.clone())),
        None if own.is_empty() => Err(AccessDenied::NoRole(origin.caller.clone())),
        None => Err(AccessDenied::OtherRole {
            login: origin.caller.clone(),
            role,
            own: own.iter().map(|own| own.role).collect(),
        }),
    }
}
