//! The sources as modules, and which module takes names from which: `use` lines and written-out paths, read as text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The packages, by the folder of their sources and the name by which others call them. The longest folder wins.
const PACKAGES: [(&str, &str); 3] =
    [("src/domain", "kvittera_domain"), ("src/store", "kvittera_store"), ("src", "kvittera")];

/// The path of a module from its package on: `["kvittera_domain", "ledger", "pool"]`.
pub type Module = Vec<String>;

/// A source file.
pub struct Source {
    /// By its path from the top.
    pub path: String,
    pub module: Module,
    /// Everything but comments and the tests inside it.
    pub code: String,
    pub text: String,
}

/// The top of this checkout, or of the one that is to be read instead.
pub fn top() -> PathBuf {
    std::env::var_os("KVITTERA_ARCHITECTURE_OF").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from)
}

/// All files under `folder`.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// All Rust files of the program.
pub fn sources() -> Vec<Source> {
    let top = top();
    let rust = files(&top.join("src")).into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs"));
    let source = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code = code.lines().map(|line| line.split("//").next().unwrap_or_default());
        let code = code.collect::<Vec<_>>().join("\n");
        let path = path.strip_prefix(&top).unwrap().to_str().unwrap().to_owned();
        Source { module: module_of(&path), path, code, text }
    };
    rust.map(source).collect()
}

fn module_of(path: &str) -> Module {
    let is_package = |folder: &str| folder == "src" || top().join(folder).join("Cargo.toml").exists();
    let holds = |folder: &str| path.starts_with(&format!("{folder}/")) && is_package(folder);
    let (folder, package) = PACKAGES.iter().find(|(folder, _)| holds(folder)).unwrap();
    let inside = path[folder.len() + 1..].trim_end_matches(".rs");
    let parts = inside.split('/').filter(|part| !matches!(*part, "lib" | "main"));
    std::iter::once(*package).chain(parts).map(ToOwned::to_owned).collect()
}

/// Which module takes names from which others.
pub fn imports(sources: &[Source]) -> BTreeMap<Module, BTreeSet<Module>> {
    let modules: BTreeSet<&Module> = sources.iter().map(|source| &source.module).collect();
    // A path that ends at its own package's root names nothing but the root itself.
    let known = |path: Vec<String>| {
        let lengths = (1..=path.len()).rev();
        lengths.map(|length| path[..length].to_vec()).find(|prefix| modules.contains(prefix))
    };
    let of = |source: &Source| {
        let absolute = paths(&source.code).into_iter().filter_map(|path| absolute(&path, &source.module, &modules));
        absolute.filter_map(known).filter(|module| *module != source.module && *module != source.module[..1]).collect()
    };
    sources.iter().map(|source| (source.module.clone(), of(source))).collect()
}

/// All paths that the code names, each in full.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for statement in code.split(';').filter_map(use_tree) {
        expand(&statement, &mut Vec::new(), &mut found);
    }
    let starts = ["crate::", "super::", "self::"].into_iter().map(ToOwned::to_owned);
    let starts = starts.chain(PACKAGES.iter().map(|(_, package)| format!("{package}::")));
    for start in starts {
        for (at, _) in code.match_indices(&start) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '$')) {
                continue;
            }
            let end = code[at..].find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':')));
            let path = &code[at..end.map_or(code.len(), |end| at + end)];
            // The trunk of a tree, whose branches are read above.
            if path.ends_with("::") {
                continue;
            }
            found.push(path.split("::").filter(|part| !part.is_empty()).map(ToOwned::to_owned).collect());
        }
    }
    found
}

/// The tree of a `use` statement, if the text ends in one.
fn use_tree(text: &str) -> Option<String> {
    let at = text.rfind("use ").filter(|at| {
        let line = text[..*at].rsplit('\n').next().unwrap_or_default().trim();
        line.is_empty() || line == "pub" || (line.starts_with("pub(") && line.ends_with(')'))
    })?;
    Some(text[at + 4..].split_whitespace().collect::<Vec<_>>().join(" "))
}

fn expand(tree: &str, prefix: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    let tree = tree.trim();
    match tree.find('{') {
        None => {
            let path = tree.split(" as ").next().unwrap_or_default();
            let parts = path.split("::").map(str::trim).filter(|part| !part.is_empty()).map(ToOwned::to_owned);
            found.push(prefix.iter().cloned().chain(parts).collect());
        }
        Some(open) => {
            let before = prefix.len();
            let head = tree[..open].split("::").map(str::trim).filter(|part| !part.is_empty());
            prefix.extend(head.map(ToOwned::to_owned));
            for branch in branches(tree[open + 1..].trim_end().trim_end_matches('}')) {
                expand(branch, prefix, found);
            }
            prefix.truncate(before);
        }
    }
}

/// What stands between the commas that are in no further braces.
fn branches(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0_i32, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&list[start..]);
    found.into_iter().filter(|branch| !branch.trim().is_empty()).collect()
}

fn absolute(path: &[String], here: &Module, modules: &BTreeSet<&Module>) -> Option<Vec<String>> {
    let (first, rest) = path.split_first()?;
    let from = |base: &[String], rest: &[String]| Some(base.iter().chain(rest).cloned().collect());
    match first.as_str() {
        "crate" => from(&here[..1], rest),
        "self" => from(here, rest),
        "super" => {
            let ups = path.iter().take_while(|part| *part == "super").count();
            from(here.get(..here.len().checked_sub(ups)?)?, &path[ups..])
        }
        package if PACKAGES.iter().any(|(_, name)| *name == package) => Some(path.to_vec()),
        child => {
            let inner: Module = here.iter().cloned().chain([child.to_owned()]).collect();
            if modules.contains(&inner) { from(&inner, rest) } else { None }
        }
    }
}

/// The modules that can be reached from themselves, each circle once.
pub fn circles(imports: &BTreeMap<Module, BTreeSet<Module>>) -> Vec<BTreeSet<Module>> {
    let reach = |start: &Module| {
        let (mut seen, mut next) = (BTreeSet::new(), vec![start.clone()]);
        while let Some(module) = next.pop() {
            for taken in imports.get(&module).into_iter().flatten() {
                if seen.insert(taken.clone()) {
                    next.push(taken.clone());
                }
            }
        }
        seen
    };
    let reached: BTreeMap<&Module, BTreeSet<Module>> = imports.keys().map(|module| (module, reach(module))).collect();
    let circle = |module: &Module| -> BTreeSet<Module> {
        let both = |other: &Module| reached.get(other).is_some_and(|back| back.contains(module));
        reached[module].iter().filter(|other| both(other)).cloned().collect()
    };
    let found: BTreeSet<BTreeSet<Module>> =
        imports.keys().filter(|module| reached[module].contains(*module)).map(circle).collect();
    found.into_iter().collect()
}

/// Imports from behind a door: from a module to the head of a folder that it lies in.
pub fn back_to_the_door(imports: &BTreeMap<Module, BTreeSet<Module>>) -> Vec<(Module, Module)> {
    let edges = imports.iter().flat_map(|(from, to)| to.iter().map(move |to| (from.clone(), to.clone())));
    edges.filter(|(from, to)| from.len() > to.len() && from.starts_with(to)).collect()
}
