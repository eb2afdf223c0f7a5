//! Keys of a picker, and what a pick does.

use crossterm::event::{KeyCode, KeyEvent};

use crate::text::narrow;
use crate::tui::dialog::{Dialog, Picker, PickerKind};
use crate::tui::effect::Effect;
use crate::tui::screens::assess;
use crate::tui::state::State;
use crate::tui::update::{act, refuse};

use super::{edit_key, show_explanation};

/// A key for the topmost picker.
pub fn press(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    let Some(Dialog::Picker(picker)) = state.dialogs.last_mut() else { return Vec::new() };
    let last = picker.shown.len().saturating_sub(1);
    match key.code {
        KeyCode::Esc => {
            state.dialogs.pop();
        }
        KeyCode::Enter => return pick(state),
        KeyCode::Up => picker.cursor = picker.cursor.saturating_sub(1),
        KeyCode::Down => picker.cursor = (picker.cursor + 1).min(last),
        KeyCode::PageUp => picker.cursor = picker.cursor.saturating_sub(8),
        KeyCode::PageDown => picker.cursor = (picker.cursor + 8).min(last),
        KeyCode::Tab => picker.cursor = if picker.cursor == last { 0 } else { picker.cursor + 1 },
        KeyCode::BackTab => picker.cursor = if picker.cursor == 0 { last } else { picker.cursor - 1 },
        _ => return other(state, key),
    }
    Vec::new()
}

/// Letters: they narrow a list that can be narrowed; elsewhere they move or act.
fn other(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    let Some(Dialog::Picker(picker)) = state.dialogs.last_mut() else { return Vec::new() };
    if let Some(query) = &mut picker.query {
        let before = query.text().to_owned();
        edit_key(query, key, usize::MAX, false, &mut state.clipboard);
        if query.text() != before {
            picker.narrow();
        }
        return Vec::new();
    }
    let last = picker.shown.len().saturating_sub(1);
    let letter = match key.code {
        KeyCode::Char(letter) => narrow(letter),
        KeyCode::Delete => 'd',
        _ => return Vec::new(),
    };
    let records = if let PickerKind::Records(item) = picker.kind { Some(item) } else { None };
    match (letter, records) {
        ('k', _) => picker.cursor = picker.cursor.saturating_sub(1),
        ('j', _) => picker.cursor = (picker.cursor + 1).min(last),
        ('q', _) => {
            state.dialogs.pop();
        }
        ('a' | 'n', Some(item)) => return assess::records_picked(state, item, usize::MAX, false),
        ('d', Some(item)) => {
            let value = picker.current().map_or(usize::MAX, |entry| entry.value);
            return assess::records_picked(state, item, value, true);
        }
        (digit @ '1'..='9', None) => pick_digit(picker, digit),
        _ => {}
    }
    Vec::new()
}

/// A digit puts the cursor on the row of that number.
fn pick_digit(picker: &mut Picker, digit: char) {
    let row = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok()).unwrap_or(1) - 1;
    if row < picker.shown.len() {
        picker.cursor = row;
    }
}

fn pick(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::Picker(picker)) = state.dialogs.last() else { return Vec::new() };
    let Some(value) = picker.current().map(|entry| entry.value) else { return Vec::new() };
    let kind = picker.kind.clone();
    if let PickerKind::Records(item) = kind {
        return if refuse(state) { Vec::new() } else { assess::records_picked(state, item, value, false) };
    }
    state.dialogs.pop();
    match kind {
        PickerKind::Palette(actions) => match actions.get(value) {
            Some(action) => {
                state.notice = None;
                return act(state, *action);
            }
            None => return Vec::new(),
        },
        PickerKind::Find => assess::find_picked(state, value),
        PickerKind::Rating(item) => return assess::rating_picked(state, item, value),
        PickerKind::Target(criterion) => return assess::target_picked(state, criterion, value),
        PickerKind::Filter => assess::filter_picked(state, value),
        PickerKind::Erase(item) => return assess::erase_picked(state, item, value, false),
        PickerKind::Figure(figures) => {
            if let Some(figure) = figures.get(value) {
                show_explanation(state, *figure);
            }
        }
        PickerKind::Records(_) => {}
    }
    Vec::new()
}
