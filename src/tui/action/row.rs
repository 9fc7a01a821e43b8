//! The columns of the table of actions, and the macro that makes the enum of actions from its rows.

use crate::tui::keymap::key::Key;
use crate::tui::keymap::scope::Scope;
use crate::tui::model::screen::Screen;
use kvittera_domain::value::actor::Role;

/// What the table says of an action, apart from its keys.
#[derive(Debug)]
pub struct ActionRow<A> {
    pub action: A,
    /// The stable name. `action-NAME` is the key of its text.
    pub name: &'static str,
    /// The screens where the action belongs. Empty if it works wherever its keys do.
    pub home: &'static [Screen],
    /// The roles that the action is for.
    pub roles: ActionRoles,
    /// True if the palette lists the action.
    pub palette: bool,
}

/// Which roles an action is for. The rules in the domain have the last word all the same.
#[derive(Debug, Clone, Copy)]
pub enum ActionRoles {
    /// Everyone who can see the action.
    Everyone,
    /// The answer depends on the log, so the domain's rules give it.
    ByRules,
    Only(&'static [Role]),
    /// These roles on this screen, everyone elsewhere.
    OnlyOn(Screen, &'static [Role]),
    /// The action names a file of the host, which a guest on that host may not do.
    HostFile(&'static Self),
    /// Only logins that several people share.
    SharedLogin,
}

/// Keys with their meaning in one scope.
#[derive(Debug, Clone, Copy)]
pub struct KeyBinding<A: 'static> {
    pub scope: Scope,
    /// The first key is the one to show.
    pub keys: &'static [Key],
    pub action: A,
    /// True if the bottom line shows the keys.
    pub hint: bool,
    /// The order within the scope. Bindings with the same number keep the order of the table.
    place: u8,
}

impl<A: Copy> KeyBinding<A> {
    /// A binding that the bottom line shows.
    #[must_use]
    pub const fn shown(scope: Scope, keys: &'static [Key], action: A) -> Self {
        Self { scope, keys, action, hint: true, place: 0 }
    }

    /// A binding that the bottom line shows after all others.
    #[must_use]
    pub const fn last(scope: Scope, keys: &'static [Key], action: A) -> Self {
        Self { place: u8::MAX, ..Self::shown(scope, keys, action) }
    }

    /// A binding that only the help shows.
    #[must_use]
    pub const fn quiet(scope: Scope, keys: &'static [Key], action: A) -> Self {
        Self { hint: false, ..Self::shown(scope, keys, action) }
    }

    /// Moves the binding after those with a smaller number.
    #[must_use]
    pub const fn at(self, place: u8) -> Self {
        Self { place, ..self }
    }

    const fn is_before(&self, other: &Self) -> bool {
        let (scope, others) = (self.scope as u8, other.scope as u8);
        scope < others || (scope == others && self.place < other.place)
    }
}

/// Sorts the bindings of all rows into the order in which hints show them.
#[must_use]
pub const fn in_order<A: Copy, const N: usize>(mut bindings: [KeyBinding<A>; N]) -> [KeyBinding<A>; N] {
    let mut sorted = 1;
    while sorted < N {
        let mut at = sorted;
        while at > 0 && bindings[at].is_before(&bindings[at - 1]) {
            bindings.swap(at - 1, at);
            at -= 1;
        }
        sorted += 1;
    }
    bindings
}

/// Makes the enum of actions from the rows of the table. Each row has to be complete, so that nobody can add an action
/// without deciding where it belongs and which roles it is for:
///
/// ```
/// use kvittera::tui::action::row::ActionRoles::Everyone;
/// use kvittera::tui::keymap::key::letter;
///
/// kvittera::actions! {
///     /// Waves.
///     Wave { name: "wave", home: [Log], roles: Everyone, palette: true, run: wave, keys: [shown Log [letter('w')]] }
/// }
/// assert_eq!(Action::Wave.row().name, "wave");
/// ```
///
/// Without a home it does not compile:
///
/// ```compile_fail
/// use kvittera::tui::action::row::ActionRoles::Everyone;
/// use kvittera::tui::keymap::key::letter;
///
/// kvittera::actions! {
///     /// Waves.
///     Wave { name: "wave", roles: Everyone, palette: true, run: wave, keys: [shown Log [letter('w')]] }
/// }
/// assert_eq!(Action::Wave.row().name, "wave");
/// ```
///
/// It does not compile without roles either:
///
/// ```compile_fail
/// use kvittera::tui::keymap::key::letter;
///
/// kvittera::actions! {
///     /// Waves.
///     Wave { name: "wave", home: [Log], palette: true, run: wave, keys: [shown Log [letter('w')]] }
/// }
/// assert_eq!(Action::Wave.row().name, "wave");
/// ```
#[macro_export]
macro_rules! actions {
    ($(
        $(#[$doc:meta])*
        $action:ident {
            name: $name:literal, home: [$($home:ident),*], roles: $roles:expr, palette: $palette:literal, run: $run:expr,
            keys: [$($hint:ident $scope:ident [$($key:expr),+] $(at $place:literal)?),+]
        }
    )+) => {
        /// Something that a person can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[$doc])* $action,)+
        }

        impl Action {
            /// All actions, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$action),+];

            /// The row of each action.
            pub const ROWS: &'static [&'static $crate::tui::action::row::ActionRow<Self>] = &[$(Self::$action.row()),+];

            /// All key bindings.
            pub const KEYS: &'static [$crate::tui::action::row::KeyBinding<Self>] =
                &$crate::tui::action::row::in_order([$($(
                    $crate::tui::action::row::KeyBinding::$hint(
                        $crate::tui::keymap::scope::Scope::$scope, &[$($key),+], Self::$action,
                    )$(.at($place))?,
                )+)+]);

            /// The row of this action.
            #[must_use]
            pub const fn row(self) -> &'static $crate::tui::action::row::ActionRow<Self> {
                match self {
                    $(Self::$action => &$crate::tui::action::row::ActionRow {
                        action: Self::$action,
                        name: $name,
                        home: &[$($crate::tui::model::screen::Screen::$home),*],
                        roles: $roles,
                        palette: $palette,
                    },)+
                }
            }

            /// The stable name. `action-NAME` is the key of its text.
            #[must_use]
            pub const fn name(self) -> &'static str {
                self.row().name
            }
        }
    };
}
