//! State and store together: a message in, everything that follows from it done. Tests drive this.

use std::time::Instant;

use ratatui::Terminal;
use ratatui::backend::Backend;

use crate::app::{App, Error, Moment};
use crate::i18n::{Lang, TuiText, fill};
use crate::logging;

use super::aside::{Aside, Nobody};
use super::choice::Choice;
use super::dialog::Dialog;
use super::draw::draw;
use super::effect::{Effect, Outcome, perform};
use super::glyphs::{self, Glyphs};
use super::help;
use super::hit::HitMap;
use super::keymap::Keymap;
use super::memory::Memory;
use super::screens::export::Export;
use super::state::{Notice, Screen, State, Tone};
use super::theme::{Depth, ThemeChoice};
use super::update::{Msg, fail, refreshed, settle, update};

/// How the interface starts.
#[derive(Debug, Clone)]
pub struct Options {
    /// Language.
    pub lang: Lang,
    /// Theme.
    pub theme: ThemeChoice,
    /// Colours the terminal shows.
    pub depth: Depth,
    /// Signs to draw with.
    pub glyphs: Glyphs,
    /// The key bindings.
    pub keys: Keymap,
    /// Whether clicks count.
    pub mouse: bool,
    /// What is wrong with the config file, if the program starts in spite of it.
    pub warning: Option<String>,
    /// Where language and theme are kept once they are chosen; nowhere in the demo.
    pub memory: Option<Memory>,
    /// An assessment to open, and on which screen.
    pub open: Option<(String, Screen)>,
    /// The folder that files are exported to until another one is chosen.
    pub folder: String,
    /// The store is a temporary one that is gone afterwards.
    pub demo: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            lang: Lang::default(),
            theme: ThemeChoice::default(),
            depth: Depth::True,
            glyphs: glyphs::UNICODE,
            keys: Keymap::default(),
            mouse: true,
            warning: None,
            memory: None,
            open: None,
            folder: String::new(),
            demo: false,
        }
    }
}

/// The program without a terminal.
pub struct Program {
    /// What is shown.
    pub state: State,
    app: App,
    memory: Option<Memory>,
    aside: Box<dyn Aside>,
    clock: fn() -> Moment,
}

impl Program {
    /// Reads the list and opens what is to be opened.
    #[must_use]
    pub fn new(app: App, options: Options, clock: fn() -> Moment) -> Self {
        let mut state = State::new(options.lang, options.theme, options.depth, options.glyphs, clock());
        state.keys = options.keys;
        state.mouse = options.mouse;
        state.read_only = app.is_read_only();
        state.demo = options.demo;
        state.chosen = options.memory.as_ref().map(|memory| memory.chosen.clone()).unwrap_or_default();
        let choice = state.chosen.export.clone();
        state.export = Export::new(choice.unwrap_or_else(|| Choice::usual(options.lang, options.folder)));
        let mut program = Self { state, app, memory: options.memory, aside: Box::new(Nobody), clock };
        let list = program.state.home.reload();
        program.follow(vec![list]);
        if let Some((id, screen)) = options.open {
            program.follow(vec![Effect::Open(id, screen)]);
        }
        if program.state.demo {
            let notice = TuiText::of(program.state.lang).demo_notice;
            program.state.say(notice, Tone::Info);
        }
        if let Some(warning) = options.warning {
            program.state.dialogs.push(Dialog::Viewer(help::config_warning(program.state.lang, &warning)));
        }
        program
    }

    /// Lets somebody do what is done beside the loop; without anybody nothing is exported.
    #[must_use]
    pub fn with_aside(mut self, aside: Box<dyn Aside>) -> Self {
        self.state.desktop = aside.has_desktop();
        self.aside = aside;
        self
    }

    /// Takes a message and does what follows from it.
    pub fn handle(&mut self, msg: Msg) {
        self.state.now = (self.clock)();
        let typed = matches!(msg, Msg::Key(_) | Msg::Mouse(_) | Msg::Paste(_));
        let news = if typed { self.look_elsewhere() } else { None };
        let stopping = msg == Msg::Stop;
        let effects = update(&mut self.state, msg);
        let failed = self.follow(effects);
        if failed && !stopping {
            // What could not be stored is still in its form: the program goes on, so that it is not lost.
            self.state.quit = false;
        }
        let idle = self.state.notice.as_ref().is_none_or(|notice| notice.tone == Tone::Idle);
        if let Some(news) = news.filter(|_| idle) {
            self.state.notice = Some(news);
        }
        self.remember();
    }

    /// Draws the state, and remembers what can be clicked in it.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn draw<B: Backend>(&mut self, terminal: &mut Terminal<B>) -> Result<(), B::Error> {
        let mut hits = HitMap::default();
        terminal.draw(|frame| hits = draw(&self.state, frame))?;
        self.state.hits = hits;
        Ok(())
    }

    /// Keeps what was chosen for the next time. Where that cannot be, it is said once.
    fn remember(&mut self) {
        let Some(memory) = &mut self.memory else { return };
        if let Err(error) = memory.keep(&self.state.chosen) {
            let text = TuiText::of(self.state.lang).not_remembered;
            self.state.say(fill(text, &[("reason", &error.to_string())]), Tone::Error);
            self.memory = None;
        }
    }

    /// Takes in what another program stored since the last look; returns what is to be said of it.
    fn look_elsewhere(&mut self) -> Option<Notice> {
        match self.app.changed_elsewhere() {
            Ok(false) => None,
            Ok(true) => {
                let mut taken = None;
                let id = self.state.open.as_ref().map(|open| open.assessment.id.clone());
                let found = match id.map(|id| self.app.enter(&id)) {
                    Some(Ok(assessment)) => Some(assessment),
                    Some(Err(error @ Error::RoundOpen { .. })) => {
                        taken = Some(error);
                        None
                    }
                    Some(Err(Error::NotFound { .. })) | None => None,
                    Some(Err(error)) => {
                        fail(&mut self.state, &error);
                        return None;
                    }
                };
                let before = self.state.notice.take();
                let effects = refreshed(&mut self.state, found);
                if let Some(error) = taken {
                    // It is not gone: it is in another room.
                    self.state.notice = None;
                    fail(&mut self.state, &error);
                }
                let news = self.state.notice.clone();
                if news.is_none() {
                    self.state.notice = before;
                }
                self.follow(effects);
                news
            }
            Err(error) => {
                fail(&mut self.state, &error);
                None
            }
        }
    }

    /// Does effects and what follows from them; whether any failed.
    fn follow(&mut self, effects: Vec<Effect>) -> bool {
        let mut failed = false;
        let mut waiting: std::collections::VecDeque<Effect> = effects.into();
        while let Some(effect) = waiting.pop_front() {
            match &effect {
                Effect::StopExport => self.aside.stop(),
                Effect::OpenFolder(folder) => self.aside.open_folder(folder),
                _ => {}
            }
            let open = self.state.open.as_ref().map(|open| &open.assessment);
            let logged = log::log_enabled!(log::Level::Debug).then(|| (logging::name(&effect), Instant::now()));
            let outcome = perform(&mut self.app, open, effect);
            if let Some((what, began)) = logged {
                log::debug!("{what} us={} done={}", began.elapsed().as_micros(), outcome.is_ok());
            }
            match outcome {
                Ok(outcome) => {
                    if let Outcome::Ordered(order) = &outcome {
                        self.aside.start((**order).clone());
                    }
                    waiting.extend(settle(&mut self.state, outcome));
                }
                Err(error) => {
                    failed = true;
                    log::error!("{}", error.kind());
                    fail(&mut self.state, &error);
                }
            }
        }
        failed
    }
}
