//! Opening a form, and its keys.

use chrono::NaiveDate;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::assessment::Evidence;
use crate::i18n::{AssessText, TuiText, fill};
use crate::text::width;
use crate::tui::dialog::{Dialog, Field, Form, FormKind};
use crate::tui::effect::Effect;
use crate::tui::state::State;

use super::submit::{ask_for, leave, needed, submit};
use super::{Typed, edit_key};

/// Characters a text of several lines takes at most.
const TEXT_LIMIT: usize = 20_000;

/// What an item asks: it stands above every form of the item, because rating moves the cursor on.
#[must_use]
pub fn item_words(state: &State, item: usize) -> String {
    state.open.as_ref().map(|open| open.framework().item(item).text.get(state.lang).to_owned()).unwrap_or_default()
}

/// Opens a form with one text of several lines.
pub fn text_form(state: &mut State, kind: FormKind, title: String, stored: &str) {
    let session = state.session();
    let mut field = Field::block("", stored, "");
    field.editor = field.editor.with_limit(TEXT_LIMIT);
    state.dialogs.push(Dialog::Form(Form::new(kind, title, vec![field], session)));
}

/// Opens the form of an evidence record, empty or with the record to change.
pub fn evidence_form(state: &mut State, item: usize, old: Option<Evidence>) {
    let text = AssessText::of(state.lang);
    let session = state.session();
    let stored = old.clone().unwrap_or_default();
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let fields = vec![
        Field::line(
            text.field_title,
            &stored.title,
            if state.known_evidence.is_empty() { text.hint_title_first } else { text.hint_title },
        ),
        Field::line(text.field_number, &stored.number, text.hint_number),
        Field::line(text.field_date, &date(stored.date), text.hint_date),
        Field::line(text.field_unit, &stored.unit, text.hint_unit),
        Field::line(text.field_location, &stored.location, text.hint_location),
        Field::line(text.field_valid, &date(stored.valid_until), text.hint_valid),
    ];
    let name = state.open.as_ref().map(|open| state.item_name(open.framework(), item)).unwrap_or_default();
    let title = fill(text.evidence_title, &[("item", &name)]);
    let asked = item_words(state, item);
    let mut form = Form::new(FormKind::Evidence { item, old }, title, fields, session);
    form.intro = vec![asked, text.evidence_intro.to_owned()];
    if form.text(0).is_empty() {
        form.find_offers(&state.known_evidence);
    }
    state.dialogs.push(Dialog::Form(form));
}

/// The topmost dialog, if it is a form.
pub(super) fn top(state: &mut State) -> Option<&mut Form> {
    match state.dialogs.last_mut() {
        Some(Dialog::Form(form)) => Some(form),
        _ => None,
    }
}

/// Columns that a form has in a window.
#[must_use]
pub fn form_columns(window: u16) -> u16 {
    window.saturating_sub(8).clamp(1, 72)
}

/// Columns that the names of a form's fields take, with the gap after them.
#[must_use]
pub fn label_columns(form: &Form) -> u16 {
    let widest = form.fields.iter().map(|field| width(&field.label)).max().unwrap_or(0);
    if widest == 0 { 0 } else { u16::try_from(widest).unwrap_or(u16::MAX).saturating_add(2) }
}

/// Columns that the texts of a form's fields are laid out in: keys that move by rows count as the eye does.
#[must_use]
pub fn text_columns(form: &Form, window: u16) -> usize {
    usize::from(form_columns(window).saturating_sub(label_columns(form)).max(1))
}

/// A key for the topmost form.
pub fn press(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    let window = state.size.0;
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let Some(form) = top(state) else { return Vec::new() };
    let columns = text_columns(form, window);
    let multi = form.fields[form.focus].rows > 1;
    match key.code {
        KeyCode::Esc => return leave(state),
        KeyCode::Char('s') if control => return submit(state),
        KeyCode::Enter if form.offer.is_some() => take_offer(state),
        // A reason is one thought: Enter says that it is done.
        KeyCode::Enter if matches!(form.kind, FormKind::Reason(_) | FormKind::Reopen(_)) => return submit(state),
        // So is each text of an agreement.
        KeyCode::Enter if matches!(form.kind, FormKind::Agree { .. }) => return enter(state),
        KeyCode::Enter if !multi && form.focus + 1 == form.fields.len() => return submit(state),
        KeyCode::Enter
            if !multi && matches!(form.kind, FormKind::Evidence { .. } | FormKind::New | FormKind::Manual(_)) =>
        {
            return enter(state);
        }
        KeyCode::Tab | KeyCode::Enter if key.code == KeyCode::Tab || !multi => move_focus(state, true),
        KeyCode::BackTab => move_focus(state, false),
        KeyCode::Down if !multi => down(state),
        KeyCode::Up if !multi => up(state),
        _ => type_key(state, key, columns, multi),
    }
    Vec::new()
}

