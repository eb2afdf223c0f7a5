//! What keys, clicks and the store do on the workshop screen.

use crate::app::{Acted, Assessment};
use crate::i18n::{WorkshopText, fill};
use crate::tui::action::Action;
use crate::tui::dialog::{Confirm, Confirmed, Dialog, FormKind};
use crate::tui::effect::{Effect, Held, Work};
use crate::tui::hints::keyed;
use crate::tui::hit::Window;
use crate::tui::screens::assess;
use crate::tui::state::{Open, Screen, State, Tone, level_name};
use crate::tui::update::{fail, refuse};
use crate::workshop::{Act, LEAST_FOR_DOTS, Place, Refused, Round, Step, Workshop};

use super::ballot::Ballot;
use super::plan::{Draft, Row};
use super::{View, ballot, change, draw, erase, forms, is_live, meeting, view, workshop};

/// The screen is shown, perhaps of another assessment.
pub fn look_at(state: &mut State) {
    state.shop.ballot = None;
}

/// Whether the timer is shown, so that the screen is drawn anew every second.
#[must_use]
pub fn ticks(state: &State) -> bool {
    state.screen == Screen::Workshop
        && !state.shop.untimed
        && state.dialogs.is_empty()
        && view(state) == View::Room
        && workshop(state).is_some_and(|shown| shown.agenda().running().is_some())
}

/// Whether a room looks on that must not lose its screen to one key.
#[must_use]
pub fn holds_a_room(state: &State) -> bool {
    let shop = &state.shop;
    let sealed = workshop(state).is_some_and(Workshop::is_sealed);
    state.screen == Screen::Workshop
        && view(state) == View::Room
        && (shop.projector || shop.rehearsal.is_some() || sealed)
}

/// Carries out an action of the screen.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    if state.open.is_none() {
        return Vec::new();
    }
    match (view(state), action) {
        (_, Action::Search) => {
            state.screen = Screen::Assess;
            assess::act(state, Action::Search)
        }
        (View::Plan, action) => {
            let effects = on_plan(state, action);
            keep_numbers(state);
            effects
        }
        (View::Room, action) => in_room(state, action),
    }
}

/// A plan is made a day before: its numbers are kept as they change.
pub(super) fn keep_numbers(state: &mut State) {
    let numbers = state.shop.draft.numbers();
    if state.chosen.room.unwrap_or_else(|| Draft::default().numbers()) != numbers {
        state.chosen.room = Some(numbers);
    }
}

fn on_plan(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(open) = &state.open else { return Vec::new() };
    let rows = Draft::rows(open.framework().criteria().len());
    let shop = &mut state.shop;
    shop.row = shop.row.min(rows.len() - 1);
    let row = rows[shop.row];
    match action {
        Action::MoveUp => shop.row = shop.row.saturating_sub(1),
        Action::MoveDown => shop.row = (shop.row + 1).min(rows.len() - 1),
        Action::First | Action::PageUp => shop.row = 0,
        Action::Last | Action::PageDown => shop.row = rows.len() - 2,
        Action::NextPane | Action::PreviousPane => shop.row = section(&rows, shop.row, action == Action::NextPane),
        Action::MoveLeft | Action::MoveRight => {
            shop.draft.adjust(row, action == Action::MoveRight);
            if matches!(row, Row::Count(_)) && !shop.draft.names.is_empty() {
                let said = keyed(state, WorkshopText::of(state.lang).names_rule);
                state.say(said, Tone::Info);
            }
        }
        Action::Open | Action::Advance => return choose(state, row),
        Action::Calibrate => {
            if let Row::Criterion(criterion) = row {
                shop.draft.calibrate(criterion);
            } else {
                let hint = keyed(state, WorkshopText::of(state.lang).prepare_hint);
                state.say(hint, Tone::Info);
            }
        }
        Action::Names => forms::names(state),
        Action::Rehearse => return rehearse(state),
        Action::Back if shop.preparing => shop.preparing = false,
        Action::Back => state.screen = Screen::Assess,
        _ => {}
    }
    Vec::new()
}

/// The first row of the next section, or of the one before.
fn section(rows: &[Row], at: usize, forward: bool) -> usize {
    let kind = |row: &Row| match row {
        Row::Count(_) => 0,
        Row::Minutes(_) => 1,
        Row::Criterion(_) => 2,
        Row::Begin | Row::Rehearse => 3,
    };
    let now = kind(&rows[at]);
    let wanted = if forward { (now + 1) % 4 } else { (now + 3) % 4 };
    rows.iter().position(|row| kind(row) == wanted).unwrap_or(0)
}

