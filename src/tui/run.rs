//! The loop: sleeps until an event, handles all that wait, draws once.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::time::{Duration, Instant};

use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::layout::{Position, Rect};

use crate::app::App;
use crate::logging;

use super::aside::{News, Threads};
use super::program::{Options, Program};
use super::screens::workshop;
use super::term::{Session, is_gone, listen};
use super::theme::Rgb;
use super::update::Msg;

/// How long after the last key a text that saves by itself is stored.
const PAUSE: Duration = Duration::from_millis(800);

/// How often a clock is drawn anew.
const SECOND: Duration = Duration::from_secs(1);

/// How long it stays unsaved at most while typing goes on.
const PATIENCE: Duration = Duration::from_secs(4);

/// What comes from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed (never its release).
    Key(KeyEvent),
    /// A button of the mouse was pressed, or its wheel turned.
    Mouse(MouseEvent),
    /// Text came in one piece.
    Paste(String),
    /// The terminal has another size.
    Resize(u16, u16),
    /// Something was heard of what is done beside the loop.
    News(News),
    /// The terminal told of itself.
    Terminal(Answer),
    /// The program goes on after it was stopped.
    Continue,
    /// The program was told to end, or the terminal is gone.
    Stop,
}

/// What a terminal told of itself when it was asked; nothing where it did not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answer {
    /// The colour it draws on.
    pub background: Option<Rgb>,
    /// Whether it gives characters of ambiguous width (UAX #11) two columns.
    pub ambiguous_wide: Option<bool>,
}

/// Why the interface ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The user quit.
    Quit,
    /// A signal, or the terminal went away. Everything that could be stored is.
    Stopped,
}

/// What the loop asks of the terminal beside drawing.
pub trait Control {
    /// Hands the terminal back to the shell until the program is continued.
    ///
    /// # Errors
    /// What the terminal says.
    fn suspend(&mut self) -> io::Result<()>;

    /// Takes the terminal once more: whoever stopped the program may have left it in other modes.
    ///
    /// # Errors
    /// What the terminal says.
    fn resume(&mut self) -> io::Result<()>;

    /// Asks the terminal to tell of clicks and the wheel, or no longer to.
    ///
    /// # Errors
    /// What the terminal says.
    fn mouse(&mut self, on: bool) -> io::Result<()>;

    /// Gives a text that the user copied to the system's clipboard.
    ///
    /// # Errors
    /// What the terminal says.
    fn copy(&mut self, text: &str) -> io::Result<()>;
}

/// Runs the interface on the real terminal.
///
/// # Errors
/// What the terminal says; it is restored first.
pub fn run(app: App, options: Options) -> io::Result<Ended> {
    let (mut session, mut terminal) = Session::start(options.mouse)?;
    let (sender, events) = channel();
    listen(sender.clone(), session.asked());
    let size = terminal.size()?;
    let mut program =
        Program::new(app, options, || chrono::Local::now().fixed_offset()).with_aside(Box::new(Threads::new(sender)));
    program.handle(Msg::Resize(size.width, size.height));
    log::info!("terminal taken asked={}", session.asked());
    let ended = drive(&mut terminal, &mut program, &events, &mut session);
    // Before anything is printed.
    drop(session);
    // Dropped, it would show the cursor once more, and panic where the terminal is gone.
    std::mem::forget(terminal);
    log::info!("terminal given back after {}", ended.as_ref().map_or_else(logging::name, logging::name));
    match ended {
        Err(_) if is_gone() => Ok(Ended::Stopped),
        ended => ended,
    }
}

/// The loop itself, over any backend and source of events. Whatever ends it, what was typed is stored.
///
/// # Errors
/// What the terminal says.
pub fn drive<B>(
    terminal: &mut Terminal<B>,
    program: &mut Program,
    events: &Receiver<Input>,
    control: &mut dyn Control,
) -> io::Result<Ended>
where
    B: Backend,
    B::Error: Into<io::Error>,
{
    let ended = turn(terminal, program, events, control);
    if ended.is_err() {
        // The terminal takes no more, but what it sent before counts.
        while let Ok(input) = events.try_recv()
            && input != Input::Stop
        {
            program.handle(message(input));
        }
        program.handle(Msg::Stop);
    }
    ended
}

