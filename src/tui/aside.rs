//! What is done beside the loop, so that it never waits: writing exports, opening a folder on the desktop.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};

use super::desktop;
use super::run::Input;
use crate::app::Moment;
use crate::i18n::Lang;
use crate::report::export::{self, Continue, Done, ExportError, Plan, Progress};
use crate::report::{Format, Options, Parts, Scorecard};

/// An export to be carried out: everything it needs, so that it needs nothing of the program any more.
#[derive(Debug, Clone)]
pub struct Order {
    /// The scorecard.
    pub card: Scorecard,
    /// The formats, each once.
    pub formats: Vec<Format>,
    /// The language.
    pub lang: Lang,
    /// The parts.
    pub parts: Parts,
    /// The time of export that the files name.
    pub time: Moment,
    /// The framework's own file.
    pub framework_text: String,
    /// The folder.
    pub folder: PathBuf,
    /// Whether files that exist are replaced.
    pub force: bool,
}

impl Order {
    /// Carries it out; `tell` is asked before each format and before the files get their names.
    ///
    /// # Errors
    /// [`ExportError`]; nothing was written then, as [`export::run`] says.
    pub fn run(&self, tell: &mut dyn FnMut(Progress) -> Continue) -> Result<Done, ExportError> {
        let options = Options { time: self.time, font: None, system_fonts: true, framework_text: &self.framework_text };
        let Self { card, formats, lang, parts, folder, force, .. } = self;
        let plan = Plan { card, formats, lang: *lang, parts, options, folder, force: *force };
        export::run(&plan, tell)
    }
}

/// What is heard of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// How far an export is.
    Progress(Progress),
    /// It is over.
    Ended(Result<Done, ExportError>),
    /// The desktop could not open the folder, with its reason.
    NotOpened(String),
}

/// Who does it.
pub trait Aside {
    /// Begins an export. There is one at a time; its news come as [`Input::News`], [`News::Ended`] the last.
    fn start(&mut self, order: Order);

    /// Lets the export that is going on stop at the next chance; its end is news as any.
    fn stop(&mut self);

    /// Whether there is a desktop that can open a folder.
    fn has_desktop(&self) -> bool;

    /// Opens a folder on the desktop.
    fn open_folder(&mut self, folder: &Path);
}

/// Nobody: where nothing is written, such as under random keys.
#[derive(Debug, Default)]
pub struct Nobody;

impl Aside for Nobody {
    fn start(&mut self, _order: Order) {}

    fn stop(&mut self) {}

    fn has_desktop(&self) -> bool {
        false
    }

    fn open_folder(&mut self, _folder: &Path) {}
}

/// Threads that tell their news to the loop.
#[derive(Debug)]
pub struct Threads {
    news: Sender<Input>,
    stop: Arc<AtomicBool>,
    export: Option<JoinHandle<()>>,
}

impl Threads {
    /// Threads that send here.
    #[must_use]
    pub fn new(news: Sender<Input>) -> Self {
        Self { news, stop: Arc::default(), export: None }
    }

    /// Waits until no file is under way.
    fn wait(&mut self) {
        if let Some(export) = self.export.take() {
            // One that fell has told the loop to end.
            let _ = export.join();
        }
    }
}

impl Aside for Threads {
    fn start(&mut self, order: Order) {
        self.wait();
        self.stop = Arc::default();
        let (news, stop) = (Fallen(self.news.clone()), Arc::clone(&self.stop));
        self.export = Some(thread::spawn(move || {
            let told = |heard: News| {
                // Where nobody listens any more, nobody wants the files either.
                let listened = news.0.send(Input::News(heard)).is_ok();
                if listened && !stop.load(Ordering::Relaxed) { Continue::Yes } else { Continue::No }
            };
            let ended = order.run(&mut |progress| told(News::Progress(progress)));
            told(News::Ended(ended));
        }));
    }

    fn stop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    fn has_desktop(&self) -> bool {
        desktop::is_there(&|name| std::env::var_os(name))
    }

    fn open_folder(&mut self, folder: &Path) {
        let (news, folder) = (self.news.clone(), folder.to_owned());
        thread::spawn(move || {
            if let Err(reason) = desktop::open(&folder) {
                // If this fails, nobody listens any more.
                let _ = news.send(Input::News(News::NotOpened(reason)));
            }
        });
    }
}

impl Drop for Threads {
    /// The program ends: an export is taken back before that, and leaves nothing under a temporary name.
    fn drop(&mut self) {
        self.stop();
        self.wait();
    }
}

/// Ends the loop if its thread falls: the terminal was given back with the panic's message on it.
struct Fallen(Sender<Input>);

impl Drop for Fallen {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(Input::Stop);
        }
    }
}
