//! Half-filled checkouts survive a vanished terminal, each person's own, for one shift.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use kvittera::desk::draft::{Draft, Drafts};
use kvittera::domain::sex::Sex::Female;
use kvittera::domain::vgr_id::VgrId;

use crate::domain::scenario::clock;
use crate::domain::wishes::text;

struct Shelf {
    folder: tempfile::TempDir,
    drafts: Drafts,
}

fn shelf() -> Shelf {
    let folder = tempfile::tempdir().unwrap();
    let drafts = Drafts::beside(&folder.path().join("log.sqlite"), TimeDelta::hours(10));
    Shelf { folder, drafts }
}

impl Shelf {
    /// All files beside the log.
    fn files(&self) -> Vec<PathBuf> {
        let files = fs::read_dir(self.folder.path().join("log.sqlite.drafts"));
        files.map_or_else(|_| vec![], |files| files.map(|file| file.unwrap().path()).collect())
    }
}

fn anna() -> VgrId {
    text("annan3")
}

fn draft(saved_at: DateTime<Utc>) -> Draft {
    let [vgr_id, clinic, ward, callback] = ["avdel2", "Medi", "Avd \"5\"\n", ""].map(str::to_owned);
    Draft { saved_at, sex: Some(Female), vgr_id, clinic, ward, callback, request: None }
}

#[test]
fn a_draft_is_taken_up_as_it_was_typed_by_the_same_person() {
    let shelf = shelf();
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    assert_eq!(shelf.drafts.take_up(&anna(), clock(3, 5)), Some(draft(clock(3, 0))));
    let another_terminal = Drafts::beside(&shelf.folder.path().join("log.sqlite"), TimeDelta::hours(10));
    assert_eq!(another_terminal.take_up(&anna(), clock(3, 6)), Some(draft(clock(3, 0))), "it is still there");
}

#[test]
fn nobody_else_sees_it() {
    let shelf = shelf();
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    assert_eq!(shelf.drafts.take_up(&text("annan33"), clock(3, 5)), None);
    assert_eq!(shelf.drafts.take_up(&text("kassa1"), clock(3, 5)), None);
    let other_log = Drafts::beside(&shelf.folder.path().join("other.sqlite"), TimeDelta::hours(10));
    assert_eq!(other_log.take_up(&anna(), clock(3, 5)), None, "beside another log");
}

#[test]
fn only_the_account_itself_may_read_it() {
    let shelf = shelf();
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&shelf.folder.path().join("log.sqlite.drafts")), 0o700);
    let files = shelf.files();
    assert_eq!(files.len(), 1, "{files:?}");
    assert_eq!(mode(&files[0]), 0o600);
}

#[test]
fn a_later_draft_takes_the_place_of_the_earlier_one() {
    let shelf = shelf();
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    let later = Draft { ward: "IVA".to_owned(), ..draft(clock(3, 1)) };
    shelf.drafts.keep(&anna(), &later).unwrap();
    assert_eq!(shelf.drafts.take_up(&anna(), clock(3, 5)), Some(later));
    assert_eq!(shelf.files().len(), 1);
}

#[test]
fn after_the_shift_it_is_thrown_away() {
    let shelf = shelf();
    let kept = clock(3, 0);
    shelf.drafts.keep(&anna(), &draft(kept)).unwrap();
    assert!(shelf.drafts.take_up(&anna(), kept + TimeDelta::hours(10)).is_some(), "to the last moment");
    assert_eq!(shelf.drafts.take_up(&anna(), kept + TimeDelta::hours(10) + TimeDelta::seconds(1)), None);
    assert!(shelf.files().is_empty());
}

#[test]
fn a_clock_that_was_set_back_loses_no_draft() {
    let shelf = shelf();
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    assert!(shelf.drafts.take_up(&anna(), clock(2, 0)).is_some());
}

#[test]
fn a_discarded_draft_is_gone_and_there_need_not_be_one() {
    let shelf = shelf();
    shelf.drafts.discard(&anna()).unwrap();
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    shelf.drafts.discard(&anna()).unwrap();
    assert_eq!(shelf.drafts.take_up(&anna(), clock(3, 5)), None);
    assert!(shelf.files().is_empty());
}

#[test]
fn a_draft_that_can_not_be_read_is_as_good_as_none_and_may_be_replaced() {
    let shelf = shelf();
    shelf.drafts.keep(&anna(), &draft(clock(3, 0))).unwrap();
    let file = &shelf.files()[0];
    let whole = fs::read(file).unwrap();
    for torn in [&b""[..], b"{", b"\xff\xff", &whole[..whole.len() / 2], b"{\"saved_at\":\"yesterday\"}"] {
        fs::write(file, torn).unwrap();
        assert_eq!(shelf.drafts.take_up(&anna(), clock(3, 5)), None, "{torn:?}");
    }
    shelf.drafts.keep(&anna(), &draft(clock(3, 6))).unwrap();
    assert_eq!(shelf.drafts.take_up(&anna(), clock(3, 7)), Some(draft(clock(3, 6))));
}

#[test]
fn a_folder_that_can_not_be_made_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let drafts = Drafts::beside(&file.join("log.sqlite"), TimeDelta::hours(10));
    assert!(drafts.keep(&anna(), &draft(clock(3, 0))).is_err());
    assert_eq!(drafts.take_up(&anna(), clock(3, 0)), None);
}
