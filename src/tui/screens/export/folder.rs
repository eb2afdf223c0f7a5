//! The folder as a text that takes the keys.

use crossterm::event::{KeyCode, KeyEvent};

use crate::text::Editor;
use crate::tui::dialogs::edit_key;
use crate::tui::effect::Effect;
use crate::tui::state::{Screen, State};

use super::Pane;
use super::update::{changed, pane_after, refuse_busy};

/// The folder takes the keys.
pub(super) fn edit_folder(state: &mut State) {
    if refuse_busy(state) {
        return;
    }
    let export = &mut state.export;
    (export.pane, export.rows[2], export.editing) = (Pane::Place, 1, true);
}

/// The keys go back to the screen; what was typed as the folder is taken.
pub fn leave_folder(state: &mut State) -> Vec<Effect> {
    let export = &mut state.export;
    if !std::mem::take(&mut export.editing) {
        return Vec::new();
    }
    let typed = export.folder.text().trim().to_owned();
    if typed == export.choice.folder {
        return Vec::new();
    }
    export.choice.folder = typed;
    changed(state)
}

/// A key while the folder has the keys.
pub fn folder_key(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    match key.code {
        KeyCode::Enter | KeyCode::Esc => leave_folder(state),
        KeyCode::Tab | KeyCode::Down => {
            let effects = leave_folder(state);
            if key.code == KeyCode::Tab {
                state.export.pane = pane_after(Pane::Place, 1);
            }
            effects
        }
        KeyCode::BackTab => {
            state.export.pane = pane_after(Pane::Place, Pane::ALL.len() - 1);
            leave_folder(state)
        }
        KeyCode::Up => {
            state.export.rows[2] = 0;
            leave_folder(state)
        }
        _ => {
            edit_key(&mut state.export.folder, key, usize::MAX, false, &mut state.clipboard);
            Vec::new()
        }
    }
}

/// Text that came in one piece while the folder has the keys.
pub fn folder_paste(state: &mut State, text: &str) {
    state.export.folder.insert_str(text);
}

/// The folder was clicked: it has the keys from now on, with the caret at a column of so many.
pub fn point_at_folder(state: &mut State, columns: usize, column: usize) {
    edit_folder(state);
    if state.export.editing {
        state.export.folder.point_in_line(columns, column);
    }
}

/// The text that has the keys, if one has.
#[must_use]
pub fn typed_into(state: &State) -> Option<&Editor> {
    Some(&state.export.folder).filter(|_| state.screen == Screen::Export && state.export.editing)
}
