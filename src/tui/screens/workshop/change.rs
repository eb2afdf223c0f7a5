//! What changes in the middle of a meeting: somebody comes late or leaves, a part takes longer.

use crate::i18n::{Lang, MinutesText, TuiText, WorkshopText, fill};
use crate::report::votes::slot_word;
use crate::text::narrow;
use crate::tui::dialog::{Dialog, Field, FormKind};
use crate::tui::effect::Effect;
use crate::tui::state::{State, Tone};
use crate::workshop::{Act, MOST_PARTICIPANTS, Participant, People, Place, Slot, Workshop};

use super::forms::{Submitted, name_lines, names_field, participant, push, role_name};
use super::plan::{GROUPS, MOST_MINUTES};
use super::update::work;
use super::workshop;

/// Whether people and minutes can be changed where the room is: between the criteria, until it is over.
pub(super) fn can_change(shown: &Workshop) -> bool {
    matches!(shown.place(), Place::Opening | Place::Overview)
}

/// Those who are told apart by a name or a role.
fn is_told(one: &Participant) -> bool {
    *one != Participant::default()
}

/// A field for a number; what is typed replaces it.
fn figure(label: &str, number: &str) -> Field {
    let mut field = Field::line(label, number, "0");
    field.editor.select_all();
    field
}

/// The form for the people: their list where there are names, else how many of each group.
pub(super) fn people(state: &mut State) {
    let text = WorkshopText::of(state.lang);
    let Some(shown) = workshop(state).filter(|shown| can_change(shown)) else { return };
    let people = shown.people();
    if people.list().iter().any(|one| !one.label.is_empty()) {
        let told: Vec<Participant> = people.list().iter().filter(|one| is_told(one)).cloned().collect();
        let field = names_field(state, &name_lines(&told, state.lang));
        push(state, FormKind::Attendance, text.people_title.to_owned(), vec![text.names_intro.to_owned()], vec![field]);
        return;
    }
    let field = |group: &Option<_>| {
        let label = group.map_or(text.no_role, |role| role_name(state, role));
        figure(label, &people.count(*group).to_string())
    };
    let fields = GROUPS.iter().map(field).collect();
    push(state, FormKind::Attendance, text.people_title.to_owned(), vec![text.people_intro.to_owned()], fields);
}

/// The form for the minutes planned.
pub(super) fn minutes(state: &mut State) {
    let text = WorkshopText::of(state.lang);
    let Some(shown) = workshop(state).filter(|shown| can_change(shown)) else { return };
    let words = MinutesText::of(state.lang);
    let field = |slot: &Slot| figure(slot_word(words, slot.kind), &slot.minutes.to_string());
    let fields = shown.agenda().slots().iter().map(field).collect();
    push(state, FormKind::Agenda, text.agenda_title.to_owned(), vec![text.agenda_intro.to_owned()], fields);
}

/// A number as typed, at most so much; or what is wrong.
fn number(field: (usize, &Field), most: u32, lang: Lang) -> Result<u32, (usize, String)> {
    let (at, field) = field;
    let typed: String = field.editor.text().trim().chars().map(narrow).collect();
    let read = if typed.is_empty() { Some(0) } else { typed.parse::<u32>().ok() };
    read.filter(|number| *number <= most).ok_or_else(|| {
        let values = [("field", &*field.label), ("most", &*most.to_string())];
        (at, fill(WorkshopText::of(lang).bad_number, &values))
    })
}

/// Who takes part from now on.
pub(super) fn submit_people(state: &mut State) -> Submitted {
    let text = WorkshopText::of(state.lang);
    let (Some(Dialog::Form(form)), Some(shown)) = (state.dialogs.last(), workshop(state)) else {
        return Ok(Vec::new());
    };
    let list = if let [names] = &*form.fields {
        // Who has neither name nor role stands on no line of the list.
        let untold = shown.people().list().iter().filter(|one| !is_told(one)).cloned();
        names.editor.text().lines().filter_map(participant).chain(untold).collect()
    } else {
        let most = u32::try_from(MOST_PARTICIPANTS).unwrap_or(u32::MAX);
        let mut list = Vec::new();
        for (field, role) in form.fields.iter().enumerate().zip(GROUPS) {
            let count = number(field, most, state.lang)?;
            list.extend((0..count).map(|_| Participant { label: String::new(), role }));
        }
        list
    };
    if list.len() > MOST_PARTICIPANTS {
        return Err((0, fill(text.too_many_people, &[("most", &MOST_PARTICIPANTS.to_string())])));
    }
    let people = People::new(list);
    if people.voters() == 0 {
        return Err((0, text.nobody.to_owned()));
    }
    if people == *shown.people() {
        return Ok(unchanged(state));
    }
    Ok(work(state, &Act::People(people)))
}

/// What is planned from now on; only the parts that changed.
pub(super) fn submit_minutes(state: &mut State) -> Submitted {
    let (Some(Dialog::Form(form)), Some(shown)) = (state.dialogs.last(), workshop(state)) else {
        return Ok(Vec::new());
    };
    let mut wanted = Vec::new();
    for (field, slot) in form.fields.iter().enumerate().zip(shown.agenda().slots()) {
        // What is planned for longer than can be typed, which a file may hold, stays as it is.
        let minutes = number(field, MOST_MINUTES.max(slot.minutes), state.lang)?;
        if minutes != slot.minutes {
            wanted.push(Act::Minutes(slot.kind, minutes));
        }
    }
    if wanted.is_empty() {
        return Ok(unchanged(state));
    }
    Ok(wanted.iter().flat_map(|act| work(state, act)).collect())
}

fn unchanged(state: &mut State) -> Vec<Effect> {
    state.dialogs.pop();
    let said = TuiText::of(state.lang).unchanged;
    state.say(said, Tone::Info);
    Vec::new()
}

/// What is said once it is done.
pub(super) fn said(state: &State, act: &Act) -> String {
    let text = WorkshopText::of(state.lang);
    let Some(shown) = workshop(state) else { return String::new() };
    if matches!(act, Act::Minutes(..)) {
        return fill(text.agenda_changed, &[("n", &shown.agenda().minutes().to_string())]);
    }
    let people = shown.people();
    let now = fill(text.people_changed, &[("n", &people.voters().to_string())]);
    if people.can_vote_secretly() { now } else { format!("{now}  {}", text.too_few) }
}
