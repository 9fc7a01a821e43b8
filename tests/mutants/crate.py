"""Lays out, in the folder named first, a crate of the rooms named after it (`domain`, or `domain store`) with their tests and nothing else.

Everything in it is copied from this package: sources, tests, versions (Cargo.lock), and of Cargo.toml the dependencies that the copied
files name. The tests stand within the library, so that a mutant costs one run of rustc and not two.
"""

import re
import shutil
import sys
import tomllib
from pathlib import Path

ALSO_FOR_STORE = ["data/migrations", "tests/faults/tools.rs"]

TESTS = """
#[cfg(test)]
extern crate self as kvittera;

#[cfg(test)]
#[allow(dead_code)]
#[path = "../tests/main.rs"]
mod tests;
"""

# Nobody debugs a mutant, and what never changes may be fast.
PROFILE = """
[profile.dev]
debug = 0

[profile.dev.package."*"]
opt-level = 2
"""

# Lets the tests know `--fail-fast`.
RUNNER = """
[target.'cfg(all())']
runner = ["env", "RUSTC_BOOTSTRAP=1"]
"""


def copy(package: Path, crate: Path, rooms: list[str]) -> list[Path]:
    """Copies what is wanted, anew, so that no mutant of a broken-off run stays; gives the Rust files."""
    for old in ["src", "tests", "data"]:
        shutil.rmtree(crate / old, ignore_errors=True)
    folders = [f"{place}/{room}" for place in ["src", "tests"] for room in rooms]
    wanted = [package / "Cargo.lock"] + [package / f"src/{room}.rs" for room in rooms]
    for name in folders + (ALSO_FOR_STORE if "store" in rooms else []):
        wanted += [path for path in [package / name, *(package / name).rglob("*")] if path.is_file()]
    for path in wanted:
        target = crate / path.relative_to(package)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
    return [crate / path.relative_to(package) for path in wanted if path.suffix == ".rs"]


def manifest(package: Path, text: str) -> str:
    """Our Cargo.toml, with those dependencies only that `text` names."""
    ours = tomllib.loads((package / "Cargo.toml").read_text())
    edition = ours["package"]["edition"]
    lines = ["[package]", 'name = "kvittera"', 'version = "0.0.0"', f'edition = "{edition}"', "autotests = false"]
    for table in ["dependencies", "dev-dependencies"]:
        lines += ["", f"[{table}]"]
        for name, wanted in ours[table].items():
            if re.search(rf"\b{name.replace('-', '_')}(::|\")", text):
                lines.append(f"{name} = {inline(wanted)}")
    return "\n".join(lines) + "\n" + PROFILE


def inline(value) -> str:
    """A value as TOML."""
    match value:
        case dict():
            return "{ " + ", ".join(f"{key} = {inline(each)}" for key, each in value.items()) + " }"
        case list():
            return "[" + ", ".join(map(inline, value)) + "]"
        case bool():
            return str(value).lower()
        case _:
            return f'"{value}"'


def main() -> None:
    package, crate, rooms = Path(__file__).resolve().parents[2], Path(sys.argv[1]), sys.argv[2:]
    sources = copy(package, crate, rooms)
    modules = list(rooms)
    if "store" in rooms:
        modules.append("faults")
        (crate / "tests/faults/mod.rs").write_text("pub mod tools;\n")
    for path in sources:
        if path.is_relative_to(crate / "tests"):
            # Within the library `crate` is the library.
            path.write_text(re.sub(r"\bcrate::(domain|store|faults)\b", r"crate::tests::\1", path.read_text()))
    (crate / "src/lib.rs").write_text("".join(f"pub mod {room};\n" for room in rooms) + TESTS)
    (crate / "tests/main.rs").write_text("".join(f"mod {module};\n" for module in modules))
    (crate / ".cargo").mkdir(exist_ok=True)
    (crate / ".cargo/config.toml").write_text(RUNNER)
    (crate / "Cargo.toml").write_text(manifest(package, "\n".join(path.read_text() for path in sources)))


main()
