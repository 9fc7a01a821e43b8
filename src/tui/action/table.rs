//! The table of all actions. A new key costs a row here, its function in `update` and its text in both languages.
//!
//! - `name`: `action-NAME` is the key of its text in both languages.
//! - `home`: the screens where the action belongs; from any other screen the palette goes to the first of them. Empty
//!   means that it works wherever its keys do.
//! - `roles`: which roles it is for ([`ActionRoles`](super::row::ActionRoles)).
//! - `palette`: whether the palette lists it, because it means something by itself.
//! - `run`: its function, among those that `update::dispatch` imports.
//! - `keys`: how the bottom line shows it (`shown`, `last` after all others, or `quiet`: not at all), in which
//!   [`Scope`](crate::tui::keymap::Scope), and the keys, the first of which is shown. Hints stand in the order of the
//!   table; `at` moves one behind those with a smaller number.
//!
//! The order of the rows is that of the help. The table is passed to macros, because drawing needs all of it except
//! `run`, and the functions of `run` need what is drawn.

/// Passes the table to the macro of this name.
macro_rules! with_actions {
    ($callback:ident) => {
        $callback! {
            /// Show the keys and the routine.
            Help { name: "help", home: [], roles: Everyone, palette: true,
                run: help,
                keys: [shown Everywhere [f(1), alt('1')], quiet NoText [letter('?')], quiet Always [f(1), alt('1')]] }
            /// Go to the desk screen with the checkout.
            GoDesk { name: "go-desk", home: [], roles: Everyone, palette: true,
                run: go_desk, keys: [shown Everywhere [f(2), alt('2')]] }
            /// Go to the outage screen.
            GoOutage { name: "go-outage", home: [], roles: Everyone, palette: true,
                run: |model| go(model, Screen::Outage), keys: [shown Everywhere [f(3), alt('3')]] }
            /// Go to the reconciliation screen.
            GoReconciliation { name: "go-reconciliation", home: [], roles: Everyone, palette: true,
                run: |model| go(model, Screen::Reconciliation), keys: [shown Everywhere [f(4), alt('4')]] }
            /// Go to the log screen.
            GoLog { name: "go-log", home: [], roles: Everyone, palette: true,
                run: |model| go(model, Screen::Log), keys: [shown Everywhere [f(5), alt('5')]] }
            /// Go to the pool screen.
            GoPool { name: "go-pool", home: [], roles: Everyone, palette: true,
                run: |model| go(model, Screen::Pool), keys: [shown Everywhere [f(6), alt('6')]] }
            /// Find an action by its name.
            Palette { name: "palette", home: [], roles: Everyone, palette: false,
                run: |model| open(model, Dialog::Palette(Palette::default())), keys: [quiet Everywhere [ctrl('p')]] }
            /// Switch to another person at the keyboard.
            SwitchPerson { name: "switch-person", home: [], roles: SharedLogin, palette: true,
                run: switch_person, keys: [quiet Everywhere [f(9), alt('9')]] }
            /// Draw the whole window anew.
            Redraw { name: "redraw", home: [], roles: Everyone, palette: true,
                run: |_| vec![Effect::Redraw], keys: [quiet Always [ctrl('l')]] }
            /// Choose other colours.
            TurnTheme { name: "turn-theme", home: [], roles: Everyone, palette: true,
                run: turn_theme, keys: [quiet Everywhere [alt('0')]] }
            /// Leave the program.
            Quit { name: "quit", home: [], roles: Everyone, palette: true,
                run: leave, keys: [shown Always [ctrl('q')]] }
            /// Copy the number while it is read back; else leave the program.
            Interrupt { name: "interrupt", home: [], roles: Everyone, palette: false,
                run: interrupt, keys: [quiet Always [ctrl('c')]] }
            /// Go one step back.
            Back { name: "back", home: [], roles: Everyone, palette: false,
                run: back,
                keys: [quiet Always [ESC], last Preview [ESC], last Question [ESC, letter('n')], last Draft [ESC],
                    last Prompt [ESC], last Filtering [ESC], last Log [ESC], last Pool [ESC], last Counting [ESC],
                    last Outage [ESC], last Triage [ESC], last SuspectQuestion [ESC, letter('n')], last MeantQuestion [ESC], last SameQuestion [ESC], last RapsQuestion [ESC], last HandOver [ESC],
                    last Reconciliation [ESC], last Case [ESC], last Palette [ESC], last Reading [ESC]] }
            /// Go to the next field.
            NextField { name: "next-field", home: [], roles: Everyone, palette: false,
                run: |model| move_focus(model, true), keys: [quiet Form [TAB, DOWN]] }
            /// Go to the previous field.
            PreviousField { name: "previous-field", home: [], roles: Everyone, palette: false,
                run: |model| move_focus(model, false), keys: [quiet Form [BACK_TAB, UP]] }
            /// Accept the suggestion and go on to the next field; from the last field go on to the preview.
            Submit { name: "submit", home: [], roles: Everyone, palette: false,
                run: submit, keys: [quiet Form [ENTER], shown Prompt [ENTER]] }
            /// Select the next suggestion.
            NextSuggestion { name: "next-suggestion", home: [], roles: Everyone, palette: false,
                run: |model| checkout::pick(model, true), keys: [quiet Form [PAGE_DOWN]] }
            /// Select the previous suggestion.
            PreviousSuggestion { name: "previous-suggestion", home: [], roles: Everyone, palette: false,
                run: |model| checkout::pick(model, false), keys: [quiet Form [PAGE_UP]] }
            /// Choose a number for a woman.
            ChooseFemale { name: "choose-female", home: [Desk], roles: Only(CASHIER), palette: true,
                run: checkout::choose_female, keys: [quiet SexField [letter('k'), letter('f'), letter('w')]] }
            /// Choose a number for a man.
            ChooseMale { name: "choose-male", home: [Desk], roles: Only(CASHIER), palette: true,
                run: |model| checkout::choose_sex_by_key(model, Sex::Male), keys: [quiet SexField [letter('m')]] }
            /// Choose "unknown sex".
            ChooseUnknown { name: "choose-unknown", home: [Desk], roles: Only(CASHIER), palette: true,
                run: |model| checkout::choose_sex_by_key(model, Sex::Unknown), keys: [quiet SexField [letter('x')]] }
            /// Switch to the other sex.
            TurnSex { name: "turn-sex", home: [], roles: Only(CASHIER), palette: false,
                run: checkout::toggle_sex, keys: [quiet SexField [RIGHT, LEFT]] }
            /// Empty the form.
            ClearForm { name: "clear-form", home: [Desk], roles: OnlyOn(Screen::Desk, CASHIER), palette: true,
                run: clear_form, keys: [quiet Form [f(8), alt('8')]] }
            /// Show a number again that was issued but not read back.
            ShowUnread { name: "show-unread", home: [], roles: Only(CASHIER), palette: true,
                run: checkout::show_unread, keys: [quiet Everywhere [ctrl('r')]] }
            /// Answer yes: do what the dialog asks.
            Confirm { name: "confirm", home: [], roles: Everyone, palette: false,
                run: dialog::confirm,
                keys: [shown Question [letter('j'), letter('y')], shown Draft [ENTER, letter('j'), letter('y')],
                    shown SuspectQuestion [letter('j'), letter('y')],
                    shown MeantQuestion [letter('j'), letter('y')]] }
            /// Keep the vgr-id as it was typed.
            KeepVgrId { name: "keep-vgr-id", home: [], roles: Only(CASHIER), palette: false,
                run: checkout::keep_vgr_id, keys: [shown MeantQuestion [letter('n')]] }
            /// Say that a late entry is what the log has already.
            SameIssuance { name: "same-issuance", home: [], roles: Only(CASHIER), palette: false,
                run: pool::keep_known_entry, keys: [shown SameQuestion [letter('j'), letter('y')]] }
            /// Say that a late entry is about another patient than the same line in the log.
            AnotherPatient { name: "another-patient", home: [], roles: Only(CASHIER), palette: false,
                run: pool::enter_another_patient, keys: [shown SameQuestion [letter('n')]] }
            /// Say that RAPS was told what is taken back, and must be told to undo it.
            RapsWasTold { name: "raps-was-told", home: [], roles: Only(WARD_OR_CASHIER), palette: false,
                run: |model| taking_back::answer(model, RapsAnswer::ToUndo),
                keys: [shown RapsQuestion [letter('j'), letter('y')]] }
            /// Say that RAPS was never told what is taken back.
            RapsWasNeverTold { name: "raps-was-never-told", home: [], roles: Only(WARD_OR_CASHIER), palette: false,
                run: |model| taking_back::answer(model, RapsAnswer::NeverTold), keys: [shown RapsQuestion [letter('n')]] }
            /// Issue the number that the preview shows.
            Issue { name: "hand-out", home: [], roles: Only(CASHIER), palette: false,
                run: checkout::issue, keys: [shown Preview [f(2), letter('j'), letter('y'), alt('2')]] }
            /// Discard the kept draft.
            DropDraft { name: "drop-draft", home: [], roles: Everyone, palette: false,
                run: dialog::discard_draft, keys: [shown Draft [DELETE]] }
            /// Record what the caller read back.
            CheckReadBack { name: "check-read-back", home: [], roles: Only(CASHIER), palette: false,
                run: checkout::check_read_back, keys: [shown ReadBack [ENTER]] }
            /// Continue without a read-back.
            SkipReadBack { name: "skip-read-back", home: [], roles: Only(CASHIER), palette: false,
                run: checkout::ask_to_skip, keys: [shown ReadBack [ESC]] }
            /// Register a suspected outage.
            Suspect { name: "suspect", home: [Outage], roles: Only(DESK), palette: true,
                run: outage::suspect, keys: [quiet Outage [letter('s')], shown Triage [letter('s')] at 1] }
            /// Confirm the suspected outage.
            ConfirmOutage { name: "confirm-outage", home: [Outage], roles: ByRules, palette: true,
                run: outage::confirm, keys: [quiet Outage [letter('b')]] }
            /// Record that the service is back.
            EndOutage { name: "end-outage", home: [Outage], roles: Only(TECHNICIAN), palette: true,
                run: outage::end, keys: [quiet Outage [letter('t')]] }
            /// Add a note to the outage.
            NoteOutage { name: "note-outage", home: [Outage], roles: Only(DESK), palette: true,
                run: outage::note, keys: [quiet Outage [letter('a')]] }
            /// Find out step by step whether the fault is only here.
            Triage { name: "triage", home: [Outage], roles: Only(DESK), palette: true,
                run: outage::begin_triage, keys: [quiet Outage [letter('k')], shown SuspectQuestion [letter('k')]] }
            /// Answer yes to a question of the triage.
            AnswerYes { name: "answer-yes", home: [], roles: Everyone, palette: false,
                run: |model| outage::answer(model, true), keys: [shown Triage [letter('j'), letter('y')]] }
            /// Answer no to a question of the triage.
            AnswerNo { name: "answer-no", home: [], roles: Everyone, palette: false,
                run: |model| outage::answer(model, false), keys: [shown Triage [letter('n')]] }
            /// Announce a planned outage.
            PlanStop { name: "plan-stop", home: [Outage], roles: Only(TECHNICIAN), palette: true,
                run: outage::plan, keys: [quiet Outage [letter('p')] at 2] }
            /// Announce new times for the next planned outage.
            ChangePlan { name: "change-plan", home: [Outage], roles: Only(TECHNICIAN), palette: true,
                run: outage::change_plan, keys: [quiet Outage [letter('f')] at 2] }
            /// Cancel the next planned outage.
            CancelPlan { name: "cancel-plan", home: [Outage], roles: Only(TECHNICIAN), palette: true,
                run: outage::cancel_plan, keys: [quiet Outage [letter('i')] at 2] }
            /// Correct when the latest outage began or ended.
            SetTimes { name: "set-times", home: [Outage], roles: Only(TECHNICIAN), palette: true,
                run: outage::set_times, keys: [quiet Outage [letter('r')] at 2] }
            /// Reopen the latest outage, because the service went down again.
            Reopen { name: "reopen", home: [Outage], roles: Only(TECHNICIAN), palette: true,
                run: outage::reopen, keys: [quiet Outage [letter('n')] at 2] }
            /// Close the latest outage as reconciled.
            CloseOutage { name: "close-outage", home: [Outage, Reconciliation], roles: Only(TECHNICIAN), palette: true,
                run: close_outage, keys: [quiet Outage [letter('v')] at 2, quiet Reconciliation [letter('v')]] }
            /// Show the handover of the outage so far.
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
            /// Save the sheet for the paper binder as a file.
            SaveSheet { name: "save-sheet", home: [Pool], roles: HostFile(&ActionRoles::Everyone), palette: true,
                run: pool::save_sheet, keys: [quiet Pool [letter('u')]] }
            /// Move one line up.
            Up { name: "up", home: [], roles: Everyone, palette: false,
                run: |model| list::move_by(model, Motion::Up),
                keys: [quiet List [UP], quiet Filtering [UP], quiet Palette [UP], quiet Reading [UP]] }
            /// Move one line down.
            Down { name: "down", home: [], roles: Everyone, palette: false,
                run: |model| list::move_by(model, Motion::Down),
                keys: [quiet List [DOWN], quiet Filtering [DOWN], quiet Palette [DOWN], quiet Reading [DOWN]] }
            /// Move one page up.
            PageUp { name: "page-up", home: [], roles: Everyone, palette: false,
                run: |model| list::move_by(model, Motion::PageUp),
                keys: [quiet List [PAGE_UP], quiet Reading [PAGE_UP]] }
            /// Move one page down.
            PageDown { name: "page-down", home: [], roles: Everyone, palette: false,
                run: |model| list::move_by(model, Motion::PageDown),
                keys: [quiet List [PAGE_DOWN, letter(' ')], quiet Reading [PAGE_DOWN, letter(' ')]] }
            /// Move to the first line.
            First { name: "first", home: [], roles: Everyone, palette: false,
                run: |model| list::move_by(model, Motion::First), keys: [quiet List [HOME]] }
            /// Move to the last line.
            Last { name: "last", home: [], roles: Everyone, palette: false,
                run: |model| list::move_by(model, Motion::Last), keys: [quiet List [END]] }
            /// Show only the lines that contain a text.
            Filter { name: "filter", home: [Log, Reconciliation], roles: Everyone, palette: true,
                run: list::filter, keys: [shown Log [letter('/')], shown Reconciliation [letter('/')]] }
            /// Show the whole of one line.
            Open { name: "open", home: [], roles: Everyone, palette: false,
                run: list::open,
                keys: [shown Filtering [ENTER], shown Log [ENTER], shown Reconciliation [ENTER],
                    shown Palette [ENTER]] }
            /// Void an issuance that was a mistake.
            Void { name: "void", home: [Log, Reconciliation], roles: Only(CASHIER), palette: true,
                run: void,
                keys: [shown Log [letter('m')], quiet Reconciliation [letter('m')], quiet Case [letter('m')] at 1] }
            /// Record the new id of the chosen patient.
            RecordNewId { name: "record-new-id", home: [Reconciliation], roles: Only(WARD), palette: true,
                run: reconciliation::record_new_id,
                keys: [shown Reconciliation [letter('n')], shown Case [letter('n')]] }
            /// Record that RAPS was notified.
            NotifyRaps { name: "notify-raps", home: [Reconciliation], roles: Only(WARD), palette: true,
                run: reconciliation::notify_raps, keys: [shown Reconciliation [letter('r')], shown Case [letter('r')]] }
            /// Record that nobody ever used the number.
            MarkUnused { name: "mark-unused", home: [Reconciliation], roles: Only(WARD), palette: true,
                run: reconciliation::mark_unused, keys: [quiet Reconciliation [letter('a')], quiet Case [letter('a')]] }
            /// Undo a step of a reconciliation.
            TakeBack { name: "take-back", home: [Reconciliation], roles: Only(WARD_OR_CASHIER), palette: true,
                run: taking_back::take_back,
                keys: [quiet Reconciliation [letter('t')], quiet Case [letter('t')] at 2] }
            /// Show or hide outages that are closed as reconciled.
            AllOutages { name: "all-outages", home: [Reconciliation], roles: Everyone, palette: true,
                run: reconciliation::all_outages, keys: [quiet Reconciliation [letter('d')]] }
            /// Select the next option of a field that is chosen instead of typed.
            TurnChoice { name: "turn-choice", home: [], roles: Everyone, palette: false,
                run: reconciliation::turn_choice, keys: [quiet Choice [RIGHT, LEFT]] }
            /// Correct details of an issuance that were written down wrongly.
            Correct { name: "correct", home: [Log], roles: Only(CASHIER), palette: true,
                run: list::correct, keys: [shown Log [letter('r')]] }
            /// Record how a conflict was resolved.
            Resolve { name: "resolve", home: [Log, Reconciliation], roles: Only(CASHIER), palette: true,
                run: resolve,
                keys: [shown Log [letter('u')], quiet Reconciliation [letter('u')], quiet Case [letter('u')] at 3] }
            /// Record that a conflict was none, because the same issuance was entered twice.
            EnteredTwice { name: "entered-twice", home: [Log, Reconciliation], roles: Only(CASHIER), palette: true,
                run: entered_twice,
                keys: [quiet Log [letter('e')], quiet Reconciliation [letter('e')], quiet Case [letter('e')] at 3] }
            /// Withdraw a number from the pool.
            Withdraw { name: "withdraw", home: [Pool], roles: Only(TECHNICIAN), palette: true,
                run: list::withdraw, keys: [shown Pool [letter('k')]] }
            /// Load a file of numbers into the pool.
            Import { name: "import", home: [Pool], roles: HostFile(&ActionRoles::Only(TECHNICIAN)), palette: true,
                run: pool::import, keys: [shown Pool [letter('i')]] }
            /// Count the paper binder, or continue a count.
            CountPool { name: "count-pool", home: [Pool], roles: Only(DESK), palette: true,
                run: pool::begin_count, keys: [shown Pool [letter('r')]] }
            /// Tick or untick the chosen number.
            Tick { name: "tick", home: [], roles: Everyone, palette: false,
                run: |model| pool::tick(model, None), keys: [shown Counting [letter(' ')]] }
            /// Tick the chosen number: it lies in the paper binder.
            LiesThere { name: "lies-there", home: [], roles: Everyone, palette: false,
                run: |model| pool::tick(model, Some(true)), keys: [quiet Counting [letter('j'), letter('y')]] }
            /// Untick the chosen number: it does not lie in the paper binder.
            LiesNotThere { name: "lies-not-there", home: [], roles: Everyone, palette: false,
                run: |model| pool::tick(model, Some(false)), keys: [quiet Counting [letter('n')]] }
            /// Tick all numbers that should lie in the paper binder.
            TickAll { name: "tick-all", home: [], roles: Everyone, palette: false,
                run: pool::tick_all, keys: [shown Counting [letter('a')]] }
            /// Untick all numbers.
            TickNone { name: "tick-none", home: [], roles: Everyone, palette: false,
                run: pool::tick_none, keys: [quiet Counting [letter('t')]] }
            /// Show what the count found.
            ReviewCount { name: "review-count", home: [], roles: Only(DESK), palette: false,
                run: pool::review_count, keys: [shown Counting [ENTER]] }
            /// Choose the next number that a count left unaccounted for.
            NextDifference { name: "next-difference", home: [Pool], roles: Only(DESK), palette: true,
                run: pool::next_difference, keys: [quiet Pool [letter('n')]] }
            /// Enter an issuance that was made on paper.
            LateEntry { name: "late-entry", home: [], roles: Only(CASHIER), palette: true,
                run: pool::open_late_entry, keys: [quiet Everywhere [f(7), alt('7')], shown Pool [letter('e')]] }
        }
    };
}

pub(crate) use with_actions;
