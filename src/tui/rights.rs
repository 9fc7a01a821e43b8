//! Which roles an action is for. The domain's rules have the last word; this only spares people from filling in forms
//! that would be refused, and hides useless hints.

use crate::i18n::Explanation;
use crate::t;
use crate::tui::action::Action;
use crate::tui::action::row::ActionRoles;
use crate::tui::model::Model;
use kvittera_domain::rules::refusal::Refusal;
use kvittera_domain::value::actor::Role;

/// Returns why the person can't do this; `None` when they can, or when the domain's rules answer.
#[must_use]
pub fn why_not(model: &Model, action: Action) -> Option<Explanation> {
    excluded(model, &action.row().roles)
}

fn excluded(model: &Model, roles: &ActionRoles) -> Option<Explanation> {
    let (texts, person) = (model.texts(), &model.fixed.person);
    let explain = |kind, message, next| Some(Explanation { kind, message, next });
    match roles {
        ActionRoles::HostFile(_) if person.is_guest => {
            explain("host_file", t!(texts, "guest-file-screen"), t!(texts, "guest-file-screen-next"))
        }
        ActionRoles::HostFile(roles) => excluded(model, roles),
        ActionRoles::SharedLogin if person.is_personal => {
            explain("not_allowed", t!(texts, "person-fixed"), t!(texts, "person-fixed-next"))
        }
        ActionRoles::OnlyOn(screen, allowed) if model.screen == *screen => not_allowed(model, allowed),
        ActionRoles::Only(allowed) => not_allowed(model, allowed),
        ActionRoles::Everyone | ActionRoles::ByRules | ActionRoles::SharedLogin | ActionRoles::OnlyOn(..) => None,
    }
}

fn not_allowed(model: &Model, allowed: &'static [Role]) -> Option<Explanation> {
    let rights = &model.fixed.rights;
    let refusal = Refusal::NotAllowed { role: rights.role(), allowed };
    (!rights.is_one_of(allowed)).then(|| model.texts().refusal(&refusal, &model.call()))
}
