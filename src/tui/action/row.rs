//! What a row of the table of actions says, and the macro that makes the actions of the rows.

use crate::tui::keymap::key::Key;
use crate::tui::keymap::scope::Scope;
use crate::tui::model::screen::Screen;
use kvittera_domain::value::actor::Role;

/// What the table says of an action beside its keys.
#[derive(Debug)]
pub struct ActionRow<A> {
    /// The action.
    pub action: A,
    /// The stable name; `action-NAME` is the key of its words.
    pub name: &'static str,
    /// The screens where it is at home; none when it works wherever its keys do.
    pub home: &'static [Screen],
    /// Whom it is for.
    pub roles: ActionRoles,
    /// Whether the palette lists it.
    pub palette: bool,
}

/// Whom an action is for. The rules decide all the same.
#[derive(Debug, Clone, Copy)]
pub enum ActionRoles {
    /// Whoever sees it.
    Everyone,
    /// It depends on what the log holds, so the rules answer.
    ByRules,
    /// These roles.
    Only(&'static [Role]),
    /// These roles on this screen, everybody elsewhere.
    OnlyOn(Screen, &'static [Role]),
    /// It names a file of the host, which a guest there may not.
    HostFile(&'static Self),
    /// Logins that several people share.
    SharedLogin,
}

/// Keys with their meaning in one scope.
#[derive(Debug, Clone, Copy)]
pub struct KeyBinding<A: 'static> {
    /// Where.
    pub scope: Scope,
    /// Which keys; the first is the one to show.
    pub keys: &'static [Key],
    /// What they mean.
    pub action: A,
    /// Whether the bottom line shows it.
    pub hint: bool,
    /// Where it stands among those of its scope; those with the same number stand in the order of the table.
    place: u8,
}

impl<A: Copy> KeyBinding<A> {
    /// Keys that the bottom line shows.
    #[must_use]
    pub const fn shown(scope: Scope, keys: &'static [Key], action: A) -> Self {
        Self { scope, keys, action, hint: true, place: 0 }
    }

    /// Keys that the bottom line shows behind all others.
    #[must_use]
    pub const fn last(scope: Scope, keys: &'static [Key], action: A) -> Self {
        Self { place: u8::MAX, ..Self::shown(scope, keys, action) }
    }

    /// Keys that only the help shows.
    #[must_use]
    pub const fn quiet(scope: Scope, keys: &'static [Key], action: A) -> Self {
        Self { hint: false, ..Self::shown(scope, keys, action) }
    }

    /// The same keys behind those with a smaller number.
    #[must_use]
    pub const fn at(self, place: u8) -> Self {
        Self { place, ..self }
    }

    const fn is_before(&self, other: &Self) -> bool {
        let (scope, others) = (self.scope as u8, other.scope as u8);
        scope < others || (scope == others && self.place < other.place)
    }
}

/// The bindings of all rows in the order in which hints show them.
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

/// Makes an enum of the rows of a table of actions. Each row has to say everything, so that nobody can add an action
/// without deciding where it is at home and whom it is for:
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
/// Nor without roles:
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
            /// All of them, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$action),+];

            /// What the table says of each.
            pub const ROWS: &'static [&'static $crate::tui::action::row::ActionRow<Self>] = &[$(Self::$action.row()),+];

            /// All keys.
            pub const KEYS: &'static [$crate::tui::action::row::KeyBinding<Self>] =
                &$crate::tui::action::row::in_order([$($(
                    $crate::tui::action::row::KeyBinding::$hint(
                        $crate::tui::keymap::scope::Scope::$scope, &[$($key),+], Self::$action,
                    )$(.at($place))?,
                )+)+]);

            /// What the table says of this one.
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

            /// The stable name; `action-NAME` is the key of its words.
            #[must_use]
            pub const fn name(self) -> &'static str {
                self.row().name
            }
        }
    };
}
