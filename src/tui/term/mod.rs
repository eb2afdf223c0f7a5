//! The real terminal: the only place that changes its modes, and the threads that wait for it.

mod clicks;
mod ground;
mod probe;
mod session;
mod signals;

pub use session::{Session, ask_once};
pub use signals::is_gone;

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{Event, KeyEventKind};

use super::mouse;
use super::run::Input;

/// The size of the terminal, in columns and rows.
///
/// # Errors
/// If there is no terminal.
pub fn size() -> io::Result<(u16, u16)> {
    crossterm::terminal::size().map(known)
}

/// A size as it can be drawn: a terminal that does not know its own, as over a serial line, counts as the usual one.
fn known(size: (u16, u16)) -> (u16, u16) {
    if size.0 == 0 || size.1 == 0 { (80, 24) } else { size }
}

/// Starts the threads that wait for the terminal and for signals; what they hear goes to the sender.
///
/// A thread that blocks in `read` costs no wake-up while nothing happens; polling would. `asked` says whether
/// [`Session::start`] asked the terminal about itself.
pub fn listen(sender: Sender<Input>, asked: bool) {
    signals::watch(&sender);
    thread::spawn(move || {
        if asked {
            probe::listen(&sender);
        }
        read(&sender, asked);
    });
}

fn read(sender: &Sender<Input>, asked: bool) {
    let mut late = asked.then(probe::Late::default);
    loop {
        let inputs = match (crossterm::event::read(), &mut late) {
            // Windows sends releases too; they are dropped here and nowhere else.
            (Ok(Event::Key(key)), _) if key.kind == KeyEventKind::Release => continue,
            (Ok(Event::Key(key)), Some(late)) => late.sift(key),
            (Ok(Event::Key(key)), None) => vec![Input::Key(key)],
            (Ok(Event::Mouse(event)), _) if mouse::counts(event) => vec![Input::Mouse(event)],
            (Ok(Event::Paste(text)), _) => vec![Input::Paste(text)],
            (Ok(Event::Resize(columns, rows)), _) if !signals::TELL_SIZES => {
                let (columns, rows) = known((columns, rows));
                vec![Input::Resize(columns, rows)]
            }
            (Ok(_), _) => continue,
            (Err(_), _) => vec![Input::Stop],
        };
        for input in inputs {
            let last = input == Input::Stop;
            if sender.send(input).is_err() || last {
                return;
            }
        }
    }
}
