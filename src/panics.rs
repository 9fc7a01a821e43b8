//! Handles panics. There should be none. If there is one all the same, its message is not shown, because it may contain
//! data from the log; only the place in the source is.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, Location};

thread_local! {
    /// Where this thread panicked last.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Part of the program panicked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}")]
pub struct Panicked {
    /// The file and the line of the source.
    pub place: String,
}

/// Makes panics silent. The caller of [`catch`] reports them.
pub fn install_hook() {
    panic::set_hook(Box::new(|panicked| {
        let place = panicked.location().map(place);
        // A thread that is already being destroyed has no thread-local values any more.
        PLACE.try_with(|last| last.replace(place)).ok();
    }));
}

/// Runs work whose panic must not end anything else.
///
/// # Errors
/// When it panicked, with the place that [`install_hook`]'s hook has noted.
pub fn catch<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    // Values that the panic left half-changed are not used again: the caller drops them.
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_: Box<dyn Any + Send>| {
        let place = PLACE.with_borrow_mut(Option::take);
        Panicked { place: place.unwrap_or_else(|| "?".to_owned()) }
    })
}

/// The file and line, without the folders of the machine that the program was built on.
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
    fn a_panic_is_caught_and_a_result_is_returned() {
        assert_eq!(catch(|| 1), Ok(1));
        assert!(catch(|| panic!("Medicin / Avd 5")).is_err_and(|panicked| !panicked.to_string().contains("Medicin")));
    }
}
