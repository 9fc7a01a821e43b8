//! From the start of the program to its first frame in a window, and the memory that it takes, by the length of the log,
//! and against a pager that shows a file.

use std::io::Read as _;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::desk::Desk;
use crate::long_log::{self, MANY, MILLION, NONE};
use crate::table::{Line, percentile};

const ROUNDS: usize = 15;
/// The end of a frame that the terminal shows in one go.
const FRAME: &[u8] = b"\x1b[?2026l";
/// What the pager shows, and writes last on its first screen.
const README: &str = "README.md";
/// A script that counts its own fork into both times, as long again as half of the pager's, shows 3x for this.
const TO_PAGER: f64 = 4.0;
/// To read the ledger that was kept of a million facts takes longer than all the rest of a start.
const TO_NONE: f64 = 3.0;

/// Measures it.
pub fn measure() -> Vec<Line> {
    let [none, many, million] = [NONE, MANY, MILLION].map(|events| Start::of(&long_log::of(events)));
    let ratio = |start: &Start| start.time.as_secs_f64() / none.time.as_secs_f64();
    let how = |start: &Start| format!("{:.1?} and {:.1?}, median", start.time, none.time);
    vec![
        Line::told("first frame, empty log", format!("{:.1?}, {:.1} MB resident", none.time, none.memory)),
        Line::ratio("first frame, 10,000 facts to none", ratio(&many), 2.0, how(&many)),
        Line::ratio("first frame, 1,000,000 facts to none", ratio(&million), TO_NONE, how(&million)),
        Line::most("resident at the first frame, 1,000,000 facts", million.memory, 40.0, "MB"),
        Line::most("most ever resident until all is verified", million.most, 40.0, "MB"),
        Line::told("the whole chain verified after the first frame", format!("{:.1?}", million.verified)),
    ]
}

/// Measures the first frame alone, of a live log with twenty numbers: in turns, so that both meet the same machine.
pub fn measure_against_pager() -> Vec<Line> {
    let what = "first frame, twenty numbers, to that of `less README.md`";
    let Desk { folder: _folder, log, opened, .. } = Desk::new();
    drop(opened);
    let mut less = CommandBuilder::new("less");
    less.arg(README);
    less.cwd(env!("CARGO_MANIFEST_DIR"));
    if std::process::Command::new("less").arg("--version").output().is_err() {
        return vec![Line::told(what, "left out: there is no less")];
    }
    let time = |command: &CommandBuilder, end: &[u8]| run_until(command.clone(), log.parent().unwrap(), end).seen.0;
    let kvittera = kvittera(&log);
    let (mut own, mut pager): (Vec<_>, Vec<_>) =
        (0..ROUNDS).map(|_| (time(&kvittera, FRAME), time(&less, README.as_bytes()))).unzip();
    let [own, pager] = [&mut own, &mut pager].map(|times| percentile(times, 0.5));
    let how = format!("{own:.1?} and {pager:.1?}, median");
    vec![Line::ratio(what, own.as_secs_f64() / pager.as_secs_f64(), TO_PAGER, how)]
}

struct Start {
    time: Duration,
    memory: f64,
    most: f64,
    verified: Duration,
}

impl Start {
    fn of(log: &Path) -> Self {
        // The first start of all keeps the ledger for those that follow.
        first_frame(log);
        let mut frames: Vec<(Duration, f64)> = (0..ROUNDS).map(|_| first_frame(log).seen).collect();
        let memory = frames.iter().map(|(_, memory)| *memory).fold(0.0, f64::max);
        let mut times: Vec<Duration> = frames.drain(..).map(|(time, _)| time).collect();
        let mut running = first_frame(log);
        let verified = running.wait_until_idle();
        let most = running.memory("VmHWM:");
        Self { time: percentile(&mut times, 0.5), memory, most, verified }
    }
}

struct Running {
    seen: (Duration, f64),
    started: Instant,
    process: u32,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    _output: Receiver<Vec<u8>>,
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

fn first_frame(log: &Path) -> Running {
    run_until(kvittera(log), log.parent().unwrap(), FRAME)
}

/// The screens of a log.
fn kvittera(log: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_kvittera"));
    command.args(["--log", log.to_str().unwrap()]);
    command
}

/// Runs a program in a window until it has written `end`.
fn run_until(mut command: CommandBuilder, home: &Path, end: &[u8]) -> Running {
    let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() }).unwrap();
    command.env_clear();
    for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("KVITTERA_AS", "abcde1")] {
        command.env(name, value);
    }
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
        command.env(name, home);
    }
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    let mut reader = pair.master.try_clone_reader().unwrap();
    let (sender, output) = channel();
    thread::spawn(move || {
        let mut buffer = vec![0; 65536];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            if sender.send(buffer[..count].to_vec()).is_err() {
                return;
            }
        }
    });
    let started = Instant::now();
    let child = pair.slave.spawn_command(command).unwrap();
    let mut seen = Vec::new();
    while !seen.windows(end.len()).any(|window| window == end) {
        let more = output.recv_timeout(Duration::from_mins(1));
        seen.extend(more.unwrap_or_else(|_| panic!("no frame: {}", String::from_utf8_lossy(&seen))));
    }
    let process = child.process_id().unwrap();
    let seen = (started.elapsed(), memory(process, "VmRSS:"));
    Running { seen, started, process, child, _output: output, _master: pair.master }
}

impl Running {
    fn memory(&self, what: &str) -> f64 {
        memory(self.process, what)
    }

    /// Until the program has used no time of the processor for half a second.
    fn wait_until_idle(&mut self) -> Duration {
        let used = || {
            let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.process)).unwrap();
            let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
            fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
        };
        let (mut last, mut since) = (used(), Instant::now());
        while since.elapsed() < Duration::from_millis(500) {
            thread::sleep(Duration::from_millis(20));
            let now = used();
            if now > last {
                (last, since) = (now, Instant::now());
            }
        }
        since - self.started
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// What the system says of a process's memory, in MB.
#[allow(clippy::cast_precision_loss)]
fn memory(process: u32, what: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with(what)).unwrap();
    let kilobytes: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    kilobytes as f64 * 1024.0 / 1e6
}
