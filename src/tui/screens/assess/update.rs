//! What the walk's actions do.

use crate::app::Edit;
use crate::assessment::{Answer, Mark, State as Stage};
use crate::i18n::{AssessText, fill};
use crate::tui::action::Action;
use crate::tui::dialog::{Dialog, FormKind};
use crate::tui::dialogs::{evidence_form, item_words, text_form};
use crate::tui::effect::{After, Changed, Effect};
use crate::tui::hints::rating_keys;
use crate::tui::screens::home::finalise;
use crate::tui::state::{State, Tone};
use crate::tui::update::refuse;

use super::pick::{find, pick_erase, pick_figure, pick_filter, pick_rating, pick_target, records_picker};
use super::walk::{self, Filter, Pane};

/// The actions that work here, most wanted first.
#[must_use]
pub fn actions(state: &State) -> Vec<Action> {
    let Some(open) = &state.open else { return Vec::new() };
    if state.walk.is_reflections(open.framework()) {
        return vec![Action::Open, Action::NextUnanswered, Action::Search, Action::Explain, Action::Finalise];
    }
    if open.assessment.state != Stage::Draft {
        return vec![
            Action::Open,
            Action::Finalise,
            Action::Search,
            Action::Filter,
            Action::Explain,
            Action::NextUnanswered,
            Action::PreviousUnanswered,
            Action::EraseText,
        ];
    }
    // A longer scale than there are digits is picked from a list.
    let ratings = open.framework().scale.len();
    let mut actions = Action::RATES.get(..ratings).map_or_else(|| vec![Action::Open], <[Action]>::to_vec);
    actions.extend([
        Action::NotApplicable,
        Action::ClearRating,
        Action::Evidence,
        Action::Note,
        Action::NextUnanswered,
        Action::PreviousUnanswered,
        Action::Search,
        Action::Filter,
        Action::Target,
        Action::Explain,
        Action::EraseText,
        Action::Finalise,
    ]);
    actions
}

/// Carries out an action of the walk.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(open) = &state.open else { return Vec::new() };
    let framework = open.framework().clone();
    let reflections = state.walk.is_reflections(&framework);
    match action {
        Action::MoveUp | Action::MoveDown => {
            let forward = action == Action::MoveDown;
            if state.walk.pane == Pane::Tree { walk::turn(state, forward) } else { walk::step(state, forward) }
        }
        Action::PageUp | Action::PageDown => walk::turn(state, action == Action::PageDown),
        Action::First | Action::Last => walk::to_end(state, action == Action::Last),
        Action::MoveLeft if state.walk.pane == Pane::Score => state.walk.pane = Pane::List,
        Action::MoveLeft => state.walk.pane = Pane::Tree,
        Action::MoveRight if state.is_narrow() && state.walk.pane != Pane::Tree => state.walk.pane = Pane::Score,
        Action::MoveRight => state.walk.pane = Pane::List,
        Action::NextPane | Action::PreviousPane => next_pane(state, action == Action::NextPane),
        Action::NextUnanswered | Action::PreviousUnanswered => go_unanswered(state, action == Action::NextUnanswered),
        Action::Back if state.walk.pane != Pane::List => state.walk.pane = Pane::List,
        Action::Back if state.walk.filter != Filter::All => state.walk.filter = Filter::All,
        Action::Back => return crate::tui::update::act(state, Action::ScreenHome),
        Action::Open if state.walk.pane == Pane::Tree => state.walk.pane = Pane::List,
        Action::Open if reflections => reflect(state),
        Action::Open if framework.scale.len() > 9 => pick_rating(state),
        Action::Open => detail(state),
        Action::Search => find(state),
        Action::Filter => pick_filter(state),
        Action::Explain => pick_figure(state),
        Action::Finalise => return finalise(state),
        _ if reflections => {}
        _ => return change(state, action),
    }
    Vec::new()
}

fn next_pane(state: &mut State, forward: bool) {
    let order: &[Pane] =
        if state.is_narrow() { &[Pane::Tree, Pane::List, Pane::Score] } else { &[Pane::Tree, Pane::List] };
    let at = order.iter().position(|pane| *pane == state.walk.pane).unwrap_or(0);
    let next = if forward { at + 1 } else { at + order.len() - 1 } % order.len();
    state.walk.pane = order[next];
}

fn go_unanswered(state: &mut State, forward: bool) {
    let Some(open) = &state.open else { return };
    match walk::unanswered(&state.walk, open, forward) {
        Some(item) => {
            let before = state.walk.filter;
            state.walk.pane = Pane::List;
            walk::select(state, item);
            if state.walk.filter != before {
                state.say(AssessText::of(state.lang).filter_off, Tone::Info);
            }
        }
        None => state.say(AssessText::of(state.lang).none_open, Tone::Info),
    }
}

