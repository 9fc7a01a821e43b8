//! Within GNU screen, tmux and mosh, the real programs: the picture is whole, and nothing old stands in it.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;
use std::time::Duration;

use super::machine::Machine;
use super::window::Window;
use crate::given::tools;

const OLD: &str = "for i in $(seq 40); do echo 20190199K087 20190199K101 GAMMAL TEXT; done; exec ";

fn script() -> String {
    format!("{OLD} {}", env!("CARGO_BIN_EXE_kvittera"))
}

/// Goes through the screens and asserts that each is whole and has nothing old in it.
fn tour(window: &mut Window) {
    window.wait_for_words("Kvittera ut");
    for (key, words) in [("<f3>", "Förlopp"), ("<f5>", "Logg"), ("<f6>", "Pärmen"), ("<f2>", "Kvittera ut")] {
        window.press(key).wait_for_words(words).watch(Duration::from_millis(300));
        let shown = window.shows();
        assert!(!shown.contains("GAMMAL") && !shown.contains("20190199"), "{key}:\n{shown}");
        assert!(shown.contains("ÖVNING"), "{key}:\n{shown}");
    }
}

/// GNU screen as it is installed, without its start-up message.
fn in_screen(machine: &Machine) -> Window {
    let settings = machine.home().join("screenrc");
    fs::write(&settings, "startup_message off\n").unwrap();
    machine.open_with(&["/usr/bin/screen", "-U", "-c", settings.to_str().unwrap(), "sh", "-c", &script()])
}

fn screens_machine() -> Machine {
    let machine = Machine::fresh();
    let sockets = machine.home().join("screens");
    fs::create_dir(&sockets).unwrap();
    fs::set_permissions(&sockets, fs::Permissions::from_mode(0o700)).unwrap();
    let sockets = sockets.to_str().unwrap().to_owned();
    machine.with("SCREENDIR", &sockets)
}

#[test]
fn in_gnu_screen_nothing_old_is_left() {
    if tools::has_multiplexer("screen") {
        let machine = screens_machine();
        let mut window = in_screen(&machine);
        tour(&mut window);
        window.press("<ctrl-q>").wait_for_end();
    }
}

#[test]
fn a_copy_within_gnu_screen_leaves_the_picture_whole() {
    if tools::has_multiplexer("screen") {
        let machine = screens_machine();
        let mut window = in_screen(&machine);
        window.wait_for_words("Kvittera ut").press("<f3>").wait_for_words("Förlopp").press("s");
        window.confirm("Registrera ett misst", "j").wait_for_words("DRIFTSTOPP misst");
        for note in 0..6 {
            window.press("a").wait_for_words("Anteckning om");
            window.press(&format!("Anteckning{note}-{} <enter>", "x".repeat(150)));
            // What is typed before the note is written would go into its dialog still.
            window.wait_for("the note written", |screen| {
                let shown = screen.contents();
                shown.contains("✓ Driftstopp 1:")
                    && shown.contains(&format!("Anteckning{note}"))
                    && !shown.contains("Anteckning om")
            });
        }
        window.press("o").wait_for_words("Överlämning").press("c").wait_for_words("urklipp");
        window.watch(Duration::from_millis(300));
        let shown = window.shows();
        assert!(shown.lines().next().unwrap().contains("ÖVNING"), "the picture has scrolled:\n{shown}");
        assert!(shown.lines().last().unwrap().contains("ÖVNING"), "{shown}");
        window.press("<ctrl-q>").wait_for_end();
    }
}

#[test]
fn in_tmux_without_an_alternate_screen_nothing_old_is_left() {
    if tools::has_multiplexer("tmux") {
        let machine = Machine::fresh();
        let sockets = machine.home().to_str().unwrap().to_owned();
        let machine = machine.with("TMUX_TMPDIR", &sockets);
        let settings = machine.home().join("tmux.conf");
        fs::write(&settings, "set -g alternate-screen off\n").unwrap();
        let mut window =
            machine.open_with(&["/usr/bin/tmux", "-u", "-f", settings.to_str().unwrap(), "new", &script()]);
        // With its status line tmux leaves 23 lines of 24.
        tour(&mut window);
        window.press("<ctrl-q>").wait_for_end();
    }
}

#[test]
fn over_mosh_the_picture_is_whole_and_nothing_of_it_stays() {
    if tools::has_mosh() {
        let machine = Machine::fresh();
        let mut server = Command::new("/usr/bin/mosh-server");
        server.args(["new", "-i", "127.0.0.1", "--", "sh", "-c", &script()]);
        server.env_clear().envs(["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"].map(|name| {
            let folder = match name {
                "HOME" => machine.home().to_owned(),
                "XDG_CONFIG_HOME" => machine.home().join("config"),
                _ => machine.home().join("data"),
            };
            (name, folder)
        }));
        let output = server
            .envs([
                ("LANG", "C.UTF-8"),
                ("TERM", "xterm-256color"),
                ("KVITTERA_AS", "abcde1"),
                ("PATH", "/usr/bin:/bin"),
            ])
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        let connect =
            told.lines().find_map(|line| line.strip_prefix("MOSH CONNECT ")).unwrap_or_else(|| panic!("{output:?}"));
        let (port, key) = connect.split_once(' ').unwrap();
        let machine = machine.with("MOSH_KEY", key.trim());
        let mut window = machine.open_with(&["/usr/bin/mosh-client", "127.0.0.1", port]);
        tour(&mut window);
        window.press("<ctrl-q>").wait_for_end();
    }
}
