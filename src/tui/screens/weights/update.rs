//! What keys and clicks do on the weights screen.

use crate::app::{Edit, Weigh, Weighed};
use crate::assessment::{Group, Pair, Step, WeightSet};
use crate::i18n::WeightsText;
use crate::scoring::{live, own_groups};
use crate::tui::action::Action;
use crate::tui::effect::{After, Effect};
use crate::tui::hints::keyed;
use crate::tui::screens::assess;
use crate::tui::state::{Open, Screen, State, Tone};
use crate::tui::update::refuse;

use super::{Pane, forms, moves, pair, person, person_number, step};

/// Rows of a page.
const PAGE: usize = 8;

/// The screen is shown, coming from another one.
pub fn shown(state: &mut State) {
    if state.screen != Screen::Weights {
        state.weights.from = state.screen;
    }
}

/// Carries out an action of the screen.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(open) = &state.open else { return Vec::new() };
    if let Some(digit) = action.rating() {
        return strengthen(state, digit + 1);
    }
    match action {
        Action::NextPane => turn_pane(state, 1),
        Action::PreviousPane => turn_pane(state, Pane::ALL.len() - 1),
        Action::Back if state.weights.pane != Pane::Ask => state.weights.pane = Pane::Ask,
        Action::Back => state.screen = state.weights.from,
        Action::Search => {
            state.screen = Screen::Assess;
            return assess::act(state, Action::Search);
        }
        Action::MoveLeft | Action::MoveRight if state.weights.pane == Pane::Ask => {
            let step = step(state, open).unwrap_or_default().towards(action == Action::MoveLeft);
            return judge(state, Some(step));
        }
        Action::JudgeEqual => return judge(state, Some(Step::EQUAL)),
        Action::ClearRating if step(state, open).is_some() => return judge(state, None),
        Action::Reconsider => reconsider(state),
        Action::NextUnanswered | Action::PreviousUnanswered => {
            state.weights.pane = Pane::Ask;
            seek(state, action == Action::NextUnanswered);
        }
        Action::People => forms::choose_person(state),
        Action::AddPerson => forms::add_person(state),
        Action::NamePerson => forms::name_person(state),
        Action::RemovePerson => return remove_person(state),
        Action::EraseText => forms::erase_name(state),
        Action::ManualWeights => forms::manual(state),
        Action::Open => return opened(state),
        Action::MoveUp | Action::MoveDown | Action::PageUp | Action::PageDown | Action::First | Action::Last => {
            move_by(state, action);
        }
        _ => {}
    }
    Vec::new()
}

fn turn_pane(state: &mut State, steps: usize) {
    let at = Pane::ALL.iter().position(|pane| *pane == state.weights.pane).unwrap_or(0);
    state.weights.pane = Pane::ALL[(at + steps) % Pane::ALL.len()];
}

fn move_by(state: &mut State, action: Action) {
    let Some(open) = &state.open else { return };
    let pane = state.weights.pane;
    let questions: Vec<Pair> = Pair::all(open.framework()).collect();
    let last = match pane {
        Pane::Ask => questions.len(),
        Pane::Sets => WeightSet::ALL.len(),
        Pane::Moves => moves::rows(open).len(),
    }
    .saturating_sub(1);
    let weights = &mut state.weights;
    let at = match pane {
        Pane::Ask => &mut weights.question,
        Pane::Sets => &mut weights.set,
        Pane::Moves => &mut weights.row,
    };
    *at = match action {
        Action::MoveUp => at.saturating_sub(1),
        Action::MoveDown => *at + 1,
        Action::First => 0,
        Action::Last => last,
        // A page of questions is a group.
        Action::PageUp if pane == Pane::Ask => group_from(&questions, *at, false),
        Action::PageDown if pane == Pane::Ask => group_from(&questions, *at, true),
        Action::PageUp => at.saturating_sub(PAGE),
        _ => *at + PAGE,
    }
    .min(last);
}

/// The first question of the group before or after.
fn group_from(questions: &[Pair], at: usize, forward: bool) -> usize {
    let group = |question: usize| questions.get(question).map(|pair| pair.group);
    let first = |of: Option<Group>| questions.iter().position(|pair| Some(pair.group) == of).unwrap_or(0);
    if forward {
        return (at..questions.len()).find(|question| group(*question) != group(at)).unwrap_or(at);
    }
    let own = first(group(at));
    if at > own { own } else { first(group(own.saturating_sub(1))) }
}

/// A digit is how many times the part matters that the judgment favours already: which one that is, it does not say.
fn strengthen(state: &mut State, times: usize) -> Vec<Effect> {
    let Some(open) = &state.open else { return Vec::new() };
    if state.weights.pane != Pane::Ask {
        return Vec::new();
    }
    match step(state, open).unwrap_or_default().with_times(times) {
        Some(step) => judge(state, Some(step)),
        None if refuse(state) => Vec::new(),
        None => {
            let said = keyed(state, WeightsText::of(state.lang).which_first);
            state.say(said, Tone::Info);
            Vec::new()
        }
    }
}

