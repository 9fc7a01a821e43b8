//! What becomes of a panic. There should be none; if there is one all the same, nobody sees the text that came with it,
//! which may hold what stands in the log, but only where in the program it came from.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, Location};

thread_local! {
    /// Where this thread broke last.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Part of the program broke.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}")]
pub struct Panicked {
    /// The file and the line of the source.
    pub place: String,
}

/// From now on no panic says anything by itself. Whoever calls [`catch`] tells.
pub fn install_hook() {
    panic::set_hook(Box::new(|panicked| {
        let place = panicked.location().map(place);
        // A thread that is taking itself down has nobody left to tell.
        PLACE.try_with(|last| last.replace(place)).ok();
    }));
}

/// Does something that must not take anything else down with it.
///
/// # Errors
/// When it broke, with the place where [`install_hook`] has seen it.
pub fn catch<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    // What broke is not looked at again: whoever hears of the mishap throws it away.
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_: Box<dyn Any + Send>| {
        let place = PLACE.with_borrow_mut(Option::take);
        Panicked { place: place.unwrap_or_else(|| "?".to_owned()) }
    })
}

/// The file from its package on, without the folders of the machine that it was built on.
fn place(location: &Location<'_>) -> String {
    format!("{}:{}", from_package(location.file()), location.line())
}

fn from_package(file: &str) -> &str {
    let sources = file.rfind("/src/").unwrap_or_default();
    let package = file.get(..sources).and_then(|before| before.rfind('/')).map_or(0, |slash| slash + 1);
    file.get(package..).unwrap_or(file)
}

#[cfg(test)]
#[allow(clippy::panic, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_place_names_no_folder_of_the_machine() {
        let short = from_package;
        assert_eq!(short("src/tui/view.rs"), "src/tui/view.rs");
        assert_eq!(
            short("/home/somebody/.cargo/registry/src/index/drawn-1.2/src/buffer/cell.rs"),
            "drawn-1.2/src/buffer/cell.rs"
        );
        assert_eq!(short("/rustc/abc/library/core/src/option.rs"), "core/src/option.rs");
    }

    #[test]
    fn what_breaks_is_contained_and_what_does_not_comes_back() {
        assert_eq!(catch(|| 1), Ok(1));
        assert!(catch(|| panic!("Medicin / Avd 5")).is_err_and(|panics| !panics.to_string().contains("Medicin")));
    }
}
