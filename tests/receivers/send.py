"""Sends framed files to each receiver, one frame after the other, as `kvittera export hl7 --explain` says:
`send.py NIGHT PYTHON NODE-FOLDER`.

A frame is sent when the answer to the one before has come, and its MSA-2 must be that one's MSH-10. What a receiver read,
with repeats dropped, must be the merges, each once and in their order, however often they are exported.
"""
import pathlib
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
NIGHT, PYTHON, NODES = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
FILES = [("first export", "one"), ("second export", "two"), ("RAPS told since", "told"), ("one corrected", "corrected")]
RECEIVERS = {name: ([PYTHON, str(HERE / "receive.py")], None) for name in ("python-hl7", "hl7apy")}
RECEIVERS |= {
    name: (["node", str(HERE / "receive.mjs")], NODES)
    for name in ("simple-hl7", "@medplum/hl7", "node-hl7-server", "hl7v2-net")
}


def frames(name):
    data = (NIGHT / f"{name}.mllp").read_bytes()
    pieces = data.split(b"\x1c\r")
    assert pieces.pop() == b"" and all(piece.startswith(b"\x0bMSH|") for piece in pieces), data
    return [piece + b"\x1c\r" for piece in pieces]


def fields(message, name):
    text = message.decode().strip("\x0b\x1c\r")
    return next(segment.split("|") for segment in text.split("\r") if segment.startswith(name + "|"))


def says(frame):
    return fields(frame, "MSH")[9], fields(frame, "MRG")[1].split("^")[0], fields(frame, "PID")[3].split("^")[0]


def connect(port):
    deadline = time.monotonic() + 30
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=10)
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def acknowledged(line, control_id):
    """Waits for the answer to this message, past repeated answers to earlier ones; false if the receiver hangs up."""
    data = b""
    while True:
        *answers, data = data.split(b"\x1c\r")
        for answer in answers:
            code, of = fields(answer, "MSA")[1:3]
            assert code in ("AA", "CA"), answer
            if of.strip() == control_id:
                return True
        try:
            piece = line.recv(65536)
        except ConnectionResetError:
            return False
        if not piece:
            return False
        data += piece


def send(port, name):
    """How often the receiver hung up between messages."""
    line, hung_up = connect(port), 0
    for frame in frames(name):
        control_id = says(frame)[0]
        try:
            line.sendall(frame)
            is_received = acknowledged(line, control_id)
        except BrokenPipeError:
            is_received = False
        if not is_received:
            hung_up, line = hung_up + 1, connect(port)
            line.sendall(frame)
            assert acknowledged(line, control_id), frame
    line.close()
    return hung_up


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def try_receiver(name, command, folder):
    port = free_port()
    with subprocess.Popen([*command, name, str(port)], cwd=folder, stdout=subprocess.PIPE, text=True) as server:
        try:
            read, sent, merged, counts, hung_up = [], 0, {}, [], 0
            for _, file in FILES:
                hung_up += send(port, file)
                expected = [says(frame) for frame in frames(file)]
                got = []
                while len(dict.fromkeys(got)) < len(expected):
                    got.append(tuple(server.stdout.readline().rstrip("\n").split("\t")))
                assert list(dict.fromkeys(got)) == expected, (name, file, got, expected)
                read += got
                sent += len(expected)
                merged |= {control: merge for control, *merge in got if control not in merged}
                counts.append(len(merged))
        finally:
            server.kill()
    assert counts == [17, 17, 17, 18], (name, counts)
    hangs = f", hangs up after each message ({hung_up} times)" if hung_up else ""
    again = f", reads earlier messages of a connection again ({len(read)} in all)" if len(read) > sent else ""
    print(f"{name}: {sent} messages acknowledged one by one, merges after each export {counts}{hangs}{again}")


def try_converter():
    """hl7v2-fhir-bridge writes a bundle for each message that it has not seen; it looks at what the message says, too."""
    bridge = str(pathlib.Path(PYTHON).parent / "hl7v2-fhir-bridge")
    port, out = free_port(), NIGHT / "bundles"
    command = [bridge, "serve", "--port", str(port), "--out", str(out)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            counts = []
            for _, file in FILES:
                send(port, file)
                counts.append(len(list(out.iterdir())))
            line = connect(port)
            line.sendall(frames("practice")[0])
            refused = line.recv(65536)
        finally:
            server.kill()
    # That RAPS was told stands in ZKV, so it is sent on; the merge in it is the same.
    assert counts == [17, 17, 18, 19] and fields(refused, "MSA")[1] == "AR", (counts, refused)
    one = NIGHT / "practice.hl7"
    one.write_bytes(frames("practice")[0].strip(b"\x0b\x1c\r") + b"\r")
    converted = subprocess.run([bridge, "convert", str(one)], capture_output=True, text=True, check=True).stdout
    assert all(words in converted for words in ("ÖVNING DRIFTSTOPP", "KVITTERA ÖVNING", '"OVN')), converted
    print(f"hl7v2-fhir-bridge: bundles after each export {counts}; practice is refused, and says so where it is converted")


for name, (command, folder) in RECEIVERS.items():
    try_receiver(name, command, folder)
try_converter()
for name in ("one", "two"):
    batch = (NIGHT / f"{name}.hl7").read_bytes()
    assert [says(frame) for frame in frames(name)] == [
        says(b"MSH|" + message) for message in batch.split(b"\rBTS|")[0].split(b"\rMSH|")[1:]
    ]
practice = frames("practice")[0]
assert fields(practice, "MSH")[2] == "KVITTERA ÖVNING" and says(practice)[0].startswith("OVN")
files = sorted((NIGHT / "split").iterdir())
assert [says(file.read_bytes()) for file in files] == [says(frame) for frame in frames("one")]
print(f"batch, frames and {len(files)} files of --split say the same")
