//! The only place that changes the state: what a message means where.

use crossterm::event::{KeyEvent, MouseEvent};

use crate::app::{Assessment, Error, Filter, Reverted, Subject};
use crate::assessment::State as Stage;
use crate::i18n::{AssessText, HomeText, TuiText, fill};
use crate::text::{is_ambiguous_wide, set_ambiguous_wide};

use super::action::Action;
use super::dialog::{Confirm, Confirmed, Dialog, Picker, PickerKind};
use super::effect::{Added, Effect, ListChange, Outcome};
use super::hints::{key_of, keyed};
use super::input::{paste, press};
use super::keymap::Context;
use super::run::Answer;
use super::screens::{assess, home, score};
use super::state::{Notice, Open, Screen, State, Tone};
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
    }
}

/// Carries out an action where no text has the keys.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let text = TuiText::of(state.lang);
    match action {
        Action::Quit => {
            state.quit = true;
            return dialogs::leave_all(state);
        }
        Action::Interrupt => return interrupt(state),
        Action::Help => state.dialogs.push(Dialog::Viewer(help::viewer(state))),
        Action::Palette => {
            let (actions, entries) = help::palette(state);
            let kind = PickerKind::Palette(actions);
            state.dialogs.push(Dialog::Picker(Picker::new(kind, text.palette_title, entries, text.palette_hint)));
        }
        Action::Language => {
            state.lang = state.lang.other();
            state.chosen.lang = Some(state.lang);
            let now = TuiText::of(state.lang).language_now;
            state.say(now, Tone::Info);
        }
        Action::Theme => {
            state.themes.next();
            state.theme = state.themes.theme();
            state.chosen.theme = state.themes.name().map(|name| name.id().to_owned());
            let said = fill(text.theme_now, &[("name", &state.themes.title(state.lang))]);
            state.say(said, Tone::Info);
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
        Action::Undo | Action::Redo => return revert(state, action),
        _ => return on_screen(state, action),
    }
    Vec::new()
}

/// Asks whether to quit; asked again, it does.
fn interrupt(state: &mut State) -> Vec<Effect> {
    let text = TuiText::of(state.lang);
    let asked = matches!(state.dialogs.last(), Some(Dialog::Confirm(confirm)) if confirm.then == Confirmed::Quit);
    if asked {
        state.quit = true;
        return dialogs::leave_all(state);
    }
    let unsaved = |dialog: &Dialog| matches!(dialog, Dialog::Form(form) if form.is_changed() && !form.autosaves());
    let unsaved = state.dialogs.iter().any(unsaved).then(|| text.quit_unsaved.to_owned());
    let question = if unsaved.is_some() { text.quit_question_short } else { text.quit_question };
    let lines = std::iter::once(question.to_owned()).chain(unsaved).collect();
    state.dialogs.push(Dialog::Confirm(Confirm { lines, then: Confirmed::Quit }));
    Vec::new()
}

