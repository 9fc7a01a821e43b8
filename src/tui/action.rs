//! All actions that keys can have on the screens. Their names are stable, because texts and tests refer to them.

pub mod row;
pub mod table;

use crate::actions;
use crate::tui::action::row::ActionRoles;
use crate::tui::action::row::ActionRoles::{ByRules, Everyone, HostFile, Only, OnlyOn, SharedLogin};
use crate::tui::action::table::with_actions;
use crate::tui::keymap::key::{
    BACK_TAB, DELETE, DOWN, END, ENTER, ESC, HOME, LEFT, PAGE_DOWN, PAGE_UP, RIGHT, TAB, UP, alt, ctrl, f, letter,
};
use crate::tui::model::screen::Screen;
use kvittera_domain::rules::permission::{CASHIER, DESK, TECHNICIAN, WARD};
use kvittera_domain::value::actor::Role;

const WARD_OR_CASHIER: &[Role] = &[Role::Ward, Role::Cashier];

with_actions!(actions);
