//! A program in a pseudo-terminal, with a terminal emulator looking at what it draws.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::unix::fs::OpenOptionsExt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use vt100::Screen;

use crate::place::Place;

/// How long anything may take on a machine that is busy with something else.
pub const LIMIT: Duration = Duration::from_secs(20);

/// The size of the window at the start.
const COLUMNS: u16 = 100;
const ROWS: u16 = 30;

/// What a usual terminal with a dark ground answers to the questions of the start.
const ANSWER: &str = "\x1b[1;2R\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?62;4c";

/// How the program is started.
pub struct Launch<'p> {
    place: &'p Place,
    words: Vec<OsString>,
    env: Vec<(&'static str, &'static str)>,
    controlling: bool,
    answering: bool,
}

impl<'p> Launch<'p> {
    /// The interface on the place's data file, in Chinese, in a window of the usual size.
    pub fn new(place: &'p Place) -> Self {
        let env = vec![("TERM", "xterm-256color"), ("LC_ALL", "C.UTF-8")];
        Self { place, words: place.command(), env, controlling: true, answering: true }
    }

    /// Another command.
    pub fn command(mut self, words: Vec<OsString>) -> Self {
        self.words = words;
        self
    }

    /// The command as the arguments of a shell script, which runs it as `"$@"`.
    pub fn through(mut self, script: &str) -> Self {
        let words = std::mem::take(&mut self.words);
        self.words = ["bash", "-c", script, "bash"].map(OsString::from).into();
        self.words.extend(words);
        self
    }

    /// A variable more, or another value for one.
    pub fn env(mut self, name: &'static str, value: &'static str) -> Self {
        self.env.retain(|(known, _)| *known != name);
        self.env.push((name, value));
        self
    }

    /// In a session that the terminal does not control, so that no signal tells when it goes away.
    pub fn uncontrolled(mut self) -> Self {
        self.controlling = false;
        self
    }

    /// In a terminal that answers nothing by itself.
    pub fn silent(mut self) -> Self {
        self.answering = false;
        self
    }

