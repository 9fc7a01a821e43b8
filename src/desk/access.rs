//! Which role somebody has: what the settings give their login, and what they or a forced command ask for.
//!
//! Only two things are believed: the settings, and the arguments of a forced command, which whoever wrote it chose. What a
//! person types may choose among the roles that they have, or give away rights, but never win any.

use crate::config::{Grant, Roles};
use crate::desk::actor::Person;
use crate::desk::login::SessionOrigin;
use kvittera_domain::rules::permission::{Rights, UnitScope};
use kvittera_domain::value::actor::{Login, Role};
use kvittera_domain::value::vgr_id::VgrId;

/// What the arguments ask for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// `--role`.
    pub role: Option<Role>,
    /// `--as`.
    pub vgr_id: Option<VgrId>,
    /// `--unit`.
    pub unit: Option<UnitScope>,
}

/// Why somebody is not let in as they ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Denied {
    /// The settings give this login no role.
    NoRole(Login),
    /// The settings give this login other roles or units.
    OtherRole {
        /// The login.
        login: Login,
        /// What was asked for.
        role: Role,
        /// What there is.
        own: Vec<Role>,
    },
    /// The login is another person's.
    OtherVgrId(VgrId),
    /// A ward of which nobody says which it is.
    UnitNeeded,
}

/// Lets somebody in.
///
/// # Errors
/// When more is asked for than the settings give.
pub fn admit(way: &SessionOrigin, roles: &Roles, asked: Asked) -> Result<Person, Denied> {
    let is_forced = roles.forced_command && way.is_ssh() && !way.is_sudo;
    let is_guest = way.is_sudo || way.ssh_command.is_some() || is_forced;
    let is_personal = is_forced && asked.vgr_id.is_some();
    let person = |role, rights, in_practice, vgr_id| {
        let login = way.login.clone();
        Person { login, via: way.via.clone(), role, vgr_id, rights, in_practice, is_personal, is_guest }
    };
    let own_id = || way.caller.as_str().parse().ok().filter(VgrId::is_usual);
    let vgr_id = asked.vgr_id.clone().or_else(own_id);
    match asked.role {
        Some(role) if is_forced || !roles.are_named() => {
            let rights = Rights::of(role, asked.unit).ok_or(Denied::UnitNeeded)?;
            Ok(person(role, rights.clone(), rights, vgr_id))
        }
        None if !roles.are_named() => Ok(person(Role::Cashier, Rights::SingleDesk, Rights::SingleDesk, vgr_id)),
        _ => match choose(way, roles, &asked)? {
            Some(Grant { role, rights, vgr_id: Some(own), .. }) => {
                if asked.vgr_id.is_some_and(|other| other != own) {
                    return Err(Denied::OtherVgrId(own));
                }
                Ok(Person { is_personal: true, ..person(role, rights, Rights::SingleDesk, Some(own)) })
            }
            Some(Grant { role, rights, vgr_id: None, .. }) => Ok(person(role, rights, Rights::SingleDesk, vgr_id)),
            // The role stands beside what an onlooker does in practice, where everybody drills the desk.
            None => Ok(person(Role::Cashier, Rights::Onlooker, Rights::SingleDesk, vgr_id)),
        },
    }
}

/// The role that is asked for, else the first that the login has, else that one of its groups has.
fn choose(way: &SessionOrigin, roles: &Roles, asked: &Asked) -> Result<Option<Grant>, Denied> {
    let named = |grant: &&Grant| grant.name == way.caller.as_str();
    let mut own: Vec<Grant> = roles.login.iter().filter(named).cloned().collect();
    if own.is_empty() && !roles.group.is_empty() {
        let groups = way.groups();
        own.extend(roles.group.iter().filter(|grant| groups.contains(&grant.name)).cloned());
    }
    let Some(role) = asked.role else { return Ok(own.into_iter().next()) };
    let unit = asked.unit.clone().map(Rights::Ward);
    let fits = |grant: &&Grant| grant.role == role && unit.as_ref().is_none_or(|unit| *unit == grant.rights);
    match own.iter().find(fits) {
        Some(grant) => Ok(Some(grant.clone())),
        None if own.is_empty() => Err(Denied::NoRole(way.caller.clone())),
        None => {
            Err(Denied::OtherRole { login: way.caller.clone(), role, own: own.iter().map(|own| own.role).collect() })
        }
    }
}
