//! A window with the program in it.
//!
//! Nothing here sleeps and hopes: everything waits for something to be seen, up to a deadline that only a failing test
//! reaches.

use std::io::{Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use vt100::{Parser, Screen};

/// The machine is shared; a test that waits so long has failed.
const DEADLINE: Duration = Duration::from_mins(1);
/// More than the time in which a key hands nothing out.
const READ_AND_PRESS: Duration = Duration::from_millis(500);

enum Seen {
    Output(Vec<u8>),
    Deaf,
    Ended(ExitStatus),
}

/// A terminal window.
pub struct Window {
    events: Receiver<Seen>,
    parser: Parser,
    has_alternate_screen: bool,
    received: Vec<u8>,
    deaf: bool,
    deafen: Arc<AtomicBool>,
    // Made with the first key, as it sends an end of file when it is dropped.
    writer: Option<Box<dyn Write + Send>>,
    // Held so that the line's settings can still be asked for when the program has ended.
    slave: Option<Box<dyn SlavePty + Send>>,
    master: Option<Box<dyn MasterPty + Send>>,
    settings_before: String,
    program: Pid,
    ended: Option<ExitStatus>,
}

impl Window {
    /// Opens a window of 80 by 24 and starts a program in it.
    pub fn open(command: CommandBuilder) -> Self {
        let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() }).unwrap();
        let settings_before = settings(pair.master.as_ref());
        let mut child = pair.slave.spawn_command(command).unwrap();
        let program = Pid::from_raw(child.process_id().unwrap().try_into().unwrap()).unwrap();
        let (sender, events) = channel();
        let deafen = Arc::new(AtomicBool::new(false));
        listen(pair.master.try_clone_reader().unwrap(), sender.clone(), Arc::clone(&deafen));
        thread::spawn(move || sender.send(Seen::Ended(child.wait().unwrap())));
        Self {
            events,
            parser: Parser::new(24, 80, 0),
            has_alternate_screen: true,
            received: Vec::new(),
            deaf: false,
            deafen,
            writer: None,
            slave: Some(pair.slave),
            master: Some(pair.master),
            settings_before,
            program,
            ended: None,
        }
    }

    /// The terminal has only one screen, and this stands on it already.
    pub fn on_one_screen(mut self, old: &str) -> Self {
        self.has_alternate_screen = false;
        self.feed(old.as_bytes());
        self
    }

    /// Somebody else writes to the terminal.
    pub fn feed(&mut self, bytes: &[u8]) -> &mut Self {
        self.parser.process(bytes);
        self
    }

    /// Waits until the window shows `words`.
    pub fn wait_for_words(&mut self, words: &str) -> &mut Self {
        self.wait_for(words, |screen| screen.contents().contains(words))
    }

    /// Waits until `what`, as `holds` says it, is true of the screen.
    pub fn wait_for(&mut self, what: &str, holds: impl Fn(&Screen) -> bool) -> &mut Self {
        self.wait(what, |window| holds(window.parser.screen()))
    }

    /// Waits until the program has ended, and says how.
    pub fn wait_for_end(&mut self) -> ExitStatus {
        self.wait("the end of the program", |window| window.ended.is_some());
        self.ended.clone().unwrap()
    }

    fn wait(&mut self, what: &str, holds: impl Fn(&Self) -> bool) -> &mut Self {
        let deadline = Instant::now() + DEADLINE;
        while !holds(self) {
            let seen = self.take_in(deadline);
            assert!(seen, "{what} did not come; ended: {:?}; the window shows:\n{}", self.ended, self.shows());
        }
        self
    }

    /// Takes in whatever comes until `period` has passed, and says how many bytes that were.
    pub fn watch(&mut self, period: Duration) -> usize {
        let (before, end) = (self.received.len(), Instant::now() + period);
        while self.take_in(end) {}
        self.received.len() - before
    }

    /// Takes in one event; says whether there was one before `deadline`.
    fn take_in(&mut self, deadline: Instant) -> bool {
        match self.events.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(Seen::Output(bytes)) => {
                if self.has_alternate_screen {
                    self.parser.process(&bytes);
                } else {
                    let text = String::from_utf8_lossy(&bytes);
                    self.parser.process(text.replace("\x1b[?1049h", "").replace("\x1b[?1049l", "").as_bytes());
                }
                self.received.extend(bytes);
            }
            Ok(Seen::Deaf) => self.deaf = true,
            Ok(Seen::Ended(status)) => self.ended = Some(status),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return false,
        }
        true
    }

    /// Presses keys: words are typed, `<enter>` and the like are named, `<space>` is a space; blanks part the words.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for word in keys.split_whitespace() {
            let bytes = word.strip_prefix('<').and_then(|word| word.strip_suffix('>')).map_or(word, bytes_of);
            self.send(bytes.as_bytes());
        }
        self
    }

    /// Waits until the window shows `words`, reads them like a person, and presses the key that confirms.
    pub fn confirm(&mut self, words: &str, key: &str) -> &mut Self {
        self.wait_for_words(words).watch(READ_AND_PRESS);
        self.press(key)
    }

    /// Sends bytes as the terminal would.
    pub fn send(&mut self, bytes: &[u8]) {
        let master = self.master.as_ref().unwrap();
        let writer = self.writer.get_or_insert_with(|| master.take_writer().unwrap());
        writer.write_all(bytes).unwrap();
        writer.flush().unwrap();
    }

    /// The person drags the window's corner.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.parser.screen_mut().set_size(rows, columns);
        self.resize_unseen(columns, rows)
    }

    /// The same, but nobody looks: the program draws for a window of another size than is shown here.
    pub fn resize_unseen(&mut self, columns: u16, rows: u16) -> &mut Self {
        let size = PtySize { rows, cols: columns, ..PtySize::default() };
        self.master.as_ref().unwrap().resize(size).unwrap();
        self
    }

    /// Waits until the program sends something more.
    pub fn wait_for_more(&mut self) -> &mut Self {
        let before = self.received.len();
        self.wait("something more", |window| window.received.len() > before)
    }

    /// Somebody sends the program a signal.
    pub fn signal(&mut self, signal: Signal) -> &mut Self {
        kill_process(self.program, signal).unwrap();
        self
    }

    /// The program's process.
    pub const fn program(&self) -> Pid {
        self.program
    }

    /// The time that the program has had a processor for.
    pub fn processor_time(&self) -> Duration {
        let stat = self.stat();
        let ticks = |field: usize| stat[field].parse::<u64>().unwrap();
        Duration::from_millis((ticks(11) + ticks(12)) * 1000 / rustix::param::clock_ticks_per_second())
    }

    /// Whether somebody has stopped the program.
    pub fn wait_until_stopped(&mut self) -> &mut Self {
        let deadline = Instant::now() + DEADLINE;
        while self.stat()[0] != "T" {
            assert!(Instant::now() < deadline, "the program was not stopped");
            self.take_in(Instant::now() + Duration::from_millis(10));
        }
        self
    }

    /// What the system knows of the program, from its state on (proc(5)).
    fn stat(&self) -> Vec<String> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.program.as_raw_nonzero())).unwrap();
        let (_, rest) = stat.rsplit_once(')').unwrap();
        rest.split_whitespace().map(ToOwned::to_owned).collect()
    }

    /// The terminal is gone: its window is closed, or the line to it is cut.
    pub fn vanish(&mut self) {
        self.deafen.store(true, Ordering::SeqCst);
        // The listener lets go with the next output, which this makes the program send; the rest of it nobody reads.
        self.resize(81, 25).wait("the listener to let go", |window| window.deaf).watch(READ_AND_PRESS);
        (self.writer, self.slave, self.master) = (None, None, None);
    }

    /// What the window shows.
    pub fn shows(&self) -> String {
        self.parser.screen().contents()
    }

    /// What the window shows, with colours and modes.
    pub fn screen(&self) -> &Screen {
        self.parser.screen()
    }

    /// Everything that the program has sent.
    pub fn received(&self) -> &[u8] {
        &self.received
    }

    /// Whether the line's settings (echo, line editing, signals) are as before the program.
    pub fn has_settings_as_before(&self) -> bool {
        settings(self.master.as_deref().unwrap()) == self.settings_before
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.watch(Duration::ZERO);
        if self.ended.is_none() {
            // It leads a session of its own, and so a group.
            kill_process_group(self.program, Signal::KILL).ok();
        }
    }
}

fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

fn listen(mut reader: Box<dyn Read + Send>, sender: Sender<Seen>, deafen: Arc<AtomicBool>) {
    thread::spawn(move || {
        let mut buffer = [0; 16384];
        while let Ok(count @ 1..) = reader.read(&mut buffer)
            && !deafen.load(Ordering::SeqCst)
            && sender.send(Seen::Output(buffer[..count].to_vec())).is_ok()
        {}
        drop(reader);
        sender.send(Seen::Deaf).ok();
    });
}

fn bytes_of(name: &str) -> &str {
    match name {
        "enter" => "\r",
        "esc" => "\x1b",
        "tab" => "\t",
        "space" => " ",
        "ctrl-q" => "\x11",
        "delete" => "\x1b[3~",
        "f1" => "\x1bOP",
        "f2" => "\x1bOQ",
        "ctrl-r" => "\x12",
        "ctrl-l" => "\x0c",
        "f4" => "\x1bOS",
        "f3" => "\x1bOR",
        "f5" => "\x1b[15~",
        "f6" => "\x1b[17~",
        _ => panic!("no key is called {name}"),
    }
}
