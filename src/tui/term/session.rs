//! Raw mode, alternate screen, paste and cursor: taken at the start, given back on every way out.

use std::io::{self, BufWriter, Stdout, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use super::{clicks, probe, signals};
use crate::tui::run::{Answer, Control};

/// The terminal as it is drawn to.
pub type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Whether the terminal is in our modes; restored by whoever comes first: the end, an error, a panic.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether it tells of clicks while it is in our modes.
static CLICKS: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours.
pub struct Session {
    asked: bool,
}

impl Session {
    /// Takes the terminal and, where it can answer, asks it about itself. A panic anywhere gives it back before its
    /// message is printed.
    ///
    /// # Errors
    /// What the terminal says; it is given back first.
    pub fn start() -> io::Result<(Self, Screen)> {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            give_back();
            // Its message may hold a text; its place does not.
            log::error!("panic at {}", info.location().map_or_else(String::new, ToString::to_string));
            previous(info);
        }));
        // NO_COLOR has its own theme; crossterm's way would reset bold and reverse with each colour it leaves out.
        crossterm::style::force_color_output(true);
        let asked = take().and_then(|()| ask()).inspect_err(|_| give_back())?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(64 * 1024, io::stdout()));
        let terminal = Terminal::new(backend).inspect_err(|_| give_back())?;
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
        signals::stop()?;
        take()
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

fn take() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    // Hidden from the start: a frame on its way shows no cursor running through it.
    execute!(io::stdout(), EnterAlternateScreen, Hide, EnableBracketedPaste)?;
    if CLICKS.load(Ordering::SeqCst) { execute!(io::stdout(), clicks::Listen) } else { Ok(()) }
}

/// Asks the terminal about itself, if it is one that can answer; whether it was asked.
fn ask() -> io::Result<bool> {
    let asks = probe::may_be_asked();
    if asks {
        let mut out = io::stdout();
        out.write_all(probe::QUESTION.as_bytes())?;
        out.flush()?;
    }
    Ok(asks)
}

/// What the terminal tells of itself, for a command that only wants to know; nothing where it does not answer.
#[must_use]
pub fn ask_once() -> Answer {
    if !probe::may_be_asked() || enable_raw_mode().is_err() {
        return Answer::default();
    }
    let answer = if ask().unwrap_or(false) { probe::answers() } else { Answer::default() };
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