fn choose(state: &mut State, row: Row) -> Vec<Effect> {
    match row {
        Row::Criterion(criterion) => state.shop.draft.toggle(criterion),
        Row::Count(_) | Row::Minutes(_) => {
            let hint = keyed(state, WorkshopText::of(state.lang).prepare_hint);
            state.say(hint, Tone::Info);
        }
        Row::Begin => return begin(state),
        Row::Rehearse => return rehearse(state),
    }
    Vec::new()
}

/// Whether the plan lacks something; says what.
fn lacks(state: &mut State) -> bool {
    let text = WorkshopText::of(state.lang);
    let Some(open) = &state.open else { return true };
    let plan = state.shop.draft.plan(open);
    if plan.criteria.is_empty() {
        state.say(text.no_criterion, Tone::Error);
    } else if plan.people.voters() == 0 {
        state.say(text.nobody, Tone::Error);
    } else {
        return false;
    }
    true
}

fn begin(state: &mut State) -> Vec<Effect> {
    if refuse(state) || lacks(state) {
        return Vec::new();
    }
    let Some(open) = &state.open else { return Vec::new() };
    vec![Effect::Workshop(Box::new(Work::Begin(state.shop.draft.plan(open))))]
}

fn rehearse(state: &mut State) -> Vec<Effect> {
    if lacks(state) {
        return Vec::new();
    }
    let Some(open) = &state.open else { return Vec::new() };
    let mut room = state.shop.draft.plan(open).room(open.framework());
    room.take_up(state.now);
    state.shop.rehearsal = Some(room);
    state.shop.row = 0;
    state.say(WorkshopText::of(state.lang).rehearsing, Tone::Info);
    Vec::new()
}

/// Does something in the room: in the store, or in the rehearsal.
pub(super) fn work(state: &mut State, wanted: &Act) -> Vec<Effect> {
    let now = state.now;
    if let Some(room) = &mut state.shop.rehearsal {
        match room.act(wanted, now) {
            Ok(()) => done(state, wanted),
            Err(refused) => fail(state, &refused.into()),
        }
        return Vec::new();
    }
    if refuse(state) {
        return Vec::new();
    }
    let Some(key) = meeting(state).map(|meeting| meeting.key) else { return Vec::new() };
    vec![Effect::Workshop(Box::new(Work::Act(key, wanted.clone())))]
}

/// The store did something of the workshop's.
pub fn worked(state: &mut State, assessment: Assessment, held: &Held) -> Vec<Effect> {
    let text = WorkshopText::of(state.lang);
    state.open = Some(Open::new(assessment));
    match held {
        Held::Begun => {
            state.shop = super::Shop { draft: std::mem::take(&mut state.shop.draft), ..super::Shop::default() };
            state.say(text.begun, Tone::Done);
        }
        Held::Removed => {
            (state.shop.ballot, state.shop.row) = (None, 0);
            state.say(text.removed, Tone::Done);
        }
        Held::Acted(wanted, Acted { traces, .. }) => {
            done(state, wanted);
            if *traces {
                state.say(text.traces, Tone::Error);
            }
        }
    }
    Vec::new()
}

/// Says what was done, and hands the ballot on.
fn done(state: &mut State, wanted: &Act) {
    let text = WorkshopText::of(state.lang);
    (state.notice, state.shop.scroll) = (None, None);
    match wanted {
        Act::Cast { course, .. } | Act::Slips { course, .. } => {
            let left = workshop(state).map_or(0, |shown| {
                let voted = shown.courses().get(*course).and_then(|one| one.sealed()).map_or(0, Round::voted);
                shown.people().voters().saturating_sub(voted)
            });
            if left == 0 {
                state.shop.ballot = None;
                state.say(text.ballot_all, Tone::Done);
            } else if let Act::Slips { slips, .. } = wanted {
                let counted: usize = slips.iter().map(|(_, votes)| votes.len()).sum();
                state.say(fill(text.slips_counted, &[("n", &counted.to_string())]), Tone::Done);
            } else {
                state.say(text.ballot_counted, Tone::Done);
            }
            forms::close(state, |kind| matches!(kind, FormKind::Slips { .. }));
        }
        Act::Agree { course, consensus, .. } => {
            forms::close(state, |kind| matches!(kind, FormKind::Agree { .. }));
            let agreed = workshop(state).and_then(|shown| shown.courses().get(*course));
            let said = state.open.as_ref().zip(agreed).map(|(open, agreed)| {
                let framework = open.framework();
                let name = framework.criterion(agreed.criterion).title.get(state.lang);
                let level = level_name(framework, consensus.rank, state.lang);
                fill(text.agree_done, &[("name", name), ("level", &level)])
            });
            state.say(said.unwrap_or_default(), Tone::Done);
        }
        Act::People(_) | Act::Minutes(..) => {
            forms::close(state, |kind| matches!(kind, FormKind::Attendance | FormKind::Agenda));
            let said = change::said(state, wanted);
            state.say(said, Tone::Done);
        }
        _ => state.shop.ballot = None,
    }
}

