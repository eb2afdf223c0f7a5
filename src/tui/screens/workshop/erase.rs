//! Erasing what should never have been typed in a workshop: the words of an agreement, an action.

use crate::app::Erase;
use crate::i18n::{AssessText, TuiText, WorkshopText, fill};
use crate::tui::dialog::{Confirm, Confirmed, Dialog, Entry, Picker, PickerKind};
use crate::tui::effect::Effect;
use crate::tui::state::{State, Tone};

use super::{meeting, workshop};

/// The criterion in the room, of a stored workshop.
fn here(state: &State) -> Option<usize> {
    if state.shop.rehearsal.is_some() {
        return None;
    }
    Some(workshop(state)?.current()?.1.criterion)
}

/// The rows to choose from: the words of the agreement, then each action of the criterion.
fn rows(state: &State, criterion: usize) -> Vec<Entry> {
    let text = WorkshopText::of(state.lang);
    let courses = meeting(state).map_or(&[][..], |meeting| meeting.workshop.courses());
    let agreed = courses.iter().find(|course| course.criterion == criterion).and_then(|one| one.consensus.as_ref());
    let words = agreed.map(|one| format!("{} {}", one.reason, one.minority).trim().to_owned());
    let words = words.filter(|words| !words.is_empty());
    let mut rows: Vec<Entry> =
        words.map(|label| Entry { label, detail: text.agreed.to_owned(), value: 0 }).into_iter().collect();
    let actions = state.open.as_ref().map_or(&[][..], |open| &open.assessment.record.actions);
    for (index, action) in actions.iter().enumerate().filter(|(_, action)| action.criterion == criterion) {
        rows.push(Entry { label: action.what.clone(), detail: text.slot_actions.to_owned(), value: index + 1 });
    }
    rows
}

/// Whether there is anything to erase.
pub(super) fn has_words(state: &State) -> bool {
    here(state).is_some_and(|criterion| !rows(state, criterion).is_empty())
}

/// Lets a text be chosen.
pub(super) fn pick(state: &mut State) {
    let text = AssessText::of(state.lang);
    let Some((criterion, open)) = here(state).zip(state.open.as_ref()) else { return };
    let name = open.framework().criterion(criterion).title.get(state.lang).to_owned();
    let entries = rows(state, criterion);
    if entries.is_empty() {
        state.say(text.erase_nothing, Tone::Info);
        return;
    }
    let title = fill(text.erase_title, &[("item", &name)]);
    let hint = TuiText::of(state.lang).pick_hint;
    state.dialogs.push(Dialog::Picker(Picker::new(PickerKind::EraseAgreed(criterion), &title, entries, hint)));
}

/// A text was chosen: asked first.
pub fn erase_picked(state: &mut State, criterion: usize, what: usize) {
    let text = AssessText::of(state.lang);
    let lines = vec![text.erase_question.to_owned(), text.erase_then.to_owned()];
    state.dialogs.push(Dialog::Confirm(Confirm { lines, then: Confirmed::EraseAgreed { criterion, what } }));
}

/// It is to go.
pub(super) fn erase(state: &State, criterion: usize, what: usize) -> Vec<Effect> {
    let Some(index) = what.checked_sub(1) else { return vec![Effect::Erase(Erase::Agreement(criterion))] };
    let action = state.open.as_ref().and_then(|open| open.assessment.record.actions.get(index)).cloned();
    action.map(|action| Effect::Erase(Erase::Action(action))).into_iter().collect()
}
