//! What only the terminal itself knows: its background, and how wide it draws characters of ambiguous width.
//!
//! Asked in one piece with the first modes, so that the first frame waits for nothing. The answers come between the
//! keys; until the last of them has come, or time is over, [`listen`] reads the terminal in crossterm's place,
//! which would type the background's answer as keys and keep the cursor's place to itself.

#[cfg_attr(not(unix), allow(dead_code, reason = "only the background is ever read there"))]
mod decode;
mod late;
#[cfg(unix)]
mod listen;
#[cfg(unix)]
mod sieve;

use std::io::{self, IsTerminal as _};

pub use late::Late;
#[cfg(unix)]
pub use listen::{answers, listen};

/// Draws `│` at the begin of the line and asks where the cursor is after it, then for the background (OSC 11), then for
/// what every terminal answers (DA1), whose answer says that no other will follow. Leaves the line empty.
pub const QUESTION: &str = "\r\u{2502}\x1b[6n\r\x1b[K\x1b]11;?\x1b\\\x1b[c";

/// Whether the terminal is one that can be asked: the Linux console and dumb ones would print a part of the question.
/// Windows keeps its console's input in records, in which an answer cannot be told from keys.
#[must_use]
pub fn may_be_asked() -> bool {
    let term = std::env::var("TERM").unwrap_or_default();
    let able = cfg!(unix) && !matches!(term.as_str(), "" | "dumb" | "linux");
    able && io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Never called: such a terminal is not asked.
#[cfg(not(unix))]
pub fn answers() -> crate::tui::run::Answer {
    crate::tui::run::Answer::default()
}

/// Never called: such a terminal is not asked.
#[cfg(not(unix))]
pub fn listen(_sender: &std::sync::mpsc::Sender<crate::tui::run::Input>) {}
