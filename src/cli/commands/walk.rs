//! `walk`: plain mode, for screen readers, narrow and simple terminals, pipes and scripts.

use std::io::{self, BufRead, IsTerminal as _, Read as _, Write};

use clap::{ArgMatches, Command};

use super::text as value;
use crate::app::{App, Error};
use crate::assessment::State;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, OTHER, Output};
use crate::cli::tree::id;
use crate::cli::walk::{Place, Step, Walk};
use crate::i18n::{ErrorText, HelpText, WalkText, fill};
use crate::report;
use crate::text::wrap::wrapped;
use crate::tui;

/// Columns below which lines are no longer made shorter.
const NARROWEST: usize = 20;
/// Bytes of a line that is read at most; what is longer than a text may be is refused anyway.
const LINE: u64 = 1 << 20;
/// Bytes that a terminal passes on as one line (`N_TTY_BUF_SIZE` of Linux, its newline included).
const TERMINAL_LINE: usize = 4096;

/// The command.
pub fn command(text: &'static HelpText) -> Command {
    Command::new("walk").about(text.walk).arg(id(text))
}

/// Asks and stores until the input ends or the user leaves.
///
/// # Errors
/// No such assessment, one that is not a draft, a file that can only be read; where the input is no terminal, an
/// answer that cannot be stored.
pub fn run(context: &Context<'_>, matches: &ArgMatches) -> Result<Output, Failure> {
    let app = context.store()?;
    let assessment = context.load(&app, value(matches, "id"))?;
    match assessment.state {
        State::Finalised => return Err(context.refused(&Error::Finalised)),
        State::Archived => return Err(context.refused(&Error::Archived)),
        State::Draft if app.is_read_only() => {
            return Err(Failure::new(OTHER, ErrorText::of(context.lang()).read_only.to_owned()));
        }
        State::Draft => {}
    }
    let walk = Walk::new(assessment, context.lang());
    let mut desk = Desk { context, app, walk, talk: Talk::new(), told: false };
    match desk.work() {
        Ok(()) => Ok(desk.goodbye()),
        Err(Stop::Failed(failure)) => Err(failure),
        // Whoever listened has heard enough; what was answered is stored.
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Output::silent()),
        Err(Stop::Output(error)) => {
            let message = fill(context.text().write_failed, &[("reason", &error.to_string())]);
            Err(Failure::new(OTHER, message))
        }
    }
}