    /// Starts it.
    pub fn start(self) -> Term {
        let pair = native_pty_system().openpty(pty_size(COLUMNS, ROWS)).unwrap();
        let mut command = CommandBuilder::from_argv(self.words);
        command.set_controlling_tty(self.controlling);
        command.env_clear();
        let home = self.place.home();
        command.cwd(&home);
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "TMPDIR"] {
            command.env(name, &home);
        }
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        for (name, value) in self.env {
            command.env(name, value);
        }
        let modes = modes(pair.master.as_ref());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let closing = Arc::new(AtomicBool::new(false));
        let (sender, output) = channel();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let stop = Arc::clone(&closing);
        let thread = thread::spawn(move || {
            let mut chunk = vec![0; 64 * 1024];
            while let Ok(read @ 1..) = reader.read(&mut chunk) {
                if stop.load(Ordering::SeqCst) || sender.send(chunk[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        let parser = vt100::Parser::new(least_one(ROWS), least_one(COLUMNS), 0);
        let writer = Some(pair.master.take_writer().unwrap());
        Term {
            master: Some(pair.master),
            writer,
            child,
            output,
            closing,
            thread: Some(thread),
            parser,
            raw: Vec::new(),
            modes,
            answering: self.answering,
        }
    }
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn least_one(value: u16) -> NonZeroU16 {
    NonZeroU16::new(value).unwrap_or(NonZeroU16::MIN)
}

/// The line's modes (echo, canonical input, …), to compare.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("a pseudo-terminal has modes"))
}

/// The running program.
pub struct Term {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    closing: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
    parser: vt100::Parser,
    /// Every byte the program wrote.
    pub raw: Vec<u8>,
    modes: String,
    /// Whether the question for the terminal's attributes is still to be answered.
    answering: bool,
}

impl Term {
    /// The screen as the user sees it now.
    pub fn screen(&self) -> &Screen {
        self.parser.screen()
    }

    /// Its text, without the blanks at the ends of lines.
    pub fn text(&self) -> String {
        self.screen().contents().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    }

    /// The text in the columns left of the cursor.
    pub fn before_cursor(&self, columns: u16) -> String {
        let (row, column) = self.screen().cursor_position();
        self.screen().contents_between(row, column.saturating_sub(columns), row, column)
    }

    /// Takes in what the program writes; false if nothing came in the given time or nothing can come any more.
    pub fn pump(&mut self, limit: Duration) -> bool {
        match self.output.recv_timeout(limit) {
            Ok(chunk) => {
                self.parser.process(&chunk);
                self.raw.extend(chunk);
                if self.answering && self.was_asked() {
                    self.answering = false;
                    // Nobody may be there any more.
                    if let Some(writer) = &mut self.writer {
                        let _ = writer.write_all(ANSWER.as_bytes()).and_then(|()| writer.flush());
                    }
                }
                true
            }
            Err(RecvTimeoutError::Timeout) => false,
            Err(RecvTimeoutError::Disconnected) => {
                thread::sleep(limit.min(Duration::from_millis(5)));
                false
            }
        }
    }

    /// Whether the program has asked for the terminal's attributes, the last of its questions.
    pub fn was_asked(&self) -> bool {
        self.raw.windows(3).any(|bytes| bytes == b"\x1b[c")
    }

    /// Waits until something holds of what is on the screen.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let end = Instant::now() + LIMIT;
        while !holds(self) {
            assert!(Instant::now() < end, "no {what} in\n{}", self.text());
            self.pump(Duration::from_millis(50));
        }
    }

    /// Waits for a text.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |term| term.text().contains(text));
    }

    /// Waits until a text is gone.
    #[track_caller]
    pub fn wait_gone(&mut self, text: &str) {
        self.wait_until(&format!("end of {text}"), |term| !term.text().contains(text));
    }

    /// Waits until nothing was drawn for a while.
    pub fn settle(&mut self) {
        let end = Instant::now() + LIMIT;
        while Instant::now() < end && self.pump(Duration::from_millis(300)) {}
    }

    /// Sends bytes as a keyboard or an input method does.
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) {
        let writer = self.writer.as_mut().expect("the terminal is there");
        writer.write_all(bytes.as_ref()).unwrap();
        writer.flush().unwrap();
    }

    /// Sends a text the way a terminal pastes it.
    pub fn paste(&mut self, text: &str) {
        self.send(format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Gives the window another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.parser.set_size(least_one(rows), least_one(columns));
        self.master.as_ref().expect("the terminal is there").resize(pty_size(columns, rows)).unwrap();
    }

    /// The process.
    pub fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Sends the program a signal.
    pub fn signal(&self, signal: Signal) {
        let pid = Pid::from_raw(i32::try_from(self.pid()).unwrap()).unwrap();
        kill_process(pid, signal).unwrap();
    }

    /// Waits for the end, with everything written until then on the screen.
    #[track_caller]
    pub fn exit(&mut self) -> ExitStatus {
        let end = Instant::now() + LIMIT;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < end, "still running with\n{}", self.text());
            self.pump(Duration::from_millis(20));
        };
        while self.thread.as_ref().is_some_and(|thread| !thread.is_finished()) && Instant::now() < end {
            self.pump(Duration::from_millis(20));
        }
        while self.pump(Duration::ZERO) {}
        status
    }

    /// Whether the program has ended.
    pub fn has_ended(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }

    /// Holds the terminal to how the program found it.
    #[track_caller]
    pub fn assert_restored(&self) {
        let screen = self.screen();
        assert!(!screen.alternate_screen(), "still in the alternate screen");
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "pastes are still bracketed");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        if let Some(master) = &self.master {
            assert_eq!(modes(master.as_ref()), self.modes, "the line's modes differ");
        }
    }

    /// Takes no more of what the program writes, which soon blocks it.
    pub fn stall(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        if let (Some(master), Some(thread)) = (&self.master, self.thread.take()) {
            // One byte wakes the reading thread, which then lets go of the terminal.
            if let Some(mut slave) = master.tty_name().and_then(|path| open_beside(&path)) {
                let _ = slave.write_all(b" ");
            }
            thread.join().unwrap();
        }
    }

    /// The terminal window is closed, as when a connection breaks.
    pub fn close(&mut self) {
        self.stall();
        self.writer = None;
        self.master = None;
    }
}

/// The program's side of the terminal, without making it this process's own.
fn open_beside(path: &std::path::Path) -> Option<File> {
    let flags = rustix::fs::OFlags::NOCTTY | rustix::fs::OFlags::NONBLOCK;
    let flags = i32::try_from(flags.bits()).unwrap();
    OpenOptions::new().read(true).write(true).custom_flags(flags).open(path).ok()
}

impl Drop for Term {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
