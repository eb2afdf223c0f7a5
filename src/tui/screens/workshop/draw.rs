//! Drawing the workshop: the plan, or the room, sparse and large.

mod digits;
mod overview;
mod plan;
mod room;
mod votes;

pub use overview::order;

use ratatui::layout::{Position, Rect};

use crate::i18n::{Lang, MinutesText, WorkshopText, fill};
use crate::report::votes::slot_word;
use crate::text::{join_within, marked_as_cut, wrapped};
use crate::tui::hints::keyed;
use crate::tui::hit::{Pane as HitPane, Window};
use crate::tui::paint::Painter;
use crate::tui::state::State;
use crate::workshop::{Place, SlotKind, Step, Workshop};

use super::{View, view, workshop};

/// Whether the screen takes the whole window, without header and footer.
#[must_use]
pub fn fills_window(state: &State) -> bool {
    state.screen == crate::tui::state::Screen::Workshop && state.shop.projector && view(state) == View::Room
}

/// Draws the screen.
pub fn draw(state: &State, painter: &mut Painter<'_>, area: Rect) -> Option<Position> {
    let open = state.open.as_ref()?;
    match (view(state), workshop(state)) {
        (View::Room, Some(shown)) => {
            head(state, painter, area, shown);
            let top = if area.height < 12 { 1 } else { 2 };
            if top > 1 {
                painter.rule(area, 1);
            }
            let body = Rect { y: area.y + top, height: area.height.saturating_sub(top), ..area };
            match shown.place() {
                Place::Opening => opening(state, painter, body, shown),
                Place::Course(_) => room::draw(state, painter, body, shown),
                Place::Overview | Place::End => overview::draw(state, painter, body, shown),
            }
        }
        _ => plan::draw(state, painter, area, open),
    }
    None
}

/// The word for a part of the agenda.
fn slot_name(kind: SlotKind, lang: Lang) -> &'static str {
    slot_word(MinutesText::of(lang), kind)
}

fn step_name(step: Step, lang: Lang) -> &'static str {
    let text = WorkshopText::of(lang);
    match step {
        Step::Question => text.step_question,
        Step::Vote => text.step_vote,
        Step::Reveal => text.step_reveal,
        Step::Discuss => text.step_discuss,
        Step::Decide => text.step_decide,
        Step::Reason => text.step_reason,
        Step::Action => text.step_action,
    }
}

/// `06:12`, with hours only where there are some.
fn clock(seconds: i64) -> String {
    let (minutes, rest) = (seconds / 60, seconds % 60);
    if minutes >= 60 {
        format!("{}:{:02}:{rest:02}", minutes / 60, minutes % 60)
    } else {
        format!("{minutes:02}:{rest:02}")
    }
}

/// Where the room is, and how much time its part has left.
fn head(state: &State, painter: &mut Painter<'_>, area: Rect, shown: &Workshop) {
    let (text, theme) = (WorkshopText::of(state.lang), painter.theme);
    let mut column = 1;
    if let Some((index, course)) = shown.current() {
        let all = shown.courses().len().to_string();
        let narrow = area.width < 60;
        let number = (index + 1).to_string();
        let place =
            if narrow { format!("{number}/{all}") } else { fill(text.course_n, &[("n", &number), ("all", &all)]) };
        column += painter.put(area, column, 0, &place, theme.dim) + 2;
        let name =
            state.open.as_ref().map_or("", |open| open.framework().criterion(course.criterion).title.get(state.lang));
        column += painter.put(area, column, 0, name, theme.heading) + 2;
        column += painter.put(area, column, 0, step_name(course.step, state.lang), theme.accent) + 2;
        if !course.rounds.is_empty() && !narrow {
            let round = fill(text.round_n, &[("n", &course.rounds.len().to_string())]);
            column += painter.put(area, column, 0, &round, theme.dim) + 2;
        }
    } else {
        let name = match shown.place() {
            Place::Opening => slot_name(SlotKind::Opening, state.lang),
            Place::End => text.ended,
            _ => text.overview,
        };
        column += painter.put(area, column, 0, name, theme.heading) + 2;
    }
    if state.shop.rehearsal.is_some() {
        column += painter.put(area, column, 0, text.rehearsal, theme.warning) + 2;
    }
    timer(state, painter, Rect { x: area.x + column, width: area.width.saturating_sub(column + 1), ..area }, shown);
}