/// Why the walk cannot go on.
enum Stop {
    Failed(Failure),
    Output(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

struct Desk<'c, 'e> {
    context: &'c Context<'e>,
    app: App,
    walk: Walk,
    talk: Talk,
    /// Whether the standing was said since the last change.
    told: bool,
}

impl Desk<'_, '_> {
    fn work(&mut self) -> Result<(), Stop> {
        let opening = self.walk.opening();
        self.say(&opening)?;
        loop {
            self.talk.ask(self.walk.prompt())?;
            let step = match self.talk.read()? {
                Line::Text(line) => self.walk.step(&line),
                Line::NoText => Step::Say(vec![WalkText::of(self.context.lang()).not_text.to_owned()]),
                Line::End => {
                    let step = self.walk.end_of_input();
                    self.follow(step)?;
                    return self.leave();
                }
            };
            if self.follow(step)? {
                return self.leave();
            }
        }
    }

    /// Does what a line asked for; whether the user leaves.
    fn follow(&mut self, step: Step) -> Result<bool, Stop> {
        if self.talk.cut {
            self.talk.cut = false;
            self.talk.say(WalkText::of(self.context.lang()).line_cut)?;
        }
        let lines = match step {
            Step::Leave => return Ok(true),
            Step::Say(lines) => lines,
            Step::Stand(criterion) => self.standing(criterion),
            Step::Undo => self.revert(true)?,
            Step::Redo => self.revert(false)?,
            Step::Store(edit) => {
                self.told = false;
                let mut assessment = self.walk.assessment().clone();
                match self.app.edit(&mut assessment, &edit, None) {
                    Ok(saved) => self.walk.stored(assessment, &edit, saved),
                    Err(error) => {
                        self.walk.refused(assessment);
                        self.refused(&error)?
                    }
                }
            }
        };
        self.say(&lines)?;
        Ok(false)
    }

    fn revert(&mut self, undo: bool) -> Result<Vec<String>, Stop> {
        self.told = false;
        let id = self.walk.assessment().id.clone();
        let reverted = if undo { self.app.undo(&id) } else { self.app.redo(&id) };
        match reverted.and_then(|reverted| Ok((self.app.load(&id)?, reverted))) {
            Ok((assessment, reverted)) => Ok(self.walk.reverted(assessment, undo, reverted)),
            Err(error) => self.refused(&error),
        }
    }

    /// What the store refused: at a terminal it is said and asked again, as it may pass; a script cannot know, and its
    /// next lines would answer other questions.
    fn refused(&mut self, error: &Error) -> Result<Vec<String>, Stop> {
        let failure = self.context.refused(error);
        if matches!(error, Error::Store(_)) && self.talk.is_terminal {
            return Ok(vec![failure.message]);
        }
        Err(Stop::Failed(failure))
    }

    /// Says lines, and behind the last question where the office stands.
    fn say(&mut self, lines: &[String]) -> Result<(), Stop> {
        for line in lines {
            self.talk.say(line)?;
        }
        if self.walk.place() == Place::End && !self.told {
            let lines = self.standing(None);
            for line in lines {
                self.talk.say(&line)?;
            }
        }
        Ok(())
    }

    fn standing(&mut self, criterion: Option<usize>) -> Vec<String> {
        let (context, lang) = (self.context, self.context.lang());
        let card = context.scorecard(self.walk.assessment().clone());
        let mut lines = criterion.map_or_else(Vec::new, |index| report::standing_of(&card, index, lang));
        lines.push(WalkText::of(lang).stands.to_owned());
        lines.extend(report::standing(&card, lang));
        self.told = true;
        lines
    }

    fn leave(&mut self) -> Result<(), Stop> {
        let text = WalkText::of(self.context.lang());
        let mut lines = if self.told { Vec::new() } else { self.standing(None) };
        lines.push(fill(text.leave, &[("id", &self.walk.assessment().id)]));
        for line in lines {
            self.talk.say(&line)?;
        }
        Ok(())
    }

    fn goodbye(&self) -> Output {
        let misread = self.walk.misread();
        if misread == 0 || self.talk.is_terminal {
            return Output::silent();
        }
        let text = WalkText::of(self.context.lang());
        Output::note(fill(text.not_understood, &[("n", &misread.to_string())]))
    }
}

/// What was read.
enum Line {
    Text(String),
    /// Bytes that are no text.
    NoText,
    End,
}

/// Standard input and output, line by line.
struct Talk {
    is_terminal: bool,
    wraps: bool,
    /// Whether the last line may have lost its end.
    cut: bool,
}

impl Talk {
    fn new() -> Self {
        Self { is_terminal: io::stdin().is_terminal(), wraps: io::stdout().is_terminal(), cut: false }
    }

    fn say(&self, line: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        if !self.wraps {
            writeln!(out, "{}", crate::text::width::clean(line))?;
            return out.flush();
        }
        // Asked for each line, as the window may have been changed.
        let columns = tui::terminal_size().map_or(80, |(columns, _)| usize::from(columns));
        for line in wrapped(line, columns.max(NARROWEST)) {
            writeln!(out, "{line}")?;
        }
        out.flush()
    }

    /// The prompt; where the answer is not echoed it stands on a line of its own.
    fn ask(&self, prompt: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        if self.is_terminal {
            write!(out, "{prompt} ")?;
        } else {
            writeln!(out, "{prompt}")?;
        }
        out.flush()
    }

    fn read(&mut self) -> io::Result<Line> {
        let mut bytes = Vec::new();
        let mut input = io::stdin().lock();
        // What cannot be read any more has ended: a terminal that went away.
        if input.by_ref().take(LINE).read_until(b'\n', &mut bytes).unwrap_or(0) == 0 {
            if self.is_terminal {
                writeln!(io::stdout())?;
            }
            return Ok(Line::End);
        }
        self.cut = self.is_terminal && bytes.len() >= TERMINAL_LINE - 1;
        Ok(String::from_utf8(bytes).map_or(Line::NoText, |line| Line::Text(plain(&line))))
    }
}

/// A line as it was meant: without the mark at a file's beginning, its end, and what keys such as the arrows send.
fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut signs = line.trim_start_matches('\u{FEFF}').chars().peekable();
    while let Some(sign) = signs.next() {
        if sign == '\u{1b}' && matches!(signs.peek(), Some('[' | 'O')) {
            signs.next();
            // Parameters, then one letter that ends the sequence.
            while signs.next_if(|sign| matches!(sign, '0'..='9' | ';' | '?')).is_some() {}
            signs.next();
        } else if sign == '\t' {
            text.push(' ');
        } else if !sign.is_control() {
            text.push(sign);
        }
    }
    text
}
