//! How far one weight must move: the table, and a row of it in sentences.

use ratatui::layout::Rect;

use crate::i18n::{WeightsText, fill};
use crate::scoring::{Part, Reach, Sensitivity, Shift, decimals, rounded, sensitivities};
use crate::text::{pad, pad_left, truncate, width};
use crate::tui::dialog::{Dialog, Role, ViewLine, Viewer};
use crate::tui::hit::{Pane as HitPane, Target};
use crate::tui::paint::Painter;
use crate::tui::state::{Open, State};

use super::Pane;

/// The sensitivities of the weights in force.
#[must_use]
pub fn rows(open: &Open) -> Vec<Sensitivity> {
    sensitivities(open.framework(), &open.score)
}

/// Whether no weight can move.
#[must_use]
pub fn is_empty(open: &Open) -> bool {
    rows(open).is_empty()
}

fn title<'o>(open: &'o Open, part: Part, state: &State) -> &'o str {
    match part {
        Part::Overall => "",
        Part::Dimension(index) => open.framework().dimensions[index].title.get(state.lang),
        Part::Criterion(index) => open.framework().criterion(index).title.get(state.lang),
    }
}

fn percent(share: f64) -> String {
    decimals(share * 100.0, 1)
}

/// The columns with their headings: the weight now, and where score, grade and places change.
fn heads(text: &WeightsText, has_grades: bool) -> Vec<&'static str> {
    let mut heads = vec![text.column_weight, text.column_score];
    if has_grades {
        heads.push(text.column_grade);
    }
    heads.push(text.column_swap);
    heads
}

fn cells(row: &Sensitivity) -> Vec<String> {
    let cell = |reach: &Reach| reach.nearest(row.share).map_or_else(|| "-".to_owned(), |shift| percent(shift.to));
    let mut cells = vec![percent(row.share), cell(&row.score)];
    cells.extend(row.grade.as_ref().map(cell));
    cells.push(cell(&row.swap));
    cells
}

/// Draws the table, with the row the cursor is on in a sentence where there is room.
pub fn draw(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect) {
    let (text, theme) = (WeightsText::of(state.lang), painter.theme);
    let rows = rows(open);
    painter.hits.pane(area, HitPane::Weighing(Pane::Moves));
    if rows.is_empty() {
        painter.put(area, 1, 0, text.moves_none, theme.dim);
        return;
    }
    let heads = heads(text, !open.framework().grades.is_empty());
    let columns: Vec<usize> = heads.iter().map(|head| width(head).max(5) + 1).collect();
    let names = rows.iter().map(|row| width(title(open, row.part, state)) + indent(row.part)).max().unwrap_or(8) + 1;
    let name = names.min(usize::from(area.width).saturating_sub(columns.iter().sum::<usize>() + 4)).max(6);
    let head: String = heads.iter().zip(&columns).map(|(head, columns)| pad_left(head, *columns)).collect();
    painter.put(area, 2, 0, &(pad("", name) + &head), theme.dim);
    let focused = state.weights.pane == Pane::Moves;
    let cursor = state.weights.row.min(rows.len() - 1);
    let room = usize::from(area.height.saturating_sub(1));
    // Where there is room left the sentences of the row stand below.
    let first = if focused { (cursor + 1).saturating_sub(room) } else { 0 };
    for (line, (index, row)) in (1_u16..).zip(rows.iter().enumerate().skip(first).take(room)) {
        let selected = focused && index == cursor;
        if selected {
            painter.highlight(area, line, theme.selected);
            painter.put(area, 0, line, painter.glyphs.cursor, theme.selected);
        }
        let style = |plain| if selected { theme.selected } else { plain };
        let indent = indent(row.part);
        let plain = if indent == 0 { theme.heading } else { theme.text };
        let label = " ".repeat(indent) + &truncate(title(open, row.part, state), name.saturating_sub(indent + 1));
        let mut column = 2 + painter.put(area, 2, line, &pad(&label, name), style(plain));
        for (nth, (cell, columns)) in cells(row).iter().zip(&columns).enumerate() {
            let plain = if nth == 0 { theme.claimed } else { theme.text };
            let plain = if cell == "-" { theme.dim } else { plain };
            column += painter.put(area, column, line, &pad_left(cell, *columns), style(plain));
        }
        painter.spot_row(area, line, Target::Sensitivity(index));
    }
    more(painter, area, first > 0, first + room < rows.len());
    below(
        state,
        painter,
        open,
        &rows[cursor],
        Rect {
            y: area.y + 2 + u16::try_from(rows.len()).unwrap_or(u16::MAX - area.y - 2).min(area.height),
            height: area.height.saturating_sub(2 + u16::try_from(rows.len()).unwrap_or(u16::MAX - 2)),
            ..area
        },
    );
}

