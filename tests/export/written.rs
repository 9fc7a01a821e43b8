//! The same report in both formats and languages.

use std::fs;

use kvittera::export::report::Format;

use super::night::{drill, night, quiet};
use super::{report, sheet};
use crate::i18n::{english, swedish};

#[test]
fn dump() {
    let Some(folder) = std::env::var_os("DUMP") else { return };
    let folder = std::path::PathBuf::from(folder);
    for (l, texts) in [("sv", swedish()), ("en", english())] {
        for (name, desk) in [("night", night()), ("drill", drill()), ("quiet", quiet())] {
            fs::write(folder.join(format!("{name}-{l}.html")), report(&desk, Format::Html, &texts)).unwrap();
            fs::write(folder.join(format!("{name}-{l}.md")), report(&desk, Format::Markdown, &texts)).unwrap();
            fs::write(folder.join(format!("sheet-{name}-{l}.html")), sheet(&desk, &texts)).unwrap();
        }
        fs::write(folder.join(format!("sheet-full-{l}.html")), sheet(&crate::domain::scenario::desk(), &texts))
            .unwrap();
    }
}
