//! Which roles an action is for. The rules decide all the same; this is so that nobody fills a form for nothing, and
//! that the hints show only what can be done.

use super::action::Action;
use super::model::{Model, Screen};
use crate::domain::actor::Role;
use crate::domain::permission::{CASHIER, DESK, Rights, TECHNICIAN, WARD};
use crate::domain::refusal::Refusal;
use crate::i18n::Explanation;
use crate::t;

const WARD_OR_CASHIER: &[Role] = &[Role::Ward, Role::Cashier];

/// Why the person can't do this; `None` when they can, or when the rules say more about it.
#[must_use]
pub fn why_not(model: &Model, action: Action) -> Option<Explanation> {
    let (texts, rights) = (model.texts(), &model.fixed.rights);
    let explain = |kind, message, next| Some(Explanation { kind, message, next });
    match action {
        Action::Save | Action::SaveExport | Action::SaveSheet | Action::Import if model.fixed.person.is_guest => {
            explain("host_file", t!(texts, "guest-file-screen"), t!(texts, "guest-file-screen-next"))
        }
        Action::SwitchPerson if model.fixed.person.is_personal => {
            explain("not_allowed", t!(texts, "person-fixed"), t!(texts, "person-fixed-next"))
        }
        _ => {
            let allowed = roles(action, model.screen)?;
            let refusal = Refusal::NotAllowed { role: rights.role(), allowed };
            (!rights.is_one_of(allowed)).then(|| texts.refusal(&refusal, &model.call()))
        }
    }
}

/// Whether the person hands numbers out.
#[must_use]
pub fn hands_out(model: &Model) -> bool {
    model.fixed.rights.is_one_of(CASHIER)
}

/// Whether the person can only look.
#[must_use]
pub const fn only_looks(rights: &Rights) -> bool {
    matches!(rights, Rights::Auditor | Rights::Onlooker)
}

/// The roles that an action is for; `None` when everybody may, or when that depends on what there is.
const fn roles(action: Action, screen: Screen) -> Option<&'static [Role]> {
    Some(match action {
        Action::ChooseFemale
        | Action::ChooseMale
        | Action::ChooseUnknown
        | Action::TurnSex
        | Action::HandOut
        | Action::ShowUnread
        | Action::CheckReadBack
        | Action::SkipReadBack
        | Action::LateEntry
        | Action::Void
        | Action::Correct
        | Action::Resolve => CASHIER,
        Action::Suspect
        | Action::Triage
        | Action::NoteOutage
        | Action::CountPool
        | Action::ReviewCount
        | Action::NextDifference => DESK,
        Action::EndOutage
        | Action::PlanStop
        | Action::ChangePlan
        | Action::CancelPlan
        | Action::SetTimes
        | Action::Reopen
        | Action::CloseOutage
        | Action::Withdraw
        | Action::Import => TECHNICIAN,
        Action::RecordNewId | Action::NotifyRaps | Action::MarkUnused => WARD,
        Action::TakeBack => WARD_OR_CASHIER,
        Action::ClearForm if matches!(screen, Screen::Desk) => CASHIER,
        _ => return None,
    })
}