fn timer(state: &State, painter: &mut Painter<'_>, area: Rect, shown: &Workshop) {
    if state.shop.untimed {
        return;
    }
    let text = WorkshopText::of(state.lang);
    let Some(kind) = shown.slot() else { return };
    let name = slot_name(kind, state.lang);
    let (said, bare, style) = match shown.agenda().time_of_running(state.now) {
        Some(time) if time.left() < 0 => {
            let over = clock(-time.left());
            (fill(text.over_min, &[("time", &over)]), format!("+{over}"), painter.theme.warning)
        }
        Some(time) => {
            let left = clock(time.left());
            (fill(text.left_min, &[("time", &left)]), left, painter.theme.text)
        }
        None => {
            let planned = shown.agenda().slots().iter().find(|slot| slot.kind == kind).map_or(0, |slot| slot.minutes);
            let planned = fill(text.planned_min, &[("n", &planned.to_string())]);
            (planned.clone(), planned, painter.theme.dim)
        }
    };
    let whole = format!("{name}  {said}");
    let fits = |shown: &&String| crate::text::width(shown) <= usize::from(area.width);
    // The figures alone are still the time; cut, they would be another one.
    let shown = [&whole, &said, &bare].into_iter().find(fits);
    painter.put_right(area, 0, shown.map_or("", String::as_str), style);
}

/// Purpose and rules, and what is planned.
fn opening(state: &State, painter: &mut Painter<'_>, area: Rect, shown: &Workshop) {
    let (text, theme) = (WorkshopText::of(state.lang), painter.theme);
    let inner = inset(area);
    let mut row = u16::from(area.height > 14);
    for (line, style) in
        [(text.opening, theme.heading), (text.opening_rules, theme.text), (text.opening_kept, theme.text)]
    {
        row = paragraph(painter, inner, row, line, style) + u16::from(area.height > 14);
    }
    let people = fill(text.voters_n, &[("n", &shown.people().voters().to_string())]);
    let split = if !shown.people().can_vote_secretly() {
        text.too_few
    } else if shown.people().keeps_roles() {
        text.roles_kept
    } else if shown.people().voting_roles().is_empty() {
        ""
    } else {
        text.roles_pooled
    };
    row = paragraph(painter, inner, row, &format!("{people}    {split}"), theme.dim);
    let minutes = fill(text.in_all, &[("n", &shown.agenda().minutes().to_string())]);
    let slots = shown.agenda().slots().iter().filter(|slot| slot.minutes > 0);
    let slots = slots.map(|slot| format!("{} {}", slot_name(slot.kind, state.lang), slot.minutes));
    let times: Vec<String> = std::iter::once(minutes).chain(slots).collect();
    row = lines(painter, inner, row, join_within(&times, "  ", usize::from(inner.width)), theme.dim);
    if !fills_window(state) {
        paragraph(painter, inner, row + 1, &keyed(state, text.opening_next), theme.accent);
    }
}

/// The middle of the page: with margins where there is room, never so wide that an eye loses the row.
fn inset(area: Rect) -> Rect {
    const WIDEST: u16 = 92;
    let margin = if area.width >= 72 { 6 } else { 1 };
    let width = area.width.saturating_sub(2 * margin).min(WIDEST);
    let top = area.height.saturating_sub(20) / 4;
    let x = area.x + (area.width.saturating_sub(width) / 2).max(margin.min(area.width));
    Rect { x, width, y: area.y + top, height: area.height - top }
}

/// The first of some rows that is shown where only so many fit, with the signs that there are more; what shows first
/// until it is turned is up to the list.
fn window(state: &State, painter: &mut Painter<'_>, area: Rect, rows: usize, shown: usize, start: usize) -> usize {
    let most = rows.saturating_sub(shown);
    if most == 0 || shown == 0 {
        return 0;
    }
    let first = state.shop.scroll.unwrap_or(start).min(most);
    painter.hits.window = Some(Window { first, most });
    painter.hits.pane(area, HitPane::Shop);
    if first > 0 {
        painter.put_right(area, 0, painter.glyphs.up, painter.theme.accent);
    }
    if first < most {
        painter.put_right(area, area.height.saturating_sub(1), painter.glyphs.down, painter.theme.accent);
    }
    first
}

/// Writes what can be done next from a row on: a click on it does it.
fn hints(painter: &mut Painter<'_>, area: Rect, row: u16, text: &str, style: ratatui::style::Style) {
    let lines = wrapped(text, usize::from(area.width).max(8));
    paragraph(painter, area, row, text, style);
    for (row, line) in (row..area.height).zip(&lines) {
        painter.spot_hints(area, 0, row, line);
    }
}

/// Writes a text from a row on; returns the row after it.
fn paragraph(painter: &mut Painter<'_>, area: Rect, row: u16, text: &str, style: ratatui::style::Style) -> u16 {
    lines(painter, area, row, wrapped(text, usize::from(area.width).max(8)), style)
}

/// Lines from a row on, the last one marked where not all have room; returns the row after them.
fn lines(painter: &mut Painter<'_>, area: Rect, row: u16, mut lines: Vec<String>, style: ratatui::style::Style) -> u16 {
    let mut row = row;
    // A text from a file may have more lines than rows can be counted.
    let room = usize::from(area.height.saturating_sub(row));
    if lines.len() > room {
        lines.truncate(room);
        if let Some(last) = lines.last_mut() {
            *last = marked_as_cut(last, usize::from(area.width));
        }
    }
    for line in lines {
        painter.put(area, 0, row, &line, style);
        row += 1;
    }
    row
}