fn turn<B>(
    terminal: &mut Terminal<B>,
    program: &mut Program,
    events: &Receiver<Input>,
    control: &mut dyn Control,
) -> io::Result<Ended>
where
    B: Backend,
    B::Error: Into<io::Error>,
{
    let mut unsaved_since: Option<Instant> = None;
    let mut mouse = program.state.mouse;
    // A terminal that is as it was taken to be changes nothing that is shown.
    let mut stale = true;
    loop {
        if program.state.redraw {
            program.state.redraw = false;
            stale = true;
            // Not `clear`: that asks the terminal where its cursor is, and the answer would be taken for keys.
            let size = terminal.size().map_err(Into::into)?;
            terminal.resize(Rect::from((Position::ORIGIN, size))).map_err(Into::into)?;
        }
        if stale {
            program.draw(terminal).map_err(Into::into)?;
        }
        if program.state.mouse != mouse {
            mouse = program.state.mouse;
            control.mouse(mouse)?;
        }
        let unsaved = program.state.has_unsaved_text();
        unsaved_since = unsaved_since.filter(|_| unsaved).or_else(|| unsaved.then(Instant::now));
        let waited = unsaved_since.is_some_and(|since| since.elapsed() >= PATIENCE);
        let input = if waited { Err(Msg::Pause) } else { wait(program, events) };
        let mut input = match input {
            Ok(input) => input,
            Err(Msg::Tick) => {
                program.handle(Msg::Tick);
                stale = true;
                continue;
            }
            Err(pause) => {
                program.handle(pause);
                unsaved_since = None;
                stale = true;
                continue;
            }
        };
        stale = false;
        loop {
            if input == Input::Stop {
                program.handle(Msg::Stop);
                return Ok(Ended::Stopped);
            }
            // A window that grew back to the size it had has lost what was cut off meanwhile.
            program.state.redraw |= matches!(input, Input::Resize(..));
            stale |= !matches!(input, Input::Terminal(_));
            let continued = input == Input::Continue;
            program.handle(message(input));
            if let Some(text) = program.state.clipboard.pass_on() {
                control.copy(text)?;
            }
            if program.state.quit {
                return Ok(Ended::Quit);
            }
            let suspended = std::mem::take(&mut program.state.suspend);
            if suspended {
                control.suspend()?;
            } else if continued {
                control.resume()?;
            }
            if suspended || continued {
                let size = terminal.size().map_err(Into::into)?;
                program.handle(Msg::Resize(size.width, size.height));
                program.state.redraw = true;
            }
            match events.try_recv() {
                Ok(next) => input = next,
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => input = Input::Stop,
            }
        }
    }
}

/// Waits for the next event, or says what is to be done meanwhile: a text should be stored, or a clock shows the next
/// second. With neither it waits for ever.
fn wait(program: &Program, events: &Receiver<Input>) -> Result<Input, Msg> {
    let (patience, then) = if program.state.has_unsaved_text() {
        (PAUSE, Msg::Pause)
    } else if workshop::ticks(&program.state) {
        (SECOND, Msg::Tick)
    } else {
        return Ok(events.recv().unwrap_or(Input::Stop));
    };
    match events.recv_timeout(patience) {
        Ok(input) => Ok(input),
        Err(RecvTimeoutError::Timeout) => Err(then),
        Err(RecvTimeoutError::Disconnected) => Ok(Input::Stop),
    }
}

fn message(input: Input) -> Msg {
    match input {
        Input::Key(key) => Msg::Key(key),
        Input::Mouse(event) => Msg::Mouse(event),
        Input::Paste(text) => Msg::Paste(text),
        Input::Resize(columns, rows) => Msg::Resize(columns, rows),
        Input::News(news) => Msg::News(news),
        Input::Terminal(answer) => Msg::Terminal(answer),
        // What stopped it once may do so again, and then for good.
        Input::Continue => Msg::Pause,
        Input::Stop => Msg::Stop,
    }
}