fn on_screen(state: &mut State, action: Action) -> Vec<Effect> {
    match state.screen {
        Screen::Home => home::act(state, action),
        Screen::Assess => assess::act(state, action),
        Screen::Score => score::act(state, action),
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
    state.screen = screen;
    if screen == Screen::Home { vec![state.home.reload()] } else { Vec::new() }
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
    let columns = dialogs::text_columns(state.size.0);
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

/// Takes in what came of an effect.
pub fn settle(state: &mut State, outcome: Outcome) -> Vec<Effect> {
    match outcome {
        Outcome::Listed { offset, page } => state.home.take(offset, page),
        Outcome::Opened(assessment, screen) => {
            opened(state, *assessment, screen);
            return vec![Effect::KnownEvidence];
        }
        Outcome::Edited(assessment, saved, after) => return assess::edited(state, *assessment, &saved, after),
        Outcome::Undone(id, reverted) => return reverted_to(state, &id, reverted, Action::Undo),
        Outcome::Redone(id, reverted) => return reverted_to(state, &id, reverted, Action::Redo),
        Outcome::Added(added, ids) => return took_in(state, added, ids),
        Outcome::Listchanged(change, id) => return list_changed(state, change, id),
        Outcome::Erased(assessment, left) => {
            state.open = Some(Open::new(*assessment));
            state.say(AssessText::of(state.lang).erased, Tone::Done);
            if let Some(left) = left {
                fail(state, &left);
            }
            return vec![Effect::KnownEvidence];
        }
        Outcome::Known(records) => {
            state.known_evidence = records;
            if let Some(Dialog::Form(form)) = state.dialogs.last_mut() {
                form.find_offers(&state.known_evidence);
            }
        }
    }
    Vec::new()
}

fn opened(state: &mut State, assessment: Assessment, screen: Screen) {
    let another = state.open.as_ref().is_none_or(|open| open.assessment.id != assessment.id);
    state.open = Some(Open::new(assessment));
    state.screen = screen;
    if another {
        state.walk = assess::Walk::default();
        state.board = score::Board::default();
        assess::resume(state);
    }
}

fn took_in(state: &mut State, added: Added, ids: Vec<String>) -> Vec<Effect> {
    let text = HomeText::of(state.lang);
    let Some(id) = ids.into_iter().next() else { return Vec::new() };
    state.dialogs.pop_if(|dialog| matches!(dialog, Dialog::Form(_)));
    state.home.select_when_listed(&id);
    let said = match added {
        Added::Created => {
            state.say(text.created, Tone::Done);
            return vec![state.home.reload(), Effect::Open(id, Screen::Assess)];
        }
        Added::Duplicated => text.duplicated,
        Added::Imported => text.imported,
        Added::Sample => text.sample_added,
    };
    state.say(said, Tone::Done);
    vec![state.home.reload()]
}

fn list_changed(state: &mut State, change: ListChange, id: String) -> Vec<Effect> {
    let text = HomeText::of(state.lang);
    state.dialogs.pop_if(|dialog| matches!(dialog, Dialog::Form(_)));
    let said = match change {
        ListChange::Renamed => text.renamed,
        ListChange::Archived => text.archived,
        ListChange::Unarchived => text.unarchived,
        ListChange::Deleted => text.deleted,
        ListChange::Finalised => text.finalised,
        ListChange::Reopened => text.reopened,
    };
    let undo = matches!(change, ListChange::Deleted | ListChange::Archived | ListChange::Renamed);
    state.notice = Some(Notice { text: keyed(state, said), tone: Tone::Done, undo });
    if undo {
        state.home.note_change(&id);
    }
    let is_open = state.open.as_ref().is_some_and(|open| open.assessment.id == id);
    if is_open && change == ListChange::Deleted {
        state.open = None;
    }
    let reopen = state.open.as_ref().filter(|open| open.assessment.id == id);
    let mut effects = vec![state.home.reload()];
    effects.extend(reopen.map(|_| Effect::Open(id, state.screen)));
    effects
}

type Undone = Option<(Reverted, Option<Box<Assessment>>)>;

fn reverted_to(state: &mut State, id: &str, reverted: Undone, action: Action) -> Vec<Effect> {
    let text = TuiText::of(state.lang);
    let undo = action == Action::Undo;
    let Some((reverted, assessment)) = reverted else {
        state.say(if undo { text.nothing_to_undo } else { text.nothing_to_redo }, Tone::Info);
        return Vec::new();
    };
    if matches!(reverted.subject, Subject::Deleted | Subject::Archived | Subject::Details) {
        state.home.forget_change(id);
    }
    let what = match (&assessment, &reverted.subject) {
        (_, Subject::Deleted) => text.undone_deleted.to_owned(),
        (_, Subject::Archived) => text.undone_archived.to_owned(),
        (_, Subject::Details) | (None, _) => text.undone_details.to_owned(),
        (Some(found), Subject::Item(item)) => item_change(state, found, *item),
        (Some(found), Subject::Target(criterion)) => {
            fill(text.undone_target, &[("what", found.framework.criterion(*criterion).title.get(state.lang))])
        }
        (Some(_), Subject::Reflection(index)) => {
            fill(AssessText::of(state.lang).reflection_saved, &[("n", &(index + 1).to_string())])
        }
    };
    let template = if undo { text.undone } else { text.redone };
    state.say(fill(template, &[("what", &what)]), Tone::Done);
    if let Some(found) =
        assessment.filter(|found| state.open.as_ref().is_some_and(|open| open.assessment.id == found.id))
    {
        state.open = Some(Open::new(*found));
        assess::go_to(state, &reverted.subject);
    }
    state.home.select_when_listed(id);
    vec![state.home.reload()]
}

/// `目标导向 第4项 评级`: an item, and which part of its answer differs from what was shown.
fn item_change(state: &State, found: &Assessment, item: usize) -> String {
    let (text, terms) = (TuiText::of(state.lang), state.terms());
    let name = state.item_name(&found.framework, item);
    let shown = state.open.as_ref().filter(|open| open.assessment.id == found.id);
    let Some(before) = shown.map(|open| &open.assessment.record.answers[item]) else { return name };
    let after = &found.record.answers[item];
    let parts = [
        (before.rating != after.rating || before.reason != after.reason, terms.rating),
        (before.note != after.note, terms.note),
        (before.evidence != after.evidence, terms.evidence),
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|(differs, _)| *differs).map(|(_, word)| word).collect();
    if parts.is_empty() {
        return name;
    }
    fill(text.undone_part, &[("item", &name), ("part", &parts.join(terms.list_comma))])
}

/// Takes in that another program changed the store: the open assessment as it is now, or none if it is gone.
pub fn refreshed(state: &mut State, assessment: Option<Assessment>) -> Vec<Effect> {
    let text = TuiText::of(state.lang);
    match assessment {
        Some(assessment) => {
            let differs = state.open.as_ref().is_some_and(|open| {
                open.assessment.record != assessment.record || open.assessment.state != assessment.state
            });
            if differs {
                state.say(text.changed_elsewhere, Tone::Info);
            }
            state.open = Some(Open::new(assessment));
            assess::keep_in_range(state);
        }
        // What is being typed stays on screen, to be copied; storing it will say the same.
        None if state.has_changed_form() => state.say(text.gone_elsewhere, Tone::Error),
        None if state.open.is_some() => {
            state.open = None;
            state.screen = Screen::Home;
            state.dialogs.clear();
            state.say(text.gone_elsewhere, Tone::Info);
        }
        None => {}
    }
    vec![state.home.reload(), Effect::KnownEvidence]
}
