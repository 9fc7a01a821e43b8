//! Clears what a program left that was cut off while it made a log, or a copy before a migration: files under temporary
//! names, which hold the numbers and the events as the log does.

use std::fs;
use std::path::Path;

use crate::files::{COMPANIONS, locked};
use crate::sqlite::backup::PARTIAL;

/// Removes the leftovers beside the log. A file that another program is working on is locked and stays; so does whatever
/// can't be removed, which does no harm.
pub(super) fn clear(log: &Path) {
    let is_leftover = |ending: &str| {
        let ending = COMPANIONS.iter().find_map(|companion| ending.strip_suffix(companion)).unwrap_or(ending);
        let is_new = ending.strip_prefix(".new-").is_some_and(is_request);
        is_new || (ending.starts_with(".v") && ending.contains("-backup-") && ending.ends_with(PARTIAL))
    };
    let (Some(folder), Some(name)) = (log.parent(), log.file_name().and_then(|name| name.to_str())) else { return };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let file = entry.file_name();
        let ending = file.to_str().and_then(|file| file.strip_prefix(name));
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file
            && ending.is_some_and(is_leftover)
            && let Ok(Some(_lock)) = locked(&entry.path())
        {
            fs::remove_file(entry.path()).ok();
        }
    }
}

/// Whether this is how the id of a command is written.
fn is_request(text: &str) -> bool {
    text.len() == 36 && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}
