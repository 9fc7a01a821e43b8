//! After any commands: where the last that RAPS was told is not what stands, the case is open, unless a person said that
//! RAPS was never told.

use kvittera_domain::event::Event;
use kvittera_domain::event::case_id::CaseId;
use kvittera_domain::event::reconciling::{RapsAnswer, ReconciliationStep};
use kvittera_domain::ledger::Ledger;
use kvittera_domain::ledger::reconciliation::CaseState;
use kvittera_domain::rules::command::{Command, RapsNotice};
use kvittera_domain::value::person_id::PersonId;
use kvittera_domain::value::sex::Sex::Female;
use proptest::prelude::*;

use super::{MAN, NEW, OTHER, case};
use crate::given::commands::{
    late, notify, patient, replace, replace_because, second_patient, text, undo, undo_told, unused, void, woman,
};
use crate::given::scenario::{Scenario, assert_same, clock, desk};

/// What RAPS goes by: an id that the number belongs to, as far as one was recorded, or that it belongs to nobody.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Word {
    Belongs(PersonId),
    Unnamed,
    Nobodys,
}

/// What RAPS was told of a case, by the events alone, without what a person said it was never told.
fn words(desk: &Scenario, of: CaseId) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut stands = false;
    for recorded in &desk.events {
        match &recorded.event {
            Event::RapsNotified { case, replacement, undoes, .. } if *case == of => {
                stands = true;
                words.push(match replacement {
                    Some(id) => Word::Belongs(*id),
                    None if undoes.is_some() => Word::Nobodys,
                    None => Word::Unnamed,
                });
            }
            Event::Replaced { case, replacement, .. } if *case == of && stands => {
                if let Some(last) = words.last_mut().filter(|word| **word == Word::Unnamed) {
                    *last = Word::Belongs(*replacement);
                }
            }
            Event::Undone { case, step: ReconciliationStep::RapsNotified, raps, .. } if *case == of => {
                stands = false;
                if *raps == Some(RapsAnswer::NeverTold) {
                    words.pop();
                }
            }
            _ => {}
        }
    }
    words
}

fn command() -> impl Strategy<Value = Command> {
    let ids = prop::sample::select(vec![NEW, OTHER, MAN]);
    let case = prop::sample::select(vec![patient(1), second_patient()]);
    let steps = [None, Some(ReconciliationStep::Replaced), Some(ReconciliationStep::RapsNotified)];
    let answer = prop::sample::select(RapsAnswer::ALL.to_vec());
    (0..9, case, ids, prop::sample::select(steps.to_vec()), answer).prop_map(|(what, case, new, step, answer)| {
        match what {
            0 => replace(case, new),
            1 => replace_because(case, new, "fel rad"),
            2 => notify(case),
            3 => Command::NotifyRaps { case, notice: RapsNotice::default(), reason: Some(text("igen")) },
            4 => unused(case),
            5 => case.issuance().map_or(unused(case), |issuance| void(issuance, "misstag")),
            6 => undo(case, step),
            _ => undo_told(case, step, answer),
        }
    })
}

proptest! {
    #[test]
    fn what_raps_goes_by_is_what_stands_or_the_case_is_open(commands in prop::collection::vec(command(), 1..30)) {
        let mut out = desk().down().issued(Female).and(late(woman(1), clock(3, 0))).back_up().at(4, 0);
        for command in commands {
            let Ok(events) = out.attempt(command) else { continue };
            for told in &events {
                if let Event::RapsNotified { replacement: Some(id), undoes: Some(undone), .. } = &told.event {
                    prop_assert!(undone.replacement != Some(*id), "RAPS is told that {id:?} holds and does not hold");
                }
            }
            for who in [patient(1), second_patient()] {
                let case = case(&out, who);
                let stands = case.reconciliation.replaced.as_ref().map(|new| new.id);
                let is_done = case.state() == CaseState::Done;
                let last = words(&out, who).last().copied();
                prop_assert!(!is_done || last == stands.map(Word::Belongs), "{case:#?}");
                match words(&out, who).last() {
                    Some(Word::Belongs(id)) if stands != Some(*id) => {
                        prop_assert!(case.is_open(), "{case:#?}");
                        prop_assert_eq!(case.reconciliation.raps_must_undo().and_then(|told| told.of), Some(*id));
                    }
                    Some(Word::Belongs(_) | Word::Unnamed) => {}
                    Some(Word::Nobodys) | None => prop_assert!(case.reconciliation.raps_must_undo().is_none()),
                }
            }
        }
        assert_same(&Ledger::fold(&out.events).unwrap(), &out.ledger);
    }
}
