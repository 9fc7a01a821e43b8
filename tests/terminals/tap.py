"""A relay between a terminal and the program in it: it writes down every byte that goes through, with its time.

    tap.py FOLDER PROGRAM [ARGUMENT ...]

It changes nothing on the way. What is to happen comes as lines of JSON through the pipe FOLDER/control:

    {"put": "text"}   writes to the terminal, as somebody else than the program would
    {"start": true}   starts the program
    {"end": true}     leaves

FOLDER/log then holds one JSON array a line: [seconds, kind, text], where kind is "in" (from the terminal), "out" (from
the program), "put", "size" (COLUMNSxLINES) or "end" (the program's exit code).
"""
import fcntl
import json
import os
import pty
import select
import signal
import sys
import termios
import time
import tty

STDIN, STDOUT = 0, 1


class Tap:
    """The relay, its log and the program behind it."""

    def __init__(self, folder, program):
        self.program, self.child, self.line = program, None, None
        self.log = open(os.path.join(folder, "log"), "a", encoding="utf-8", buffering=1)
        pipe = os.path.join(folder, "control")
        self.control, self.asked, self.is_over = os.open(pipe, os.O_RDWR | os.O_NONBLOCK), b"", False
        self.found = termios.tcgetattr(STDIN)
        tty.setraw(STDIN)

    def note(self, kind, data):
        text = data.decode("latin-1") if isinstance(data, bytes) else data
        self.log.write(json.dumps([round(time.monotonic(), 4), kind, text]) + "\n")

    def size(self, *_):
        lines, columns, *_ = packed = memoryview(fcntl.ioctl(STDIN, termios.TIOCGWINSZ, bytes(8))).cast("H")
        if self.line is not None:
            fcntl.ioctl(self.line, termios.TIOCSWINSZ, bytes(packed))
        self.note("size", f"{columns}x{lines}")

    def start(self):
        self.child, line = pty.fork()
        if self.child == 0:
            # The program finds the line as the terminal made it: its erase key, its speed.
            termios.tcsetattr(STDIN, termios.TCSANOW, self.found)
            time.sleep(0.05)
            os.execvp(self.program[0], self.program)
        self.line = line
        self.size()

    def stop(self):
        os.close(self.line)
        self.line = None
        _, status = os.waitpid(self.child, 0)
        self.note("end", str(os.waitstatus_to_exitcode(status)))

    def obey(self):
        self.asked += os.read(self.control, 65536)
        *whole, self.asked = self.asked.split(b"\n")
        for command in map(json.loads, whole):
            if "put" in command:
                self.note("put", command["put"])
                write(STDOUT, command["put"].encode())
            if "start" in command:
                self.start()
            self.is_over = self.is_over or "end" in command

    def relay(self):
        """Passes on what is there; returns whether there can be more."""
        sources = [STDIN, self.control] + ([] if self.line is None else [self.line])
        for ready in select.select(sources, [], [])[0]:
            if ready == self.control:
                self.obey()
                continue
            try:
                data = os.read(ready, 65536)
            except OSError:
                data = b""
            if ready == self.line and not data:
                self.stop()
            elif ready == self.line:
                self.note("out", data)
                write(STDOUT, data)
            elif not data:
                return False
            else:
                self.note("in", data)
                if self.line is not None:
                    write(self.line, data)
        return not self.is_over


def write(line, data):
    while data:
        data = data[os.write(line, data):]


def main():
    tap = Tap(sys.argv[1], sys.argv[2:])
    signal.signal(signal.SIGWINCH, tap.size)
    tap.size()
    try:
        while tap.relay():
            pass
    finally:
        termios.tcsetattr(STDIN, termios.TCSANOW, tap.found)


main()
