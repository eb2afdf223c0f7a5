//! What is picked from a list in the walk, and what a pick does.

use crate::app::{Edit, Erase};
use crate::assessment::{self, Answer, Mark};
use crate::i18n::{AssessText, MinutesText, TuiText, fill};
use crate::scoring::{Figure, Part, View};
use crate::tui::action::Action;
use crate::tui::dialog::{Confirm, Confirmed, Dialog, Entry, Picker, PickerKind};
use crate::tui::dialogs::{self, evidence_form};
use crate::tui::effect::{After, Changed, Effect};
use crate::tui::state::{State, Tone, level_name};
use crate::tui::update::refuse;

use super::update::{answer, rating_edit, titled};
use super::walk::{self, Filter, Pane};

/// The evidence records of an item, and a row to add one.
pub(super) fn records_picker(state: &State, item: usize) -> Picker {
    let text = AssessText::of(state.lang);
    let today = state.now.date_naive();
    let mut entries: Vec<Entry> = answer(state, item)
        .map_or(&[][..], |answer| &answer.evidence)
        .iter()
        .enumerate()
        .map(|(value, record)| {
            let expired = record.valid_until.filter(|_| record.is_expired(today));
            let expired = expired.map(|date| fill(text.expired, &[("date", &date.to_string())]));
            let detail = [expired.unwrap_or_default(), record.number.clone(), record.location.clone()];
            let detail = detail.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ");
            Entry { label: record.title.clone(), detail, value }
        })
        .collect();
    let value = entries.len();
    entries.push(Entry { label: text.evidence_new.to_owned(), detail: String::new(), value });
    let title = titled(state, text.evidence_title, item);
    Picker::new(PickerKind::Records(item), &title, entries, text.evidence_hint)
}

/// A row of the records was chosen, to be changed or (removed) taken away; past the last: a new one.
pub fn records_picked(state: &mut State, item: usize, value: usize, remove: bool) -> Vec<Effect> {
    let record = answer(state, item).and_then(|answer| answer.evidence.get(value)).cloned();
    match (record, remove) {
        (Some(old), true) => {
            let edit = Edit::RemoveEvidence { item, old };
            vec![Effect::Edit(edit, None, After::Stay(Changed::EvidenceRemoved(item)))]
        }
        (None, true) => Vec::new(),
        (record, false) => {
            evidence_form(state, item, record);
            Vec::new()
        }
    }
}

pub(super) fn pick_rating(state: &mut State) {
    let Some(open) = &state.open else { return };
    let Some(item) = state.walk.selected(open, state.now.date_naive()) else { return };
    let entry = |(value, rating): (usize, &crate::framework::Rating)| Entry {
        label: rating.name.get(state.lang).to_owned(),
        detail: rating.meaning.as_ref().map_or("", |meaning| meaning.get(state.lang)).to_owned(),
        value,
    };
    let entries = open.framework().scale.iter().enumerate().map(entry).collect();
    let title = titled(state, AssessText::of(state.lang).rating_title, item);
    let hint = TuiText::of(state.lang).pick_hint;
    let now = match answer(state, item).and_then(|answer| answer.rating) {
        Some(Mark::Scale(row)) => row,
        _ => 0,
    };
    state.dialogs.push(Dialog::Picker(Picker::new(PickerKind::Rating(item), &title, entries, hint).at(now)));
}

/// A rating was chosen from the list.
pub fn rating_picked(state: &mut State, item: usize, row: usize) -> Vec<Effect> {
    if refuse(state) { Vec::new() } else { vec![rating_edit(item, row)] }
}

pub(super) fn pick_target(state: &mut State) {
    let Some(open) = &state.open else { return };
    let (text, framework, criterion) = (AssessText::of(state.lang), open.framework(), state.walk.criterion);
    let mut entries = vec![Entry { label: text.target_auto.to_owned(), detail: String::new(), value: 0 }];
    entries.extend(framework.levels.iter().enumerate().map(|(index, level)| Entry {
        label: level_name(framework, level.rank, state.lang),
        detail: level.meaning.as_ref().map_or("", |meaning| meaning.get(state.lang)).to_owned(),
        value: index + 1,
    }));
    let now = open.assessment.record.targets[criterion];
    let now = framework.levels.iter().position(|level| Some(level.rank) == now).map_or(0, |index| index + 1);
    let title = fill(text.target_title, &[("criterion", framework.criterion(criterion).title.get(state.lang))]);
    let picker = Picker::new(PickerKind::Target(criterion), &title, entries, TuiText::of(state.lang).pick_hint);
    state.dialogs.push(Dialog::Picker(picker.at(now)));
}

