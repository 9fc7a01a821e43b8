//! Everything that a key can mean on a screen. Names are stable: texts and tests refer to them.

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident => $name:literal),+ $(,)?) => {
        /// Something that a person can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[$doc])* $action,)+
        }

        impl Action {
            /// All of them, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$action),+];

            /// The stable name; `action-NAME` is the key of its words.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$action => $name,)+
                }
            }
        }
    };
}

actions! {
    /// Show the keys and the routine.
    Help => "help",
    /// Go to the checkout.
    GoDesk => "go-desk",
    /// Go to the outage.
    GoOutage => "go-outage",
    /// Go to what becomes of borrowed numbers.
    GoReconciliation => "go-reconciliation",
    /// Go to the log.
    GoLog => "go-log",
    /// Go to the binder.
    GoPool => "go-pool",
    /// Find an action by its name.
    Palette => "palette",
    /// Say that somebody else sits here now.
    SwitchPerson => "switch-person",
    /// Leave the program.
    Quit => "quit",
    /// One step back.
    Back => "back",
    /// To the next field.
    NextField => "next-field",
    /// To the field before.
    PreviousField => "previous-field",
    /// Take the suggestion and go on; from the last field to the preview.
    Submit => "submit",
    /// The suggestion below.
    NextSuggestion => "next-suggestion",
    /// The suggestion above.
    PreviousSuggestion => "previous-suggestion",
    /// A woman's number.
    ChooseFemale => "choose-female",
    /// A man's number.
    ChooseMale => "choose-male",
    /// The sex is not known.
    ChooseUnknown => "choose-unknown",
    /// The other sex.
    TurnSex => "turn-sex",
    /// Empty the form.
    ClearForm => "clear-form",
    /// Show a number again that was handed out but not read back.
    ShowUnread => "show-unread",
    /// Yes: do what the dialog says.
    Confirm => "confirm",
    /// Hand out the number that the preview shows.
    HandOut => "hand-out",
    /// Throw the kept draft away.
    DropDraft => "drop-draft",
    /// Write down what was read back.
    CheckReadBack => "check-read-back",
    /// Go on without a read-back.
    SkipReadBack => "skip-read-back",
    /// Register a suspected outage.
    Suspect => "suspect",
    /// Confirm the suspected outage.
    ConfirmOutage => "confirm-outage",
    /// The service is back.
    EndOutage => "end-outage",
    /// Note something about the outage.
    NoteOutage => "note-outage",
    /// Find out step by step whether it is only us.
    Triage => "triage",
    /// Yes, to a question of the triage.
    AnswerYes => "answer-yes",
    /// No, to a question of the triage.
    AnswerNo => "answer-no",
    /// Announce a planned stop.
    PlanStop => "plan-stop",
    /// Announce the next planned stop for another time.
    ChangePlan => "change-plan",
    /// Call the next planned stop off.
    CancelPlan => "cancel-plan",
    /// Set right when the latest outage began or ended.
    SetTimes => "set-times",
    /// The service went down again.
    Reopen => "reopen",
    /// Close the latest outage as reconciled.
    CloseOutage => "close-outage",
    /// Show the hand-over of the outage so far.
    HandOver => "hand-over",
    /// Copy the text to the clipboard of the terminal.
    Copy => "copy",
    /// Save the text as a file.
    Save => "save",
    /// Save the record or the report of an outage as a file.
    SaveExport => "save-export",
    /// Save the sheet of paper for the binder as a file.
    SaveSheet => "save-sheet",
    /// One line up.
    Up => "up",
    /// One line down.
    Down => "down",
    /// One page up.
    PageUp => "page-up",
    /// One page down.
    PageDown => "page-down",
    /// To the first line.
    First => "first",
    /// To the last line.
    Last => "last",
    /// Show only lines with a text in them.
    Filter => "filter",
    /// Show one line whole.
    Open => "open",
    /// Call a hand-out a mistake.
    Void => "void",
    /// Record the new id of the chosen patient.
    RecordNewId => "record-new-id",
    /// Write down that RAPS was told.
    NotifyRaps => "notify-raps",
    /// Say that nobody ever used the number.
    MarkUnused => "mark-unused",
    /// Take a step of a reconciliation back.
    TakeBack => "take-back",
    /// Show outages that are closed as reconciled too, or no more.
    AllOutages => "all-outages",
    /// The other choice of a field that is not typed.
    TurnChoice => "turn-choice",
    /// Set right what was written down wrongly.
    Correct => "correct",
    /// Say how a clash was sorted out.
    Resolve => "resolve",
    /// Take a number out of the pool.
    Withdraw => "withdraw",
    /// Put a file of numbers into the binder.
    Import => "import",
    /// Count the paper binder, or go on with a count.
    CountPool => "count-pool",
    /// Tick the chosen number off, or no more.
    Tick => "tick",
    /// The chosen number lies in the paper binder.
    LiesThere => "lies-there",
    /// The chosen number does not lie there.
    LiesNotThere => "lies-not-there",
    /// Tick off all numbers that should lie there.
    TickAll => "tick-all",
    /// Tick nothing off.
    TickNone => "tick-none",
    /// Show what the count has found.
    ReviewCount => "review-count",
    /// Choose the next number that a count left unaccounted.
    NextDifference => "next-difference",
    /// Enter what was given on paper.
    LateEntry => "late-entry",
}
