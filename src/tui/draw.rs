//! One frame: header, screen, notice, footer, and what stands above them.

mod dialog;
mod footer;
mod header;

pub use dialog::{content_rows, most_scroll};
pub use footer::label;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::i18n::TuiText;
use crate::text::{width, wrapped};

use super::action::Action;
use super::dialog::Dialog;
use super::hints::keyed;
use super::hit::{HitMap, Target};
use super::paint::Painter;
use super::screens::{assess, export, home, score, weights, workshop};
use super::state::{Screen, State, Tone};

/// The smallest window in which the screens are drawn.
pub const LEAST: (u16, u16) = (40, 12);

/// Draws the state; returns what can be clicked in it.
pub fn draw(state: &State, frame: &mut Frame<'_>) -> HitMap {
    let area = frame.area();
    let mut painter =
        Painter { buffer: frame.buffer_mut(), theme: state.theme, glyphs: state.glyphs, hits: HitMap::default() };
    painter.ground(area);
    if area.width < LEAST.0 || area.height < LEAST.1 {
        let lines = wrapped(TuiText::of(state.lang).too_small, usize::from(area.width.max(1)));
        let top = usize::from(area.height).saturating_sub(lines.len()) / 2;
        for (row, line) in (u16::try_from(top).unwrap_or(0)..area.height).zip(&lines) {
            painter.put(area, 0, row, line, painter.theme.text);
        }
        painter.widen();
        return painter.hits;
    }
    let alone = workshop::fills_window(state);
    let body = if alone {
        Rect { height: area.height - 1, ..area }
    } else {
        header::draw(state, &mut painter, area);
        Rect { y: area.y + 2, height: area.height - 4, ..area }
    };
    let mut caret = match state.screen {
        Screen::Home => home::draw(state, &mut painter, body),
        Screen::Assess => assess::draw(state, &mut painter, body),
        Screen::Score => score::draw(state, &mut painter, body),
        Screen::Weights => weights::draw(state, &mut painter, body),
        Screen::Workshop => workshop::draw(state, &mut painter, body),
        Screen::Export => export::draw(state, &mut painter, body),
    };
    let below = if alone { 1 } else { 2 };
    notice(state, &mut painter, Rect { y: area.bottom() - below, height: 1, ..area });
    // A dialog says its own keys: those of the screen below do not work while it is open.
    if state.dialogs.is_empty() && !alone {
        footer::draw(state, &mut painter, Rect { y: area.bottom() - 1, height: 1, ..area });
    }
    // Of a box under another only the ends would show; but a question is about what it covers.
    let boxes = if matches!(state.dialogs.last(), Some(Dialog::Confirm(_))) { 2 } else { 1 };
    for above in state.dialogs.iter().skip(state.dialogs.len().saturating_sub(boxes)) {
        // What lies below takes no clicks.
        painter.hits.clear();
        caret = dialog::draw(state, &mut painter, area, above);
    }
    painter.widen();
    let hits = painter.hits;
    if let Some(caret) = caret {
        let within = Position {
            x: caret.x.min(area.right().saturating_sub(1)),
            y: caret.y.min(area.bottom().saturating_sub(1)),
        };
        frame.set_cursor_position(within);
    }
    hits
}

/// A notice made to fit one row, if that can be: first the time goes, then what was done before what that completed,
/// then that it is saved.
fn shorter(text: &str, room: usize) -> String {
    let untimed = |part: &str| match part.rsplit_once(' ') {
        Some((words, time)) if time.len() == 8 && time.split(':').count() == 3 => words.to_owned(),
        _ => part.to_owned(),
    };
    let parts: Vec<String> = text.split("  ").map(untimed).collect();
    let less = if parts.len() > 2 { parts[1..].join("  ") } else { parts[0].clone() };
    let ways = [text.to_owned(), parts.join("  "), less];
    ways.into_iter().find(|way| width(way) <= room).unwrap_or_else(|| text.to_owned())
}

/// What the last action did.
fn notice(state: &State, painter: &mut Painter<'_>, area: Rect) {
    let Some(notice) = &state.notice else { return };
    let style = match notice.tone {
        Tone::Done => painter.theme.done,
        Tone::Info | Tone::Idle => painter.theme.text,
        Tone::Error => painter.theme.error,
    };
    let hint = if notice.undo { keyed(state, TuiText::of(state.lang).undo_hint) } else { String::new() };
    let room = usize::from(area.width.saturating_sub(1));
    // What was done goes before the hint, and that it is saved before what exactly was done.
    let hint = if width(&notice.text) + width(&hint) + 3 > room { "" } else { &hint };
    let lines = wrapped(&shorter(&notice.text, room), room.max(1));
    // More than a row says goes over the row above, until the next key.
    let rows = u16::try_from(lines.len()).unwrap_or(1).clamp(1, 3);
    let above = Rect { y: area.y + 1 - rows, height: rows, ..area };
    if rows > 1 {
        painter.clear(above);
    }
    for (row, line) in (0..rows).zip(&lines) {
        painter.put(above, 1, row, line, style);
    }
    let column = painter.put_right(Rect { width: area.width.saturating_sub(1), ..area }, 0, hint, painter.theme.dim);
    painter.spot(area, column, 0, u16::try_from(width(hint)).unwrap_or(0), Target::Act(Action::Undo));
}
