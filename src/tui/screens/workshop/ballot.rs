//! The ballot that is passed from hand to hand: it takes digits, confirm and clear, and shows no vote at all.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::i18n::WorkshopText;
use crate::text::narrow;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::state::{Screen, State, Tone};
use crate::workshop::{Act, Group, Role, Vote, Workshop};

use super::update::work;
use super::workshop;

/// A ballot in somebody's hands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// The criterion's place in the workshop.
    pub course: usize,
    /// The voter's role, once it is chosen; asked for only where votes are counted by role.
    pub group: Option<Group>,
    /// The vote, until it is confirmed.
    pub choice: Option<Vote>,
    /// The number that was typed for it, which one more digit may follow where there are more than nine levels.
    typed: u32,
}

impl Ballot {
    /// A clean ballot.
    pub(super) fn new(course: usize, shown: &Workshop) -> Self {
        let group = if shown.people().keeps_roles() { None } else { Some(None) };
        Self { course, group, choice: None, typed: 0 }
    }
}

/// Whether a ballot has the keys.
#[must_use]
pub fn casts(state: &State) -> bool {
    state.screen == Screen::Workshop && state.shop.ballot.is_some() && state.dialogs.is_empty()
}

/// The roles to choose from, in the order of their numbers.
pub(super) fn roles(shown: &Workshop) -> Vec<Role> {
    shown.people().voting_roles()
}

/// The number that stands for a level: its rank where all ranks are single digits, else its place.
pub(super) fn number(ranks: &[i64], level: usize) -> i64 {
    if ranks.iter().all(|rank| (1..=9).contains(rank)) { ranks[level] } else { i64::try_from(level).unwrap_or(0) + 1 }
}

/// The digits that begin a ballot: those of the levels, as far as they have one.
pub(super) fn digits(shown: &Workshop) -> Vec<Action> {
    let ranks = shown.ranks();
    let digit = |level| usize::try_from(number(ranks, level)).ok()?.checked_sub(1);
    (0..ranks.len()).filter_map(digit).filter_map(|digit| Action::RATES.get(digit)).copied().collect()
}

/// A digit before anybody took the ballot up: it is taken up with it. Where the role is asked first the digit was not
/// meant for that, and is let go.
pub(super) fn take_up(state: &mut State, action: Action) -> Vec<Effect> {
    super::update::open_ballot(state);
    let asked = state.shop.ballot.as_ref().is_some_and(|ballot| ballot.group.is_none());
    let digit = action.rating().map_or(Some(0), |rating| u32::try_from(rating + 1).ok());
    if let (false, true, Some(digit)) = (asked, state.shop.ballot.is_some(), digit) {
        choose(state, digit);
    }
    Vec::new()
}

/// A key for the ballot.
pub fn ballot_key(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
        return Vec::new();
    }
    state.notice = None;
    match key.code {
        KeyCode::Char(letter) => {
            if let Some(digit) = narrow(letter).to_digit(10) {
                choose(state, digit);
            } else if narrow(letter) == '-' {
                abstain(state);
            }
        }
        KeyCode::Enter => return confirm(state),
        KeyCode::Backspace | KeyCode::Delete | KeyCode::Esc => clear(state),
        _ => {}
    }
    Vec::new()
}

fn choose(state: &mut State, digit: u32) {
    let text = WorkshopText::of(state.lang);
    let Some(shown) = workshop(state) else { return };
    let (known, ranks) = (roles(shown), shown.ranks().to_vec());
    let Some(ballot) = &mut state.shop.ballot else { return };
    if ballot.group.is_none() {
        let chosen = usize::try_from(digit).ok().and_then(|digit| known.get(digit.checked_sub(1)?)).copied();
        match chosen {
            Some(role) => ballot.group = Some(Some(role)),
            None => state.say(text.ballot_none, Tone::Error),
        }
        return;
    }
    let level = |typed: u32| (0..ranks.len()).find(|level| number(&ranks, *level) == i64::from(typed));
    let vote = |typed: u32| if typed == 0 { Some(Vote::Abstain) } else { level(typed).map(Vote::Level) };
    let longer = ballot.typed.saturating_mul(10).saturating_add(digit);
    match [longer, digit].into_iter().find_map(|typed| Some((typed, vote(typed)?))) {
        Some((typed, vote)) => (ballot.typed, ballot.choice) = (typed, Some(vote)),
        None => state.say(text.ballot_none, Tone::Error),
    }
}

/// A stroke abstains, whatever was typed before.
fn abstain(state: &mut State) {
    let asked = state.shop.ballot.as_ref().is_some_and(|ballot| ballot.group.is_none());
    match &mut state.shop.ballot {
        Some(ballot) if !asked => (ballot.typed, ballot.choice) = (0, Some(Vote::Abstain)),
        _ => choose(state, 0),
    }
}

/// The last thing chosen is taken back; with nothing chosen the keyboard goes back to whoever leads.
fn clear(state: &mut State) {
    let text = WorkshopText::of(state.lang);
    let keeps_roles = workshop(state).is_some_and(|shown| shown.people().keeps_roles());
    let Some(ballot) = &mut state.shop.ballot else { return };
    ballot.typed = 0;
    if ballot.choice.take().is_some() {
        return;
    }
    if keeps_roles && ballot.group.take().is_some() {
        return;
    }
    state.shop.ballot = None;
    state.say(text.ballot_stopped, Tone::Info);
}

fn confirm(state: &mut State) -> Vec<Effect> {
    let Some(Ballot { course, group: Some(group), choice: Some(choice), .. }) = state.shop.ballot.clone() else {
        return Vec::new();
    };
    // Cleared before it is counted: whatever comes of it, the next hand finds an empty ballot.
    if let (Some(shown), true) = (workshop(state), state.shop.ballot.is_some()) {
        state.shop.ballot = Some(Ballot::new(course, shown));
    }
    work(state, &Act::Cast { course, group, votes: vec![choice] })
}