fn in_room(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Projector => {
            state.shop.projector = !state.shop.projector;
            if state.shop.projector {
                state.say(WorkshopText::of(state.lang).projector_on, Tone::Info);
            }
            return Vec::new();
        }
        Action::Timer => {
            state.shop.untimed = !state.shop.untimed;
            return Vec::new();
        }
        Action::Back => return step_out(state),
        _ => {}
    }
    let Some(place) = workshop(state).map(Workshop::place) else { return Vec::new() };
    if let (Place::Course(_), Some(window)) = (place, state.hits.window)
        && let Some(first) = turned(window, action)
    {
        state.shop.scroll = Some(first);
        return Vec::new();
    }
    if matches!(place, Place::Overview | Place::End)
        && let Some(effects) = in_overview(state, action)
    {
        return effects;
    }
    if !is_live(state) {
        refuse(state);
        return Vec::new();
    }
    match action {
        Action::Advance => advance(state),
        Action::Retreat => work(state, &Act::Back),
        Action::MoveLeft | Action::MoveRight => beside(state, place, action == Action::MoveRight),
        Action::Overview => look_over(state, place),
        Action::Attendance => {
            change::people(state);
            Vec::new()
        }
        Action::Agenda => {
            change::minutes(state);
            Vec::new()
        }
        Action::Ballot => open_ballot(state),
        Action::NotApplicable => ballot::take_up(state, action),
        digit if digit.rating().is_some() => ballot::take_up(state, digit),
        Action::Slips => forms::slips(state),
        Action::VoteAgain => work(state, &Act::VoteAgain),
        Action::DropRound => ask_to_drop(state),
        Action::Open => open_here(state),
        Action::AddAction => {
            forms::add_action(state);
            Vec::new()
        }
        Action::New if state.shop.rehearsal.is_none() => {
            (state.shop.preparing, state.shop.row) = (true, 0);
            Vec::new()
        }
        Action::EraseText => {
            erase::pick(state);
            Vec::new()
        }
        Action::RemoveWorkshop => ask_to_remove(state),
        _ => Vec::new(),
    }
}

/// The first row of a list that an action turns.
fn turned(Window { first, most }: Window, action: Action) -> Option<usize> {
    Some(match action {
        Action::MoveUp => first.saturating_sub(1),
        Action::MoveDown => (first + 1).min(most),
        Action::First | Action::PageUp => 0,
        Action::Last | Action::PageDown => most,
        _ => return None,
    })
}

/// To all criteria side by side, and back to where the room was.
fn look_over(state: &mut State, place: Place) -> Vec<Effect> {
    if place == Place::Overview {
        let back = state.shop.came_from.take();
        return back.map(|place| work(state, &Act::GoTo(place))).unwrap_or_default();
    }
    (state.shop.row, state.shop.came_from) = (0, Some(place));
    work(state, &Act::GoTo(Place::Overview))
}

/// One step out: of the projector's view, of the overview, of the screen.
fn step_out(state: &mut State) -> Vec<Effect> {
    let place = workshop(state).map(Workshop::place);
    if std::mem::take(&mut state.shop.projector) {
        return Vec::new();
    }
    if place == Some(Place::Overview) && state.shop.came_from.is_some() && is_live(state) {
        return look_over(state, Place::Overview);
    }
    state.screen = Screen::Assess;
    Vec::new()
}

/// The cursor of the list of all criteria.
fn in_overview(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    let order = draw::order(state);
    let last = order.len().saturating_sub(1);
    let row = &mut state.shop.row;
    match action {
        Action::MoveUp => *row = row.saturating_sub(1),
        Action::MoveDown => *row = (*row + 1).min(last),
        Action::First | Action::PageUp => *row = 0,
        Action::Last | Action::PageDown => *row = last,
        Action::Open if is_live(state) => {
            let index = *order.get(state.shop.row)?;
            return Some(work(state, &Act::GoTo(Place::Course(index))));
        }
        _ => return None,
    }
    Some(Vec::new())
}

/// The criterion before or after, where it was left.
fn beside(state: &mut State, place: Place, forward: bool) -> Vec<Effect> {
    let last = workshop(state).and_then(|shown| shown.courses().len().checked_sub(1));
    // A workshop on no criterion, which only a foreign hand can have written.
    let Some(last) = last else { return Vec::new() };
    let wanted = match (place, forward) {
        (Place::Opening, true) => Place::Course(0),
        (Place::Course(index), true) if index < last => Place::Course(index + 1),
        (Place::Course(_), true) => Place::Overview,
        (Place::Course(0), false) => Place::Opening,
        (Place::Course(index), false) => Place::Course(index - 1),
        (Place::Overview | Place::End, false) => Place::Course(last),
        _ => return Vec::new(),
    };
    work(state, &Act::GoTo(wanted))
}

