//! Weights 权重: comparing pair by pair, the sets side by side, and how much depends on one weight.

mod ask;
mod draw;
mod forms;
mod moves;
mod saved;
mod update;

pub use draw::draw;
pub use forms::{manual_typed, name_typed, person_picked};
pub use saved::{edited, go_to};
pub use update::{act, point_at_move, point_at_pane, point_at_set, point_at_step, scroll, shown};

use crate::app::EditSession;
use crate::assessment::{Group, Pair, Step, Weigher};
use crate::framework::Framework;
use crate::i18n::{Lang, WeightsText, fill};
use crate::tui::action::Action;
use crate::tui::state::{Open, Screen, State};

/// The panes of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// One question at a time.
    #[default]
    Ask,
    /// The sets side by side.
    Sets,
    /// How far a weight must move.
    Moves,
}

impl Pane {
    /// All of them, in the order of the keys.
    pub const ALL: [Self; 3] = [Self::Ask, Self::Sets, Self::Moves];

    /// Its heading.
    #[must_use]
    pub fn title(self, lang: Lang) -> &'static str {
        let text = WeightsText::of(lang);
        match self {
            Self::Ask => text.pane_ask,
            Self::Sets => text.pane_sets,
            Self::Moves => text.pane_moves,
        }
    }
}

/// Where one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighing {
    /// The pane that has the keys.
    pub pane: Pane,
    /// The number of the person who compares.
    pub person: u32,
    /// The question, counted over all pairs of the framework.
    pub question: usize,
    /// The row of the sets the cursor is on.
    pub set: usize,
    /// The row of the sensitivities the cursor is on.
    pub row: usize,
    /// The edit session of the question that is being answered.
    pub session: Option<(u32, Pair, EditSession)>,
    /// The screen one came from.
    pub from: Screen,
}

impl Default for Weighing {
    fn default() -> Self {
        Self { pane: Pane::Ask, person: 1, question: 0, set: 0, row: 0, session: None, from: Screen::Score }
    }
}

/// Who compares now: the one chosen, if still there; else the first; else one who is there from the first judgment on.
#[must_use]
pub fn person_number(state: &State, open: &Open) -> u32 {
    let people = &open.assessment.record.weighing;
    let chosen = people.person(state.weights.person);
    chosen.or(people.people.first()).map_or(1, |person| person.number)
}

fn person<'o>(state: &State, open: &'o Open) -> Option<&'o Weigher> {
    open.assessment.record.weighing.person(person_number(state, open))
}

/// What a person is called: the name, or the number.
#[must_use]
pub fn person_name(open: &Open, number: u32, lang: Lang) -> String {
    let name = open.assessment.record.weighing.person(number).map_or("", |person| person.name.trim());
    if name.is_empty() {
        return fill(WeightsText::of(lang).person_n, &[("n", &number.to_string())]);
    }
    name.to_owned()
}

/// The question shown; none where nothing can be compared.
#[must_use]
pub fn pair(state: &State, open: &Open) -> Option<Pair> {
    let pairs: Vec<Pair> = Pair::all(open.framework()).collect();
    pairs.get(state.weights.question).or(pairs.last()).copied()
}

/// The answer to the question shown.
fn step(state: &State, open: &Open) -> Option<Step> {
    person(state, open)?.judgments.get(&pair(state, open)?).copied()
}

/// What a group is called.
#[must_use]
pub fn group_name(framework: &Framework, group: Group, lang: Lang) -> String {
    let text = WeightsText::of(lang);
    match group {
        Group::Dimensions => text.among_dimensions.to_owned(),
        Group::Criteria(dimension) => {
            fill(text.among_criteria, &[("dimension", framework.dimensions[dimension].title.get(lang))])
        }
    }
}

/// The titles of a pair.
fn titles(framework: &Framework, pair: Pair, lang: Lang) -> [&str; 2] {
    [pair.first, pair.second].map(|part| pair.group.title(framework, part, lang))
}

