//! Home 首页: find or start an assessment.

mod draw;

pub use draw::{draw, stage_name};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::app::{Archived, Filter, Page, Summary};
use crate::assessment::State as Stage;
use crate::i18n::{HomeText, fill};
use crate::text::Editor;
use crate::tui::action::Action;
use crate::tui::dialog::{Confirm, Confirmed, Dialog, Field, Form, FormKind};
use crate::tui::dialogs::{edit_key, text_form};
use crate::tui::effect::{Effect, WINDOW};
use crate::tui::state::{Screen, State};
use crate::tui::update::refuse_read_only;

/// The list as far as it is read.
#[derive(Debug)]
pub struct Home {
    /// What is shown.
    pub filter: Filter,
    /// How many assessments match.
    pub total: usize,
    /// How many are archived, where all are.
    pub archived: usize,
    /// Number of the first row that is read.
    pub offset: usize,
    /// The rows that are read.
    pub rows: Vec<Summary>,
    /// Number of the row the cursor is on.
    pub cursor: usize,
    /// What is typed to search.
    pub search: Editor,
    /// Whether the search field has the keys.
    pub searching: bool,
    /// The assessments that were deleted, archived or renamed here, the last one last: `u` takes them back in turn.
    changes: Vec<String>,
    /// The assessment to put the cursor on once it is listed.
    wanted: Option<String>,
    /// Whether the list was read at all.
    pub is_read: bool,
}

impl Default for Home {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            total: 0,
            archived: 0,
            offset: 0,
            rows: Vec::new(),
            cursor: 0,
            search: Editor::single(""),
            searching: false,
            changes: Vec::new(),
            wanted: None,
            is_read: false,
        }
    }
}

impl Home {
    /// The row the cursor is on.
    #[must_use]
    pub fn current(&self) -> Option<&Summary> {
        self.rows.get(self.cursor.checked_sub(self.offset)?)
    }

    /// Reads the list anew around the cursor.
    #[must_use]
    pub fn reload(&self) -> Effect {
        Effect::List { filter: self.filter.clone(), offset: self.cursor.saturating_sub(WINDOW / 2) }
    }

    /// Puts the cursor on an assessment when the list comes.
    pub fn select_when_listed(&mut self, id: &str) {
        self.wanted = Some(id.to_owned());
    }

    /// Remembers that an assessment was changed from here.
    pub fn note_change(&mut self, id: &str) {
        self.changes.push(id.to_owned());
    }

    /// Forgets the last such change of an assessment, once it is taken back.
    pub fn forget_change(&mut self, id: &str) {
        if let Some(at) = self.changes.iter().rposition(|changed| changed == id) {
            self.changes.remove(at);
        }
    }

    /// Takes in a window of the list.
    pub fn take(&mut self, offset: usize, page: Page, archived: usize) {
        self.is_read = true;
        self.archived = archived;
        self.total = page.total;
        self.offset = offset;
        self.rows = page.rows;
        if let Some(row) = self.wanted.take().and_then(|id| self.rows.iter().position(|row| row.id == id)) {
            self.cursor = offset + row;
        }
        self.cursor = self.cursor.min(self.total.saturating_sub(1));
    }

    /// The assessment whose last change `u` takes back here.
    #[must_use]
    pub fn undo_target(&self) -> Option<String> {
        self.changes.last().cloned().or_else(|| self.current().map(|row| row.id.clone()))
    }

    fn move_to(&mut self, cursor: usize) -> Vec<Effect> {
        self.cursor = cursor.min(self.total.saturating_sub(1));
        let read = self.offset..self.offset + self.rows.len();
        if self.total > 0 && !read.contains(&self.cursor) { vec![self.reload()] } else { Vec::new() }
    }

    fn filtered(&mut self) -> Vec<Effect> {
        self.filter.search = self.search.text().trim().to_owned();
        self.cursor = 0;
        vec![self.reload()]
    }
}

/// Whether a step back undoes a search or leaves the archive.
#[must_use]
pub fn goes_back(state: &State) -> bool {
    !state.home.filter.search.is_empty() || state.home.filter.archived != Archived::Hide
}

/// The actions that work here, most wanted first.
#[must_use]
pub fn actions(state: &State) -> Vec<Action> {
    let mut actions = Vec::new();
    if state.home.current().is_some() {
        actions.push(Action::Open);
    }
    actions.push(Action::New);
    if state.home.total == 0 {
        actions.extend([Action::Sample, Action::Import]);
    }
    if let Some(row) = state.home.current() {
        actions.push(Action::Search);
        if row.state == Stage::Draft {
            actions.push(Action::Details);
        }
        actions.extend([Action::Duplicate, Action::Archive, Action::Delete]);
        actions.extend([Action::Import, Action::Sample]);
    }
    actions.push(Action::ShowArchived);
    actions
}

/// Carries out an action of the list.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    use Action::{Archive, Delete, Details, Duplicate, Import, New, Sample};
    let changes = matches!(action, New | Details | Duplicate | Archive | Delete | Import | Sample);
    if changes && refuse_read_only(state) {
        return Vec::new();
    }
    let page = usize::from(state.size.1.saturating_sub(8)).max(1);
    let home = &mut state.home;
    match action {
        Action::MoveUp => return home.move_to(home.cursor.saturating_sub(1)),
        Action::MoveDown => return home.move_to(home.cursor + 1),
        Action::PageUp => return home.move_to(home.cursor.saturating_sub(page)),
        Action::PageDown => return home.move_to(home.cursor + page),
        Action::First => return home.move_to(0),
        Action::Last => return home.move_to(usize::MAX),
        Action::Search => home.searching = true,
        Action::Back if !home.filter.search.is_empty() => {
            home.search = Editor::single("");
            return home.filtered();
        }
        Action::Back if home.filter.archived != Archived::Hide => {
            home.filter.archived = Archived::Hide;
            return home.filtered();
        }
        Action::ShowArchived => {
            home.filter.archived = if home.filter.archived == Archived::Hide { Archived::Only } else { Archived::Hide };
            return home.filtered();
        }
        Action::New => new(state),
        Action::Import => import(state),
        Action::Sample => return vec![Effect::Sample],
        Action::Open if home.current().is_none() => new(state),
        _ => return on_row(state, action),
    }
    Vec::new()
}

