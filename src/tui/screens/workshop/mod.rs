//! Workshop 研讨: a group walked through criterion by criterion, its ballots sealed.
//!
//! A stored workshop is walked through in the store: every step comes back from there before it is shown. A rehearsal
//! is the same room, kept in memory only.

mod ballot;
mod change;
mod draw;
mod erase;
mod forms;
mod plan;
mod update;

pub use ballot::{ballot_key, casts};
pub use draw::{draw, fills_window};
pub use erase::erase_picked;
pub use forms::{add_action, agree, needed, submit};
pub use plan::{Draft, Numbers};
pub use update::{act, confirmed, holds_a_room, look_at, point_at, scroll, ticks, worked};

use crate::app::{Meeting, in_the_room};
use crate::i18n::WorkshopText;
use crate::tui::action::Action;
use crate::tui::state::State;
use crate::workshop::{Place, Room, Step, Workshop};

use ballot::Ballot;

/// What the workshop screen knows beside the store.
#[derive(Debug, Default)]
pub struct Shop {
    /// The plan of the next workshop.
    pub draft: Draft,
    /// Another workshop is being prepared, though there is one.
    pub preparing: bool,
    /// A workshop of which nothing is stored.
    pub rehearsal: Option<Room>,
    /// The ballot that has the keys.
    pub ballot: Option<Ballot>,
    /// The row the cursor is on: of the plan, or of the overview.
    pub row: usize,
    /// The first level shown where not all of them fit, once it was chosen.
    pub scroll: Option<usize>,
    /// Where the room was before it looked at all criteria.
    pub came_from: Option<Place>,
    /// The view for the projector.
    pub projector: bool,
    /// The timer is hidden.
    pub untimed: bool,
}

impl Shop {
    /// What it knows before anything was planned for an assessment: the numbers of the last plan.
    #[must_use]
    pub fn like(numbers: Option<Numbers>) -> Self {
        Self { draft: Draft::like(numbers), ..Self::default() }
    }
}

/// What the screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// A plan that is being made.
    Plan,
    /// The room.
    Room,
}

/// What is shown now.
#[must_use]
pub fn view(state: &State) -> View {
    let shop = &state.shop;
    let stored = !shop.preparing && meeting(state).is_some();
    if shop.rehearsal.is_some() || stored { View::Room } else { View::Plan }
}

/// The stored workshop that is shown.
#[must_use]
pub fn meeting(state: &State) -> Option<&Meeting> {
    in_the_room(&state.open.as_ref()?.assessment.meetings)
}

/// The workshop in the room.
#[must_use]
pub fn workshop(state: &State) -> Option<&Workshop> {
    if let Some(room) = &state.shop.rehearsal {
        return Some(room.workshop());
    }
    if state.shop.preparing { None } else { meeting(state).map(|meeting| &meeting.workshop) }
}

/// Whether the room sees what came of a stored workshop.
#[must_use]
pub fn sums_up(state: &State) -> bool {
    let place = workshop(state).map(Workshop::place);
    state.shop.rehearsal.is_none() && matches!(place, Some(Place::Overview | Place::End))
}

/// Whether the room may do more than look: the assessment is a draft, or nothing is stored anyway.
fn is_live(state: &State) -> bool {
    let draft = state.open.as_ref().is_some_and(|open| open.assessment.state == crate::assessment::State::Draft);
    state.shop.rehearsal.is_some() || (draft && !state.read_only)
}

/// The actions that work here, most wanted first.
#[must_use]
pub fn actions(state: &State) -> Vec<Action> {
    if state.open.is_none() {
        return Vec::new();
    }
    if view(state) == View::Plan {
        let mut actions = vec![Action::Open, Action::NextPane];
        actions.extend([Action::Calibrate, Action::Names, Action::Rehearse]);
        return actions;
    }
    let Some(shown) = workshop(state) else { return Vec::new() };
    let mut actions = Vec::new();
    if is_live(state) {
        actions.extend(here(shown));
    }
    if sums_up(state) {
        actions.push(Action::ScreenExport);
    }
    if is_live(state) && change::can_change(shown) {
        actions.extend([Action::Attendance, Action::Agenda]);
    }
    actions.extend([Action::Overview, Action::Projector]);
    if shown.slot().is_some() {
        actions.push(Action::Timer);
    }
    if is_live(state) {
        if state.shop.rehearsal.is_none() {
            actions.push(Action::New);
        }
        if erase::has_words(state) {
            actions.push(Action::EraseText);
        }
        actions.push(Action::RemoveWorkshop);
    }
    actions
}

/// What the place of the room asks for.
fn here(shown: &Workshop) -> Vec<Action> {
    let Some((_, course)) = shown.current() else {
        return match shown.place() {
            Place::Overview => vec![Action::Advance, Action::Retreat, Action::Open],
            Place::End => vec![Action::Retreat],
            _ => vec![Action::Advance],
        };
    };
    let secret = shown.people().can_vote_secretly();
    match course.step {
        Step::Question => vec![Action::Advance, Action::Retreat],
        Step::Vote => {
            let mut actions = vec![Action::Ballot];
            actions.extend(ballot::digits(shown));
            actions.extend([Action::Slips, Action::Advance, Action::DropRound, Action::Retreat, Action::NotApplicable]);
            actions
        }
        Step::Reveal | Step::Discuss | Step::Decide => {
            let mut actions = vec![Action::Advance, Action::Retreat];
            if secret {
                actions.push(Action::VoteAgain);
            }
            actions.extend([Action::Open, Action::AddAction]);
            actions
        }
        Step::Reason | Step::Action => vec![Action::Advance, Action::Retreat, Action::Open, Action::AddAction],
    }
}

/// What going on does here, in the footer: while a round is being voted on, it opens it.
#[must_use]
pub fn advance_label(state: &State) -> &'static str {
    let voting = workshop(state).and_then(Workshop::current).is_some_and(|(_, course)| course.step == Step::Vote);
    if voting { WorkshopText::of(state.lang).label_reveal } else { Action::Advance.label(state.lang) }
}

/// What opening does here, in the footer.
#[must_use]
pub fn open_label(state: &State) -> &'static str {
    let text = WorkshopText::of(state.lang);
    match workshop(state).map(|shown| (shown.place(), shown.current())) {
        Some((Place::Course(_), _)) => text.label_agree,
        Some((Place::Overview | Place::End, _)) => text.label_go,
        _ => text.label_choose,
    }
}
