//! The one table of keys: what is pressed, where, and what it means. Hints, help and palette are read from it.
//!
//! Nothing lies on `AltGr` (Swedish keyboards type brackets, braces, `@`, backslash, `|`, `~` and `$` with it), every
//! F-key has a twin for terminals that keep F-keys to themselves, and single letters act only where no text is typed.

mod key;

use ratatui::crossterm::event::KeyEvent;

use self::key::{
    BACK_TAB, DELETE, DOWN, END, ENTER, ESC, HOME, LEFT, PAGE_DOWN, PAGE_UP, RIGHT, TAB, UP, alt, ctrl, f, letter,
};
use super::action::Action;

pub use self::key::Key;

/// Where a key has its meaning. The innermost scope that knows a key wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everywhere, dialogs too.
    Always,
    /// On every screen, but not in a dialog.
    Everywhere,
    /// Everywhere but where a text is typed.
    NoText,
    /// In a form with fields.
    Form,
    /// On the field for the sex.
    SexField,
    /// In the preview of a checkout.
    Preview,
    /// While the number is shown and read back.
    ReadBack,
    /// On a field with a choice that is not typed.
    Choice,
    /// In a question with yes and no.
    Question,
    /// In the question about a kept draft.
    Draft,
    /// In a prompt for one line of text.
    Prompt,
    /// In a list.
    List,
    /// While a list is filtered.
    Filtering,
    /// On the screen of the outage.
    Outage,
    /// In a question of the triage.
    Triage,
    /// In the question whether an outage shall be registered.
    SuspectQuestion,
    /// In the hand-over.
    HandOver,
    /// On the screen of what becomes of borrowed numbers.
    Reconciliation,
    /// On the card of a case.
    Case,
    /// On the screen of the log.
    Log,
    /// On the screen of the binder.
    Pool,
    /// While the paper binder is counted.
    Counting,
    /// In the palette.
    Palette,
    /// In a long text that can be scrolled.
    Reading,
}

/// A line of the table.
#[derive(Debug)]
pub struct Binding {
    /// Where.
    pub scope: Scope,
    /// Which keys; the first is the one to show.
    pub keys: &'static [Key],
    /// What they mean.
    pub action: Action,
    /// Whether the bottom line shows it.
    pub hint: bool,
}

const fn shown(scope: Scope, keys: &'static [Key], action: Action) -> Binding {
    Binding { scope, keys, action, hint: true }
}

const fn quiet(scope: Scope, keys: &'static [Key], action: Action) -> Binding {
    Binding { scope, keys, action, hint: false }
}