/// Goes to the next or previous question that the person has not answered, around the end.
fn seek(state: &mut State, forward: bool) {
    let Some(open) = &state.open else { return };
    let questions: Vec<Pair> = Pair::all(open.framework()).collect();
    let judged = |pair: &Pair| person(state, open).is_some_and(|person| person.judgments.contains_key(pair));
    let all = questions.len();
    let at = state.weights.question.min(all.saturating_sub(1));
    let order = (1..all).map(|step| if forward { (at + step) % all } else { (at + all - step) % all });
    if let Some(found) = order.into_iter().find(|question| !judged(&questions[*question])) {
        state.weights.question = found;
    } else if all == 0 || judged(&questions[at]) {
        let text = WeightsText::of(state.lang);
        state.say(if all == 0 { text.no_questions } else { text.all_judged }, Tone::Info);
    }
}

/// Stores an answer to the question shown.
fn judge(state: &mut State, step: Option<Step>) -> Vec<Effect> {
    if refuse(state) {
        return Vec::new();
    }
    let Some(open) = &state.open else { return Vec::new() };
    let (number, Some(asked)) = (person_number(state, open), pair(state, open)) else {
        state.say(WeightsText::of(state.lang).no_questions, Tone::Info);
        return Vec::new();
    };
    state.weights.pane = Pane::Ask;
    // As long as it is the same question, moving the slider is one change.
    let session = match state.weights.session {
        Some((person, pair, session)) if (person, pair) == (number, asked) => session,
        _ => state.session(),
    };
    state.weights.session = Some((number, asked, session));
    let edit = Edit::Weigh(Weigh::Judge { person: number, pair: asked, step });
    vec![Effect::Edit(edit, Some(session), After::Weighed(Weighed::Judgment(number, asked)))]
}

/// The judgment to look at again, where it is not the one shown: of this group, else of the first that has one.
pub(super) fn elsewhere(state: &State, open: &Open) -> Option<Pair> {
    let shown = pair(state, open)?;
    let of = |group: Group| live(open.framework(), person(state, open), group).again;
    let groups = std::iter::once(shown.group).chain(Group::all(open.framework()));
    groups.filter_map(of).map(|(worst, _)| worst).find(|worst| *worst != shown)
}

fn reconsider(state: &mut State) {
    let Some(open) = &state.open else { return };
    let Some(worst) = elsewhere(state, open) else {
        state.say(WeightsText::of(state.lang).nothing_again, Tone::Info);
        return;
    };
    let question = Pair::all(open.framework()).position(|pair| pair == worst);
    state.weights.pane = Pane::Ask;
    state.weights.question = question.unwrap_or(state.weights.question);
}

fn remove_person(state: &mut State) -> Vec<Effect> {
    if refuse(state) {
        return Vec::new();
    }
    let Some(open) = &state.open else { return Vec::new() };
    let Some(person) = person(state, open).map(|person| person.number) else {
        state.say(WeightsText::of(state.lang).person_unknown, Tone::Info);
        return Vec::new();
    };
    let edit = Edit::Weigh(Weigh::Remove { person });
    vec![Effect::Edit(edit, None, After::Weighed(Weighed::Person(person)))]
}

/// A question goes on to the next open one, a set is put in force, a sensitivity is told in sentences.
fn opened(state: &mut State) -> Vec<Effect> {
    match state.weights.pane {
        Pane::Ask => seek(state, true),
        Pane::Sets => return use_set(state),
        Pane::Moves => moves::tell(state),
    }
    Vec::new()
}

fn use_set(state: &mut State) -> Vec<Effect> {
    if refuse(state) {
        return Vec::new();
    }
    let text = WeightsText::of(state.lang);
    let Some(open) = &state.open else { return Vec::new() };
    let set = WeightSet::ALL[state.weights.set.min(WeightSet::ALL.len() - 1)];
    let (own, _) = own_groups(open.framework(), &open.assessment.record.weighing, set);
    if own == 0 && matches!(set, WeightSet::Ahp | WeightSet::Manual) {
        state.say(if set == WeightSet::Ahp { text.no_groups_ahp } else { text.no_groups_manual }, Tone::Error);
        return Vec::new();
    }
    vec![Effect::Edit(Edit::Weigh(Weigh::Use(set)), None, After::Weighed(Weighed::Use))]
}

/// A number of the slider was clicked.
pub fn point_at_step(state: &mut State, step: i8) -> Vec<Effect> {
    match Step::new(step.into()) {
        Some(step) => judge(state, Some(step)),
        None => Vec::new(),
    }
}

/// A pane was clicked.
pub fn point_at_pane(state: &mut State, pane: Pane) {
    state.weights.pane = pane;
}

/// A set was clicked.
pub fn point_at_set(state: &mut State, row: usize) {
    (state.weights.pane, state.weights.set) = (Pane::Sets, row);
}

/// A sensitivity was clicked.
pub fn point_at_move(state: &mut State, row: usize) {
    (state.weights.pane, state.weights.row) = (Pane::Moves, row);
}

/// A turn of the wheel over a pane.
pub fn scroll(state: &mut State, pane: Pane, down: bool) {
    let before = std::mem::replace(&mut state.weights.pane, pane);
    move_by(state, if down { Action::MoveDown } else { Action::MoveUp });
    if pane == Pane::Ask {
        state.weights.pane = before;
    }
}
