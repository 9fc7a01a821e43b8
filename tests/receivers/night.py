"""Makes a live log with 17 merges of every kind of new id, and the files that go out: `night.py PROGRAM FOLDER`.

The wards have names that a reader of tables likes to take for something else. All identities are test numbers.
"""
import os
import subprocess
import sys

PROGRAM, FOLDER = sys.argv[1:3]
WARDS = ["Avd 5", "Maj 1", "Mars 3", "SANT", "TRUE", "NA", "nan", "None", "null", "1E5", "007", "+46", "-1+1", "3-4", "FALSKT",
         "Åäö & Co", "inf"]
RESERVE = ["19810829M071", "19450829K088", "20210325K069"]


def luhn(digits):
    doubled = "".join(str(int(digit) * (2 - place % 2)) for place, digit in enumerate(digits))
    return str(-sum(map(int, doubled)) % 10)


def of_date(date, serial, offset=0):
    """A personnummer, or a samordningsnummer with the day moved by 60, in a series of test numbers."""
    body = f"{date[2:6]}{int(date[6:]) + offset:02}{serial}"
    return date[:2] + body + luhn(body)


def check_lrid(body):
    return body + luhn(body[2:8] + {"K": "5", "M": "7", "X": "8"}[body[8]] + body[9:])


def run(*arguments):
    done = subprocess.run([PROGRAM, *arguments], env=ENVIRONMENT, cwd=FOLDER, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def night(*global_arguments):
    """17 hand-outs, each with its new id; the woman's serial 238, the man's 239."""
    run(*global_arguments, "outage", "suspect")
    for place, ward in enumerate(WARDS):
        sex = "female" if place % 2 == 0 else "male"
        run(*global_arguments, "issue", "--sex", sex, "--vgr-id", "vwxyz2", "--clinic", "Medicin", f"--ward={ward}", "--json")
    for place in range(len(WARDS)):
        serial, date = ("238", "239")[place % 2], f"19{50 + 3 * place % 50:02}03{10 + place:02}"
        new = of_date(date, serial, 60 if place % 5 == 3 else 0)
        # A woman's, a woman's and a man's reserve number, as they are published.
        new = {0: RESERVE[1], 6: RESERVE[2], 9: RESERVE[0]}.get(place, new)
        run(*global_arguments, "reconcile", "replace", str(place + 1), new, "--json")
    run(*global_arguments, "outage", "end")


ENVIRONMENT = {"HOME": FOLDER, "XDG_DATA_HOME": FOLDER + "/data", "XDG_CONFIG_HOME": FOLDER + "/config",
               "KVITTERA_AS": "abcde1", "PATH": os.environ["PATH"]}
numbers = [check_lrid(f"2019010{1 + place % 9}{'KM'[place % 2]}{20 + place:02}") for place in range(20)]
with open(FOLDER + "/pool.csv", "w") as pool:
    pool.write("\n".join(["number", *numbers]) + "\n")
run("init", "--pool", "pool.csv", "--accept-warnings")
night()
for name in ("one", "two"):
    run("export", "hl7", "-o", f"{name}.hl7")
    run("export", "hl7", "--framed", "-o", f"{name}.mllp")
run("export", "hl7", "--split", "split")
run("export", "fhir", "-o", "put.json")
run("export", "fhir", "--patch", "-o", "patch.json")
run("export", "csv", "-o", "record.csv")
run("reconcile", "raps", "2", "--reference", "4711")
run("export", "hl7", "--framed", "-o", "told.mllp")
run("reconcile", "replace", "3", of_date("19720405", "238"), "--reason", "fel person")
run("export", "hl7", "--framed", "-o", "corrected.mllp")
run("--practice", "outage", "suspect")
run("--practice", "issue", "--sex", "female", "--vgr-id", "vwxyz2", "--clinic", "Medicin", "--ward", "Avd 5", "--json")
run("--practice", "reconcile", "replace", "1", of_date("19720405", "238"))
run("--practice", "export", "hl7", "--framed", "-o", "practice.mllp")
run("--practice", "export", "fhir", "-o", "practice.json")
