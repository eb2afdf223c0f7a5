//! Drawing a text field: its text, what is selected in it, and where its caret stands.

use std::ops::Range;

use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use crate::text::edit::clip;
use crate::text::{Editor, clean, pad, width};

use super::paint::Painter;

/// Draws a field of one line; `hint` stands in it while it is empty. Only the field that has the keys shows what is
/// selected. Returns where its caret stands.
pub fn line(painter: &mut Painter<'_>, area: Rect, editor: &Editor, hint: &str, has_keys: bool) -> Position {
    let room = usize::from(area.width.max(1));
    let (shown, caret) = editor.window(room);
    if editor.text().is_empty() {
        slot(painter, area, 0, hint, painter.theme.hint);
    } else {
        slot(painter, area, 0, &editor.text()[shown.clone()], painter.theme.field);
        if has_keys {
            select(painter, area, 0, editor, &shown);
        }
    }
    Position { x: area.x + columns(caret), y: area.y }
}

/// Draws a field of several lines, scrolled so that its caret is visible; `hint` stands in it while it is empty. Returns
/// where the caret stands.
pub fn block(painter: &mut Painter<'_>, area: Rect, editor: &Editor, hint: &str, has_keys: bool) -> Position {
    let room = usize::from(area.width.max(1));
    let layout = editor.layout(room);
    let first = layout.first_shown(usize::from(area.height));
    for row in 0..area.height {
        let shown = layout.lines.get(first + usize::from(row));
        let text = shown.map_or("", |shown| clip(&editor.text()[shown.clone()], room));
        slot(painter, area, row, text, painter.theme.field);
        if let Some(shown) = shown.filter(|_| has_keys) {
            select(painter, area, row, editor, shown);
        }
    }
    if editor.text().is_empty() && area.height > 0 {
        slot(painter, area, 0, hint, painter.theme.hint);
    }
    Position { x: area.x + columns(layout.caret_column), y: area.y + columns(layout.caret_row - first) }
}

/// Writes what stands in a row of a field, over its whole length: a field is seen where it is empty too.
fn slot(painter: &mut Painter<'_>, area: Rect, row: u16, text: &str, style: Style) {
    painter.put(area, 0, row, &pad(text, usize::from(area.width.max(1))), style);
    painter.highlight(area, row, style);
}

/// Reverses what is selected among the bytes shown in a row; a selected line break takes one column.
fn select(painter: &mut Painter<'_>, area: Rect, row: u16, editor: &Editor, shown: &Range<usize>) {
    let Some(selected) = editor.selection().filter(|range| range.start <= shown.end && range.end >= shown.start) else {
        return;
    };
    let text = editor.text();
    let place = |at: usize| width(&clean(&text[shown.start..at.clamp(shown.start, shown.end)]));
    let line_break = selected.end > shown.end && text[shown.end..].starts_with('\n');
    let (from, to) = (place(selected.start), place(selected.end) + usize::from(line_break));
    let from = columns(from).min(area.width);
    let to = columns(to).min(area.width);
    let part = Rect { x: area.x + from, width: to.saturating_sub(from), ..area };
    painter.highlight(part, row, painter.theme.field.add_modifier(Modifier::REVERSED));
}

fn columns(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
