//! Where what is typed goes: to a text or a dialog that has the keys, else through the key map to an action.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::i18n::TuiText;

use super::action::Action;
use super::dialog::Dialog;
use super::effect::Effect;
use super::keymap::Chord;
use super::screens::{export, home, workshop};
use super::state::{Screen, State, Tone};
use super::update::{act, context};
use super::{dialogs, help, update};

/// A key was pressed.
pub fn press(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    let action = state.keys.action(context(state.screen), &key);
    let ballot = workshop::casts(state);
    if let Some(action) =
        action.filter(|action| works_over_texts(state, *action, &key) && !(ballot && *action == Action::Help))
    {
        return act(state, action);
    }
    if !state.dialogs.is_empty() {
        return dialogs::press(state, key);
    }
    if state.screen == Screen::Home && state.home.searching {
        return home::search_key(state, key);
    }
    if ballot {
        return workshop::ballot_key(state, key);
    }
    if export::typed_into(state).is_some() {
        return export::folder_key(state, key);
    }
    let Some(action) = action else {
        if is_typed(&key) {
            say_idle(state);
        }
        return Vec::new();
    };
    // What is offered does something, if only at the other end of a list.
    let before = (!help::is_offered(state, action)).then(|| place(state));
    state.notice = None;
    let effects = update::act(state, action);
    let silent = effects.is_empty() && state.notice.is_none() && state.dialogs.is_empty();
    if silent && before.is_some_and(|before| before == place(state)) {
        say_idle(state);
    }
    effects
}

/// Where one is on every screen: all that a key can change without an effect, a notice or a dialog.
fn place(state: &State) -> String {
    let State { screen, home, walk, board, weights, shop, export, .. } = state;
    format!("{:?}", (screen, home, walk, board, weights, shop, export))
}

/// Says that a key does nothing here. Not which: on a shared screen it may have been meant as a vote.
fn say_idle(state: &mut State) {
    state.say(TuiText::of(state.lang).idle_key, Tone::Idle);
}

/// Whether a key is one that is pressed for what it does, none that only changes others.
fn is_typed(key: &KeyEvent) -> bool {
    !matches!(
        key.code,
        KeyCode::Null
            | KeyCode::Modifier(_)
            | KeyCode::CapsLock
            | KeyCode::NumLock
            | KeyCode::ScrollLock
            | KeyCode::Media(_)
            | KeyCode::KeypadBegin
    )
}

/// Whether an action is carried out whatever has the keys: where its key writes nothing.
fn works_over_texts(state: &State, action: Action, key: &KeyEvent) -> bool {
    if Chord::of(key).writes() {
        return false;
    }
    let copies = key.code == KeyCode::Char('c') && key.modifiers.contains(KeyModifiers::CONTROL);
    match action {
        Action::Interrupt => !(copies && dialogs::has_selection(state)),
        Action::Suspend | Action::Redraw => true,
        Action::Help => !matches!(state.dialogs.last(), Some(Dialog::Viewer(_))),
        _ => false,
    }
}

/// Text came in one piece.
pub fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    if !state.dialogs.is_empty() {
        dialogs::paste(state, text);
        return Vec::new();
    }
    if state.screen == Screen::Home && state.home.searching {
        return home::search_paste(state, text);
    }
    if export::typed_into(state).is_some() {
        export::folder_paste(state, text);
    }
    Vec::new()
}
