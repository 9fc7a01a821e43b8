"""The table through pandas, DuckDB and LibreOffice: `tables.py NIGHT`. Every cell must come back as the program wrote it,
with an apostrophe before it at most, which a reader removes.
"""
import csv
import pathlib
import shutil
import subprocess
import sys
import tempfile

import duckdb
import pandas

TABLE = pathlib.Path(sys.argv[1]) / "record.csv"
TEXTS = ["old_id", "new_id", "clinic", "ward", "requested_by", "issued_at", "notes", "site"]


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table, delimiter=";"))


def check(name, found):
    """`found` are the columns by name, as values of the reader."""
    for column in TEXTS:
        expected = [row[column] for row in rows(TABLE)]
        # An empty cell is nothing in both readers, and means nothing.
        got = ["" if value is None or value != value else str(value) for value in found(column)]
        assert got == expected, (name, column, got, expected)
    wards = [str(value).removeprefix("'") for value in found("ward")]
    assert wards == WARDS, (name, wards)
    print(f"{name}: {len(wards)} rows, every text as it was written")


WARDS = [row["ward"].removeprefix("'") for row in rows(TABLE)]
assert len(WARDS) == 17 and {"Maj 1", "SANT", "TRUE", "NA", "null", "1E5", "007", "+46"} <= set(WARDS)

frame = pandas.read_csv(TABLE, sep=";", encoding="utf-8-sig")
check(f"pandas {pandas.__version__}", lambda column: frame[column])

# DuckDB reads times as times, which is what they are.
TEXTS.remove("issued_at")
query = duckdb.sql(f"SELECT * FROM read_csv('{TABLE}', delim=';')")
kinds = dict(zip(query.columns, map(str, query.types)))
assert all(kinds[column] == "VARCHAR" for column in TEXTS), kinds
found = query.df()
check(f"DuckDB {duckdb.__version__}", lambda column: found[column])
TEXTS.append("issued_at")

office = shutil.which("soffice")
if not office:
    sys.exit("LibreOffice is not installed")
version = subprocess.run([office, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]


def through_office(table, code):
    """The table as LibreOffice of this language saves it again, with dates and the like detected."""
    with tempfile.TemporaryDirectory() as folder:
        # Semicolons, quotes, UTF-8, from line 1, the language, unquoted cells are looked at.
        read = f"CSV:59,34,76,1,,{code},false,true"
        written = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true"
        home = f"-env:UserInstallation=file://{folder}/profile"
        command = [office, home, "--headless", f"--infilter={read}", "--convert-to", written, "--outdir", folder, table]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return rows(pathlib.Path(folder) / table.name)


for language, code in (("sv", 1053), ("en", 1033)):
    office_rows = through_office(TABLE, code)
    check(f"LibreOffice {version} ({language})", lambda column: [row[column] for row in office_rows])
# Without the apostrophe it does what it is feared for, so that the lines above prove something.
with tempfile.TemporaryDirectory() as folder:
    bare = pathlib.Path(folder) / "bare.csv"
    bare.write_text("ward\nMaj 1\n1E5\n", encoding="utf-8")
    changed = [row["ward"] for row in through_office(bare, 1053)]
    assert "Maj 1" not in changed and "1E5" not in changed, changed
    print(f"LibreOffice {version} (sv): without apostrophes Maj 1 and 1E5 become {changed}")
