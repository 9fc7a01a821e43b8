"""One terminal's window with the program in it: keys go in as from a keyboard, text and pictures come out."""
import codecs
import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pyte

import picture

HERE = Path(__file__).resolve().parent
DEADLINE = 15
# What is no text: device control strings and the like, which the emulator here would show.
STRINGS = re.compile(r"\x1b[P_^X].*?\x1b\\", re.DOTALL)
UNFINISHED = re.compile(r"\x1b(?:[P_^X](?:(?!\x1b\\).)*|\[[0-9;:?<=>]*)?$", re.DOTALL)
# What pyte takes for something else: the keyboard's and the cursor's modes of newer terminals.
NEWER = re.compile(r"\x1b\[[<=>?][0-9;:]*[a-zA-Z]")


class Failed(Exception):
    """Something that was waited for did not come."""


def x(*arguments):
    told = subprocess.run(["xdotool", *map(str, arguments)], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return told.stdout


def windows():
    """The windows that are shown, as (id, width, height, title), the largest first."""
    told = subprocess.run(["xwininfo", "-root", "-children"], capture_output=True, text=True).stdout
    found = re.findall(r"^\s+(0x[0-9a-f]+) (.*?)\s+(\d+)x(\d+)[+-]\S+\s", told, re.MULTILINE)
    seen = [(int(number, 16), int(width), int(height), title) for number, title, width, height in found]
    shown = [one for one in seen if one[1] > 60 and one[2] > 30 and is_shown(one[0])]
    return sorted(shown, key=lambda one: -one[1] * one[2])


def is_shown(window):
    told = subprocess.run(["xwininfo", "-id", str(window)], capture_output=True, text=True).stdout
    return "IsViewable" in told


class Window:
    """A terminal that was started, and what goes through it."""

    def __init__(self, terminal, background, folder, pictures, program, environment):
        self.terminal, self.folder, self.columns, self.lines = terminal, Path(folder), 80, terminal.lines
        self.pictures = Path(pictures)
        self.folder.mkdir(parents=True)
        self.home = self.folder / "home"
        self.home.mkdir()
        self.environment = environment | {
            "HOME": str(self.home), "XDG_DATA_HOME": f"{self.home}/data", "XDG_CONFIG_HOME": f"{self.folder}/config",
            "XDG_RUNTIME_DIR": str(self.folder), "SCREENDIR": str(self.folder / "screen")}
        (self.folder / "screen").mkdir(mode=0o700)
        os.chmod(self.folder, 0o700)
        os.mkfifo(self.folder / "control")
        (self.folder / "log").touch()
        run = self.write_run(program)
        command = terminal.command(str(self.home if terminal.name.startswith("PuTTY") else self.folder), run, background)
        self.told = open(self.folder / "told", "w", encoding="utf-8")
        self.process = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=self.told,
                                        stderr=self.told, cwd=self.home, start_new_session=True)
        self.log = open(self.folder / "log", encoding="utf-8")
        self.decode, self.held = codecs.getincrementaldecoder("utf-8")("replace"), ""
        self.screen, self.events, self.rest = pyte.Screen(self.columns, self.lines), [], ""
        self.stream, self.code, self.size = pyte.Stream(self.screen), None, None

    def write_run(self, program):
        """The script that every terminal runs: the relay, and the program behind it."""
        kept = {name: self.environment[name] for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LANG")}
        exports = "".join(f"export {name}='{value}'\n" for name, value in kept.items())
        words = " ".join(f"'{word}'" for word in ["/usr/bin/python3", HERE / "tap.py", self.folder, *program])
        run = self.folder / "run"
        run.write_text(f"#!/bin/sh\n{exports}cd\nexec {words}\n")
        run.chmod(0o755)
        return str(run)

    # What went through.

    def read(self):
        """Takes in what is new in the relay's log."""
        self.rest += self.log.read()
        *whole, self.rest = self.rest.split("\n")
        for line in whole:
            event = json.loads(line)
            self.events.append(event)
            _, kind, text = event
            if kind == "out":
                self.draw(text)
            elif kind == "end":
                self.code = int(text)
            elif kind == "size":
                self.size = text
                self.columns, self.lines = map(int, text.split("x"))
                self.screen.resize(self.lines, self.columns)

    def draw(self, text):
        self.held += self.decode.decode(text.encode("latin-1"))
        whole = STRINGS.sub("", self.held)
        cut = UNFINISHED.search(whole)
        self.held = whole[cut.start():] if cut else ""
        whole = whole[:cut.start()] if cut else whole
        modes = NEWER.sub(lambda found: found.group() if found.group()[2:4] in ("?2", "?7") else "", whole)
        self.stream.feed(modes)

    def text(self):
        self.read()
        return "\n".join(line.rstrip() for line in self.screen.display)

    def came_in(self, since):
        """What the terminal sent since then."""
        self.read()
        return "".join(text for _, kind, text in self.events[since:] if kind == "in")

    def now(self):
        self.read()
        return len(self.events)

    # Waiting.

    def until(self, is_so, seconds=DEADLINE):
        """Waits until something is so; returns whether it came to be."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if is_so():
                return True
            time.sleep(0.02)
        return is_so()

    def sees(self, pattern, seconds=DEADLINE):
        return self.until(lambda: re.search(pattern, self.text()), seconds)

    def must_see(self, pattern):
        if not self.sees(pattern):
            raise Failed(f"{pattern!r} is not seen:\n{self.text()}")

    def settle(self, quiet=0.2, seconds=3):
        """Waits until the program has drawn nothing for a while."""
        deadline = time.monotonic() + seconds
        last, since = self.now(), time.monotonic()
        while time.monotonic() < deadline and time.monotonic() - since < quiet:
            time.sleep(0.02)
            now = self.now()
            if now != last:
                last, since = now, time.monotonic()

    # Acting.

    def ask(self, command):
        # Nobody waits at the other end of the pipe where the terminal never started anything.
        pipe = os.open(self.folder / "control", os.O_WRONLY | os.O_NONBLOCK)
        os.write(pipe, (json.dumps(command) + "\n").encode())
        os.close(pipe)

    def put(self, text):
        self.ask({"put": text})
        self.until(lambda: self.read() or any(event[1:] == ["put", text] for event in self.events[-4:]))

    def open(self):
        """Waits for the window and takes the keyboard to it."""
        if not self.until(lambda: self.read() or (self.size and windows()), 30):
            raise Failed(f"no window: {Path(self.folder, 'told').read_text()[-500:]}")
        self.settle(0.5)
        self.id, *_ = windows()[0]
        x("windowmove", self.id, 0, 0)
        self.focus()

    def focus(self):
        x("windowfocus", "--sync", self.id)

    def others(self):
        """Windows beside the terminal's own: dialogs of the terminal."""
        return [one for one in windows() if one[0] != self.id]

    def key(self, *names):
        for name in names:
            x("key", name)

    def type(self, text):
        """Types letters, as one who types fast."""
        names = {" ": "space", "å": "aring", "ä": "adiaeresis", "ö": "odiaeresis", "Ö": "shift+odiaeresis", "-": "minus"}
        x("key", "--delay", 30, *[names.get(letter, letter) for letter in text])

    def resize(self, columns, lines):
        """Gives the window another size and waits until the program knows it."""
        extra = self.terminal.lines - 24
        width, height = self.frame
        x("windowsize", self.id, round(width + columns * self.grid.width), round(height + lines * self.grid.height))
        wanted = f"{columns}x{lines + extra}"
        came = self.until(lambda: self.read() or self.size == wanted, 4)
        self.settle(0.3)
        return came

    def calibrate(self, path):
        """Finds where the cells lie in a picture, and what the window has around them."""
        self.put(picture.paint(self.columns, self.lines))
        found = []

        def is_still():
            grid = picture.find_grid(picture.take(self.id, path), self.columns, self.lines)
            found.append(grid and (grid.left, grid.top, grid.width, grid.height))
            return len(found) > 1 and found[-1] and found[-1] == found[-2]
        if not self.until(is_still):
            raise Failed("the cells are not found in the picture")
        self.grid = picture.Grid(*found[-1])
        _, width, height, _ = next(one for one in windows() if one[0] == self.id)
        self.frame = (width - self.columns * self.grid.width, height - 24 * self.grid.height)

    def take(self, name):
        """A picture that no longer changes."""
        path = self.pictures / f"{self.folder.name}-{name}.png"
        last = None
        for _ in range(12):
            image = picture.take(self.id, path)
            if last is not None and image.tobytes() == last.tobytes():
                break
            last = image
            time.sleep(0.1)
        path.with_suffix(".txt").write_text(self.text() + "\n", encoding="utf-8")
        return image

    def close(self):
        """Ends what was started here, and nothing else."""
        try:
            self.ask({"end": True}) if self.process.poll() is None else None
        except OSError:
            pass
        try:
            self.process.wait(3)
        except subprocess.TimeoutExpired:
            pass
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        self.told.close()
        self.log.close()
