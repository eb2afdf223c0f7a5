//! How dialogs take keys.

mod form;
mod picker;
mod submit;
mod text;

pub use form::point_at_offer;
pub use form::{evidence_form, form_columns, item_words, label_columns, text_columns, text_form};
pub use picker::{open_row, point_at_row, scroll_rows};
pub use submit::{autosave, leave_all, read_date, store_all};
pub use text::{Typed, edit_key, has_selection};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::app::Erase;
use crate::i18n::{ExplainText, Lang, ScoreText};
use crate::scoring::{Explanation, Figure, Part, View, explain, one};

use super::action::Action;
use super::dialog::{Confirmed, Dialog, Role, ViewLine, Viewer};
use super::draw::{content_rows, most_scroll};
use super::effect::Effect;
use super::keymap::Chord;
use super::screens::{assess, export, workshop};
use super::state::{Open, State, level_short};
use super::update::{context, quit};
use crate::text::narrow;

/// A key for the topmost dialog.
pub fn press(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    match state.dialogs.last() {
        Some(Dialog::Form(_)) => form::press(state, key),
        Some(Dialog::Picker(_)) => picker::press(state, key),
        Some(Dialog::Viewer(_)) => {
            scroll(state, key);
            Vec::new()
        }
        Some(Dialog::Confirm(_)) => confirm(state, key),
        None => Vec::new(),
    }
}

/// Text that came in one piece, for the topmost dialog.
pub fn paste(state: &mut State, text: &str) {
    match state.dialogs.last_mut() {
        Some(Dialog::Form(_)) => form::paste(state, text),
        Some(Dialog::Picker(picker)) => {
            if let Some(query) = &mut picker.query {
                query.insert_str(text);
                picker.narrow();
            }
        }
        Some(Dialog::Viewer(viewer)) => {
            if let Some(query) = &mut viewer.query {
                query.insert_str(text);
                viewer.narrow();
            }
        }
        _ => {}
    }
}

/// What a key means in a list or a text to read: keys that always mean it, else what the key map says.
fn motion(state: &State, key: &KeyEvent) -> Option<Action> {
    match key.code {
        KeyCode::Up => Some(Action::MoveUp),
        KeyCode::Down => Some(Action::MoveDown),
        KeyCode::PageUp => Some(Action::PageUp),
        KeyCode::PageDown => Some(Action::PageDown),
        KeyCode::Home => Some(Action::First),
        KeyCode::End => Some(Action::Last),
        KeyCode::Enter => Some(Action::Open),
        KeyCode::Esc => Some(Action::Back),
        _ => state.keys.action(context(state.screen), key),
    }
}

/// The letter of a key. A letter with Ctrl or Alt is another key than the letter: Ctrl-d must not remove a record.
fn letter(key: &KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(letter) if !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => {
            Some(narrow(letter))
        }
        _ => None,
    }
}

/// Scrolls the text to read by so many rows.
pub fn scroll_text(state: &mut State, rows: i16) {
    let size = state.size;
    let Some(Dialog::Viewer(viewer)) = state.dialogs.last_mut() else { return };
    viewer.scroll = viewer.scroll.saturating_add_signed(rows).min(most_scroll(viewer, size));
}

/// Whether a key that writes nothing was bound to move in lists.
fn moves(state: &State, key: &KeyEvent) -> bool {
    use Action::{MoveDown, MoveUp, PageDown, PageUp};
    let action = state.keys.action(context(state.screen), key);
    !Chord::of(key).writes() && matches!(action, Some(MoveUp | MoveDown | PageUp | PageDown))
}

/// A key for what narrows a text to read; whether it was one. Help closes by its own key while nothing is typed.
fn look_for(state: &mut State, key: KeyEvent) -> bool {
    let help = state.keys.action(context(state.screen), &key) == Some(Action::Help);
    let typing =
        matches!(key.code, KeyCode::Char(_) | KeyCode::Backspace | KeyCode::Delete | KeyCode::Left | KeyCode::Right);
    if !typing || moves(state, &key) {
        return false;
    }
    let Some(Dialog::Viewer(viewer)) = state.dialogs.last_mut() else { return false };
    let Some(query) = &mut viewer.query else { return false };
    if help && (query.text().is_empty() || !Chord::of(&key).writes()) {
        return false;
    }
    let before = query.text().to_owned();
    edit_key(query, key, usize::MAX, false, &mut state.clipboard);
    if query.text() != before {
        viewer.narrow();
    }
    true
}

fn scroll(state: &mut State, key: KeyEvent) {
    if look_for(state, key) {
        return;
    }
    let size = state.size;
    let action = if letter(&key) == Some(' ') { Some(Action::PageDown) } else { motion(state, &key) };
    let Some(Dialog::Viewer(viewer)) = state.dialogs.last_mut() else { return };
    let page = content_rows(size.1).max(1);
    match action {
        Some(Action::MoveUp) => viewer.scroll = viewer.scroll.saturating_sub(1),
        Some(Action::MoveDown) => viewer.scroll = viewer.scroll.saturating_add(1),
        Some(Action::PageUp) => viewer.scroll = viewer.scroll.saturating_sub(page),
        Some(Action::PageDown) => viewer.scroll = viewer.scroll.saturating_add(page),
        Some(Action::First) => viewer.scroll = 0,
        Some(Action::Last) => viewer.scroll = u16::MAX,
        Some(Action::Back) if viewer.query.as_ref().is_some_and(|query| !query.text().is_empty()) => {
            if let Some(query) = &mut viewer.query {
                query.set_text("");
            }
            viewer.narrow();
        }
        Some(Action::Back | Action::Open | Action::Help | Action::Quit | Action::Explain) => {
            state.dialogs.pop();
            return;
        }
        _ => {}
    }
    // Never past the end, or as many presses back would show nothing.
    viewer.scroll = viewer.scroll.min(most_scroll(viewer, size));
}

