//! The only place that changes the state: what a message means where.

mod outcome;

pub use outcome::{refreshed, settle};

use crossterm::event::{KeyEvent, MouseEvent};

use crate::app::{Error, Filter};
use crate::assessment::State as Stage;
use crate::i18n::{ExportScreenText, TuiText, fill};
use crate::text::{is_ambiguous_wide, set_ambiguous_wide};

use super::action::Action;
use super::aside::News;
use super::dialog::{Confirm, Confirmed, Dialog, Picker, PickerKind};
use super::effect::Effect;
use super::hints::key_of;
use super::input::{paste, press};
use super::keymap::Context;
use super::run::Answer;
use super::screens::{assess, export, home, score, weights, workshop};
use super::state::{Screen, State, Tone};
use super::theme::ThemeName;
use super::{dialogs, help, mouse};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Msg {
    /// A key was pressed.
    Key(KeyEvent),
    /// A button of the mouse was pressed, or its wheel turned.
    Mouse(MouseEvent),
    /// Text came in one piece.
    Paste(String),
    /// The terminal has another size, in columns and rows.
    Resize(u16, u16),
    /// The terminal told of itself.
    Terminal(Answer),
    /// Nothing was typed for a while.
    Pause,
    /// A second went by while a clock is shown.
    Tick,
    /// Something was heard of what is done beside the loop.
    News(News),
    /// The program must end now.
    Stop,
}

/// Changes the state and says what is to be done.
pub fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(key) => press(state, key),
        Msg::Mouse(event) => mouse::handle(state, event),
        Msg::Paste(text) => paste(state, &text),
        Msg::Resize(columns, rows) => {
            state.size = (columns, rows);
            log::info!("size {columns}x{rows}");
            assess::keep_pane(state);
            Vec::new()
        }
        Msg::Terminal(answer) => {
            adapt(state, answer);
            Vec::new()
        }
        Msg::Pause => dialogs::autosave(state),
        Msg::Tick => Vec::new(),
        Msg::News(news) => export::heard(state, news),
        Msg::Stop => {
            state.quit = true;
            dialogs::store_all(state)
        }
    }
}

/// Draws as it suits the terminal. All of it again only if something differs: most terminals answer what was assumed.
fn adapt(state: &mut State, answer: Answer) {
    log::info!("terminal background={:?} ambiguous_wide={:?}", answer.background, answer.ambiguous_wide);
    if answer.background.is_some_and(|rgb| state.themes.follow(rgb)) {
        state.theme = state.themes.theme();
        state.redraw = true;
    }
    if let Some(wide) = answer.ambiguous_wide.filter(|wide| *wide != is_ambiguous_wide()) {
        set_ambiguous_wide(wide);
        state.redraw = true;
    }
}

/// The bindings in force on a screen.
#[must_use]
pub fn context(screen: Screen) -> Context {
    match screen {
        Screen::Home => Context::Home,
        Screen::Assess => Context::Assess,
        Screen::Score => Context::Score,
        Screen::Weights => Context::Weights,
        Screen::Workshop => Context::Workshop,
        Screen::Export => Context::Export,
    }
}

/// Carries out an action where no text has the keys.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let text = TuiText::of(state.lang);
    match action {
        Action::Quit if state.export.stage.is_busy() => return interrupt(state),
        Action::Quit if workshop::holds_a_room(state) => return interrupt(state),
        Action::Quit => return quit(state),
        Action::Interrupt => return interrupt(state),
        Action::Help => state.dialogs.push(Dialog::Viewer(help::viewer(state))),
        Action::Palette => {
            let (actions, entries) = help::palette(state);
            let words = actions.iter().map(|action| action.words(state.lang)).collect();
            let kind = PickerKind::Palette(actions);
            let picker = Picker::new(kind, text.palette_title, entries, text.palette_hint).found_by(words);
            state.dialogs.push(Dialog::Picker(picker));
        }
        Action::Language => {
            state.lang = state.lang.other();
            state.chosen.lang = Some(state.lang);
            let now = TuiText::of(state.lang).language_now;
            state.say(now, Tone::Info);
        }
        Action::Theme => {
            state.themes.next();
            theme_changed(state);
        }
        Action::Mouse => {
            state.mouse = !state.mouse;
            state.say(if state.mouse { text.mouse_on } else { text.mouse_off }, Tone::Info);
        }
        Action::Redraw => state.redraw = true,
        Action::Suspend => {
            // Suspended, it may never come back.
            state.suspend = true;
            return dialogs::autosave(state);
        }
        Action::ScreenHome => return show(state, Screen::Home),
        Action::ScreenAssess => return show(state, Screen::Assess),
        Action::ScreenScore => return show(state, Screen::Score),
        Action::ScreenWeights => return show(state, Screen::Weights),
        Action::ScreenWorkshop => return show(state, Screen::Workshop),
        Action::ScreenExport => return show(state, Screen::Export),
        Action::Undo | Action::Redo => return revert(state, action),
        _ => return on_screen(state, action),
    }
    Vec::new()
}

/// Takes a theme that was asked for by its name.
pub fn take_theme(state: &mut State, name: ThemeName) {
    state.themes.choose(name);
    theme_changed(state);
}

fn theme_changed(state: &mut State) {
    state.theme = state.themes.theme();
    state.chosen.theme = state.themes.name().map(|name| name.id().to_owned());
    let said = fill(TuiText::of(state.lang).theme_now, &[("name", &state.themes.title(state.lang))]);
    state.say(said, Tone::Info);
}

/// Ends the program; what is typed is stored.
pub fn quit(state: &mut State) -> Vec<Effect> {
    state.quit = true;
    dialogs::leave_all(state)
}

