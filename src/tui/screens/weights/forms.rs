//! The dialogs of the weights screen: who compares, and weights by hand.

use crate::app::{Edit, Weigh, Weighed};
use crate::assessment::{Group, ManualWeight, Pair};
use crate::i18n::{WeightsText, fill};
use crate::tui::dialog::{Confirm, Confirmed, Dialog, Entry, Field, Form, FormKind, Picker, PickerKind};
use crate::tui::effect::{After, Effect};
use crate::tui::state::{State, Tone};
use crate::tui::update::{refuse, refuse_read_only};

use super::{group_name, pair, person, person_name, person_number};

/// The value of the row that adds a person.
const NEW: usize = 0;
/// Characters that a name has at most.
const NAME: usize = 60;

/// Asks who compares.
pub(super) fn choose_person(state: &mut State) {
    let text = WeightsText::of(state.lang);
    let Some(open) = &state.open else { return };
    let all = Pair::all(open.framework()).count().to_string();
    let row = |number: u32, judged: usize| Entry {
        label: person_name(open, number, state.lang),
        detail: fill(text.people_judged, &[("n", &judged.to_string()), ("all", &all)]),
        value: number as usize,
    };
    let people = &open.assessment.record.weighing.people;
    let mut rows: Vec<Entry> = people.iter().map(|person| row(person.number, person.judgments.len())).collect();
    if rows.is_empty() {
        rows.push(row(1, 0));
    }
    rows.push(Entry { label: text.people_add.to_owned(), detail: String::new(), value: NEW });
    let picker = Picker::new(PickerKind::Person, text.people_title, rows, text.people_hint);
    let picker = picker.at(person_number(state, open) as usize);
    state.dialogs.push(Dialog::Picker(picker));
}

/// A person was picked, or that one is to be added.
pub fn person_picked(state: &mut State, value: usize) {
    if value == NEW {
        add_person(state);
    } else {
        state.weights.person = u32::try_from(value).unwrap_or(1);
    }
}

/// Asks for the name of a person to be added.
pub(super) fn add_person(state: &mut State) {
    if refuse(state) {
        return;
    }
    let text = WeightsText::of(state.lang);
    let Some(open) = &state.open else { return };
    let weighing = &open.assessment.record.weighing;
    // The first judgments are person 1's, even before there is one.
    let number = if weighing.people.is_empty() { Some(1) } else { weighing.next_number() };
    match number {
        Some(number) => name_form(state, number, text.person_title.to_owned(), ""),
        None => state.say(text.too_many, Tone::Error),
    }
}

/// Asks for another name of the person who compares.
pub(super) fn name_person(state: &mut State) {
    if refuse(state) {
        return;
    }
    let Some(open) = &state.open else { return };
    let number = person_number(state, open);
    let title = fill(WeightsText::of(state.lang).rename_title, &[("who", &person_name(open, number, state.lang))]);
    let name = person(state, open).map(|person| person.name.clone()).unwrap_or_default();
    name_form(state, number, title, &name);
}

/// Asks whether the name of the person who compares is to be erased, in the history too.
pub(super) fn erase_name(state: &mut State) {
    if refuse_read_only(state) {
        return;
    }
    let text = WeightsText::of(state.lang);
    let Some(open) = &state.open else { return };
    let Some(person) = person(state, open).map(|person| person.number) else {
        state.say(text.person_unknown, Tone::Info);
        return;
    };
    let who = fill(text.erase_name, &[("who", &person_name(open, person, state.lang))]);
    let lines = vec![who, text.erase_note.to_owned()];
    state.dialogs.push(Dialog::Confirm(Confirm { lines, then: Confirmed::EraseName(person) }));
}

fn name_form(state: &mut State, number: u32, title: String, name: &str) {
    let text = WeightsText::of(state.lang);
    let session = state.session();
    let mut field = Field::line(text.field_name, name, text.hint_name);
    field.editor = field.editor.with_limit(NAME);
    let mut form = Form::new(FormKind::Person(number), title, vec![field], session);
    form.intro = vec![text.person_intro.to_owned()];
    state.dialogs.push(Dialog::Form(form));
}

/// A name was typed.
#[must_use]
pub fn name_typed(person: u32, name: &str) -> Vec<Effect> {
    let edit = Edit::Weigh(Weigh::Name { person, name: name.trim().to_owned() });
    vec![Effect::Edit(edit, None, After::Weighed(Weighed::Person(person)))]
}

/// Asks for the weights of the group shown.
pub(super) fn manual(state: &mut State) {
    if refuse(state) {
        return;
    }
    let text = WeightsText::of(state.lang);
    let Some(open) = &state.open else { return };
    let Some(group) = pair(state, open).map(|pair| pair.group) else {
        state.say(text.no_questions, Tone::Info);
        return;
    };
    let framework = open.framework();
    let weights = open.assessment.record.weighing.manual.get(&group);
    let field = |part: usize| {
        let weight = weights.map_or_else(String::new, |weights| weights[part].number().to_string());
        Field::line(group.title(framework, part, state.lang), &weight, "")
    };
    let fields = (0..group.size(framework)).map(field).collect();
    let title = fill(text.manual_title, &[("group", &group_name(framework, group, state.lang))]);
    let session = state.session();
    let mut form = Form::new(FormKind::Manual(group), title, fields, session);
    form.intro = vec![text.manual_intro.to_owned()];
    state.dialogs.push(Dialog::Form(form));
}

/// Weights were typed: what they are stored as, or the field that cannot be and why.
///
/// # Errors
/// The field, and what is wrong with it.
pub fn manual_typed(form: &Form, group: Group, text: &WeightsText) -> Result<Vec<Effect>, (usize, String)> {
    let empty = |field: &Field| field.editor.text().trim().is_empty();
    let read = |(at, field): (usize, &Field)| {
        let wrong = || (at, fill(text.manual_bad, &[("field", &field.label)]));
        ManualWeight::parse(field.editor.text()).ok_or_else(wrong)
    };
    let weights = if form.fields.iter().all(empty) {
        None
    } else {
        Some(form.fields.iter().enumerate().map(read).collect::<Result<Vec<_>, _>>()?)
    };
    let edit = Edit::Weigh(Weigh::Manual { group, weights });
    Ok(vec![Effect::Edit(edit, None, After::Weighed(Weighed::Manual(group)))])
}
