//! The program over a buffer: press keys, read what is on the screen and what is in the store.

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use chrono::{DateTime, TimeDelta};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use pinheng::app::{App, Assessment, Moment, sample};
use pinheng::assessment::{Answer, Mark};
use pinheng::i18n::Lang;
use pinheng::report::export::Continue;
use pinheng::text::width;
use pinheng::tui::action::Action;
use pinheng::tui::aside::{Aside, News, Order};
use pinheng::tui::dialog::{Dialog, PickerKind};
use pinheng::tui::glyphs::{self, Glyphs};
use pinheng::tui::state::Screen;
use pinheng::tui::theme::{Depth, ThemeChoice, ThemeName};
use pinheng::tui::update::Msg;
use pinheng::tui::{Options, Program};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

thread_local! {
    static SECONDS: Cell<i64> = const { Cell::new(0) };
}

/// 2026-11-23 09:41:07 in China, and the seconds that [`advance`] added on this thread.
pub fn clock() -> Moment {
    let start = DateTime::parse_from_rfc3339("2026-11-23T09:41:07+08:00").unwrap();
    start + TimeDelta::seconds(SECONDS.with(Cell::get))
}

/// Lets time pass on this thread.
pub fn advance(seconds: i64) {
    SECONDS.with(|now| now.set(now.get() + seconds));
}

/// How a program is started.
#[derive(Debug, Clone, Copy)]
pub struct Setup {
    pub lang: Lang,
    pub size: (u16, u16),
    pub glyphs: Glyphs,
    /// Whether each message is followed by a frame from the start on.
    pub drawing: bool,
    /// Whether there is a desktop that opens folders.
    pub desktop: bool,
}

impl Setup {
    pub fn new(lang: Lang, size: (u16, u16)) -> Self {
        Self { lang, size, glyphs: glyphs::UNICODE, drawing: true, desktop: false }
    }

    pub fn options(self, open: Option<(String, Screen)>) -> Options {
        let Self { lang, glyphs, .. } = self;
        let theme = ThemeChoice::Named(ThemeName::Dark);
        Options { lang, theme, depth: Depth::True, glyphs, open, ..Options::default() }
    }
}

impl Default for Setup {
    fn default() -> Self {
        Self::new(Lang::Zh, (80, 24))
    }
}

/// Who is asked to do what is done beside the loop: it is written down, and done when a test says so.
#[derive(Clone, Default)]
pub struct Desk(Rc<RefCell<Asked>>);

#[derive(Default)]
pub struct Asked {
    pub orders: Vec<Order>,
    pub stopped: bool,
    pub opened: Vec<PathBuf>,
    desktop: bool,
}

impl Aside for Desk {
    fn start(&mut self, order: Order) {
        let mut asked = self.0.borrow_mut();
        asked.stopped = false;
        asked.orders.push(order);
    }

    fn stop(&mut self) {
        self.0.borrow_mut().stopped = true;
    }

    fn has_desktop(&self) -> bool {
        self.0.borrow().desktop
    }

    fn open_folder(&mut self, folder: &Path) {
        self.0.borrow_mut().opened.push(folder.to_owned());
    }
}

/// The program with a buffer for a terminal.
pub struct Tui {
    pub program: Program,
    desk: Desk,
    terminal: Terminal<TestBackend>,
    /// Whether each message is followed by a frame, as in the real loop.
    pub drawing: bool,
}

impl Tui {
    /// A program over an app.
    pub fn over(app: App, setup: Setup) -> Self {
        Self::opening(app, setup, None)
    }

    /// A program over an app that opens an assessment.
    pub fn opening(app: App, setup: Setup, open: Option<(String, Screen)>) -> Self {
        Self::with_options(app, setup, setup.options(open))
    }

    /// A program over an app with options of its own.
    pub fn with_options(app: App, setup: Setup, options: Options) -> Self {
        let desk = Desk::default();
        desk.0.borrow_mut().desktop = setup.desktop;
        let program = Program::new(app.with_clock(clock), options, clock).with_aside(Box::new(desk.clone()));
        let terminal = Terminal::new(TestBackend::new(setup.size.0, setup.size.1)).unwrap();
        let mut tui = Self { program, desk, terminal, drawing: setup.drawing };
        tui.send(Msg::Resize(setup.size.0, setup.size.1));
        tui
    }

    /// A program with an empty store in memory.
    pub fn empty(setup: Setup) -> Self {
        Self::over(App::in_memory().unwrap(), setup)
    }

