//! The real terminal: the only place that changes its modes, and the threads that wait for it.

mod clicks;
mod session;
mod signals;

pub use session::Session;
pub use signals::is_gone;

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crossterm::event::{Event, KeyEventKind};

use super::mouse;
use super::run::Input;

/// Starts the threads that wait for the terminal and for signals.
///
/// A thread that blocks in `read` costs no wake-up while nothing happens; polling would.
#[must_use]
pub fn events() -> Receiver<Input> {
    let (sender, receiver) = channel();
    signals::watch(&sender);
    thread::spawn(move || read(&sender));
    receiver
}

fn read(sender: &Sender<Input>) {
    loop {
        let input = match crossterm::event::read() {
            // Windows sends releases too; they are dropped here and nowhere else.
            Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => Input::Key(key),
            Ok(Event::Mouse(event)) if mouse::counts(event) => Input::Mouse(event),
            Ok(Event::Paste(text)) => Input::Paste(text),
            Ok(Event::Resize(columns, rows)) if !signals::TELL_SIZES => Input::Resize(columns, rows),
            Ok(_) => continue,
            Err(_) => Input::Stop,
        };
        let last = input == Input::Stop;
        if sender.send(input).is_err() || last {
            return;
        }
    }
}
