#!/usr/bin/env bash
# terminput 0.5.16 (crates.io), which reads the bytes of terminals for several interfaces, takes a terminal's report of
# where its cursor stands (CSI line ; column R, the answer to DSR 6) for the key F3. The column becomes the modifiers: in
# column 1 it is plain F3, in column 5 Ctrl-F3, in column 10 F3 with Shift and Super. xterm sends F3 with modifiers as
# CSI 1 ; modifiers R, so a report of line 2 or more can be told apart.
# Seen: a program that asks for the position, or whose terminal answers late for another one, acts on an F3 that nobody
# pressed. Expected from the answer's form: no key.
#
# Needs a Rust toolchain. Works in a folder of its own, which is removed afterwards. Fails if what was seen has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/src"
cat >"$folder/Cargo.toml" <<'TOML'
[package]
name = "report"
version = "0.0.0"
edition = "2024"

[dependencies]
terminput = "=0.5.16"
TOML
cat >"$folder/src/main.rs" <<'RUST'
use terminput::Event;

fn main() {
    for report in ["\x1b[24;1R", "\x1b[24;5R", "\x1b[7;10R"] {
        match Event::parse_from(report.as_bytes()) {
            Ok(Some(Event::Key(key))) => println!("{report:?}: {:?} {:?}", key.code, key.modifiers),
            other => println!("{report:?}: {other:?}"),
        }
    }
}
RUST
seen=$(cd "$folder" && cargo run --quiet)
printf '%s\n' "$seen"
expected='"\u{1b}[24;1R": F(3) KeyModifiers(0x0)
"\u{1b}[24;5R": F(3) KeyModifiers(CTRL)
"\u{1b}[7;10R": F(3) KeyModifiers(SHIFT | SUPER)'
[ "$seen" = "$expected" ] || { printf 'This has changed. It was:\n%s\n' "$expected" >&2; exit 1; }
echo 'As it was: a cursor report is read as F3.'
