//! What the system tells beside the keys: to end, to stop for a while, a new size, a terminal that went away.

use std::io;
use std::sync::mpsc::Sender;

use crate::tui::run::Input;

/// Whether [`watch`] tells new sizes, so that the thread that reads keys need not.
pub const TELL_SIZES: bool = cfg!(unix);

/// Sends [`Input::Stop`] when the program is told to end (SIGTERM, SIGINT) or its terminal goes away (SIGHUP, or
/// without a signal where another session owns the terminal), every new size, and [`Input::Continue`] when it goes on
/// after it was stopped, by itself or by somebody else.
///
/// SIGHUP is caught even where the parent had it ignored: reading a dead terminal would spin otherwise. New sizes come
/// from here because the thread that reads keys hears of none while half a key sequence waits for its end.
#[cfg(unix)]
pub fn watch(sender: &Sender<Input>) {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGWINCH};
    let hangup = sender.clone();
    std::thread::spawn(move || wait_for_hangup(&hangup));
    // Without handlers the program still works; it then ends by the signals' default.
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGCONT]) else {
        return;
    };
    let sender = sender.clone();
    std::thread::spawn(move || {
        for signal in signals.forever() {
            let input = match (signal, super::size()) {
                (SIGWINCH, Ok((columns, rows))) => Input::Resize(columns, rows),
                (SIGWINCH, Err(_)) => continue,
                (SIGCONT, _) => Input::Continue,
                _ => {
                    end_for_sure(signal);
                    Input::Stop
                }
            };
            if sender.send(input).is_err() {
                return;
            }
        }
    });
}

/// How long the program may take to end when it is told to. All it has to do takes milliseconds.
#[cfg(unix)]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(3);

/// Ends the process as the signal does by itself, unless it has ended by then: a terminal that takes no more output holds
/// the loop in the middle of a frame, where nothing reaches it. What was typed is stored to the last four seconds.
#[cfg(unix)]
fn end_for_sure(signal: i32) {
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        log::error!("ended by signal {signal} while the terminal took no output");
        // This does not wait for output to be taken, as giving back the rest would.
        let _ = crossterm::terminal::disable_raw_mode();
        // If even this fails, there is nobody left to tell.
        let _ = signal_hook::low_level::emulate_default_handler(signal);
    });
}

/// Waits, without looking at what is typed, until the terminal is gone.
#[cfg(unix)]
fn wait_for_hangup(sender: &Sender<Input>) {
    while let Some(gone) = poll_for_hangup(None) {
        if gone {
            // If this fails, nobody listens any more.
            let _ = sender.send(Input::Stop);
            return;
        }
    }
}

/// Whether the terminal went away before the time was over; nothing if that cannot be known.
#[cfg(unix)]
fn poll_for_hangup(limit: Option<&rustix::event::Timespec>) -> Option<bool> {
    use rustix::event::{PollFd, PollFlags, poll};
    let stdin = io::stdin();
    let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
    match poll(&mut watched, limit) {
        Ok(_) if watched[0].revents().contains(PollFlags::NVAL) => None,
        Ok(_) => Some(watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR)),
        Err(rustix::io::Errno::INTR) => Some(false),
        Err(_) => None,
    }
}

/// Whether the terminal went away.
#[cfg(unix)]
#[must_use]
pub fn is_gone() -> bool {
    poll_for_hangup(Some(&rustix::event::Timespec { tv_sec: 0, tv_nsec: 0 })).unwrap_or(true)
}

/// Elsewhere the console's own close event ends the program.
#[cfg(windows)]
pub fn watch(_sender: &Sender<Input>) {}

/// A console that goes away takes the program with it.
#[cfg(windows)]
#[must_use]
pub fn is_gone() -> bool {
    false
}

/// Stops the process until it is continued. An orphaned one is not stopped and returns at once.
///
/// # Errors
/// What the system says.
#[cfg(unix)]
pub fn stop() -> io::Result<()> {
    signal_hook::low_level::raise(signal_hook::consts::SIGTSTP)
}

/// There is no such thing here.
///
/// # Errors
/// Never.
#[cfg(windows)]
pub fn stop() -> io::Result<()> {
    Ok(())
}
