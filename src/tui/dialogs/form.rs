//! Keys of a form, and how what was typed is stored.

use chrono::NaiveDate;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::app::Edit;
use crate::assessment::{Evidence, Mark};
use crate::i18n::{AssessText, TuiText, fill};
use crate::text::narrow;
use crate::tui::dialog::{Dialog, Field, Form, FormKind};
use crate::tui::effect::{After, Changed, Effect};
use crate::tui::state::{State, Tone};

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

fn top(state: &mut State) -> Option<&mut Form> {
    match state.dialogs.last_mut() {
        Some(Dialog::Form(form)) => Some(form),
        _ => None,
    }
}

/// Columns a form's text is drawn with in a window; the drawing uses the same.
#[must_use]
pub fn text_columns(window: u16) -> usize {
    usize::from(window.saturating_sub(8).clamp(1, 72))
}

/// A key for the topmost form.
pub fn press(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    let columns = text_columns(state.size.0);
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let Some(form) = top(state) else { return Vec::new() };
    let multi = form.fields[form.focus].rows > 1;
    match key.code {
        KeyCode::Esc => return leave(state),
        KeyCode::Char('s') if control => return submit(state),
        KeyCode::Enter if form.offer.is_some() => take_offer(state),
        // A reason is one thought: Enter says that it is done.
        KeyCode::Enter if matches!(form.kind, FormKind::Reason(_) | FormKind::Reopen(_)) => return submit(state),
        KeyCode::Enter if !multi && form.focus + 1 == form.fields.len() => return submit(state),
        KeyCode::Enter if !multi && matches!(form.kind, FormKind::Evidence { .. } | FormKind::New) => {
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
    let Some(form) = top(state) else { return Vec::new() };
    let last = form.focus + 1 == form.fields.len();
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

/// Reads a date as offices write it: `2026-03-01`, `2026.3.1`, `2026/3/1`, `20260301`, `2026年3月1日`, in
/// full-width digits too.
#[must_use]
pub fn read_date(text: &str) -> Option<NaiveDate> {
    let text: String = text.trim().chars().map(narrow).collect();
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return NaiveDate::parse_from_str(&text, "%Y%m%d").ok();
    }
    let parts: Vec<&str> =
        text.split(['-', '.', '/', '年', '月', '日']).filter(|part| !part.trim().is_empty()).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    if year.trim().len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.trim().parse().ok()?, month.trim().parse().ok()?, day.trim().parse().ok()?)
}

/// The evidence record as typed, or what is wrong with it and in which field.
fn read_evidence(form: &Form, text: &TuiText) -> Result<Evidence, (usize, String)> {
    let date = |field: usize| {
        let typed = form.text(field).trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let wrong = || (field, fill(text.bad_date, &[("field", &form.fields[field].label)]));
        read_date(typed).map(Some).ok_or_else(wrong)
    };
    let record = Evidence {
        title: form.text(0).trim().to_owned(),
        number: form.text(1).trim().to_owned(),
        date: date(2)?,
        unit: form.text(3).trim().to_owned(),
        location: form.text(4).trim().to_owned(),
        valid_until: date(5)?,
    };
    if record.title.is_empty() {
        return Err((0, fill(text.need_field, &[("field", &form.fields[0].label)])));
    }
    Ok(record)
}

/// Stores what was typed and closes the form; says what is missing instead if something is.
fn submit(state: &mut State) -> Vec<Effect> {
    let text = TuiText::of(state.lang);
    let Some(form) = top(state) else { return Vec::new() };
    form.error = None;
    let missing = match form.kind {
        FormKind::New | FormKind::Details(_) => [0, 1].into_iter().find(|field| form.text(*field).trim().is_empty()),
        FormKind::Import | FormKind::Reason(_) | FormKind::Reopen(_) => {
            Some(0).filter(|_| form.text(0).trim().is_empty())
        }
        _ => None,
    };
    if let Some(field) = missing {
        form.focus = field;
        let label = &form.fields[field].label;
        let label = if label.is_empty() { &form.title } else { label };
        form.error = Some(fill(text.need_field, &[("field", label)]));
        return Vec::new();
    }
    let typed = |field: usize| form.text(field).trim().to_owned();
    match form.kind.clone() {
        FormKind::New => {
            vec![Effect::Create { office: typed(0), period: typed(1), scope: typed(2), framework: typed(3) }]
        }
        FormKind::Details(id) => vec![Effect::Rename { id, details: [typed(0), typed(1), typed(2)] }],
        FormKind::Import => vec![Effect::Import(typed(0).into())],
        FormKind::Reopen(id) => vec![Effect::Reopen(id, typed(0))],
        FormKind::Evidence { item, old } => submit_evidence(state, item, old),
        FormKind::Note(_) | FormKind::Reason(_) | FormKind::Reflection(_) => {
            // Asked for by its own key, it is tried again as often as that is pressed.
            form.warned = false;
            leave(state)
        }
    }
}

fn submit_evidence(state: &mut State, item: usize, old: Option<Evidence>) -> Vec<Effect> {
    let text = TuiText::of(state.lang);
    let Some(form) = top(state) else { return Vec::new() };
    match read_evidence(form, text) {
        Err((field, message)) => {
            form.focus = field;
            form.error = Some(message);
            Vec::new()
        }
        Ok(record) => {
            let (edit, after) = match old {
                Some(old) if old == record => {
                    state.dialogs.pop();
                    return Vec::new();
                }
                Some(old) => (Edit::ReplaceEvidence { item, old, new: record }, Changed::EvidenceChanged(item)),
                None => (Edit::AddEvidence { item, record }, Changed::EvidenceAdded(item)),
            };
            vec![Effect::Edit(edit, None, After::Stay(after))]
        }
    }
}

/// The edit that stores a text of several lines.
fn text_edit(form: &Form) -> Option<(Edit, Changed)> {
    let text = form.text(0).to_owned();
    match form.kind {
        FormKind::Note(item) => Some((Edit::Note { item, text }, Changed::Note(item))),
        FormKind::Reflection(index) => Some((Edit::Reflection { index, text }, Changed::Reflection(index))),
        _ => None,
    }
}

/// One step back out of a form. Texts are saved; a form that needs more says so first, and a second Esc drops it.
///
/// A form whose text is being stored stays until the store says that it is: if it cannot be, nothing is lost, and
/// only a second Esc drops it.
fn leave(state: &mut State) -> Vec<Effect> {
    let (lang, text) = (state.lang, TuiText::of(state.lang));
    let Some(form) = top(state) else { return Vec::new() };
    if form.offer.take().is_some() {
        return Vec::new();
    }
    let (kind, changed, session) = (form.kind.clone(), form.is_changed(), form.session);
    match kind {
        FormKind::Note(_) | FormKind::Reflection(_) => {
            let edit = text_edit(form).filter(|_| changed && !form.warned);
            form.warned = true;
            if edit.is_none() {
                state.dialogs.pop();
            }
            edit.map(|(edit, after)| Effect::Edit(edit, Some(session), After::Stay(after))).into_iter().collect()
        }
        FormKind::Reason(item) => {
            let reason = form.text(0).trim().to_owned();
            if reason.is_empty() || std::mem::replace(&mut form.warned, true) {
                state.dialogs.pop();
                state.say(AssessText::of(lang).reason_missing, Tone::Error);
                return Vec::new();
            }
            let edit = Edit::Rate { item, mark: Some(Mark::NotApplicable), reason };
            vec![Effect::Edit(edit, None, After::Stay(Changed::NotApplicable(item)))]
        }
        FormKind::Evidence { .. } | FormKind::Reopen(_)
            if changed && !form.warned && !form.text(0).trim().is_empty() =>
        {
            form.warned = true;
            submit(state)
        }
        _ if changed && !form.warned && form.fields.iter().any(|field| !field.editor.text().trim().is_empty()) => {
            form.warned = true;
            form.error = Some(text.form_discard.to_owned());
            Vec::new()
        }
        _ => {
            state.dialogs.pop();
            Vec::new()
        }
    }
}

/// At a pause in typing: stores the text that saves by itself.
pub fn autosave(state: &mut State) -> Vec<Effect> {
    let Some(form) = top(state).filter(|form| form.autosaves() && form.is_changed()) else { return Vec::new() };
    let session = form.session;
    let edit = text_edit(form);
    edit.map(|(edit, _)| Effect::Edit(edit, Some(session), After::Typing)).into_iter().collect()
}

/// When the program ends: what can be stored is. The form stays, in case that fails and the program goes on.
pub fn leave_all(state: &mut State) -> Vec<Effect> {
    while state.dialogs.last().is_some_and(|dialog| !matches!(dialog, Dialog::Form(_))) {
        state.dialogs.pop();
    }
    let Some(form) = top(state) else { return Vec::new() };
    form.offer = None;
    if form.is_changed() { leave(state) } else { Vec::new() }
}

/// When the program must end now: as [`leave_all`], whatever was tried before.
pub fn store_all(state: &mut State) -> Vec<Effect> {
    while state.dialogs.last().is_some_and(|dialog| !matches!(dialog, Dialog::Form(_))) {
        state.dialogs.pop();
    }
    if let Some(form) = top(state) {
        form.warned = false;
    }
    leave_all(state)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_offices_write_them() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 1);
        for text in
            ["2026-03-01", "2026-3-1", "2026.3.1", "2026/03/01", "20260301", "2026年3月1日", "２０２６－０３－０１"]
        {
            assert_eq!(read_date(text), day, "{text}");
        }
        for text in ["", "2026", "26-3-1", "2026-13-1", "2026-02-30", "三月一日", "2026-3-1-2"] {
            assert_eq!(read_date(text), None, "{text}");
        }
    }
}
