//! The tree of dimensions and criteria, with progress and level.

use ratatui::layout::Rect;

use crate::i18n::{AssessText, fill};
use crate::text::{pad, pad_left};
use crate::tui::action::Action;
use crate::tui::hints::key_of;
use crate::tui::hit::{Pane as HitPane, Target};
use crate::tui::paint::Painter;
use crate::tui::state::{Open, State, level_short};

use super::walk::{Filter, Pane, unanswered, visible};

struct Row {
    text: String,
    tail: String,
    page: Option<usize>,
    done: bool,
}

fn rows(state: &State, open: &Open, columns: usize) -> Vec<Row> {
    let framework = open.framework();
    let mut rows = Vec::new();
    let mut dimension = usize::MAX;
    for (page, criterion) in framework.criteria().enumerate() {
        let at = framework.criterion_ref(page).dimension;
        if at != dimension {
            dimension = at;
            let text = framework.dimensions[at].title.get(state.lang).to_owned();
            rows.push(Row { text, tail: String::new(), page: None, done: false });
        }
        let score = &open.score.criteria[page];
        let level = match score.figures.level {
            Some(rank) if score.is_started() => level_short(rank, state.lang),
            _ => "-".to_owned(),
        };
        let empty = if score.is_level_empty() { "~" } else { "" };
        let count = if state.walk.filter == Filter::All {
            format!("{}/{}", score.progress.answered(), score.progress.items)
        } else {
            visible(&state.walk, open, page, state.now.date_naive()).len().to_string()
        };
        let tail = format!("{count}{}", pad_left(&format!("{level}{empty}"), 4));
        let done = score.progress.unanswered == 0;
        let text = criterion.title.get(state.lang).to_owned();
        rows.push(Row {
            text: pad(&text, columns.saturating_sub(3 + crate::text::width(&tail))),
            tail,
            page: Some(page),
            done,
        });
    }
    if !framework.reflections.is_empty() {
        let written = open.assessment.record.reflections.iter().filter(|text| !text.trim().is_empty()).count();
        let tail = format!("{written}/{}", framework.reflections.len());
        let text = AssessText::of(state.lang).reflections.to_owned();
        let done = written == framework.reflections.len();
        rows.push(Row { text, tail, page: Some(framework.criteria().len()), done });
    }
    rows
}

/// Draws the tree, scrolled so that the open criterion is in sight, and the progress below it.
pub fn draw(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect) {
    painter.hits.pane(area, HitPane::Tree);
    let rows = rows(state, open, usize::from(area.width));
    let foot = foot(state, open);
    let room = usize::from(area.height);
    let with_foot = room > rows.len() + foot.len();
    let list_room = if with_foot { room - foot.len() } else { room };
    let selected = rows.iter().position(|row| row.page == Some(state.walk.criterion)).unwrap_or(0);
    let first = (selected + 1).saturating_sub(list_room);
    for (line, row) in (0_u16..).zip(rows.iter().skip(first).take(list_room)) {
        draw_row(state, painter, area, line, row);
        if let Some(page) = row.page {
            painter.spot_row(area, line, Target::Page(page));
        }
    }
    if with_foot {
        let top = area.height - u16::try_from(foot.len()).unwrap_or(0);
        for (line, text) in (top..).zip(&foot) {
            painter.put(area, 0, line, text, painter.theme.dim);
        }
        painter.spot_row(area, area.height - 1, Target::Act(Action::NextUnanswered));
    }
}

fn draw_row(state: &State, painter: &mut Painter<'_>, area: Rect, line: u16, row: &Row) {
    let Some(page) = row.page else {
        painter.put(area, 0, line, &row.text, painter.theme.heading);
        return;
    };
    let selected = page == state.walk.criterion;
    let focused = selected && state.walk.pane == Pane::Tree;
    let style = if focused { painter.theme.selected } else { painter.theme.text };
    if focused {
        painter.highlight(area, line, style);
    }
    if selected {
        let mark = if focused { style } else { painter.theme.accent };
        painter.put(area, 0, line, painter.glyphs.open, mark);
    }
    let text_style = if selected && !focused { painter.theme.accent } else { style };
    painter.put(Rect { width: area.width.saturating_sub(1), ..area }, 2, line, &row.text, text_style);
    let tail_style = match (focused, row.done) {
        (true, _) => style,
        (false, true) => painter.theme.done,
        (false, false) => painter.theme.dim,
    };
    painter.put_right(Rect { width: area.width.saturating_sub(1), ..area }, line, &row.tail, tail_style);
}

fn foot(state: &State, open: &Open) -> Vec<String> {
    let text = AssessText::of(state.lang);
    let progress = open.score.progress;
    let done = [("done", progress.answered().to_string()), ("all", progress.items.to_string())];
    let done: Vec<(&str, &str)> = done.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let mut first = fill(text.answered, &done);
    if progress.not_applicable > 0 {
        first += "  ";
        first += &fill(text.na_count, &[("n", &progress.not_applicable.to_string())]);
    }
    let next = match unanswered(&state.walk, open, true) {
        Some(item) => {
            let at = open.framework().item_ref(item);
            let title = open.framework().criterion(at.criterion).title.get(state.lang);
            format!("{} {title} {}", key_of(state, Action::NextUnanswered), at.item + 1)
        }
        None => text.all_answered.to_owned(),
    };
    vec![first, next]
}