/// Actions that change the selected item or its criterion.
fn change(state: &mut State, action: Action) -> Vec<Effect> {
    // Secrecy goes before locks: a text typed by mistake can be erased in every state.
    if action != Action::EraseText && refuse(state) {
        return Vec::new();
    }
    let Some(open) = &state.open else { return Vec::new() };
    if action == Action::Target {
        pick_target(state);
        return Vec::new();
    }
    let hidden = state.is_narrow() && state.walk.pane != Pane::List;
    let item = state.walk.selected(open, state.now.date_naive());
    let Some(item) = item.filter(|_| !hidden) else {
        // What is out of sight is shown first, not changed.
        state.walk.pane = Pane::List;
        state.say(AssessText::of(state.lang).not_an_item, Tone::Info);
        return Vec::new();
    };
    if let Some(row) = action.rating() {
        return rate(state, item, row);
    }
    match action {
        Action::NotApplicable => reason(state, item),
        Action::ClearRating => {
            let edit = Edit::Rate { item, mark: None, reason: String::new() };
            return vec![Effect::Edit(edit, None, After::Stay(Changed::Cleared(item)))];
        }
        Action::Evidence => evidence(state, item),
        Action::Note => note(state, item),
        Action::EraseText => pick_erase(state, item),
        _ => {}
    }
    Vec::new()
}

fn rate(state: &mut State, item: usize, row: usize) -> Vec<Effect> {
    let Some(open) = &state.open else { return Vec::new() };
    let rows = open.framework().scale.len();
    let text = AssessText::of(state.lang);
    if rows > 9 {
        state.say(text.long_scale, Tone::Info);
        return Vec::new();
    }
    if row >= rows {
        let keys = rating_keys(state, rows);
        state.say(fill(text.no_such_rating, &[("n", &rows.to_string()), ("keys", &keys)]), Tone::Error);
        return Vec::new();
    }
    vec![rating_edit(item, row)]
}

pub(super) fn rating_edit(item: usize, row: usize) -> Effect {
    let edit = Edit::Rate { item, mark: Some(Mark::Scale(row)), reason: String::new() };
    Effect::Edit(edit, None, After::Rated(item))
}

pub(super) fn answer(state: &State, item: usize) -> Option<&Answer> {
    state.open.as_ref().and_then(|open| open.assessment.record.answers.get(item))
}

pub(super) fn titled(state: &State, template: &str, item: usize) -> String {
    let name = state.open.as_ref().map(|open| state.item_name(open.framework(), item)).unwrap_or_default();
    fill(template, &[("item", &name)])
}

fn note(state: &mut State, item: usize) {
    let text = AssessText::of(state.lang);
    let stored = answer(state, item).map(|answer| answer.note.clone()).unwrap_or_default();
    let title = titled(state, text.note_title, item);
    text_form(state, FormKind::Note(item), title, &stored);
    let asked = item_words(state, item);
    if let Some(Dialog::Form(form)) = state.dialogs.last_mut() {
        form.intro = vec![asked];
    }
}

fn reason(state: &mut State, item: usize) {
    let text = AssessText::of(state.lang);
    let stored = answer(state, item).map(|answer| answer.reason.clone()).unwrap_or_default();
    let title = titled(state, text.reason_title, item);
    text_form(state, FormKind::Reason(item), title, &stored);
    let lowest = state.open.as_ref().map_or("", |open| open.framework().scale[0].name.get(state.lang)).to_owned();
    let asked = item_words(state, item);
    if let Some(Dialog::Form(form)) = state.dialogs.last_mut() {
        form.intro = vec![asked, fill(text.reason_intro, &[("lowest", &lowest)])];
    }
}

fn reflect(state: &mut State) {
    if refuse(state) {
        return;
    }
    let index = state.walk.item;
    let Some(open) = &state.open else { return };
    let Some(question) = open.framework().reflections.get(index) else { return };
    let title = format!("{} {}", AssessText::of(state.lang).reflections, index + 1);
    let intro = question.text.get(state.lang).to_owned();
    let stored = open.assessment.record.reflections[index].clone();
    text_form(state, FormKind::Reflection(index), title, &stored);
    if let Some(Dialog::Form(form)) = state.dialogs.last_mut() {
        form.intro = vec![intro];
    }
}

fn evidence(state: &mut State, item: usize) {
    let records = answer(state, item).map_or(0, |answer| answer.evidence.len());
    if records == 0 {
        evidence_form(state, item, None);
        return;
    }
    state.dialogs.push(Dialog::Picker(records_picker(state, item)));
}

fn detail(state: &mut State) {
    let Some(open) = &state.open else { return };
    let Some(item) = state.walk.selected(open, state.now.date_naive()) else { return };
    let viewer = super::detail::detail(state, open, item);
    state.dialogs.push(Dialog::Viewer(viewer));
}
