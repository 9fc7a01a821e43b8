#!/usr/bin/env bash
# hl7 0.4.5 (PyPI, "python-hl7"), Python 3.
#
# Surprise: hl7.parse() takes a batch file (FHS, BHS, several messages, BTS, FTS) for a single message with the segments of
# all of them, without an error, and create_ack() of that answers AA for the control id of the first message alone. A sender
# that frames a whole batch once hears one "yes" and knows nothing of the others. And a message whose line ends an editor has
# turned from CR to LF is parsed as a message of one segment, again without an error.
#
# Seen: two merges become one message with two PIDs, acknowledged as message 1; the LF-ended one has one segment.
#
# Needs python3 with venv. Works in a folder of its own, which is removed afterwards. Fails if what was seen has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q install hl7==0.4.5
seen=$("$folder/venv/bin/python" - <<'PYTHON'
import hl7


def merge(number):
    return "\r".join([
        f"MSH|^~\\&|DESK|SITE|REG|SITE|20261130200500||ADT^A40^ADT_A39|{number}|P|2.5",
        "EVN||20261130200500",
        "PID|||191212121212^^^&1.2.752.129.2.1.3.1&ISO",
        f"MRG|2019010{number}K061^^^&1.2.752.999&ISO",
        "",
    ])


batch = "FHS|^~\\&|DESK|SITE\rBHS|^~\\&|DESK|SITE\r" + merge(1) + merge(2) + "BTS|2\rFTS|1\r"
parsed = hl7.parse(batch)
print(type(parsed).__name__, len(parsed.segments("PID")), str(parsed.create_ack()).split("\r")[1])
print(len(hl7.parse(merge(1).replace("\r", "\n"))))
PYTHON
)
printf '%s\n' "$seen"
[ "$seen" = "Message 2 MSA|AA|1
1" ] || { echo "that has changed" >&2; exit 1; }
