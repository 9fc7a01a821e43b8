#!/usr/bin/env bash
# hl7apy 1.3.5 (PyPI), Python 3.
#
# Surprise: in a message whose structure has groups (ADT_A39, a merge of patients) a site's own segment (Z…) that follows
# the group is lost without a word. It is in no child of the message, to_er7() writes the message without it, and
# validate() calls the result valid. With find_groups=False it stays. Whoever passes messages on through this library
# passes on less than came, so nothing that a receiver needs may stand in such a segment alone.
#
# Seen: with groups "ZKV" is gone and the message valid; without groups it is there.
#
# Needs python3 with venv. Works in a folder of its own, which is removed afterwards. Fails if what was seen has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q install hl7apy==1.3.5
seen=$("$folder/venv/bin/python" - <<'PYTHON'
from hl7apy.parser import parse_message

message = "\r".join([
    "MSH|^~\\&|DESK|SITE|REG|SITE|20261130200500||ADT^A40^ADT_A39|1|P|2.5",
    "EVN||20261130200500",
    "PID|||191212121212^^^&1.2.752.129.2.1.3.1&ISO||Test^Anna",
    "MRG|20190101K061^^^&1.2.752.999&ISO",
    "ZKV|1|Medicin|Avd 5",
    "",
])
grouped = parse_message(message)
print("in groups: ZKV is", "there" if "ZKV" in grouped.to_er7() else "gone", "and the message", "valid" if grouped.validate() else "wrong")
flat = parse_message(message, find_groups=False)
print("flat: ZKV is", "there" if "ZKV" in flat.to_er7() else "gone")
PYTHON
)
printf '%s\n' "$seen"
[ "$seen" = "in groups: ZKV is gone and the message valid
flat: ZKV is there" ] || { echo "that has changed" >&2; exit 1; }
