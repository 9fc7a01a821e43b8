"""How each terminal is started, as Debian installs it, in a white and in a dark window."""
import getpass
import os
import shutil
import socket
import subprocess
from pathlib import Path

WHITE, DARK = "white", "dark"
COLOURS = {WHITE: ("#000000", "#ffffff"), DARK: ("#ffffff", "#000000")}


class Terminal:
    """A terminal: its name, its own background, its command, and how it is asked for the other background.

    `command(folder, run, background)` gives the arguments; `background` is None for the terminal's own colours.
    """

    def __init__(self, name, own, command, paste, package, by_escape=False, lines=24):
        self.name, self.own, self.command, self.paste = name, own, command, paste
        self.package, self.by_escape, self.lines = package, by_escape, lines

    def is_installed(self):
        return all(shutil.which(program) for program in self.package.split())


def flags(fore, back, background):
    """Options that give colours, for a terminal that takes them one by one."""
    if background is None:
        return []
    ink, ground = COLOURS[background]
    return [fore, ink, back, ground]


def xterm(folder, run, background):
    return ["xterm", "-geometry", "80x24", *flags("-fg", "-bg", background), "-e", run]


def urxvt(folder, run, background):
    return ["urxvt", "-geometry", "80x24", *flags("-fg", "-bg", background), "-e", run]


def st(folder, run, background):
    # st has no options for colours; the other background is asked for with OSC 10 and 11.
    return ["st", "-g", "80x24", "-e", run]


def kitty(folder, run, background):
    ink, ground = COLOURS.get(background, (None, None))
    colours = [] if background is None else ["-o", f"foreground={ink}", "-o", f"background={ground}"]
    size = ["-o", "remember_window_size=no", "-o", "initial_window_width=80c", "-o", "initial_window_height=24c"]
    return ["kitty", "--config", "NONE", *size, "-o", "update_check_interval=0", *colours, run]


def lxterminal(folder, run, background):
    if background is not None:
        ink, ground = COLOURS[background]
        place = Path(folder, "config", "lxterminal")
        place.mkdir(parents=True, exist_ok=True)
        Path(place, "lxterminal.conf").write_text(f"[general]\nbgcolor={ground}\nfgcolor={ink}\ncolor_preset=Custom\n")
    return ["lxterminal", "--no-remote", "--geometry=80x24", "-e", run]


def xfce4_terminal(folder, run, background):
    colours = [] if background is None else [f"--color-text={COLOURS[background][0]}", f"--color-bg={COLOURS[background][1]}"]
    return ["dbus-run-session", "--", "xfce4-terminal", "--disable-server", "--geometry=80x24", *colours, "-x", run]


def pterm(folder, run, background):
    # Bold letters have a colour of their own here.
    bold = [] if background is None else ["-bfg", COLOURS[background][0]]
    return ["pterm", "-geometry", "80x24", *flags("-fg", "-bg", background), *bold, "-e", run]


def putty(folder, run, background):
    server = Sshd.running
    place = Path(folder, ".putty", "sessions")
    place.mkdir(parents=True, exist_ok=True)
    settings = ["HostName=127.0.0.1", f"PortNumber={server.port}", "Protocol=ssh", f"UserName={getpass.getuser()}",
                f"PublicKeyFile={server.path('putty.ppk')}", f"RemoteCommand={run}", "WarnOnClose=0"]
    if background is not None:
        ink, ground = ["0,0,0" if colour == "#000000" else "255,255,255" for colour in COLOURS[background]]
        settings += [f"Colour{n}={ink}" for n in (0, 1)] + [f"Colour{n}={ground}" for n in (2, 3)]
    Path(place, "desk").write_text("\n".join(settings) + "\n")
    return ["putty", "-hostkey", server.fingerprint(), "-load", "desk"]


def screen(folder, run, background):
    settings = Path(folder, "screenrc")
    settings.write_text("startup_message off\nhardstatus alwayslastline\n")
    return [*xterm(folder, "screen", background), "-c", str(settings), run]


def tmux(folder, run, background):
    return [*xterm(folder, "tmux", background), "-S", str(Path(folder, "tmux")), "-f", "/dev/null", "new-session", run]


def mosh(folder, run, background):
    way = f"ssh {' '.join(Sshd.running.options())}"
    return [*xterm(folder, "mosh", background), f"--ssh={way}", f"{getpass.getuser()}@127.0.0.1", "--", run]


# How lines are pasted, which programs must be there, and which background a terminal has as installed.
TERMINALS = [
    Terminal("xterm", WHITE, xterm, "shift+Insert", "xterm"),
    Terminal("urxvt", WHITE, urxvt, "shift+Insert", "urxvt"),
    Terminal("st", DARK, st, "shift+Insert", "st", by_escape=True),
    Terminal("kitty", DARK, kitty, "ctrl+shift+v", "kitty"),
    Terminal("lxterminal (VTE)", DARK, lxterminal, "ctrl+shift+v", "lxterminal"),
    Terminal("xfce4-terminal (VTE)", DARK, xfce4_terminal, "ctrl+shift+v", "xfce4-terminal dbus-run-session"),
    Terminal("pterm", DARK, pterm, "shift+Insert", "pterm"),
    Terminal("PuTTY + sshd", DARK, putty, "shift+Insert", "putty puttygen sshd ssh-keygen"),
    Terminal("GNU screen in xterm", WHITE, screen, "shift+Insert", "xterm screen", lines=23),
    Terminal("tmux in xterm", WHITE, tmux, "shift+Insert", "xterm tmux", lines=23),
    Terminal("mosh in xterm", WHITE, mosh, "shift+Insert", "xterm mosh sshd ssh-keygen"),
]


class Sshd:
    """A real sshd on the loopback with keys of its own, for PuTTY and mosh."""

    running = None

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir()
        for name in ("host", "client"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.path(name)], check=True)
        if shutil.which("puttygen"):
            subprocess.run(["puttygen", self.path("client"), "-o", self.path("putty.ppk"), "-O", "private"], check=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        settings = [f"Port {self.port}", "ListenAddress 127.0.0.1", f"HostKey {self.path('host')}", "PidFile none", "UsePAM no",
                    "StrictModes no", "PasswordAuthentication no", "PermitRootLogin prohibit-password",
                    f"AuthorizedKeysFile {self.path('client.pub')}", "AcceptEnv LANG"]
        self.folder.joinpath("sshd_config").write_text("\n".join(settings) + "\n")
        if os.getuid() == 0:
            # As Debian's start-up does; sshd wants it for a process without rights.
            os.makedirs("/run/sshd", exist_ok=True)
        self.told = open(self.path("sshd.txt"), "w", encoding="utf-8")
        self.process = subprocess.Popen(["/usr/sbin/sshd", "-D", "-e", "-f", self.path("sshd_config")],
                                        stdin=subprocess.DEVNULL, stdout=self.told, stderr=self.told)
        Sshd.running = self

    def path(self, name):
        return str(self.folder / name)

    def options(self):
        return ["-p", str(self.port), "-i", self.path("client"), "-o", "StrictHostKeyChecking=no", "-o",
                "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o", "IdentitiesOnly=yes", "-F", "none"]

    def fingerprint(self):
        told = subprocess.run(["ssh-keygen", "-lf", self.path("host.pub")], capture_output=True, text=True, check=True)
        return told.stdout.split()[1]

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.told.close()
        Sshd.running = None
