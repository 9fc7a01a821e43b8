//! A terminal with the real program on it: what it shows is waited for, never slept for.

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

use super::place::{PROGRAM, Place};

const PATIENCE: Duration = Duration::from_secs(30);

/// A running program and the person before it.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Option<Box<dyn Write + Send>>,
    shown: Receiver<Vec<u8>>,
    unread: String,
}

impl Terminal {
    pub fn start(place: &Place, arguments: &[&str]) -> Self {
        Self::start_in(place, arguments, 80)
    }

    /// Starts the program with some variables changed; `None` removes one.
    pub fn start_with(place: &Place, arguments: &[&str], variables: &[(&str, Option<&str>)]) -> Self {
        Self::begin(place, arguments, 80, variables)
    }

    pub fn start_in(place: &Place, arguments: &[&str], columns: u16) -> Self {
        Self::begin(place, arguments, columns, &[])
    }

    fn begin(place: &Place, arguments: &[&str], columns: u16, variables: &[(&str, Option<&str>)]) -> Self {
        let pair = native_pty_system().openpty(PtySize { rows: 24, cols: columns, ..PtySize::default() }).unwrap();
        let mut command = CommandBuilder::new(PROGRAM);
        command.env_clear();
        place.environment().into_iter().for_each(|(name, value)| command.env(name, value));
        command.env("TERM", "xterm-256color");
        for (name, value) in variables {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            }
        }
        command.cwd(place.path(""));
        command.args(arguments);
        let child = pair.slave.spawn_command(command).unwrap();
        let mut screen = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (sender, shown) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = screen.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
            drop(pair.master);
        });
        Self { child, keyboard: Some(keyboard), shown, unread: String::new() }
    }

    /// Waits until `words` are shown after everything waited for before; gives what stood before them.
    #[track_caller]
    pub fn wait_for(&mut self, words: &str) -> String {
        let start = Instant::now();
        loop {
            if let Some((before, after)) = self.unread.split_once(words) {
                let before = before.to_owned();
                self.unread = after.to_owned();
                return before;
            }
            let left = PATIENCE.saturating_sub(start.elapsed());
            let Ok(bytes) = self.shown.recv_timeout(left) else {
                panic!("waited for {words:?}, saw {:?}", self.unread);
            };
            self.unread.push_str(&String::from_utf8_lossy(&bytes));
        }
    }

    /// Types a line.
    pub fn type_line(&mut self, line: &str) {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(format!("{line}\r").as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }

    /// Waits for a question and answers it.
    #[track_caller]
    pub fn answer(&mut self, question: &str, line: &str) {
        self.wait_for(question);
        self.type_line(line);
    }

    /// Types Ctrl-C, Ctrl-D or another control character.
    pub fn press(&mut self, control: u8) {
        self.keyboard.as_mut().unwrap().write_all(&[control]).unwrap();
    }

    /// Waits for the end; gives the exit code and what was shown last.
    pub fn end(mut self) -> (u32, String) {
        while let Ok(bytes) = self.shown.recv_timeout(PATIENCE) {
            self.unread.push_str(&String::from_utf8_lossy(&bytes));
        }
        (self.child.wait().unwrap().exit_code(), std::mem::take(&mut self.unread))
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
