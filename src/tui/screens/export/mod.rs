//! Export 导出: the scorecard as files.

mod draw;
mod folder;
mod outline;
mod place;
mod update;
mod write;

pub use draw::draw;
pub use folder::{folder_key, folder_paste, leave_folder, point_at_folder, typed_into};
pub use update::{act, choose, forget, look_at, point_at, renew, scroll};
pub use write::{begun, heard, replace, seen};

use std::path::PathBuf;

use crate::i18n::{ExportScreenText, Lang};
use crate::report::export::{Done, ExportError, Progress};
use crate::text::Editor;
use crate::tui::action::Action;
use crate::tui::choice::Choice;
use crate::tui::state::{Screen, State};

/// The panes of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// The formats.
    #[default]
    Formats,
    /// The parts.
    Parts,
    /// Language, folder, and what becomes of it.
    Place,
    /// What the files say.
    Preview,
}

impl Pane {
    /// All of them, in the order of the keys.
    pub const ALL: [Self; 4] = [Self::Formats, Self::Parts, Self::Place, Self::Preview];

    /// Its heading.
    #[must_use]
    pub fn title(self, lang: Lang) -> &'static str {
        let text = ExportScreenText::of(lang);
        match self {
            Self::Formats => text.formats,
            Self::Parts => text.parts,
            Self::Place => text.place,
            Self::Preview => text.preview,
        }
    }
}

/// How far it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Stage {
    /// It is being chosen what to write.
    #[default]
    Choosing,
    /// Files are being written.
    Writing(Progress),
    /// They are, but they are to be taken back.
    Stopping(Progress),
    /// They are there.
    Written(Done),
    /// They are not.
    Failed(ExportError),
}

impl Stage {
    /// Whether files are under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Writing(_) | Self::Stopping(_))
    }
}

/// What was found in the folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// The folder, from the root on; none while none is named.
    pub folder: Option<PathBuf>,
    /// Names of files to be written that are there already.
    pub taken: Vec<String>,
    /// What is wrong with the folder.
    pub fault: Option<ExportError>,
}

/// What is chosen, where the cursor stands, and what became of it.
#[derive(Debug)]
pub struct Export {
    /// What is chosen.
    pub choice: Choice,
    /// Whether that is what is handed over of a workshop.
    pub of_minutes: bool,
    /// What is chosen for the other of the two, the minutes or the report; none before the first minutes.
    pub other: Option<Choice>,
    /// The pane that has the keys.
    pub pane: Pane,
    /// The row the cursor is on in each pane but the preview.
    pub rows: [usize; 3],
    /// Rows of the preview above the window.
    pub scroll: usize,
    /// The folder as it is typed.
    pub folder: Editor,
    /// Whether the folder has the keys.
    pub editing: bool,
    /// How far it is.
    pub stage: Stage,
    /// What is in the folder.
    pub seen: Seen,
    /// The names of the files, without their endings.
    pub stem: String,
    /// What the files say, in short.
    pub outline: Vec<outline::Line>,
    /// The screen one came from.
    pub from: Screen,
}

impl Export {
    /// A screen with a choice made before.
    #[must_use]
    pub fn new(choice: Choice) -> Self {
        Self {
            folder: Editor::single(&choice.folder),
            choice,
            of_minutes: false,
            other: None,
            pane: Pane::default(),
            rows: [0; 3],
            scroll: 0,
            editing: false,
            stage: Stage::default(),
            seen: Seen::default(),
            stem: String::new(),
            outline: Vec::new(),
            from: Screen::Home,
        }
    }

    /// The names of the files to be written, in the order of the formats.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.choice.formats().iter().map(|format| format!("{}.{}", self.stem, format.id())).collect()
    }
}

/// The actions that work here, most wanted first.
#[must_use]
pub fn actions(state: &State) -> Vec<Action> {
    let export = &state.export;
    if state.open.is_none() {
        return Vec::new();
    }
    let mut actions = Vec::new();
    if matches!(export.stage, Stage::Writing(_)) {
        actions.push(Action::Back);
    } else if !export.stage.is_busy() {
        if opens_folder(state) && matches!(export.stage, Stage::Written(_)) {
            actions.push(Action::OpenFolder);
        }
        actions.push(Action::Write);
        match export.pane {
            Pane::Formats | Pane::Parts => actions.extend([Action::Toggle, Action::ToggleAll]),
            Pane::Place => actions.push(Action::Open),
            Pane::Preview => {}
        }
    }
    actions.push(Action::NextPane);
    if opens_folder(state) && !actions.contains(&Action::OpenFolder) {
        actions.push(Action::OpenFolder);
    }
    actions.push(Action::Search);
    actions
}

/// Whether there is a folder and a desktop to open it.
fn opens_folder(state: &State) -> bool {
    state.desktop && state.export.seen.folder.is_some() && state.export.seen.fault.is_none()
}
