//! Half-filled checkouts survive a vanished terminal, each person's own, for one shift.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use kvittera::desk::draft::{CheckoutDraft, Drafts, FoundDraft};
use kvittera_domain::value::sex::Sex::Female;
use kvittera_domain::value::vgr_id::VgrId;
use uuid::Uuid;

use crate::given::commands::text;
use crate::given::scenario::clock;

struct Shelf {
    folder: tempfile::TempDir,
    drafts: Drafts,
}

fn shelf() -> Shelf {
    let folder = tempfile::tempdir().unwrap();
    let drafts = window_beside(&folder.path().join("log.sqlite"));
    Shelf { folder, drafts }
}

fn window_beside(log: &Path) -> Drafts {
    Drafts::beside(log, TimeDelta::hours(10), Uuid::new_v4())
}

impl Shelf {
    /// Another window of the same log.
    fn another(&self) -> Drafts {
        window_beside(&self.folder.path().join("log.sqlite"))
    }

    /// All files beside the log.
    fn files(&self) -> Vec<PathBuf> {
        let files = fs::read_dir(self.folder.path().join("log.sqlite.drafts"));
        files.map_or_else(|_| vec![], |files| files.map(|file| file.unwrap().path()).collect())
    }
}

fn anna() -> VgrId {
    text("annan3")
}

fn draft(saved_at: DateTime<Utc>) -> CheckoutDraft {
    let [vgr_id, clinic, ward, callback] = ["avdel2", "Medi", "Avd \"5\"\n", ""].map(str::to_owned);
    CheckoutDraft { saved_at, sex: Some(Female), vgr_id, clinic, ward, callback, request: None }
}

#[test]
fn a_draft_is_taken_up_as_it_was_typed_by_the_same_person() {
    let mut shelf = shelf();
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    assert_eq!(shelf.drafts.take_up(&anna(), clock(3, 5)), Some(FoundDraft::Left(draft(clock(3, 0)))));
    let mut another_window = shelf.another();
    drop(shelf.drafts);
    assert_eq!(
        another_window.take_up(&anna(), clock(3, 6)),
        Some(FoundDraft::Left(draft(clock(3, 0)))),
        "it is still there"
    );
}

#[test]
fn nobody_else_sees_it() {
    let mut shelf = shelf();
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    assert_eq!(shelf.drafts.take_up(&text("annan33"), clock(3, 5)), None);
    assert_eq!(shelf.drafts.take_up(&text("kassa1"), clock(3, 5)), None);
    let mut other_log = window_beside(&shelf.folder.path().join("other.sqlite"));
    assert_eq!(other_log.take_up(&anna(), clock(3, 5)), None, "beside another log");
}

#[test]
fn only_the_account_itself_may_read_it() {
    let mut shelf = shelf();
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&shelf.folder.path().join("log.sqlite.drafts")), 0o700);
    let files = shelf.files();
    assert_eq!(files.len(), 1, "{files:?}");
    assert_eq!(mode(&files[0]), 0o600);
}

#[test]
fn a_later_draft_takes_the_place_of_the_earlier_one() {
    let mut shelf = shelf();
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    let later = CheckoutDraft { ward: "IVA".to_owned(), ..draft(clock(3, 1)) };
    shelf.drafts.keep(&anna(), &later).unwrap();
    assert_eq!(shelf.drafts.take_up(&anna(), clock(3, 5)), Some(FoundDraft::Left(later)));
    assert_eq!(shelf.files().len(), 1);
}

#[test]
fn after_the_shift_it_is_thrown_away() {
    let mut shelf = shelf();
    let kept = clock(3, 0);
    shelf.drafts.keep(&anna(), &draft(kept)).unwrap();
    assert!(shelf.drafts.take_up(&anna(), kept + TimeDelta::hours(10)).is_some(), "to the last moment");
    assert_eq!(shelf.drafts.take_up(&anna(), kept + TimeDelta::hours(10) + TimeDelta::seconds(1)), None);
    assert!(shelf.files().is_empty());
}

#[test]
fn a_clock_that_was_set_back_loses_no_draft() {
    let mut shelf = shelf();
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    assert!(shelf.drafts.take_up(&anna(), clock(2, 0)).is_some());
}

#[test]
fn a_discarded_draft_is_gone_and_there_need_not_be_one() {
    let mut shelf = shelf();
    shelf.drafts.discard(&anna()).unwrap();
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    shelf.drafts.discard(&anna()).unwrap();
    assert_eq!(shelf.drafts.take_up(&anna(), clock(3, 5)), None);
    assert!(shelf.files().is_empty());
}