/// A target was chosen: 0 the default, else the level's position from 1.
pub fn target_picked(state: &mut State, criterion: usize, value: usize) -> Vec<Effect> {
    let Some(open) = &state.open else { return Vec::new() };
    let rank = value.checked_sub(1).and_then(|index| open.framework().levels.get(index)).map(|level| level.rank);
    vec![Effect::Edit(Edit::Target { criterion, rank }, None, After::Stay(Changed::Target(criterion)))]
}

pub(super) fn find(state: &mut State) {
    let Some(open) = &state.open else { return };
    let (text, framework) = (AssessText::of(state.lang), open.framework());
    let mut entries: Vec<Entry> = (0..framework.items().len())
        .map(|value| Entry {
            label: framework.item(value).text.get(state.lang).to_owned(),
            detail: format!("{}  {}", state.item_name(framework, value), framework.item(value).id),
            value,
        })
        .collect();
    let items = entries.len();
    entries.extend(framework.reflections.iter().enumerate().map(|(index, reflection)| Entry {
        label: reflection.text.get(state.lang).to_owned(),
        detail: text.reflections.to_owned(),
        value: items + index,
    }));
    state.dialogs.push(Dialog::Picker(Picker::new(PickerKind::Find, text.find_title, entries, text.find_hint)));
}

/// An item, or past the items a closing question, was found.
pub fn find_picked(state: &mut State, value: usize) {
    let Some(open) = &state.open else { return };
    let (items, criteria) = (open.framework().items().len(), open.framework().criteria().len());
    state.walk.pane = Pane::List;
    if value < items {
        walk::select(state, value);
    } else {
        (state.walk.criterion, state.walk.item) = (criteria, value - items);
    }
}

pub(super) fn pick_filter(state: &mut State) {
    let Some(open) = &state.open else { return };
    let today = state.now.date_naive();
    let entry = |(value, filter): (usize, &Filter)| {
        let shown = walk::count(&walk::Walk { filter: *filter, ..state.walk.clone() }, open, today);
        Entry { label: filter.name(open.framework(), state.lang), detail: shown.to_string(), value }
    };
    let entries = Filter::ALL.iter().enumerate().map(entry).collect();
    let text = (AssessText::of(state.lang).filter_title, TuiText::of(state.lang).pick_hint);
    let now = Filter::ALL.iter().position(|filter| *filter == state.walk.filter).unwrap_or(0);
    state.dialogs.push(Dialog::Picker(Picker::new(PickerKind::Filter, text.0, entries, text.1).at(now)));
}

/// A filter was chosen; the cursor goes to the first item shown from here on.
pub fn filter_picked(state: &mut State, value: usize) {
    let today = state.now.date_naive();
    state.walk.filter = Filter::ALL.get(value).copied().unwrap_or_default();
    let Some(open) = &state.open else { return };
    if walk::count(&state.walk, open, today) == 0 {
        state.walk.filter = Filter::All;
        state.say(AssessText::of(state.lang).filter_empty, Tone::Info);
        return;
    }
    let criteria = open.framework().criteria().len();
    let here = state.walk.criterion.min(criteria);
    let pages = (here..criteria).chain(0..here);
    let page =
        pages.map(|page| (page, walk::visible(&state.walk, open, page, today))).find(|(_, rows)| !rows.is_empty());
    if let Some((page, rows)) = page {
        let keep = page == state.walk.criterion && rows.contains(&state.walk.item);
        if !keep {
            (state.walk.criterion, state.walk.item) = (page, rows[0]);
        }
    }
}