/// Asks whether to quit; asked again, it does.
fn interrupt(state: &mut State) -> Vec<Effect> {
    let text = TuiText::of(state.lang);
    let asked = matches!(state.dialogs.last(), Some(Dialog::Confirm(confirm)) if confirm.then == Confirmed::Quit);
    if asked {
        return quit(state);
    }
    let unsaved = |dialog: &Dialog| matches!(dialog, Dialog::Form(form) if form.is_changed() && !form.autosaves());
    let unsaved = state.dialogs.iter().any(unsaved).then(|| text.quit_unsaved.to_owned());
    let busy = state.export.stage.is_busy().then(|| ExportScreenText::of(state.lang).quit_writing.to_owned());
    let question = if unsaved.is_some() || busy.is_some() { text.quit_question_short } else { text.quit_question };
    let lines = std::iter::once(question.to_owned()).chain(unsaved).chain(busy).collect();
    state.dialogs.push(Dialog::Confirm(Confirm { lines, then: Confirmed::Quit }));
    Vec::new()
}

fn on_screen(state: &mut State, action: Action) -> Vec<Effect> {
    match state.screen {
        Screen::Home => home::act(state, action),
        Screen::Assess => assess::act(state, action),
        Screen::Score => score::act(state, action),
        Screen::Weights => weights::act(state, action),
        Screen::Workshop => workshop::act(state, action),
        Screen::Export => export::act(state, action),
    }
}

fn show(state: &mut State, screen: Screen) -> Vec<Effect> {
    if screen != Screen::Home && state.open.is_none() {
        let chosen = state.home.current().map(|row| row.id.clone());
        let Some(id) = chosen.filter(|_| state.screen == Screen::Home) else {
            let text = TuiText::of(state.lang);
            let key = key_of(state, Action::New);
            let empty = state.screen == Screen::Home && state.home.total == 0 && state.home.filter == Filter::default();
            let said = if empty { fill(text.new_first, &[("key", &key)]) } else { text.open_first.to_owned() };
            state.say(said, Tone::Info);
            return Vec::new();
        };
        return vec![Effect::Open(id, screen)];
    }
    if state.screen == Screen::Home
        && screen != Screen::Home
        && let (Some(row), Some(open)) = (state.home.current(), &state.open)
        && row.id != open.assessment.id
    {
        return vec![Effect::Open(row.id.clone(), screen)];
    }
    move_to(state, screen);
    match screen {
        Screen::Home => vec![state.home.reload()],
        Screen::Export => export::look_at(state),
        Screen::Workshop => {
            workshop::look_at(state);
            Vec::new()
        }
        Screen::Assess | Screen::Score | Screen::Weights => Vec::new(),
    }
}

/// Shows a screen; those of weights and export lead back to where one came from.
fn move_to(state: &mut State, screen: Screen) {
    if screen == Screen::Export && state.screen != Screen::Export {
        state.export.from = state.screen;
    }
    if screen == Screen::Weights {
        weights::shown(state);
    }
    state.screen = screen;
}

fn revert(state: &mut State, action: Action) -> Vec<Effect> {
    let id = match (state.screen, &state.open) {
        (Screen::Home, _) => state.home.undo_target(),
        (_, Some(open)) => Some(open.assessment.id.clone()),
        (_, None) => None,
    };
    let Some(id) = id else {
        let text = TuiText::of(state.lang);
        state.say(if action == Action::Undo { text.nothing_to_undo } else { text.nothing_to_redo }, Tone::Info);
        return Vec::new();
    };
    if state.screen != Screen::Home && refuse(state) {
        return Vec::new();
    }
    vec![if action == Action::Undo { Effect::Undo(id) } else { Effect::Redo(id) }]
}

/// Whether the open assessment takes no changes; says why.
pub fn refuse(state: &mut State) -> bool {
    let text = TuiText::of(state.lang);
    if refuse_read_only(state) {
        return true;
    }
    let reason = match state.open.as_ref().map(|open| open.assessment.state) {
        Some(Stage::Finalised) => text.is_finalised,
        Some(Stage::Archived) => text.is_archived,
        Some(Stage::Draft) => return false,
        None => text.open_first,
    };
    state.say(reason, Tone::Error);
    true
}

/// Whether the store takes no changes at all; says so.
pub fn refuse_read_only(state: &mut State) -> bool {
    if state.read_only {
        state.say(TuiText::of(state.lang).is_read_only, Tone::Error);
    }
    state.read_only
}

/// Shows what went wrong; nothing was changed.
pub fn fail(state: &mut State, error: &Error) {
    let message = error.message(state.lang);
    let columns = usize::from(dialogs::form_columns(state.size.0));
    if let Some(Dialog::Form(form)) = state.dialogs.last_mut() {
        let fits = form.autosaves() || crate::text::wrap(&message, columns).len() <= 2;
        let stuck = if form.warned { format!("{}\n", TuiText::of(state.lang).form_stuck) } else { String::new() };
        form.error = Some(format!("{stuck}{message}"));
        if !fits {
            state.dialogs.push(Dialog::Viewer(help::message(state.lang, &message)));
        }
        return;
    }
    show_message(state, &message);
}

/// Says something that went wrong, in a text of its own where it is too long for one line.
pub fn show_message(state: &mut State, message: &str) {
    if message.contains('\n') || crate::text::width(message) + 2 > usize::from(state.size.0) {
        state.dialogs.push(Dialog::Viewer(help::message(state.lang, message)));
        return;
    }
    state.say(message, Tone::Error);
}
