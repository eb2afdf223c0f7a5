//! Drawing the plan of a workshop.

use ratatui::layout::Rect;

use crate::i18n::{WorkshopText, fill};
use crate::text::{pad, width};
use crate::tui::hit::{Pane as HitPane, Target};
use crate::tui::paint::Painter;
use crate::tui::screens::workshop::forms::role_name;
use crate::tui::screens::workshop::meeting;
use crate::tui::screens::workshop::plan::{Draft, GROUPS, Row};
use crate::tui::state::{Open, State};
use crate::workshop::SlotKind;

/// A line of the plan: a heading, a row to stand on, or a remark.
enum Line {
    Heading(String),
    Row(usize, String),
    Remark(&'static str, bool),
    Gap,
}

pub(super) fn draw(state: &State, painter: &mut Painter<'_>, area: Rect, open: &Open) {
    let text = WorkshopText::of(state.lang);
    painter.hits.pane(area, HitPane::Shop);
    let title = if meeting(state).is_some() { text.prepare_another } else { text.prepare_title };
    painter.put(area, 1, 0, title, painter.theme.heading);
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    let [left, right] = columns(state, open);
    if state.is_narrow() || area.height < 18 {
        let mut all = left;
        all.push(Line::Gap);
        all.extend(right);
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        list(state, painter, body, &all);
        return;
    }
    let half = (area.width / 2).min(48);
    list(state, painter, Rect { width: half, ..body }, &left);
    list(state, painter, Rect { x: area.x + half, width: (area.width - half).min(60), ..body }, &right);
}

/// People and agenda at the left; criteria and what to do with the plan at the right.
fn columns(state: &State, open: &Open) -> [Vec<Line>; 2] {
    let text = WorkshopText::of(state.lang);
    let draft = &state.shop.draft;
    let framework = open.framework();
    let criteria = framework.criteria().len();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    left.push(Line::Heading(text.people.to_owned()));
    let names: Vec<&str> =
        GROUPS.iter().map(|group| group.map_or(text.no_role, |role| role_name(state, role))).collect();
    let slots = SlotKind::ALL.map(|kind| super::slot_name(kind, state.lang));
    let widest = names.iter().chain(&slots).map(|name| width(name)).max().unwrap_or(0) + 2;
    for (index, row) in Draft::rows(criteria).into_iter().enumerate() {
        match row {
            Row::Count(group) => {
                left.push(Line::Row(index, format!("{}{:>3}", pad(names[group], widest), draft.counts[group])));
            }
            Row::Minutes(slot) => {
                if slot == 0 {
                    left.extend(remark(state, draft));
                    let all = fill(text.in_all, &[("n", &draft.total().to_string())]);
                    left.extend([Line::Gap, Line::Heading(format!("{}  {all}", text.agenda))]);
                }
                left.push(Line::Row(index, format!("{}{:>3}", pad(slots[slot], widest), draft.minutes[slot])));
            }
            Row::Criterion(criterion) => {
                if criterion == 0 {
                    right.push(Line::Heading(text.scope.to_owned()));
                }
                let mark = if draft.has(criterion) { "[x]" } else { "[ ]" };
                let first = if draft.calibration == Some(criterion) { text.calibrates } else { "" };
                let name = framework.criterion(criterion).title.get(state.lang);
                right.push(Line::Row(index, format!("{mark} {name}  {first}").trim_end().to_owned()));
            }
            Row::Begin => right.extend([Line::Gap, Line::Row(index, text.begin.to_owned())]),
            Row::Rehearse => right.push(Line::Row(index, text.rehearse.to_owned())),
        }
    }
    [left, right]
}

/// What the number of voters means for secrecy.
fn remark(state: &State, draft: &Draft) -> Option<Line> {
    let text = WorkshopText::of(state.lang);
    let people = draft.people();
    match (people.can_vote_secretly(), people.keeps_roles(), people.voting_roles().is_empty()) {
        (false, ..) => Some(Line::Remark(text.too_few, true)),
        (_, true, _) => Some(Line::Remark(text.roles_kept, false)),
        (_, _, false) => Some(Line::Remark(text.roles_pooled, false)),
        _ => None,
    }
}

/// Columns of a box.
const BOX: u16 = 3;

/// The lines of a column, as many as fit around the cursor.
fn list(state: &State, painter: &mut Painter<'_>, area: Rect, lines: &[Line]) {
    let mut rows: Vec<(String, Option<usize>, ratatui::style::Style)> = Vec::new();
    let theme = painter.theme;
    let all = Draft::rows(state.open.as_ref().map_or(0, |open| open.framework().criteria().len()));
    let room = usize::from(area.width.saturating_sub(4)).max(8);
    for line in lines {
        match line {
            Line::Heading(text) => rows.push((text.clone(), None, theme.accent)),
            Line::Row(index, text) => rows.push((text.clone(), Some(*index), theme.text)),
            Line::Remark(text, warn) => {
                let style = if *warn { theme.warning } else { theme.dim };
                rows.extend(crate::text::wrapped(text, room).into_iter().map(|text| (text, None, style)));
            }
            Line::Gap => rows.push((String::new(), None, theme.text)),
        }
    }
    let height = usize::from(area.height);
    let cursor = rows.iter().position(|row| row.1 == Some(state.shop.row)).unwrap_or(0);
    let first = (cursor + 2).saturating_sub(height).min(rows.len().saturating_sub(height));
    for (line, (text, index, style)) in (0_u16..).zip(rows.iter().skip(first).take(height)) {
        let selected = *index == Some(state.shop.row);
        let place = Rect { width: area.width.saturating_sub(1), ..area };
        if selected {
            painter.highlight(place, line, theme.selected);
            painter.put(place, 0, line, painter.glyphs.cursor, theme.selected);
        }
        let column = if index.is_some() { 2 } else { 1 };
        painter.put(place, column, line, text, if selected { theme.selected } else { *style });
        if let Some(index) = index {
            painter.spot_row(place, line, Target::Plan(*index));
            if matches!(all.get(*index), Some(Row::Criterion(_))) {
                painter.spot(place, column, line, BOX, Target::PlanBox(*index));
            }
        }
    }
    if first > 0 {
        painter.put_right(area, 0, painter.glyphs.up, theme.accent);
    }
    if first + height < rows.len() {
        painter.put_right(area, area.height.saturating_sub(1), painter.glyphs.down, theme.accent);
    }
}
