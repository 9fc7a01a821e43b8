//! The one table of actions. A new key costs a row here, its function in `update` and its words in both languages.
//!
//! - `name`: `action-NAME` is the key of its words in both languages.
//! - `home`: the screens where it is at home; from anywhere else the palette goes to the first of them. None means that
//!   it works wherever its keys do.
//! - `roles`: whom it is for ([`ActionRoles`](super::row::ActionRoles)).
//! - `palette`: whether the palette lists it, because it means something by itself.
//! - `run`: the function that does it; `update::act` names it.
//! - `keys`: how it stands in the bottom line (`shown`, `last` behind all others, or `quiet`: not at all), in which
//!   [`Scope`](crate::tui::keymap::Scope), and the keys, the first of which is shown. Hints stand in the order of the
//!   table; `at` moves one behind those with a smaller number.
//!
//! The order of the rows is that of the help. The table is handed to a macro, since drawing needs all of it but `run`,
//! and the functions need what is drawn.

/// Hands the table to a macro by its name.
macro_rules! with_actions {
    ($callback:ident) => {
        $callback! {
            /// Show the keys and the routine.
            Help { name: "help", home: [], roles: Everyone, palette: true,
                run: |model| open(model, Dialog::Help(0)),
                keys: [shown Everywhere [f(1), alt('1')], quiet NoText [letter('?')]] }
            /// Go to the checkout.
            GoDesk { name: "go-desk", home: [], roles: Everyone, palette: true,
                run: |model| go(model, Screen::Desk), keys: [shown Everywhere [f(2), alt('2')]] }
            /// Go to the outage.
            GoOutage { name: "go-outage", home: [], roles: Everyone, palette: true,
                run: |model| go(model, Screen::Outage), keys: [shown Everywhere [f(3), alt('3')]] }
            /// Go to what becomes of borrowed numbers.
            GoReconciliation { name: "go-reconciliation", home: [], roles: Everyone, palette: true,
                run: |model| go(model, Screen::Reconciliation), keys: [shown Everywhere [f(4), alt('4')]] }
            /// Go to the log.
            GoLog { name: "go-log", home: [], roles: Everyone, palette: true,
                run: |model| go(model, Screen::Log), keys: [shown Everywhere [f(5), alt('5')]] }
            /// Go to the binder.
            GoPool { name: "go-pool", home: [], roles: Everyone, palette: true,
                run: |model| go(model, Screen::Pool), keys: [shown Everywhere [f(6), alt('6')]] }
            /// Find an action by its name.
            Palette { name: "palette", home: [], roles: Everyone, palette: false,
                run: |model| open(model, Dialog::Palette(Palette::default())), keys: [quiet Everywhere [ctrl('p')]] }
            /// Say that somebody else sits here now.
            SwitchPerson { name: "switch-person", home: [], roles: SharedLogin, palette: true,
                run: switch_person, keys: [quiet Everywhere [f(9), alt('9')]] }
            /// Leave the program.
            Quit { name: "quit", home: [], roles: Everyone, palette: true,
                run: leave, keys: [shown Always [ctrl('q'), ctrl('c')]] }
            /// One step back.
            Back { name: "back", home: [], roles: Everyone, palette: false,
                run: back,
                keys: [quiet Always [ESC], last Preview [ESC], last Question [ESC, letter('n')], last Draft [ESC],
                    last Prompt [ESC], last Filtering [ESC], last Log [ESC], last Pool [ESC], last Counting [ESC],
                    last Outage [ESC], last Triage [ESC], last SuspectQuestion [ESC, letter('n')], last HandOver [ESC],
                    last Reconciliation [ESC], last Case [ESC], last Palette [ESC], last Reading [ESC]] }
            /// To the next field.
            NextField { name: "next-field", home: [], roles: Everyone, palette: false,
                run: |model| move_focus(model, true), keys: [quiet Form [TAB, DOWN]] }
            /// To the field before.
            PreviousField { name: "previous-field", home: [], roles: Everyone, palette: false,
                run: |model| move_focus(model, false), keys: [quiet Form [BACK_TAB, UP]] }
            /// Take the suggestion and go on; from the last field to the preview.
            Submit { name: "submit", home: [], roles: Everyone, palette: false,
                run: submit, keys: [quiet Form [ENTER], shown Prompt [ENTER]] }
            /// The suggestion below.
            NextSuggestion { name: "next-suggestion", home: [], roles: Everyone, palette: false,
                run: |model| checkout::pick(model, true), keys: [quiet Form [PAGE_DOWN]] }
            /// The suggestion above.
            PreviousSuggestion { name: "previous-suggestion", home: [], roles: Everyone, palette: false,
                run: |model| checkout::pick(model, false), keys: [quiet Form [PAGE_UP]] }
            /// A woman's number.
            ChooseFemale { name: "choose-female", home: [Desk], roles: Only(CASHIER), palette: true,
                run: |model| checkout::choose(model, Sex::Female), keys: [quiet SexField [letter('k')]] }
            /// A man's number.
            ChooseMale { name: "choose-male", home: [Desk], roles: Only(CASHIER), palette: true,
                run: |model| checkout::choose(model, Sex::Male), keys: [quiet SexField [letter('m')]] }
            /// The sex is not known.
            ChooseUnknown { name: "choose-unknown", home: [Desk], roles: Only(CASHIER), palette: true,
                run: |model| checkout::choose(model, Sex::Unknown), keys: [quiet SexField [letter('x')]] }
            /// The other sex.
            TurnSex { name: "turn-sex", home: [], roles: Only(CASHIER), palette: false,
                run: checkout::turn_sex, keys: [quiet SexField [RIGHT, LEFT]] }
            /// Empty the form.
            ClearForm { name: "clear-form", home: [Desk], roles: OnlyOn(Screen::Desk, CASHIER), palette: true,
                run: clear_form, keys: [quiet Form [f(8), alt('8')]] }
            /// Show a number again that was handed out but not read back.
            ShowUnread { name: "show-unread", home: [], roles: Only(CASHIER), palette: true,
                run: checkout::show_unread, keys: [quiet Everywhere [ctrl('r')]] }
            /// Yes: do what the dialog says.
            Confirm { name: "confirm", home: [], roles: Everyone, palette: false,
                run: dialog::confirm,
                keys: [shown Question [letter('j'), letter('y')], shown Draft [ENTER, letter('j'), letter('y')],
                    shown SuspectQuestion [letter('j'), letter('y')]] }
            /// Hand out the number that the preview shows.
            HandOut { name: "hand-out", home: [], roles: Only(CASHIER), palette: false,
                run: checkout::hand_out, keys: [shown Preview [f(2), letter('j'), letter('y'), alt('2')]] }
            /// Throw the kept draft away.
            DropDraft { name: "drop-draft", home: [], roles: Everyone, palette: false,
                run: dialog::drop_draft, keys: [shown Draft [DELETE]] }
            /// Write down what was read back.
            CheckReadBack { name: "check-read-back", home: [], roles: Only(CASHIER), palette: false,
                run: checkout::check_read_back, keys: [shown ReadBack [ENTER]] }
            /// Go on without a read-back.
            SkipReadBack { name: "skip-read-back", home: [], roles: Only(CASHIER), palette: false,
                run: checkout::skip_read_back, keys: [shown ReadBack [ESC]] }
            /// Register a suspected outage.
            Suspect { name: "suspect", home: [Outage], roles: Only(DESK), palette: true,
                run: outage::suspect, keys: [quiet Outage [letter('s')], shown Triage [letter('s')] at 1] }
            /// Confirm the suspected outage.
            ConfirmOutage { name: "confirm-outage", home: [Outage], roles: ByRules, palette: true,
                run: outage::confirm, keys: [quiet Outage [letter('b')]] }
            /// The service is back.
            EndOutage { name: "end-outage", home: [Outage], roles: Only(TECHNICIAN), palette: true,
                run: outage::end, keys: [quiet Outage [letter('t')]] }
            /// Note something about the outage.
            NoteOutage { name: "note-outage", home: [Outage], roles: Only(DESK), palette: true,
                run: outage::note, keys: [quiet Outage [letter('a')]] }
            /// Find out step by step whether it is only us.
            Triage { name: "triage", home: [Outage], roles: Only(DESK), palette: true,
                run: outage::begin_triage, keys: [quiet Outage [letter('k')], shown SuspectQuestion [letter('k')]] }
            /// Yes, to a question of the triage.
            AnswerYes { name: "answer-yes", home: [], roles: Everyone, palette: false,
                run: |model| outage::answer(model, true), keys: [shown Triage [letter('j'), letter('y')]] }
            /// No, to a question of the triage.
            AnswerNo { name: "answer-no", home: [], roles: Everyone, palette: false,
                run: |model| outage::answer(model, false), keys: [shown Triage [letter('n')]] }
            /// Announce a planned stop.
            PlanStop { name: "plan-stop", home: [Outage], roles: Only(TECHNICIAN), palette: true,
                run: outage::plan, keys: [quiet Outage [letter('p')] at 2] }
            /// Announce the next planned stop for another time.
            ChangePlan { name: "change-plan", home: [Outage], roles: Only(TECHNICIAN), palette: true,
                run: outage::change_plan, keys: [quiet Outage [letter('f')] at 2] }
            /// Call the next planned stop off.
            CancelPlan { name: "cancel-plan", home: [Outage], roles: Only(TECHNICIAN), palette: true,
                run: outage::cancel_plan, keys: [quiet Outage [letter('i')] at 2] }
            /// Set right when the latest outage began or ended.
            SetTimes { name: "set-times", home: [Outage], roles: Only(TECHNICIAN), palette: true,
                run: outage::set_times, keys: [quiet Outage [letter('r')] at 2] }
            /// The service went down again.
            Reopen { name: "reopen", home: [Outage], roles: Only(TECHNICIAN), palette: true,
                run: outage::reopen, keys: [quiet Outage [letter('n')] at 2] }
            /// Close the latest outage as reconciled.
            CloseOutage { name: "close-outage", home: [Outage, Reconciliation], roles: Only(TECHNICIAN), palette: true,
                run: close_outage, keys: [quiet Outage [letter('v')] at 2, quiet Reconciliation [letter('v')]] }
            /// Show the hand-over of the outage so far.
            HandOver { name: "hand-over", home: [Outage], roles: Everyone, palette: true,
                run: outage::hand_over, keys: [quiet Outage [letter('o')] at 1] }
            /// Copy the text to the clipboard of the terminal.
            Copy { name: "copy", home: [], roles: Everyone, palette: false,
                run: copy,
                keys: [shown HandOver [letter('c')], quiet Reconciliation [letter('c')],
                    quiet Case [letter('c')] at 4] }
            /// Save the text as a file.
            Save { name: "save", home: [], roles: HostFile(&ActionRoles::Everyone), palette: false,
                run: outage::save, keys: [shown HandOver [letter('s')]] }
            /// Save the record or the report of an outage as a file.
            SaveExport { name: "save-export", home: [Reconciliation], roles: HostFile(&ActionRoles::Everyone), palette: true,
                run: reconciliation::save_export,
                keys: [quiet Reconciliation [letter('s')], quiet Case [letter('s')] at 5] }
            /// Save the sheet of paper for the binder as a file.
            SaveSheet { name: "save-sheet", home: [Pool], roles: HostFile(&ActionRoles::Everyone), palette: true,
                run: pool::save_sheet, keys: [quiet Pool [letter('u')]] }
            /// One line up.
            Up { name: "up", home: [], roles: Everyone, palette: false,
                run: |model| list::move_by(model, Motion::Up),
                keys: [quiet List [UP], quiet Filtering [UP], quiet Palette [UP], quiet Reading [UP]] }
            /// One line down.
            Down { name: "down", home: [], roles: Everyone, palette: false,
                run: |model| list::move_by(model, Motion::Down),
                keys: [quiet List [DOWN], quiet Filtering [DOWN], quiet Palette [DOWN], quiet Reading [DOWN]] }
            /// One page up.
            PageUp { name: "page-up", home: [], roles: Everyone, palette: false,
                run: |model| list::move_by(model, Motion::PageUp),
                keys: [quiet List [PAGE_UP], quiet Reading [PAGE_UP]] }
            /// One page down.
            PageDown { name: "page-down", home: [], roles: Everyone, palette: false,
                run: |model| list::move_by(model, Motion::PageDown),
                keys: [quiet List [PAGE_DOWN, letter(' ')], quiet Reading [PAGE_DOWN, letter(' ')]] }
            /// To the first line.
            First { name: "first", home: [], roles: Everyone, palette: false,
                run: |model| list::move_by(model, Motion::First), keys: [quiet List [HOME]] }
            /// To the last line.
            Last { name: "last", home: [], roles: Everyone, palette: false,
                run: |model| list::move_by(model, Motion::Last), keys: [quiet List [END]] }
            /// Show only lines with a text in them.
            Filter { name: "filter", home: [Log, Reconciliation], roles: Everyone, palette: true,
                run: list::filter, keys: [shown Log [letter('/')], shown Reconciliation [letter('/')]] }
            /// Show one line whole.
            Open { name: "open", home: [], roles: Everyone, palette: false,
                run: list::open,
                keys: [shown Filtering [ENTER], shown Log [ENTER], shown Reconciliation [ENTER],
                    shown Palette [ENTER]] }
            /// Call a hand-out a mistake.
            Void { name: "void", home: [Log, Reconciliation], roles: Only(CASHIER), palette: true,
                run: void,
                keys: [shown Log [letter('m')], quiet Reconciliation [letter('m')], quiet Case [letter('m')] at 1] }
            /// Record the new id of the chosen patient.
            RecordNewId { name: "record-new-id", home: [Reconciliation], roles: Only(WARD), palette: true,
                run: reconciliation::record_new_id,
                keys: [shown Reconciliation [letter('n')], shown Case [letter('n')]] }
            /// Write down that RAPS was told.
            NotifyRaps { name: "notify-raps", home: [Reconciliation], roles: Only(WARD), palette: true,
                run: reconciliation::notify_raps, keys: [shown Reconciliation [letter('r')], shown Case [letter('r')]] }
            /// Say that nobody ever used the number.
            MarkUnused { name: "mark-unused", home: [Reconciliation], roles: Only(WARD), palette: true,
                run: reconciliation::mark_unused, keys: [quiet Reconciliation [letter('a')], quiet Case [letter('a')]] }
            /// Take a step of a reconciliation back.
            TakeBack { name: "take-back", home: [Reconciliation], roles: Only(WARD_OR_CASHIER), palette: true,
                run: reconciliation::take_back,
                keys: [quiet Reconciliation [letter('t')], quiet Case [letter('t')] at 2] }
            /// Show outages that are closed as reconciled too, or no more.
            AllOutages { name: "all-outages", home: [Reconciliation], roles: Everyone, palette: true,
                run: reconciliation::all_outages, keys: [quiet Reconciliation [letter('d')]] }
            /// The other choice of a field that is not typed.
            TurnChoice { name: "turn-choice", home: [], roles: Everyone, palette: false,
                run: reconciliation::turn_choice, keys: [quiet Choice [RIGHT, LEFT]] }
            /// Set right what was written down wrongly.
            Correct { name: "correct", home: [Log], roles: Only(CASHIER), palette: true,
                run: list::correct, keys: [shown Log [letter('r')]] }
            /// Say how a clash was sorted out.
            Resolve { name: "resolve", home: [Log, Reconciliation], roles: Only(CASHIER), palette: true,
                run: resolve,
                keys: [shown Log [letter('u')], quiet Reconciliation [letter('u')], quiet Case [letter('u')] at 3] }
            /// Take a number out of the pool.
            Withdraw { name: "withdraw", home: [Pool], roles: Only(TECHNICIAN), palette: true,
                run: list::withdraw, keys: [shown Pool [letter('k')]] }
            /// Put a file of numbers into the binder.
            Import { name: "import", home: [Pool], roles: HostFile(&ActionRoles::Only(TECHNICIAN)), palette: true,
                run: pool::import, keys: [shown Pool [letter('i')]] }
            /// Count the paper binder, or go on with a count.
            CountPool { name: "count-pool", home: [Pool], roles: Only(DESK), palette: true,
                run: pool::begin_count, keys: [shown Pool [letter('r')]] }
            /// Tick the chosen number off, or no more.
            Tick { name: "tick", home: [], roles: Everyone, palette: false,
                run: |model| pool::tick(model, None), keys: [shown Counting [letter(' ')]] }
            /// The chosen number lies in the paper binder.
            LiesThere { name: "lies-there", home: [], roles: Everyone, palette: false,
                run: |model| pool::tick(model, Some(true)), keys: [quiet Counting [letter('j'), letter('y')]] }
            /// The chosen number does not lie there.
            LiesNotThere { name: "lies-not-there", home: [], roles: Everyone, palette: false,
                run: |model| pool::tick(model, Some(false)), keys: [quiet Counting [letter('n')]] }
            /// Tick off all numbers that should lie there.
            TickAll { name: "tick-all", home: [], roles: Everyone, palette: false,
                run: pool::tick_all, keys: [shown Counting [letter('a')]] }
            /// Tick nothing off.
            TickNone { name: "tick-none", home: [], roles: Everyone, palette: false,
                run: pool::tick_none, keys: [quiet Counting [letter('t')]] }
            /// Show what the count has found.
            ReviewCount { name: "review-count", home: [], roles: Only(DESK), palette: false,
                run: pool::review_count, keys: [shown Counting [ENTER]] }
            /// Choose the next number that a count left unaccounted.
            NextDifference { name: "next-difference", home: [Pool], roles: Only(DESK), palette: true,
                run: pool::next_difference, keys: [quiet Pool [letter('n')]] }
            /// Enter what was given on paper.
            LateEntry { name: "late-entry", home: [], roles: Only(CASHIER), palette: true,
                run: pool::open_late_entry, keys: [quiet Everywhere [f(7), alt('7')], shown Pool [letter('e')]] }
        }
    };
}

pub(crate) use with_actions;