fn confirm(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    let yes = match (letter(&key).map(|letter| letter.to_ascii_lowercase()), motion(state, &key)) {
        // A key bound to open that is the letter for no says no.
        (Some('n'), _) | (_, Some(Action::Back | Action::Quit)) => false,
        (Some('y'), _) | (_, Some(Action::Open)) => true,
        _ => return Vec::new(),
    };
    if !yes {
        state.dialogs.pop();
        return Vec::new();
    }
    let Some(Dialog::Confirm(confirm)) = state.dialogs.pop() else { return Vec::new() };
    match confirm.then {
        Confirmed::Quit => quit(state),
        what @ (Confirmed::Reveal
        | Confirmed::DropRound
        | Confirmed::EndWorkshop
        | Confirmed::RemoveWorkshop
        | Confirmed::EraseAgreed { .. }) => workshop::confirmed(state, &what),
        Confirmed::Replace => export::replace(state),
        Confirmed::Finalise(id) => vec![Effect::Finalise(id)],
        Confirmed::EraseName(person) => vec![Effect::Erase(Erase::PersonName(person))],
        Confirmed::Erase { item, what } => assess::erase_picked(state, item, what, true),
    }
}

/// A figure as shown: a score with one decimal, a level by rank.
#[must_use]
pub fn figure_value(open: &Open, figure: Figure, lang: Lang) -> String {
    let figures = |part: Part| match part {
        Part::Overall => open.score.overall,
        Part::Dimension(index) => open.score.dimensions[index].figures,
        Part::Criterion(index) => open.score.criteria[index].figures,
    };
    match figure {
        Figure::Score(part, view) => {
            let figures = figures(part);
            one(match view {
                View::Claimed => figures.score,
                View::Potential => figures.score_potential,
                View::Evidenced => figures.evidenced_score,
            })
        }
        Figure::Level(part, view) => {
            let figures = figures(part);
            let rank = match view {
                View::Claimed => figures.level,
                View::Potential => figures.level_potential,
                View::Evidenced => figures.evidenced_level,
            };
            rank.map_or_else(|| "-".to_owned(), |rank| level_short(rank, lang))
        }
        Figure::Weight(_) => String::new(),
    }
}

/// Opens what stands behind a figure.
pub fn show_explanation(state: &mut State, figure: Figure) {
    let Some(open) = &state.open else { return };
    let explanation = explain(open.framework(), &open.assessment.record, &open.score, figure, state.lang);
    state.dialogs.push(Dialog::Viewer(explanation_viewer(&explanation, state.lang, state.glyphs.to)));
}

/// The signs of a formula in such as are one column wide in every terminal.
fn narrow_signs(text: &str, lang: Lang, to: &str) -> String {
    text.replace('→', to)
        .replace('×', "x")
        .replace('÷', "/")
        .replace('Σ', lang.pick("合计", "sum of "))
        .replace(['“', '”'], "")
}

fn explanation_viewer(explanation: &Explanation, lang: Lang, to: &str) -> Viewer {
    let (text, score) = (ExplainText::of(lang), ScoreText::of(lang));
    let mut lines = vec![ViewLine::new(Role::Accent, explanation.value.clone()), ViewLine::new(Role::Text, "")];
    lines.push(ViewLine::new(Role::Text, explanation.formula.clone()));
    lines.extend(explanation.notes.iter().map(|note| ViewLine::new(Role::Dim, note.clone())));
    let mut block = |title: &str, rows: Vec<ViewLine>| {
        if !rows.is_empty() {
            lines.push(ViewLine::new(Role::Text, ""));
            lines.push(ViewLine::new(Role::Heading, title));
            lines.extend(rows);
        }
    };
    let plain = |rows: &[String]| rows.iter().map(|row| ViewLine::new(Role::Text, row.clone())).collect::<Vec<_>>();
    block(text.next, plain(&explanation.next));
    let inputs = explanation.inputs.iter().map(|[name, value, weight]| ViewLine {
        tail: format!("{value}  {weight}"),
        ..ViewLine::new(Role::Text, name.clone())
    });
    block(score.explain_inputs, inputs.collect());
    block(score.explain_left, plain(&explanation.left_out));
    block(score.explain_source, vec![ViewLine::new(Role::Dim, explanation.source.clone())]);
    for line in &mut lines {
        line.text = narrow_signs(&line.text, lang, to);
        line.tail = narrow_signs(&line.tail, lang, to);
    }
    Viewer::new(explanation.title.clone(), lines)
}