/// A judgment in words: which matters more, and how much.
#[must_use]
pub fn said(framework: &Framework, pair: Pair, step: Step, lang: Lang) -> String {
    let text = WeightsText::of(lang);
    let how = match step.times() {
        1 => return text.both_equal.to_owned(),
        2 => text.how_2,
        3 => text.how_3,
        4 => text.how_4,
        5 => text.how_5,
        6 => text.how_6,
        7 => text.how_7,
        8 => text.how_8,
        _ => text.how_9,
    };
    let [first, second] = titles(framework, pair, lang);
    let more = if step.get() > 0 { first } else { second };
    fill(text.more, &[("a", more), ("how", how), ("n", &step.times().to_string())])
}

/// Whether the person who compares has judged all pairs.
fn is_all_judged(state: &State, open: &Open) -> bool {
    let framework = open.framework();
    let judged = |person: &Weigher| Pair::all(framework).all(|pair| person.judgments.contains_key(&pair));
    person(state, open).is_some_and(judged)
}

/// Whether a question without an answer is left.
#[must_use]
pub fn has_open_question(state: &State) -> bool {
    state.open.as_ref().is_some_and(|open| pair(state, open).is_some() && !is_all_judged(state, open))
}

/// Whether the question shown has an answer.
#[must_use]
pub fn is_judged(state: &State) -> bool {
    state.open.as_ref().is_some_and(|open| step(state, open).is_some())
}

/// What an action does in the pane that has the keys, where it does more than its name says.
#[must_use]
pub fn label(state: &State, action: Action) -> &'static str {
    let text = WeightsText::of(state.lang);
    match (action, state.weights.pane) {
        (Action::MoveLeft, Pane::Ask) => text.label_first,
        (Action::MoveRight, Pane::Ask) => text.label_second,
        (Action::Open, Pane::Ask) => text.label_next,
        (Action::Open, Pane::Sets) => text.label_use,
        (Action::Open, Pane::Moves) => text.label_details,
        _ => action.label(state.lang),
    }
}

/// The actions that work here, most wanted first.
#[must_use]
pub fn actions(state: &State) -> Vec<Action> {
    let Some(open) = &state.open else { return Vec::new() };
    let compares = pair(state, open).is_some();
    let mut actions = Vec::new();
    match state.weights.pane {
        Pane::Ask if compares => {
            actions.extend([
                Action::MoveLeft,
                Action::MoveRight,
                Action::JudgeEqual,
                Action::Open,
                Action::ClearRating,
            ]);
            actions.extend(Action::RATES);
            actions.extend([Action::NextUnanswered, Action::PreviousUnanswered]);
        }
        Pane::Moves if !moves::is_empty(open) => actions.push(Action::Open),
        Pane::Ask | Pane::Moves => {}
        Pane::Sets => actions.push(Action::Open),
    }
    if update::elsewhere(state, open).is_some() {
        actions.insert(0, Action::Reconsider);
    }
    actions.push(Action::NextPane);
    if compares {
        actions.push(Action::ManualWeights);
        actions.extend([Action::People, Action::AddPerson, Action::NamePerson, Action::RemovePerson]);
        actions.push(Action::EraseText);
    }
    actions.push(Action::Search);
    actions
}

/// Whether an action does what it says here and now; `draft` tells whether the assessment takes changes.
#[must_use]
pub fn works(state: &State, action: Action, draft: bool) -> bool {
    let Some(open) = &state.open else { return false };
    match action {
        Action::Open => state.weights.pane != Pane::Sets || draft,
        Action::MoveLeft | Action::MoveRight => state.weights.pane == Pane::Ask && draft,
        digit if digit.rating().is_some() => state.weights.pane == Pane::Ask && draft,
        Action::JudgeEqual | Action::ManualWeights | Action::AddPerson | Action::NamePerson => draft,
        Action::ClearRating => draft && is_judged(state),
        Action::RemovePerson => draft && person(state, open).is_some(),
        // In every state of the assessment: secrecy goes before locks.
        Action::EraseText => !state.read_only && person(state, open).is_some(),
        Action::NextUnanswered | Action::PreviousUnanswered => has_open_question(state),
        _ => true,
    }
}