pub(super) fn pick_figure(state: &mut State) {
    let Some(open) = &state.open else { return };
    let terms = state.terms();
    let mut parts = vec![(Part::Overall, terms.overall.to_owned())];
    if !state.walk.is_reflections(open.framework()) {
        let criterion = state.walk.criterion;
        let title = open.framework().criterion(criterion).title.get(state.lang).to_owned();
        parts.insert(0, (Part::Criterion(criterion), title));
    }
    let (mut figures, mut entries) = (Vec::new(), Vec::new());
    for (part, name) in parts {
        for (view, word) in
            [(View::Claimed, terms.claimed), (View::Evidenced, terms.evidenced), (View::Potential, terms.potential)]
        {
            for (figure, kind) in
                [(Figure::Score(part, view), terms.score_word), (Figure::Level(part, view), terms.level_word)]
            {
                let detail = dialogs::figure_value(open, figure, state.lang);
                entries.push(Entry { label: format!("{name} {word}{kind}"), detail, value: figures.len() });
                figures.push(figure);
            }
        }
    }
    let title = Action::Explain.label(state.lang);
    let hint = TuiText::of(state.lang).pick_hint;
    state.dialogs.push(Dialog::Picker(Picker::new(PickerKind::Figure(figures), title, entries, hint)));
}

/// The actions about an item's criterion.
fn actions(state: &State, item: usize) -> Vec<&assessment::Action> {
    let Some(open) = &state.open else { return Vec::new() };
    let criterion = open.framework().item_ref(item).criterion;
    open.assessment.record.actions.iter().filter(|action| action.criterion == criterion).collect()
}

/// The texts of an item that can be erased: note, reason, each evidence record, then the actions about its criterion.
fn erasable(answer: &Answer, actions: &[&assessment::Action]) -> Vec<(usize, String)> {
    let mut rows = Vec::new();
    if !answer.note.is_empty() {
        rows.push((0, answer.note.clone()));
    }
    if !answer.reason.is_empty() {
        rows.push((1, answer.reason.clone()));
    }
    let records = answer.evidence.iter().map(|record| record.title.clone());
    rows.extend((2..).zip(records.chain(actions.iter().map(|action| action.what.clone()))));
    rows
}

pub(super) fn pick_erase(state: &mut State, item: usize) {
    let text = AssessText::of(state.lang);
    let rows = answer(state, item).map(|answer| erasable(answer, &actions(state, item))).unwrap_or_default();
    let records = answer(state, item).map_or(0, |answer| answer.evidence.len());
    if rows.is_empty() {
        state.say(text.erase_nothing, Tone::Info);
        return;
    }
    let terms = state.terms();
    let entry = |(value, label): (usize, String)| {
        let detail = match value {
            0 => terms.note,
            1 => terms.reason,
            value if value < 2 + records => terms.evidence,
            _ => MinutesText::of(state.lang).actions,
        };
        Entry { label, detail: detail.to_owned(), value }
    };
    let entries = rows.into_iter().map(entry).collect();
    let title = titled(state, text.erase_title, item);
    let hint = TuiText::of(state.lang).pick_hint;
    state.dialogs.push(Dialog::Picker(Picker::new(PickerKind::Erase(item), &title, entries, hint)));
}

/// A text to erase was chosen: asked first, then done.
pub fn erase_picked(state: &mut State, item: usize, value: usize, confirmed: bool) -> Vec<Effect> {
    let text = AssessText::of(state.lang);
    if !confirmed {
        let lines = vec![text.erase_question.to_owned(), text.erase_then.to_owned()];
        state.dialogs.push(Dialog::Confirm(Confirm { lines, then: Confirmed::Erase { item, what: value } }));
        return Vec::new();
    }
    let what = match value {
        0 => Erase::Note(item),
        1 => Erase::Reason(item),
        _ => {
            let Some(answer) = answer(state, item) else { return Vec::new() };
            let action = || actions(state, item).get(value.checked_sub(2 + answer.evidence.len())?).copied().cloned();
            match answer.evidence.get(value - 2) {
                Some(record) => Erase::Evidence { item, record: record.clone() },
                None => match action() {
                    Some(action) => Erase::Action(action),
                    None => return Vec::new(),
                },
            }
        }
    };
    vec![Effect::Erase(what)]
}