/// On by a step; where that opens a round, it asks if somebody has not voted yet.
fn advance(state: &mut State) -> Vec<Effect> {
    let Some(shown) = workshop(state) else { return Vec::new() };
    if shown.place() == Place::Overview {
        return ask_to_end(state);
    }
    let voting =
        shown.current().filter(|(_, course)| course.step == Step::Vote).and_then(|(_, course)| course.sealed());
    let Some(round) = voting else { return work(state, &Act::Next) };
    if round.voted() < LEAST_FOR_DOTS {
        fail(state, &Refused::TooFewVotes.into());
        return Vec::new();
    }
    let missing = shown.people().voters().saturating_sub(round.voted());
    if missing == 0 {
        return work(state, &Act::Reveal);
    }
    let question = fill(WorkshopText::of(state.lang).confirm_reveal, &[("n", &missing.to_string())]);
    state.dialogs.push(Dialog::Confirm(Confirm { lines: vec![question], then: Confirmed::Reveal }));
    Vec::new()
}

pub(super) fn open_ballot(state: &mut State) -> Vec<Effect> {
    let Some(shown) = workshop(state) else { return Vec::new() };
    // Gone back to the question, the room does not see the ballot that would have the keys.
    let voting = shown.current().filter(|(_, course)| course.step == Step::Vote && course.sealed().is_some());
    let Some((index, course)) = voting else { return Vec::new() };
    let left = course.sealed().map_or(0, |round| shown.people().voters().saturating_sub(round.voted()));
    if left == 0 {
        state.say(WorkshopText::of(state.lang).ballot_all, Tone::Info);
    } else {
        state.shop.ballot = Some(Ballot::new(index, shown));
    }
    Vec::new()
}

fn open_here(state: &mut State) -> Vec<Effect> {
    let step = workshop(state).and_then(|shown| Some(shown.current()?.1.step));
    match step {
        None | Some(Step::Question) => advance(state),
        Some(Step::Vote) => open_ballot(state),
        Some(_) => {
            forms::agree(state);
            Vec::new()
        }
    }
}

/// Over is over: what was not agreed is named first.
fn ask_to_end(state: &mut State) -> Vec<Effect> {
    let text = WorkshopText::of(state.lang);
    let courses = workshop(state).map_or(&[][..], Workshop::courses);
    let open = courses.iter().filter(|course| course.consensus.is_none()).count();
    let question =
        if open > 0 { fill(text.confirm_end_open, &[("n", &open.to_string())]) } else { text.confirm_end.to_owned() };
    state.dialogs.push(Dialog::Confirm(Confirm { lines: vec![question], then: Confirmed::EndWorkshop }));
    Vec::new()
}

fn ask_to_drop(state: &mut State) -> Vec<Effect> {
    let sealed = workshop(state).and_then(|shown| shown.current()?.1.sealed().map(Round::voted));
    if let Some(voted) = sealed {
        let question = fill(WorkshopText::of(state.lang).confirm_drop, &[("n", &voted.to_string())]);
        state.dialogs.push(Dialog::Confirm(Confirm { lines: vec![question], then: Confirmed::DropRound }));
    }
    Vec::new()
}

fn ask_to_remove(state: &mut State) -> Vec<Effect> {
    if state.shop.rehearsal.take().is_some() {
        (state.shop.ballot, state.shop.row) = (None, 0);
        state.say(WorkshopText::of(state.lang).rehearsal_over, Tone::Done);
        return Vec::new();
    }
    let lines = vec![WorkshopText::of(state.lang).confirm_remove.to_owned()];
    state.dialogs.push(Dialog::Confirm(Confirm { lines, then: Confirmed::RemoveWorkshop }));
    Vec::new()
}

/// A question of the screen was answered with yes.
pub fn confirmed(state: &mut State, what: &Confirmed) -> Vec<Effect> {
    match what {
        Confirmed::Reveal => work(state, &Act::Reveal),
        Confirmed::DropRound => work(state, &Act::Drop),
        Confirmed::EndWorkshop => work(state, &Act::Next),
        Confirmed::EraseAgreed { criterion, what } => erase::erase(state, *criterion, *what),
        Confirmed::RemoveWorkshop => {
            let key = meeting(state).map(|meeting| meeting.key);
            key.map(|key| Effect::Workshop(Box::new(Work::Remove(key)))).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Puts the cursor on a row of the plan or of the overview.
pub fn point_at(state: &mut State, row: usize) {
    state.shop.row = row;
}

/// A turn of the wheel over the rows.
pub fn scroll(state: &mut State, down: bool) -> Vec<Effect> {
    act(state, if down { Action::MoveDown } else { Action::MoveUp })
}
