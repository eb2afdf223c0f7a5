//! Keys of a picker, and what a pick does.

use crossterm::event::{KeyCode, KeyEvent};

use crate::tui::action::{Action, theme_named};
use crate::tui::dialog::{Dialog, Picker, PickerKind};
use crate::tui::effect::Effect;
use crate::tui::screens::{assess, weights, workshop};
use crate::tui::state::State;
use crate::tui::update::{act, refuse, take_theme};

use super::{edit_key, letter, motion, moves, show_explanation};

/// A key for the topmost picker.
pub fn press(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    // Where letters narrow the list they do nothing else; nor do the keys that edit what is typed.
    let types = matches!(state.dialogs.last(), Some(Dialog::Picker(picker)) if picker.query.is_some());
    if types && matches!(key.code, KeyCode::Char(_) | KeyCode::Home | KeyCode::End) && !moves(state, &key) {
        narrow(state, key);
        return Vec::new();
    }
    if let Some(effects) = record_key(state, &key) {
        return effects;
    }
    let action = motion(state, &key);
    let Some(Dialog::Picker(picker)) = state.dialogs.last_mut() else { return Vec::new() };
    let last = picker.shown.len().saturating_sub(1);
    match (action, key.code) {
        (_, KeyCode::Tab) => picker.cursor = if picker.cursor == last { 0 } else { picker.cursor + 1 },
        (_, KeyCode::BackTab) => picker.cursor = if picker.cursor == 0 { last } else { picker.cursor - 1 },
        (Some(Action::MoveUp), _) => picker.cursor = picker.cursor.saturating_sub(1),
        (Some(Action::MoveDown), _) => picker.cursor = (picker.cursor + 1).min(last),
        (Some(Action::PageUp), _) => picker.cursor = picker.cursor.saturating_sub(8),
        (Some(Action::PageDown), _) => picker.cursor = (picker.cursor + 8).min(last),
        (Some(Action::First), _) => picker.cursor = 0,
        (Some(Action::Last), _) => picker.cursor = last,
        (Some(Action::Back | Action::Quit), _) => {
            state.dialogs.pop();
        }
        (Some(Action::Open), _) => return pick(state),
        _ if types => narrow(state, key),
        _ => {
            if let Some(digit @ '1'..='9') = letter(&key) {
                pick_digit(picker, digit);
            }
        }
    }
    Vec::new()
}

/// A key for what is typed to narrow the list.
fn narrow(state: &mut State, key: KeyEvent) {
    let Some(Dialog::Picker(picker)) = state.dialogs.last_mut() else { return };
    let Some(query) = &mut picker.query else { return };
    let before = query.text().to_owned();
    edit_key(query, key, usize::MAX, false, &mut state.clipboard);
    if query.text() != before {
        picker.narrow();
    }
}

/// The letters of the list of evidence records: one more, one less.
fn record_key(state: &mut State, key: &KeyEvent) -> Option<Vec<Effect>> {
    let Some(Dialog::Picker(picker)) = state.dialogs.last() else { return None };
    let PickerKind::Records(item) = picker.kind else { return None };
    let letter = if key.code == KeyCode::Delete { Some('d') } else { letter(key) };
    match letter? {
        'a' | 'n' => Some(assess::records_picked(state, item, usize::MAX, false)),
        'd' => {
            let value = picker.current().map_or(usize::MAX, |entry| entry.value);
            Some(assess::records_picked(state, item, value, true))
        }
        _ => None,
    }
}

/// A digit puts the cursor on the row of that number.
fn pick_digit(picker: &mut Picker, digit: char) {
    let row = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok()).unwrap_or(1) - 1;
    if row < picker.shown.len() {
        picker.cursor = row;
    }
}

/// Puts the cursor on a row that is shown. That is enough to pick it, but where rows are records to look at.
pub fn point_at_row(state: &mut State, row: usize) -> Vec<Effect> {
    let Some(Dialog::Picker(picker)) = state.dialogs.last_mut() else { return Vec::new() };
    picker.cursor = row;
    if matches!(picker.kind, PickerKind::Records(_)) { Vec::new() } else { pick(state) }
}

/// Picks a row that the cursor is on.
pub fn open_row(state: &mut State, row: usize) -> Vec<Effect> {
    match state.dialogs.last() {
        Some(Dialog::Picker(picker)) if picker.cursor == row => pick(state),
        _ => Vec::new(),
    }
}

/// Moves the cursor by one row.
pub fn scroll_rows(state: &mut State, down: bool) {
    let Some(Dialog::Picker(picker)) = state.dialogs.last_mut() else { return };
    let last = picker.shown.len().saturating_sub(1);
    picker.cursor = if down { (picker.cursor + 1).min(last) } else { picker.cursor.saturating_sub(1) };
}

fn pick(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::Picker(picker)) = state.dialogs.last() else { return Vec::new() };
    let Some(value) = picker.current().map(|entry| entry.value) else { return Vec::new() };
    let kind = picker.kind.clone();
    let query = picker.query.as_ref().map_or("", |query| query.text()).to_owned();
    if let PickerKind::Records(item) = kind {
        return if refuse(state) { Vec::new() } else { assess::records_picked(state, item, value, false) };
    }
    state.dialogs.pop();
    match kind {
        PickerKind::Palette(actions) => match actions.get(value) {
            Some(action) => {
                state.notice = None;
                match theme_named(&query).filter(|_| *action == Action::Theme) {
                    Some(name) => take_theme(state, name),
                    None => return act(state, *action),
                }
            }
            None => return Vec::new(),
        },
        PickerKind::Find => assess::find_picked(state, value),
        PickerKind::Rating(item) => return assess::rating_picked(state, item, value),
        PickerKind::Target(criterion) => return assess::target_picked(state, criterion, value),
        PickerKind::Filter => assess::filter_picked(state, value),
        PickerKind::Person => weights::person_picked(state, value),
        PickerKind::Erase(item) => return assess::erase_picked(state, item, value, false),
        PickerKind::EraseAgreed(criterion) => workshop::erase_picked(state, criterion, value),
        PickerKind::Figure(figures) => {
            if let Some(figure) = figures.get(value) {
                show_explanation(state, *figure);
            }
        }
        PickerKind::Records(_) => {}
    }
    Vec::new()
}
