//! What a click and the wheel do.

use chrono::TimeDelta;
use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;

use crate::app::Moment;

use super::action::Action;
use super::dialog::Dialog;
use super::effect::Effect;
use super::hit::{Pane, Target, Text};
use super::screens::{assess, export, home, score, weights, workshop};
use super::state::State;
use super::update::act;
use super::{dialogs, input};

/// How long after a click another one at the same place belongs to it.
const DOUBLE: TimeDelta = TimeDelta::milliseconds(400);

/// Rows that a turn of the wheel moves where rows are single lines.
const TURN: usize = 3;

/// The last click.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Click {
    at: Moment,
    place: (u16, u16),
    target: Option<Target>,
}

/// Whether an event of the mouse does anything: moving it and letting a button go do not.
#[must_use]
pub fn counts(event: MouseEvent) -> bool {
    use MouseEventKind::{Down, ScrollDown, ScrollUp};
    matches!(event.kind, Down(MouseButton::Left) | ScrollUp | ScrollDown)
}

/// A click or a turn of the wheel.
pub fn handle(state: &mut State, event: MouseEvent) -> Vec<Effect> {
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => click(state, (event.column, event.row)),
        MouseEventKind::ScrollUp => wheel(state, (event.column, event.row), false),
        MouseEventKind::ScrollDown => wheel(state, (event.column, event.row), true),
        _ => Vec::new(),
    }
}

fn click(state: &mut State, place: (u16, u16)) -> Vec<Effect> {
    let hit = state.hits.at(place.0, place.1);
    let target = hit.map(|(_, target)| target);
    let (at, before) = (state.now, state.click);
    let again = before.filter(|click| click.place == place && at - click.at <= DOUBLE);
    state.click = again.is_none().then_some(Click { at, place, target });
    let Some((area, target)) = hit else { return Vec::new() };
    if workshop::casts(state) && !matches!(target, Target::Press(_)) {
        return Vec::new();
    }
    match again {
        None => first(state, target, area, place),
        Some(click) if click.target == Some(target) => second(state, target),
        // The screen changed under a double click: its second half is meant for what was there before.
        Some(_) => Vec::new(),
    }
}

/// A click selects; where nothing is there to select it does what it is on.
fn first(state: &mut State, target: Target, area: Rect, place: (u16, u16)) -> Vec<Effect> {
    match target {
        Target::Act(action) => {
            state.notice = None;
            state.home.searching = false;
            let mut effects = export::leave_folder(state);
            effects.extend(act(state, action));
            return effects;
        }
        Target::Press(chord) => return input::press(state, KeyEvent::new(chord.code, chord.modifiers)),
        Target::Assessment(row) => return home::point_at(state, row),
        Target::Page(page) => assess::open_page(state, page),
        Target::Item(item) => assess::point_at(state, item),
        Target::Figure(row, column) => score::point_at_figure(state, row, column),
        Target::Finding(finding) => score::point_at_finding(state, finding),
        Target::Weighing(pane) => weights::point_at_pane(state, pane),
        Target::Judge(step) => {
            state.notice = None;
            return weights::point_at_step(state, step);
        }
        Target::WeightSet(row) => weights::point_at_set(state, row),
        Target::Sensitivity(row) => weights::point_at_move(state, row),
        Target::Plan(row) => workshop::point_at(state, row),
        Target::PlanBox(row) => {
            state.notice = None;
            workshop::point_at(state, row);
            return act(state, Action::Open);
        }
        Target::Choosing(pane) => return export::point_at(state, pane),
        Target::Choice(pane, row) => {
            state.notice = None;
            return export::choose(state, pane, row);
        }
        Target::Row(row) => return dialogs::point_at_row(state, row),
        Target::Offer(offer) => dialogs::point_at_offer(state, offer),
        Target::Text(text) => caret(state, text, area, place),
    }
    Vec::new()
}

/// The second click of two opens what the first one selected.
fn second(state: &mut State, target: Target) -> Vec<Effect> {
    match target {
        Target::Page(_) => {
            assess::enter_page(state);
            Vec::new()
        }
        Target::Assessment(_)
        | Target::Item(_)
        | Target::Figure(..)
        | Target::Finding(_)
        | Target::WeightSet(_)
        | Target::Sensitivity(_)
        | Target::Plan(_)
        // A box that is clicked twice is as it was.
        | Target::PlanBox(_) => act(state, Action::Open),
        Target::Row(row) => dialogs::open_row(state, row),
        Target::Choice(pane @ (export::Pane::Formats | export::Pane::Parts), row) => export::choose(state, pane, row),
        Target::Act(_)
        | Target::Press(_)
        | Target::Offer(_)
        | Target::Text(_)
        | Target::Weighing(_)
        | Target::Judge(_)
        | Target::Choosing(_)
        | Target::Choice(..) => Vec::new(),
    }
}

/// Puts the caret where a text was clicked.
fn caret(state: &mut State, text: Text, area: Rect, place: (u16, u16)) {
    let (column, row) = (usize::from(place.0 - area.x), usize::from(place.1 - area.y));
    let (columns, rows) = (usize::from(area.width), usize::from(area.height));
    match (text, state.dialogs.last_mut()) {
        (Text::Search, _) => {
            state.home.searching = true;
            state.home.search.point_in_line(columns, column);
        }
        (Text::Folder, _) => export::point_at_folder(state, columns, column),
        (Text::Query, Some(Dialog::Picker(picker))) => {
            if let Some(query) = &mut picker.query {
                query.point_in_line(columns, column);
            }
        }
        (Text::Query, Some(Dialog::Viewer(viewer))) => {
            if let Some(query) = &mut viewer.query {
                query.point_in_line(columns, column);
            }
        }
        (Text::Field(index), Some(Dialog::Form(form))) => {
            form.offer = None;
            if form.focus != index {
                form.focus = index;
                form.offers.clear();
            }
            let field = &mut form.fields[index];
            if field.rows > 1 {
                field.editor.point_in_block((columns, rows), (column, row));
            } else {
                field.editor.point_in_line(columns, column);
            }
        }
        _ => {}
    }
}

/// A turn of the wheel moves in the pane under the pointer, and stops at its ends.
fn wheel(state: &mut State, place: (u16, u16), down: bool) -> Vec<Effect> {
    let Some(pane) = state.hits.pane_at(place.0, place.1) else { return Vec::new() };
    if workshop::casts(state) {
        return Vec::new();
    }
    match pane {
        Pane::Assessments => {
            let row = state.home.cursor;
            return home::point_at(state, if down { row + TURN } else { row.saturating_sub(TURN) });
        }
        Pane::Tree => assess::turn_page(state, down),
        Pane::Items => assess::scroll_items(state, down),
        Pane::Table => score::scroll_table(state, down),
        Pane::Findings => score::scroll_findings(state, down),
        Pane::Weighing(pane) => weights::scroll(state, pane, down),
        Pane::Shop => return workshop::scroll(state, down),
        Pane::Choosing(pane) => export::scroll(state, pane, down),
        Pane::Picker => dialogs::scroll_rows(state, down),
        Pane::Viewer => dialogs::scroll_text(state, if down { 3 } else { -3 }),
        Pane::Field(index) => {
            let window = state.size.0;
            let Some(Dialog::Form(form)) = state.dialogs.last_mut() else { return Vec::new() };
            let columns = dialogs::text_columns(form, window);
            let Some(field) = form.fields.get_mut(index) else { return Vec::new() };
            for _ in 0..TURN {
                if down {
                    field.editor.down(columns)
                } else {
                    field.editor.up(columns)
                };
            }
        }
    }
    Vec::new()
}