/// Puts the cursor on a row, or on the last one if there are fewer; the search field lets the keys go.
pub fn point_at(state: &mut State, row: usize) -> Vec<Effect> {
    state.home.searching = false;
    state.home.move_to(row)
}

fn on_row(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(row) = state.home.current() else { return Vec::new() };
    let id = row.id.clone();
    match action {
        Action::Open if row.state == Stage::Draft => vec![Effect::Open(id, Screen::Assess)],
        Action::Open => vec![Effect::Open(id, Screen::Score)],
        Action::Duplicate => vec![Effect::Duplicate(id)],
        Action::Archive => vec![Effect::Archive(id, row.state)],
        Action::Delete => vec![Effect::Delete(id)],
        Action::Details => {
            details(state);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn fields(text: &HomeText, stored: [&str; 3]) -> Vec<Field> {
    vec![
        Field::line(text.field_office, stored[0], text.hint_office),
        Field::line(text.field_period, stored[1], text.hint_period),
        Field::line(text.field_scope, stored[2], text.hint_scope),
    ]
}

fn new(state: &mut State) {
    use chrono::Datelike;
    let text = HomeText::of(state.lang);
    let session = state.session();
    // The office is most often the one of the last assessment, the period the current year.
    let office = state.home.rows.first().map_or("", |row| row.office.as_str());
    let mut fields = fields(text, [office, &state.now.year().to_string(), ""]);
    fields.push(Field::line(text.field_framework, "", text.hint_framework));
    let known = !office.is_empty();
    // Typing takes its place, Enter keeps it.
    fields[0].editor.select_all();
    let mut form = Form::new(FormKind::New, text.new_title.to_owned(), fields, session);
    form.intro = vec![text.secrecy.to_owned()];
    if !known {
        form.intro.push(text.new_intro.to_owned());
    }
    state.dialogs.push(Dialog::Form(form));
}

fn details(state: &mut State) {
    let text = HomeText::of(state.lang);
    let session = state.session();
    let Some(row) = state.home.current() else { return };
    let kind = FormKind::Details(row.id.clone());
    let fields = fields(text, [&row.office, &row.period, &row.scope]);
    state.dialogs.push(Dialog::Form(Form::new(kind, text.details_title.to_owned(), fields, session)));
}

fn import(state: &mut State) {
    let text = HomeText::of(state.lang);
    let session = state.session();
    let fields = vec![Field::line(text.field_file, "", text.hint_file)];
    state.dialogs.push(Dialog::Form(Form::new(FormKind::Import, text.import_title.to_owned(), fields, session)));
}

/// Asks before the open assessment is locked; asks the reason if it is to be reopened.
pub fn finalise(state: &mut State) -> Vec<Effect> {
    let text = HomeText::of(state.lang);
    if refuse_read_only(state) {
        return Vec::new();
    }
    let Some(open) = &state.open else { return Vec::new() };
    let id = open.assessment.id.clone();
    match open.assessment.state {
        Stage::Finalised => {
            text_form(state, FormKind::Reopen(id), text.reopen_title.to_owned(), "");
            if let Some(Dialog::Form(form)) = state.dialogs.last_mut() {
                form.intro = vec![text.reopen_intro.to_owned()];
            }
        }
        Stage::Archived => {
            crate::tui::update::refuse(state);
        }
        Stage::Draft => {
            let record = &open.assessment.record;
            let question = [("office", record.office.as_str()), ("period", record.period.as_str())];
            let mut lines = vec![fill(text.finalise_question, &question)];
            let unanswered = open.score.progress.unanswered;
            if unanswered > 0 {
                lines.push(fill(text.finalise_open, &[("n", &unanswered.to_string())]));
            }
            let bare = record.answers.iter().filter(|answer| answer.is_unevidenced(open.framework())).count();
            if bare > 0 {
                lines.push(fill(text.finalise_bare, &[("n", &bare.to_string())]));
            }
            lines.push(text.finalise_then.to_owned());
            state.dialogs.push(Dialog::Confirm(Confirm { lines, then: Confirmed::Finalise(id) }));
        }
    }
    Vec::new()
}

/// A key while the search field has the keys: the list follows each letter.
pub fn search_key(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    let home = &mut state.home;
    match key.code {
        KeyCode::Enter | KeyCode::Down | KeyCode::Tab => home.searching = false,
        KeyCode::Esc => {
            home.searching = false;
            home.search = Editor::single("");
            return home.filtered();
        }
        KeyCode::Char('p') if key.modifiers.contains(KeyModifiers::CONTROL) => home.searching = false,
        _ => {
            let before = home.search.text().to_owned();
            edit_key(&mut home.search, key, usize::MAX, false, &mut state.clipboard);
            if home.search.text() != before {
                return home.filtered();
            }
        }
    }
    Vec::new()
}

/// Text that came in one piece while the search field has the keys.
pub fn search_paste(state: &mut State, text: &str) -> Vec<Effect> {
    state.home.search.insert_str(text);
    state.home.filtered()
}
