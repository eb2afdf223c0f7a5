//! How what was typed into a form is checked and stored, and how it is left.

use chrono::NaiveDate;

use crate::app::Edit;
use crate::assessment::{Evidence, Group, Mark};
use crate::i18n::{AssessText, HomeText, TuiText, WeightsText, fill};
use crate::text::narrow;
use crate::tui::dialog::{Dialog, Form, FormKind};
use crate::tui::effect::{After, Changed, Effect};
use crate::tui::screens::{weights, workshop};
use crate::tui::state::{State, Tone};

use super::form::top;

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
    Ok(record)
}

/// The fields that must not stay empty.
pub(super) fn needed(kind: &FormKind) -> &'static [usize] {
    match kind {
        FormKind::New | FormKind::Details(_) => &[0, 1],
        FormKind::Import | FormKind::Reason(_) | FormKind::Reopen(_) | FormKind::Evidence { .. } => &[0],
        FormKind::Note(_) | FormKind::Reflection(_) | FormKind::Person(_) | FormKind::Manual(_) => &[],
        kind => workshop::needed(kind),
    }
}

/// Puts the caret into a field that is empty and must not be.
pub(super) fn ask_for(form: &mut Form, field: usize, text: &TuiText) {
    form.focus = field;
    let label = &form.fields[field].label;
    let label = if label.is_empty() { &form.title } else { label };
    form.error = Some(fill(text.need_field, &[("field", label)]));
}

/// Before a new assessment is made: whether the list has one of the same office, period and scope, and that was not
/// said yet. It is said once; two of a kind are allowed.
fn says_twin(state: &mut State, said: Option<&str>) -> bool {
    let twin = HomeText::of(state.lang).new_twin;
    let Some(Dialog::Form(form)) = state.dialogs.last_mut() else { return false };
    let typed = [form.text(0).trim(), form.text(1).trim(), form.text(2).trim()];
    let found = state.home.rows.iter().any(|row| [row.office.as_str(), &row.period, &row.scope] == typed);
    if form.kind != FormKind::New || !found || said == Some(twin) {
        return false;
    }
    form.error = Some(twin.to_owned());
    true
}

/// Stores what was typed and closes the form; says what is missing instead if something is.
pub(super) fn submit(state: &mut State) -> Vec<Effect> {
    let text = TuiText::of(state.lang);
    let Some(form) = top(state) else { return Vec::new() };
    let said = form.error.take();
    let missing = needed(&form.kind).iter().copied().find(|field| form.text(*field).trim().is_empty());
    if let Some(field) = missing {
        ask_for(form, field, text);
        return Vec::new();
    }
    if says_twin(state, said.as_deref()) {
        return Vec::new();
    }
    let Some(form) = top(state) else { return Vec::new() };
    let typed = |field: usize| form.text(field).trim().to_owned();
    match form.kind.clone() {
        FormKind::New => {
            vec![Effect::Create { office: typed(0), period: typed(1), scope: typed(2), framework: typed(3) }]
        }
        FormKind::Details(id) => vec![Effect::Rename { id, details: [typed(0), typed(1), typed(2)] }],
        FormKind::Import => vec![Effect::Import(typed(0).into())],
        FormKind::Reopen(id) => vec![Effect::Reopen(id, typed(0))],
        FormKind::Evidence { item, old } => submit_evidence(state, item, old),
        FormKind::Person(number) => weights::name_typed(number, &typed(0)),
        FormKind::Manual(group) => submit_manual(state, group),
        FormKind::Slips { .. }
        | FormKind::Agree { .. }
        | FormKind::Names
        | FormKind::Attendance
        | FormKind::Agenda
        | FormKind::Action { .. } => workshop::submit(state),
        FormKind::Note(_) | FormKind::Reason(_) | FormKind::Reflection(_) => {
            // Asked for by its own key, it is tried again as often as that is pressed.
            form.warned = false;
            leave(state)
        }
    }
}

fn submit_manual(state: &mut State, group: Group) -> Vec<Effect> {
    let text = WeightsText::of(state.lang);
    let Some(form) = top(state) else { return Vec::new() };
    weights::manual_typed(form, group, text).unwrap_or_else(|(field, message)| {
        form.focus = field;
        form.error = Some(message);
        Vec::new()
    })
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
pub(super) fn leave(state: &mut State) -> Vec<Effect> {
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
        FormKind::Evidence { .. }
        | FormKind::Reopen(_)
        | FormKind::Agree { .. }
        | FormKind::Names
        | FormKind::Action { .. }
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