    /// A program in a new assessment of the built-in framework.
    pub fn fresh(setup: Setup) -> Self {
        let mut app = App::in_memory().unwrap().with_clock(clock);
        let id = create(&mut app);
        Self::opening(app, setup, Some((id, Screen::Assess)))
    }

    /// A program with the sample open.
    pub fn sample(setup: Setup, screen: Screen) -> Self {
        let mut app = App::in_memory().unwrap().with_clock(clock);
        let id = app.import(&[sample()]).unwrap().remove(0);
        Self::opening(app, setup, Some((id, screen)))
    }

    /// A program over a file, with the assessment of that id open.
    pub fn on_file(path: &Path, id: &str) -> Self {
        let app = App::open(path).unwrap();
        Self::opening(app, Setup::default(), Some((id.to_owned(), Screen::Assess)))
    }

    pub fn send(&mut self, msg: Msg) -> &mut Self {
        self.program.handle(msg);
        if self.drawing {
            self.draw();
        }
        self
    }

    /// Draws a whole frame. Not only what changed: the buffer, unlike a terminal, keeps what stood under the second
    /// half of a wide glyph.
    pub fn draw(&mut self) {
        self.terminal.clear().unwrap();
        self.program.draw(&mut self.terminal).unwrap();
    }

    pub fn key_with(&mut self, code: KeyCode, modifiers: KeyModifiers) -> &mut Self {
        self.send(Msg::Key(KeyEvent::new(code, modifiers)))
    }

    pub fn key(&mut self, code: KeyCode) -> &mut Self {
        self.key_with(code, KeyModifiers::NONE)
    }

    pub fn ctrl(&mut self, letter: char) -> &mut Self {
        self.key_with(KeyCode::Char(letter), KeyModifiers::CONTROL)
    }

    pub fn alt(&mut self, letter: char) -> &mut Self {
        self.key_with(KeyCode::Char(letter), KeyModifiers::ALT)
    }