#[test]
fn a_draft_that_can_not_be_read_is_as_good_as_none_and_may_be_replaced() {
    let mut shelf = shelf();
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    let file = &shelf.files()[0];
    let whole = fs::read(file).unwrap();
    for torn in [&b""[..], b"{", b"\xff\xff", &whole[..whole.len() / 2], b"{\"saved_at\":\"yesterday\"}"] {
        fs::write(file, torn).unwrap();
        assert_eq!(shelf.drafts.take_up(&anna(), clock(3, 5)), None, "{torn:?}");
    }
    shelf.drafts.keep(&anna(), &draft(clock(3, 6))).unwrap();
    assert_eq!(shelf.drafts.take_up(&anna(), clock(3, 7)), Some(FoundDraft::Left(draft(clock(3, 6)))));
}

#[test]
fn a_folder_that_can_not_be_made_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let mut drafts = window_beside(&file.join("log.sqlite"));
    assert!(drafts.keep(&anna(), &draft(clock(3, 0))).is_err());
    assert_eq!(drafts.take_up(&anna(), clock(3, 0)), None);
}

#[test]
fn what_another_window_types_stays_there_for_as_long_as_it_is_open() {
    let mut shelf = shelf();
    let mut another = shelf.another();
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    shelf.drafts.keep(&anna(), &draft(clock(3, 1))).unwrap();
    assert_eq!(another.take_up(&anna(), clock(3, 5)), Some(FoundDraft::OpenElsewhere(clock(3, 1))));
    drop(shelf.drafts);
    assert_eq!(another.take_up(&anna(), clock(3, 6)), Some(FoundDraft::Left(draft(clock(3, 1)))));
    let mut third = window_beside(&shelf.folder.path().join("log.sqlite"));
    assert_eq!(third.take_up(&anna(), clock(3, 7)), Some(FoundDraft::OpenElsewhere(clock(3, 1))), "it was taken up");
}

#[test]
fn each_window_keeps_and_throws_away_its_own() {
    let mut shelf = shelf();
    let mut another = shelf.another();
    let other_call = CheckoutDraft { ward: "IVA".to_owned(), ..draft(clock(3, 1)) };
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    another.keep(&anna(), &other_call).unwrap();
    assert_eq!(shelf.drafts.take_up(&anna(), clock(3, 5)), Some(FoundDraft::Left(draft(clock(3, 0)))));
    assert_eq!(another.take_up(&anna(), clock(3, 5)), Some(FoundDraft::Left(other_call)));
    another.discard(&anna()).unwrap();
    assert_eq!(another.take_up(&anna(), clock(3, 6)), Some(FoundDraft::OpenElsewhere(clock(3, 0))));
    assert_eq!(shelf.drafts.take_up(&anna(), clock(3, 6)), Some(FoundDraft::Left(draft(clock(3, 0)))));
}

#[test]
fn of_several_that_were_left_each_is_taken_up_once() {
    let mut shelf = shelf();
    let mut another = shelf.another();
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    another.keep(&anna(), &draft(clock(3, 1))).unwrap();
    let (mut first, mut second, mut third) = (shelf.another(), shelf.another(), shelf.another());
    drop((shelf.drafts, another));
    let mut taken = [&mut first, &mut second].map(|window| window.take_up(&anna(), clock(3, 5)).unwrap());
    taken.sort_by_key(|found| matches!(found, FoundDraft::Left(draft) if draft.saved_at == clock(3, 1)));
    assert_eq!(taken, [0, 1].map(|minute| FoundDraft::Left(draft(clock(3, minute)))));
    assert_eq!(third.take_up(&anna(), clock(3, 6)), Some(FoundDraft::OpenElsewhere(clock(3, 1))));
}

#[test]
fn who_sits_down_lets_go_of_what_the_one_before_typed_and_gets_it_back() {
    let mut shelf = shelf();
    let (mut another, bengt) = (shelf.another(), text::<VgrId>("bengt1"));
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    assert_eq!(shelf.drafts.take_up(&bengt, clock(3, 1)), None);
    shelf.drafts.keep(&bengt, &draft(clock(3, 2))).unwrap();
    assert_eq!(shelf.drafts.take_up(&anna(), clock(3, 3)), Some(FoundDraft::Left(draft(clock(3, 0)))));
    assert_eq!(shelf.drafts.take_up(&bengt, clock(3, 4)), Some(FoundDraft::Left(draft(clock(3, 2)))));
    assert_eq!(another.take_up(&anna(), clock(3, 5)), Some(FoundDraft::Left(draft(clock(3, 0)))));
}

#[test]
fn what_a_killed_window_was_just_writing_is_cleared_away() {
    let mut shelf = shelf();
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    let torn = shelf.files()[0].with_file_name("annan3.00000000-0000-0000-0000-000000000000.new");
    fs::write(&torn, "{\"saved_at\"").unwrap();
    let mut another = shelf.another();
    assert_eq!(another.take_up(&anna(), clock(3, 5)), Some(FoundDraft::OpenElsewhere(clock(3, 0))));
    assert!(!torn.exists() && shelf.files().len() == 1);
}