fn indent(part: Part) -> usize {
    if matches!(part, Part::Criterion(_)) { 2 } else { 0 }
}

/// Signs at the right edge that there is more above or below.
fn more(painter: &mut Painter<'_>, area: Rect, above: bool, under: bool) {
    if above {
        painter.put_right(area, 1, painter.glyphs.up, painter.theme.accent);
    }
    if under {
        painter.put_right(area, area.height.saturating_sub(1), painter.glyphs.down, painter.theme.accent);
    }
}

/// The sentences of a row, if all of them fit.
fn below(state: &State, painter: &mut Painter<'_>, open: &Open, row: &Sensitivity, area: Rect) {
    let lines: Vec<String> = sentences(state, open, row)
        .iter()
        .flat_map(|sentence| crate::text::wrapped(sentence, usize::from(area.width.saturating_sub(3)).max(8)))
        .collect();
    if lines.len() + 1 > usize::from(area.height) {
        return;
    }
    painter.put(area, 2, 0, title(open, row.part, state), painter.theme.heading);
    for (line, text) in (1_u16..).zip(&lines) {
        painter.put(area, 2, line, text, painter.theme.dim);
    }
}

/// What the moving of a weight changes, a sentence each, and the rule last.
fn sentences(state: &State, open: &Open, row: &Sensitivity) -> Vec<String> {
    let text = WeightsText::of(state.lang);
    let told = |reach: &Reach, template: &str, never: &str| match reach.nearest(row.share) {
        None => never.to_owned(),
        Some(shift) => told(state, open, row.share, shift, template),
    };
    let mut sentences = vec![told(&row.score, text.move_score, text.move_score_never)];
    sentences.extend(row.grade.as_ref().map(|grade| told(grade, text.move_grade, text.move_grade_never)));
    sentences.push(told(&row.swap, text.move_swap, text.move_swap_never));
    sentences.push(text.moves_note.to_owned());
    sentences
}

fn told(state: &State, open: &Open, share: f64, shift: Shift, template: &str) -> String {
    let text = WeightsText::of(state.lang);
    let (now, to) = (percent(share), percent(shift.to));
    let moves = fill(if shift.to >= share { text.up } else { text.down }, &[("to", &to)]);
    // The difference of what is shown.
    let by = rounded(shift.to * 100.0, 1) - rounded(share * 100.0, 1);
    let by = format!("{}{}", if by < 0.0 { "" } else { "+" }, decimals(by, 1));
    let name = |criterion: usize| open.framework().criterion(criterion).title.get(state.lang);
    let (a, b) = shift.swap.map_or(("", ""), |(a, b)| (name(a), name(b)));
    fill(template, &[("now", &now), ("move", &moves), ("by", &by), ("a", a), ("b", b)])
}

/// Opens the row the cursor is on, in sentences.
pub(super) fn tell(state: &mut State) {
    let Some(open) = &state.open else { return };
    let rows = rows(open);
    let Some(row) = rows.get(state.weights.row).or(rows.last()) else { return };
    let name = title(open, row.part, state);
    let mut lines = vec![ViewLine::new(Role::Heading, name)];
    let sentences = sentences(state, open, row);
    let last = sentences.len() - 1;
    for (index, sentence) in sentences.into_iter().enumerate() {
        lines.push(ViewLine::new(if index == last { Role::Dim } else { Role::Text }, sentence));
    }
    let title = WeightsText::of(state.lang).moves_title.to_owned();
    state.dialogs.push(Dialog::Viewer(Viewer::new(title, lines)));
}