    /// Presses one key of each character.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for letter in keys.chars() {
            self.key(KeyCode::Char(letter));
        }
        self
    }

    /// Types a text, each line break an Enter.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.key(if letter == '\n' { KeyCode::Enter } else { KeyCode::Char(letter) });
        }
        self
    }

    pub fn enter(&mut self) -> &mut Self {
        self.key(KeyCode::Enter)
    }

    pub fn esc(&mut self) -> &mut Self {
        self.key(KeyCode::Esc)
    }

    pub fn tab(&mut self) -> &mut Self {
        self.key(KeyCode::Tab)
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Msg::Paste(text.to_owned()))
    }

    pub fn pause(&mut self) -> &mut Self {
        self.send(Msg::Pause)
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.terminal.backend_mut().resize(columns, rows);
        self.send(Msg::Resize(columns, rows))
    }

    /// What was asked to be done beside the loop.
    pub fn asked(&self) -> std::cell::Ref<'_, Asked> {
        self.desk.0.borrow()
    }

    /// Carries out the last export that was asked for; before each piece of news a test may press keys.
    pub fn export(&mut self, mut before: impl FnMut(&mut Self, usize)) -> &mut Self {
        let order = self.asked().orders.last().unwrap().clone();
        let mut pieces = 0;
        let ended = order.run(&mut |progress| {
            before(self, pieces);
            pieces += 1;
            self.send(Msg::News(News::Progress(progress)));
            if self.asked().stopped { Continue::No } else { Continue::Yes }
        });
        self.send(Msg::News(News::Ended(ended)))
    }

    /// Carries out an action through the palette: opens it, types the name, runs the first match.
    pub fn palette(&mut self, action: Action) -> &mut Self {
        self.press(":").type_text(action.name()).enter()
    }

    /// The actions that the palette shows for a query, best first.
    pub fn found(&mut self, query: &str) -> Vec<Action> {
        self.press(":").type_text(query);
        let Some(Dialog::Picker(picker)) = self.program.state.dialogs.last() else { panic!("no palette") };
        let PickerKind::Palette(actions) = &picker.kind else { panic!("no palette") };
        let found = picker.shown.iter().map(|row| actions[picker.entries[*row].value]).collect();
        self.esc();
        found
    }

    pub fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }

    /// The rows of the screen as they read, blanks at their ends left out.
    pub fn rows(&self) -> Vec<String> {
        let buffer = self.buffer();
        let row = |y: u16| {
            let (mut line, mut x) = (String::new(), 0);
            while x < buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += u16::try_from(width(symbol).max(1)).unwrap();
            }
            line.trim_end().to_owned()
        };
        (0..buffer.area.height).map(row).collect()
    }

    pub fn screen(&self) -> String {
        self.rows().join("\n")
    }

    /// The screen without any blank or line break, so that a wrapped sentence can be looked for.
    pub fn run_on(&self) -> String {
        squeeze(&self.screen())
    }

    #[track_caller]
    pub fn assert_shows(&self, text: &str) {
        assert!(self.run_on().contains(&squeeze(text)), "{text:?} is not on the screen:\n{}", self.screen());
    }

    #[track_caller]
    pub fn assert_hides(&self, text: &str) {
        assert!(!self.run_on().contains(&squeeze(text)), "{text:?} is on the screen:\n{}", self.screen());
    }

    /// Where the terminal's cursor stands, if it is shown.
    pub fn caret(&self) -> Option<(u16, u16)> {
        let backend = self.terminal.backend();
        backend.cursor_visible().then(|| (backend.cursor_position().x, backend.cursor_position().y))
    }

    /// The style of the first cell of a text on the screen.
    #[track_caller]
    pub fn style_of(&self, text: &str) -> Style {
        let (row, line) = self.rows().into_iter().enumerate().find(|(_, line)| line.contains(text)).unwrap();
        let column = width(&line[..line.find(text).unwrap()]);
        self.buffer()[(u16::try_from(column).unwrap(), u16::try_from(row).unwrap())].style()
    }

    /// What the last action said.
    pub fn notice(&self) -> String {
        self.program.state.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default()
    }

    pub fn assessment(&self) -> &Assessment {
        &self.program.state.open.as_ref().unwrap().assessment
    }

    pub fn answer(&self, item: usize) -> &Answer {
        &self.assessment().record.answers[item]
    }

    pub fn rating(&self, item: usize) -> Option<Mark> {
        self.answer(item).rating
    }

    /// Criterion and item the walk stands at, each from 0.
    pub fn at(&self) -> (usize, usize) {
        (self.program.state.walk.criterion, self.program.state.walk.item)
    }

    /// Puts the cursor of the walk on an item.
    pub fn go(&mut self, item: usize) -> &mut Self {
        let id = self.assessment().framework.item(item).id.clone();
        self.press("/").type_text(&id);
        while self.picked() != Some(item) {
            self.key(KeyCode::Down);
        }
        self.enter()
    }

    fn picked(&self) -> Option<usize> {
        match self.program.state.dialogs.last() {
            Some(Dialog::Picker(picker)) => picker.current().map(|entry| entry.value),
            _ => None,
        }
    }

    pub fn dialogs(&self) -> usize {
        self.program.state.dialogs.len()
    }

    /// The texts of the topmost form.
    #[track_caller]
    pub fn fields(&self) -> Vec<String> {
        match self.program.state.dialogs.last() {
            Some(Dialog::Form(form)) => form.fields.iter().map(|field| field.editor.text().to_owned()).collect(),
            other => panic!("no form on top but {other:?}"),
        }
    }

    #[track_caller]
    pub fn form_error(&self) -> Option<String> {
        match self.program.state.dialogs.last() {
            Some(Dialog::Form(form)) => form.error.clone(),
            other => panic!("no form on top but {other:?}"),
        }
    }
}

/// A text without blanks and without the frame signs that stand between wrapped lines.
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '⡇').collect()
}

/// Makes an assessment of the built-in framework.
pub fn create(app: &mut App) -> String {
    let (framework, bytes) = app.find_framework(None).unwrap();
    app.create(&framework, &bytes, "示例市机关事务局", "2026", "").unwrap()
}

/// A store in a file that is gone at the end of the test, with a new assessment in it.
pub struct Files {
    pub folder: tempfile::TempDir,
    pub path: PathBuf,
    pub id: String,
}

impl Files {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data.db");
        let id = create(&mut App::open(&path).unwrap().with_clock(clock));
        Self { folder, path, id }
    }

    /// Another program on the file.
    pub fn app(&self) -> App {
        App::open(&self.path).unwrap().with_clock(clock)
    }

    /// What is stored now.
    pub fn stored(&self) -> Assessment {
        self.app().load(&self.id).unwrap()
    }

    pub fn tui(&self) -> Tui {
        Tui::on_file(&self.path, &self.id)
    }
}
