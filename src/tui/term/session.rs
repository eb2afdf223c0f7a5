//! Raw mode, alternate screen, paste and cursor: taken at the start, given back on every way out.

use std::io::{self, BufWriter, Stdout, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use super::ground::Ground;
use super::{clicks, probe, signals};
use crate::tui::run::{Answer, Control};

/// The terminal as it is drawn to.
pub type Screen = Terminal<Ground<CrosstermBackend<BufWriter<Stdout>>>>;

/// Whether the terminal is in our modes; restored by whoever comes first: the end, an error, a panic.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether it tells of clicks while it is in our modes.
static CLICKS: AtomicBool = AtomicBool::new(false);

/// Whether the program stopped itself and gave the terminal back before: that it goes on is no news then.
static OWN_STOP: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours.
pub struct Session {
    asked: bool,
}

impl Session {
    /// Takes the terminal, with clicks if they are wanted, and asks it about itself where it can answer, all in one
    /// piece. A panic anywhere gives it back before its message is printed.
    ///
    /// # Errors
    /// What the terminal says; it is given back first.
    pub fn start(clicks: bool) -> io::Result<(Self, Screen)> {
        CLICKS.store(clicks, Ordering::SeqCst);
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            give_back();
            // Its message may hold a text; its place does not.
            log::error!("panic at {}", info.location().map_or_else(String::new, ToString::to_string));
            previous(info);
        }));
        // NO_COLOR has its own theme; crossterm's way would reset bold and reverse with each colour it leaves out.
        crossterm::style::force_color_output(true);
        let asked = probe::may_be_asked();
        take(if asked { probe::QUESTION } else { "" }).inspect_err(|_| give_back())?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(64 * 1024, io::stdout()));
        let term = std::env::var("TERM").unwrap_or_default();
        let terminal = Terminal::new(Ground::new(backend, &term)).inspect_err(|_| give_back())?;
        Ok((Self { asked }, terminal))
    }

    /// Whether the terminal was asked about itself: its answers will come among the keys.
    #[must_use]
    pub fn asked(&self) -> bool {
        self.asked
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        give_back();
    }
}

impl Control for Session {
    fn suspend(&mut self) -> io::Result<()> {
        give_back();
        OWN_STOP.store(true, Ordering::SeqCst);
        signals::stop()?;
        take("")
    }

    fn resume(&mut self) -> io::Result<()> {
        if OWN_STOP.swap(false, Ordering::SeqCst) {
            return Ok(());
        }
        give_back();
        take("")
    }

    fn mouse(&mut self, on: bool) -> io::Result<()> {
        CLICKS.store(on, Ordering::SeqCst);
        if on { execute!(io::stdout(), clicks::Listen) } else { execute!(io::stdout(), clicks::Ignore) }
    }

    /// OSC 52, which terminals pass on even over ssh; tmux does if its `set-clipboard` says so. Those that know nothing
    /// of it skip it, but for the Linux console, which would print it.
    fn copy(&mut self, text: &str) -> io::Result<()> {
        if std::env::var("TERM").is_ok_and(|term| term == "linux") {
            return Ok(());
        }
        execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
    }
}

/// Takes the terminal, and sends a question with the rest: in one piece, so that the first frame is the next.
fn take(question: &str) -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    let mut out = BufWriter::new(io::stdout());
    // Hidden from the start: a frame on its way shows no cursor running through it.
    queue!(out, EnterAlternateScreen, Hide, EnableBracketedPaste)?;
    if CLICKS.load(Ordering::SeqCst) {
        queue!(out, clicks::Listen)?;
    }
    out.write_all(question.as_bytes())?;
    out.flush()
}

/// What the terminal tells of itself, for a command that only wants to know; nothing where it does not answer.
#[must_use]
pub fn ask_once() -> Answer {
    if !probe::may_be_asked() || enable_raw_mode().is_err() {
        return Answer::default();
    }
    let mut out = io::stdout();
    let asked = out.write_all(probe::QUESTION.as_bytes()).and_then(|()| out.flush());
    let answer = asked.map_or_else(|_| Answer::default(), |()| probe::answers());
    // The shell puts its terminal in order itself.
    let _ = disable_raw_mode();
    answer
}

/// Every step is tried, whatever becomes of the others: after a hangup none of them can succeed, and none matters.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    if CLICKS.load(Ordering::SeqCst) {
        let _ = execute!(out, clicks::Ignore);
    }
    let _ = execute!(out, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = out.flush();
    let _ = disable_raw_mode();
}