/// All keys of the program.
pub const KEYMAP: &[Binding] = &[
    shown(Scope::Everywhere, &[f(1), alt('1')], Action::Help),
    quiet(Scope::NoText, &[letter('?')], Action::Help),
    shown(Scope::Everywhere, &[f(2), alt('2')], Action::GoDesk),
    shown(Scope::Everywhere, &[f(3), alt('3')], Action::GoOutage),
    shown(Scope::Everywhere, &[f(4), alt('4')], Action::GoReconciliation),
    shown(Scope::Everywhere, &[f(5), alt('5')], Action::GoLog),
    shown(Scope::Everywhere, &[f(6), alt('6')], Action::GoPool),
    quiet(Scope::Everywhere, &[ctrl('p')], Action::Palette),
    quiet(Scope::Everywhere, &[f(7), alt('7')], Action::LateEntry),
    quiet(Scope::Everywhere, &[f(9), alt('9')], Action::SwitchPerson),
    quiet(Scope::Everywhere, &[ctrl('r')], Action::ShowUnread),
    shown(Scope::Always, &[ctrl('q'), ctrl('c')], Action::Quit),
    quiet(Scope::Always, &[ESC], Action::Back),
    quiet(Scope::Form, &[TAB, DOWN], Action::NextField),
    quiet(Scope::Form, &[BACK_TAB, UP], Action::PreviousField),
    quiet(Scope::Form, &[ENTER], Action::Submit),
    quiet(Scope::Form, &[PAGE_DOWN], Action::NextSuggestion),
    quiet(Scope::Form, &[PAGE_UP], Action::PreviousSuggestion),
    quiet(Scope::Form, &[f(8), alt('8')], Action::ClearForm),
    quiet(Scope::SexField, &[letter('k')], Action::ChooseFemale),
    quiet(Scope::SexField, &[letter('m')], Action::ChooseMale),
    quiet(Scope::SexField, &[letter('x')], Action::ChooseUnknown),
    quiet(Scope::SexField, &[RIGHT, LEFT], Action::TurnSex),
    quiet(Scope::Choice, &[RIGHT, LEFT], Action::TurnChoice),
    shown(Scope::Preview, &[f(2), letter('j'), letter('y'), alt('2')], Action::HandOut),
    shown(Scope::Preview, &[ESC], Action::Back),
    shown(Scope::ReadBack, &[ENTER], Action::CheckReadBack),
    shown(Scope::ReadBack, &[ESC], Action::SkipReadBack),
    shown(Scope::Question, &[letter('j'), letter('y')], Action::Confirm),
    shown(Scope::Question, &[ESC, letter('n')], Action::Back),
    shown(Scope::Draft, &[ENTER, letter('j'), letter('y')], Action::Confirm),
    shown(Scope::Draft, &[DELETE], Action::DropDraft),
    shown(Scope::Draft, &[ESC], Action::Back),
    shown(Scope::Prompt, &[ENTER], Action::Submit),
    shown(Scope::Prompt, &[ESC], Action::Back),
    quiet(Scope::List, &[UP], Action::Up),
    quiet(Scope::List, &[DOWN], Action::Down),
    quiet(Scope::List, &[PAGE_UP], Action::PageUp),
    quiet(Scope::List, &[PAGE_DOWN, letter(' ')], Action::PageDown),
    quiet(Scope::List, &[HOME], Action::First),
    quiet(Scope::List, &[END], Action::Last),
    quiet(Scope::Filtering, &[UP], Action::Up),
    quiet(Scope::Filtering, &[DOWN], Action::Down),
    shown(Scope::Filtering, &[ENTER], Action::Open),
    shown(Scope::Filtering, &[ESC], Action::Back),
    shown(Scope::Log, &[letter('/')], Action::Filter),
    shown(Scope::Log, &[ENTER], Action::Open),
    shown(Scope::Log, &[letter('m')], Action::Void),
    shown(Scope::Log, &[letter('r')], Action::Correct),
    shown(Scope::Log, &[letter('u')], Action::Resolve),
    shown(Scope::Log, &[ESC], Action::Back),
    shown(Scope::Pool, &[letter('k')], Action::Withdraw),
    shown(Scope::Pool, &[letter('i')], Action::Import),
    shown(Scope::Pool, &[letter('r')], Action::CountPool),
    shown(Scope::Pool, &[letter('e')], Action::LateEntry),
    quiet(Scope::Pool, &[letter('n')], Action::NextDifference),
    shown(Scope::Pool, &[ESC], Action::Back),
    quiet(Scope::Pool, &[letter('u')], Action::SaveSheet),
    shown(Scope::Counting, &[letter(' ')], Action::Tick),
    quiet(Scope::Counting, &[letter('j'), letter('y')], Action::LiesThere),
    quiet(Scope::Counting, &[letter('n')], Action::LiesNotThere),
    shown(Scope::Counting, &[letter('a')], Action::TickAll),
    quiet(Scope::Counting, &[letter('t')], Action::TickNone),
    shown(Scope::Counting, &[ENTER], Action::ReviewCount),
    shown(Scope::Counting, &[ESC], Action::Back),
    quiet(Scope::Outage, &[letter('s')], Action::Suspect),
    quiet(Scope::Outage, &[letter('b')], Action::ConfirmOutage),
    quiet(Scope::Outage, &[letter('t')], Action::EndOutage),
    quiet(Scope::Outage, &[letter('a')], Action::NoteOutage),
    quiet(Scope::Outage, &[letter('k')], Action::Triage),
    quiet(Scope::Outage, &[letter('o')], Action::HandOver),
    quiet(Scope::Outage, &[letter('p')], Action::PlanStop),
    quiet(Scope::Outage, &[letter('f')], Action::ChangePlan),
    quiet(Scope::Outage, &[letter('i')], Action::CancelPlan),
    quiet(Scope::Outage, &[letter('r')], Action::SetTimes),
    quiet(Scope::Outage, &[letter('n')], Action::Reopen),
    quiet(Scope::Outage, &[letter('v')], Action::CloseOutage),
    shown(Scope::Outage, &[ESC], Action::Back),
    shown(Scope::Triage, &[letter('j'), letter('y')], Action::AnswerYes),
    shown(Scope::Triage, &[letter('n')], Action::AnswerNo),
    shown(Scope::Triage, &[letter('s')], Action::Suspect),
    shown(Scope::Triage, &[ESC], Action::Back),
    shown(Scope::SuspectQuestion, &[letter('j'), letter('y')], Action::Confirm),
    shown(Scope::SuspectQuestion, &[letter('k')], Action::Triage),
    shown(Scope::SuspectQuestion, &[ESC, letter('n')], Action::Back),
    shown(Scope::HandOver, &[letter('c')], Action::Copy),
    shown(Scope::HandOver, &[letter('s')], Action::Save),
    shown(Scope::HandOver, &[ESC], Action::Back),
    shown(Scope::Reconciliation, &[letter('/')], Action::Filter),
    shown(Scope::Reconciliation, &[ENTER], Action::Open),
    shown(Scope::Reconciliation, &[letter('n')], Action::RecordNewId),
    shown(Scope::Reconciliation, &[letter('r')], Action::NotifyRaps),
    shown(Scope::Reconciliation, &[ESC], Action::Back),
    quiet(Scope::Reconciliation, &[letter('a')], Action::MarkUnused),
    quiet(Scope::Reconciliation, &[letter('m')], Action::Void),
    quiet(Scope::Reconciliation, &[letter('t')], Action::TakeBack),
    quiet(Scope::Reconciliation, &[letter('u')], Action::Resolve),
    quiet(Scope::Reconciliation, &[letter('c')], Action::Copy),
    quiet(Scope::Reconciliation, &[letter('d')], Action::AllOutages),
    quiet(Scope::Reconciliation, &[letter('v')], Action::CloseOutage),
    quiet(Scope::Reconciliation, &[letter('s')], Action::SaveExport),
    shown(Scope::Case, &[letter('n')], Action::RecordNewId),
    shown(Scope::Case, &[letter('r')], Action::NotifyRaps),
    quiet(Scope::Case, &[letter('a')], Action::MarkUnused),
    quiet(Scope::Case, &[letter('m')], Action::Void),
    quiet(Scope::Case, &[letter('t')], Action::TakeBack),
    quiet(Scope::Case, &[letter('u')], Action::Resolve),
    quiet(Scope::Case, &[letter('c')], Action::Copy),
    quiet(Scope::Case, &[letter('s')], Action::SaveExport),
    shown(Scope::Case, &[ESC], Action::Back),
    quiet(Scope::Palette, &[UP], Action::Up),
    quiet(Scope::Palette, &[DOWN], Action::Down),
    shown(Scope::Palette, &[ENTER], Action::Open),
    shown(Scope::Palette, &[ESC], Action::Back),
    quiet(Scope::Reading, &[UP], Action::Up),
    quiet(Scope::Reading, &[DOWN], Action::Down),
    quiet(Scope::Reading, &[PAGE_UP], Action::PageUp),
    quiet(Scope::Reading, &[PAGE_DOWN, letter(' ')], Action::PageDown),
    shown(Scope::Reading, &[ESC], Action::Back),
];

/// What `event` means in `scopes`, innermost first.
#[must_use]
pub fn action(scopes: &[Scope], event: KeyEvent) -> Option<Action> {
    let pressed = Key::of(event);
    scopes.iter().find_map(|scope| {
        KEYMAP
            .iter()
            .find(|binding| binding.scope == *scope && binding.keys.contains(&pressed))
            .map(|binding| binding.action)
    })
}

/// The first binding of `action` in `scopes`, innermost first, to show its key.
#[must_use]
pub fn binding(scopes: &[Scope], action: Action) -> Option<&'static Binding> {
    scopes.iter().find_map(|scope| KEYMAP.iter().find(|binding| binding.scope == *scope && binding.action == action))
}
