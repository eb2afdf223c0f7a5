//! The keys of a text, the same in every field.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::text::Editor;
use crate::tui::clipboard::Clipboard;
use crate::tui::dialog::Dialog;
use crate::tui::screens::export;
use crate::tui::state::{Screen, State};

/// What a key did to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// It is none of a text's keys.
    Nothing,
    /// It was carried out.
    Done,
    /// It was carried out, but for so many characters the text had no room for.
    Full(usize),
    /// It copied; whether the text is also passed on to the terminal.
    Copied(bool),
}

/// Carries out a key in a text. `columns` is the width the text is drawn with, for moving by line.
pub fn edit_key(editor: &mut Editor, key: KeyEvent, columns: usize, multi: bool, clipboard: &mut Clipboard) -> Typed {
    if let Some(go) = movement(key, columns, multi) {
        if key.modifiers.contains(KeyModifiers::SHIFT) {
            editor.extend(go);
        } else {
            go(editor);
        }
        return Typed::Done;
    }
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    let mut kept_out = 0;
    match key.code {
        KeyCode::Char(letter) if control && !alt => return control_key(editor, letter, clipboard),
        KeyCode::Char('z') if alt => _ = editor.undo(),
        KeyCode::Char('y') if alt => _ = editor.redo(),
        KeyCode::Char('d') if alt => editor.delete_word_right(),
        KeyCode::Char(_) if control || alt => return Typed::Nothing,
        KeyCode::Char(letter) => kept_out = editor.insert_char(letter),
        KeyCode::Enter if multi => kept_out = editor.insert_char('\n'),
        KeyCode::Backspace if control || alt => editor.delete_word_left(),
        KeyCode::Backspace => editor.backspace(),
        KeyCode::Delete if control || alt => editor.delete_word_right(),
        KeyCode::Delete => editor.delete(),
        _ => return Typed::Nothing,
    }
    if kept_out > 0 { Typed::Full(kept_out) } else { Typed::Done }
}

/// Letters with Ctrl.
fn control_key(editor: &mut Editor, letter: char, clipboard: &mut Clipboard) -> Typed {
    match letter {
        'a' => editor.select_all(),
        'c' => {
            let Some(text) = editor.selected() else { return Typed::Nothing };
            return Typed::Copied(clipboard.put(text.to_owned()));
        }
        'x' => {
            if let Some(text) = editor.cut() {
                clipboard.put(text);
            }
        }
        'v' => {
            let kept_out = editor.insert_str(clipboard.text());
            return if kept_out > 0 { Typed::Full(kept_out) } else { Typed::Done };
        }
        // What Backspace sends in some terminals, and Ctrl-Backspace in others: the lesser of both.
        'h' => editor.backspace(),
        // Ctrl-_ and Ctrl-/ arrive as Ctrl-7: undo for keyboards whose Alt writes letters of its own.
        '7' | '_' | '/' => _ = editor.undo(),
        'y' => _ = editor.redo(),
        'u' => editor.delete_to_start(),
        'k' => editor.delete_to_end(),
        'w' => editor.delete_word_left(),
        _ => return Typed::Nothing,
    }
    Typed::Done
}

/// What a key that moves the caret does.
fn movement(key: KeyEvent, columns: usize, multi: bool) -> Option<impl FnOnce(&mut Editor)> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    let go: fn(&mut Editor, usize) = match key.code {
        KeyCode::Left if control || alt => |editor, _| editor.word_left(),
        KeyCode::Right if control || alt => |editor, _| editor.word_right(),
        KeyCode::Char('b' | 'B') if alt => |editor, _| editor.word_left(),
        KeyCode::Char('f' | 'F') if alt => |editor, _| editor.word_right(),
        KeyCode::Left => |editor, _| editor.left(),
        KeyCode::Right => |editor, _| editor.right(),
        KeyCode::Home if control => |editor, _| editor.top(),
        KeyCode::End if control => |editor, _| editor.bottom(),
        KeyCode::Home => Editor::home,
        KeyCode::End => Editor::end,
        KeyCode::Char('e') if control => Editor::end,
        KeyCode::Up if multi => |editor, columns| _ = editor.up(columns),
        KeyCode::Down if multi => |editor, columns| _ = editor.down(columns),
        _ => return None,
    };
    Some(move |editor: &mut Editor| go(editor, columns))
}

/// Whether something is selected in the text that has the keys, so that Ctrl-c copies.
#[must_use]
pub fn has_selection(state: &State) -> bool {
    let editor = match state.dialogs.last() {
        Some(Dialog::Form(form)) if form.offer.is_none() => form.fields.get(form.focus).map(|field| &field.editor),
        Some(Dialog::Picker(picker)) => picker.query.as_ref(),
        Some(Dialog::Viewer(viewer)) => viewer.query.as_ref(),
        Some(Dialog::Form(_) | Dialog::Confirm(_)) => None,
        None if state.screen == Screen::Home => Some(&state.home.search).filter(|_| state.home.searching),
        None => export::typed_into(state),
    };
    editor.is_some_and(|editor| editor.selection().is_some())
}
