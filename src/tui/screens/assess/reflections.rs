//! The closing questions.

use ratatui::layout::Rect;

use crate::i18n::AssessText;
use crate::text::{marked_as_cut, pad_left, wrapped};
use crate::tui::hints::keyed;
use crate::tui::hit::{Pane as HitPane, Target};
use crate::tui::paint::Painter;
use crate::tui::state::{Open, State};

use super::walk::Pane;

/// Draws the closing questions with what was written.
pub fn draw(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect) {
    let text = AssessText::of(state.lang);
    let framework = open.framework();
    painter.put(area, 0, 0, text.reflections, painter.theme.heading);
    let top = if area.height < 10 { 1 } else { 3 };
    if top > 1 {
        painter.put(area, 0, 1, &keyed(state, text.reflections_about), painter.theme.dim);
    }
    painter.hits.pane(area, HitPane::Items);
    let body = Rect { y: area.y + top, height: area.height.saturating_sub(top), ..area };
    // Two columns at the right for the marks that there is more above or below.
    let columns = usize::from(area.width.saturating_sub(7)).max(1);
    let block = |index: usize, all: bool| {
        let question = wrapped(framework.reflections[index].text.get(state.lang), columns);
        let written = &open.assessment.record.reflections[index];
        let selected = index == state.walk.item;
        let most = if all {
            usize::MAX
        } else if selected {
            6
        } else {
            1
        };
        let answer = if written.trim().is_empty() {
            vec![text.reflection_empty.to_owned()]
        } else {
            let mut lines = wrapped(written, columns);
            if lines.len() > most {
                lines.truncate(most);
                if let Some(last) = lines.last_mut() {
                    *last = marked_as_cut(last, columns);
                }
            }
            lines
        };
        (question, answer)
    };
    let mut blocks: Vec<_> = (0..framework.reflections.len()).map(|index| block(index, true)).collect();
    let height = |range: &[(Vec<String>, Vec<String>)]| range.iter().map(|(q, a)| q.len() + a.len()).sum::<usize>();
    if height(&blocks) > usize::from(body.height) {
        blocks = (0..framework.reflections.len()).map(|index| block(index, false)).collect();
    }
    let selected = state.walk.item.min(blocks.len().saturating_sub(1));
    let mut first = 0;
    while first < selected && height(&blocks[first..=selected]) > usize::from(body.height) {
        first += 1;
    }
    let mut row: u16 = 0;
    for (index, (question, answer)) in blocks.iter().enumerate().skip(first) {
        let focused = index == selected && state.walk.pane == Pane::List;
        let style = if focused { painter.theme.selected } else { painter.theme.text };
        for line in row..row.saturating_add(u16::try_from(question.len() + answer.len()).unwrap_or(1)) {
            painter.spot_row(body, line, Target::Item(index));
        }
        for (nth, line) in question.iter().enumerate() {
            if focused {
                painter.highlight(body, row, style);
            }
            if nth == 0 {
                let mark = if focused { painter.glyphs.cursor } else { " " };
                painter.put(body, 0, row, &format!("{mark} {}", pad_left(&(index + 1).to_string(), 2)), style);
            }
            painter.put(body, 5, row, line, style);
            row += 1;
        }
        for line in answer {
            painter.put(body, 5, row, line, painter.theme.dim);
            row += 1;
        }
        if row >= body.height {
            break;
        }
    }
    if first > 0 {
        painter.put_right(body, 0, painter.glyphs.up, painter.theme.accent);
    }
    if height(&blocks[first..]) > usize::from(body.height) {
        painter.put_right(body, body.height.saturating_sub(1), painter.glyphs.down, painter.theme.accent);
    }
}