/// Enter in a short form: on to the next field while needed ones are empty, else it stores.
fn enter(state: &mut State) -> Vec<Effect> {
    let text = TuiText::of(state.lang);
    let Some(form) = top(state) else { return Vec::new() };
    let last = form.focus + 1 == form.fields.len();
    if needed(&form.kind).contains(&form.focus) && form.text(form.focus).trim().is_empty() {
        // Said here and not at the end, or what is typed next would land in another field.
        ask_for(form, form.focus, text);
        return Vec::new();
    }
    if last {
        submit(state)
    } else {
        move_focus(state, true);
        Vec::new()
    }
}

fn type_key(state: &mut State, key: KeyEvent, columns: usize, multi: bool) {
    let text = TuiText::of(state.lang);
    let Some(Dialog::Form(form)) = state.dialogs.last_mut() else { return };
    let editor = &mut form.fields[form.focus].editor;
    let before = editor.text().to_owned();
    let typed = edit_key(editor, key, columns, multi, &mut state.clipboard);
    let changed = before != editor.text();
    if typed == Typed::Nothing {
        return;
    }
    form.error = None;
    form.info = None;
    form.warned = false;
    match typed {
        Typed::Full(kept_out) => form.error = Some(fill(text.dropped, &[("n", &kept_out.to_string())])),
        Typed::Copied(passed_on) => {
            form.info = Some(if passed_on { text.copied } else { text.copied_here }.to_owned());
        }
        Typed::Done | Typed::Nothing => {}
    }
    if changed {
        form.find_offers(&state.known_evidence);
    }
}

/// Text that came in one piece.
pub fn paste(state: &mut State, text: &str) {
    let Some(Dialog::Form(form)) = state.dialogs.last_mut() else { return };
    form.error = None;
    form.warned = false;
    let kept_out = form.fields[form.focus].editor.insert_str(text);
    if kept_out > 0 {
        form.error = Some(fill(TuiText::of(state.lang).dropped, &[("n", &kept_out.to_string())]));
    }
    form.find_offers(&state.known_evidence);
}

fn move_focus(state: &mut State, forward: bool) {
    let Some(form) = top(state) else { return };
    let fields = form.fields.len();
    form.focus = if forward { (form.focus + 1) % fields } else { (form.focus + fields - 1) % fields };
    form.offers.clear();
    form.offer = None;
}

fn down(state: &mut State) {
    let Some(form) = top(state) else { return };
    match form.offer {
        None if form.focus == 0 && !form.offers.is_empty() => form.offer = Some(0),
        Some(row) if row + 1 < form.offers.len() => form.offer = Some(row + 1),
        _ => move_focus(state, true),
    }
}

fn up(state: &mut State) {
    let Some(form) = top(state) else { return };
    match form.offer {
        Some(0) => form.offer = None,
        Some(row) => form.offer = Some(row - 1),
        None => move_focus(state, false),
    }
}

/// Takes an earlier record that was pointed at.
pub fn point_at_offer(state: &mut State, offer: usize) {
    if let Some(form) = top(state) {
        form.offer = Some(offer);
    }
    take_offer(state);
}

/// Fills the form with the earlier record the cursor is on.
fn take_offer(state: &mut State) {
    let Some(form) = top(state) else { return };
    let picked = form.offer.and_then(|row| form.offers.get(row)).copied();
    let Some(record) = picked.and_then(|index| state.known_evidence.get(index)).cloned() else { return };
    let taken = TuiText::of(state.lang).taken_over;
    let Some(form) = top(state) else { return };
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let texts =
        [record.title, record.number, date(record.date), record.unit, record.location, date(record.valid_until)];
    for (field, text) in form.fields.iter_mut().zip(texts) {
        field.editor.set_text(&text);
    }
    form.offers.clear();
    form.offer = None;
    form.focus = form.fields.len() - 1;
    form.info = Some(taken.to_owned());
}
