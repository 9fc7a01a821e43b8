//! Any commands of wards, in any order.

use kvittera_domain::event::reconciling::RapsAnswer;
use kvittera_domain::ledger::reconciliation::CaseState;
use kvittera_domain::rules::command::{Command, RapsNotice};
use kvittera_domain::value::sex::Sex::Female;
use proptest::prelude::*;

use super::{MAN, NEW, OTHER, PERSONNUMMER, state, two_out};
use crate::given::commands::{notify, patient, replace, replace_because, text, undo, undo_told, unused, void};
use crate::given::scenario::{Scenario, assert_same};

/// Any command of a ward on one of two cases.
fn ward_command() -> impl Strategy<Value = Command> {
    let ids = prop::sample::select(vec![NEW, OTHER, MAN, PERSONNUMMER]);
    let case = prop::sample::select(vec![patient(1), patient(2)]);
    (0..9, case, ids).prop_map(|(what, case, new)| match what {
        0 => replace(case, new),
        1 => replace_because(case, new, "fel rad"),
        2 => notify(case),
        3 => Command::NotifyRaps { case, notice: RapsNotice::default(), reason: Some(text("igen")) },
        4 => unused(case),
        5 => void(case.issuance().unwrap(), "misstag"),
        6 => undo(case, None),
        7 => undo_told(case, None, RapsAnswer::NeverTold),
        _ => undo_told(case, None, RapsAnswer::ToUndo),
    })
}

proptest! {
    /// After any commands of wards: the events can be folded, an undone step leaves no trace but its history, and a
    /// case is done only with an id that RAPS knows.
    #[test]
    fn any_order_of_commands_is_sound(commands in prop::collection::vec(ward_command(), 1..30)) {
        let mut out = two_out();
        for command in commands {
            let before = out.clone();
            if out.attempt(command.clone()).is_err() {
                continue;
            }
            if let Command::Replace { case, .. } | Command::NotifyRaps { case, .. } | Command::MarkUnused { case, .. } = &command {
                let mut back = out.clone();
                let told = back.attempt(undo(*case, None)).is_err();
                if told {
                    back.attempt(undo_told(*case, None, RapsAnswer::NeverTold)).unwrap();
                }
                let open = |desk: &Scenario| state(desk, *case).is_open();
                prop_assert!(open(&back), "what was just entered can be taken back");
                prop_assert_eq!(before.ledger.pool.count(Female), back.ledger.pool.count(Female));
            }
            for case in out.ledger.cases() {
                if case.state() == CaseState::Done {
                    let course = case.reconciliation;
                    let told = course.notified().unwrap().of;
                    prop_assert!(told.is_none_or(|told| told == course.replaced.as_ref().unwrap().id));
                }
            }
        }
        let refolded = kvittera_domain::ledger::Ledger::fold(&out.events).unwrap();
        assert_same(&refolded, &out.ledger);
    }
}
