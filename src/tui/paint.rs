//! Writing text into a buffer: cleaned, truncated and clipped, so that nothing ever leaves its place.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::{clean, is_ambiguous_wide, is_widened, truncate, width};

use super::action::Action;
use super::dialog::Role;
use super::glyphs::Glyphs;
use super::hit::{HitMap, Target};
use super::keymap::Chord;
use super::theme::Theme;

/// A part of the screen with the theme and the signs to draw it with.
pub struct Painter<'b> {
    /// The cells.
    pub buffer: &'b mut Buffer,
    /// The colours.
    pub theme: Theme,
    /// The signs.
    pub glyphs: Glyphs,
    /// What can be clicked.
    pub hits: HitMap,
}

impl Painter<'_> {
    /// The style of a line's role.
    #[must_use]
    pub fn role(&self, role: Role) -> Style {
        match role {
            Role::Heading => self.theme.heading,
            Role::Text => self.theme.text,
            Role::Dim => self.theme.dim,
            Role::Warning => self.theme.warning,
            Role::Accent => self.theme.accent,
        }
    }

    /// Notes that so many columns of a row of an area can be clicked.
    pub fn spot(&mut self, area: Rect, column: u16, row: u16, columns: u16, target: Target) {
        let area = area.intersection(self.buffer.area);
        if row < area.height && column < area.width {
            let width = columns.min(area.width - column);
            self.hits.spot(Rect { x: area.x + column, y: area.y + row, width, height: 1 }, target);
        }
    }

    /// Notes that a whole row of an area can be clicked.
    pub fn spot_row(&mut self, area: Rect, row: u16, target: Target) {
        self.spot(area, 0, row, area.width, target);
    }

    /// Notes that the hints of a line can be clicked: those that begin with a key press it. They stand in the line as
    /// written, two blanks apart, from a column on.
    pub fn spot_hints(&mut self, area: Rect, column: u16, row: u16, hints: &str) {
        let mut at = column;
        for hint in hints.split("  ") {
            let columns = u16::try_from(width(hint)).unwrap_or(u16::MAX);
            let key = hint.trim_start().split(' ').next().and_then(|word| Chord::parse(word).ok());
            if let Some(chord) = key {
                self.spot(area, at, row, columns, Target::Press(chord));
            }
            at = at.saturating_add(columns).saturating_add(2);
        }
    }

    /// Writes one line of text at a place of an area, as much as fits; returns the columns it took.
    pub fn put(&mut self, area: Rect, column: u16, row: u16, text: &str, style: Style) -> u16 {
        let area = area.intersection(self.buffer.area);
        if row >= area.height || column >= area.width {
            return 0;
        }
        let room = usize::from(area.width - column);
        self.unhook(area.x + column, area.y + row);
        let text = clean(text);
        let mut text = truncate(&text, room);
        if !self.glyphs.braille && text.contains('›') {
            // The mark of a cut is a sign too.
            text = text.replace('›', ">").into();
        }
        self.write(area.x + column, area.y + row, &text, room, style);
        self.clear_line_under_blanks(area.x + column, area.y + row, &text);
        u16::try_from(width(&text)).unwrap_or(area.width).min(area.width - column)
    }

    /// Writes text that fits into the row, with room for glyphs that the terminal makes wider than ratatui knows.
    fn write(&mut self, x: u16, y: u16, text: &str, room: usize, style: Style) {
        if !is_ambiguous_wide() || text.is_ascii() {
            self.buffer.set_stringn(x, y, text, room, style);
            return;
        }
        let mut at = x;
        for grapheme in text.graphemes(true) {
            let columns = u16::try_from(width(grapheme)).unwrap_or(0);
            self.buffer.set_stringn(at, y, grapheme, usize::from(columns), style);
            if is_widened(grapheme) {
                for covered in at + 1..at + columns {
                    self.buffer[(covered, y)].set_symbol(" ").set_style(style);
                }
            }
            at += columns;
        }
    }

    /// Takes the line from under the blanks that set a text apart.
    fn clear_line_under_blanks(&mut self, x: u16, y: u16, text: &str) {
        let (all, after) = (width(text), width(text.trim_start()));
        let blanks = (0..all - after).chain(width(text.trim_end())..all);
        for cell in blanks.filter_map(|blank| u16::try_from(blank).ok()) {
            self.buffer[(x + cell, y)].modifier.remove(Modifier::UNDERLINED);
        }
    }

    /// Blanks a wide glyph whose second half is about to be written over: the terminal would keep its first.
    fn unhook(&mut self, x: u16, y: u16) {
        if x > self.buffer.area.x && width(self.buffer[(x - 1, y)].symbol()) > 1 {
            self.buffer[(x - 1, y)].set_symbol(" ");
        }
    }

    /// Writes pieces one after the other; returns the column after the last.
    pub fn spans(&mut self, area: Rect, column: u16, row: u16, pieces: &[(&str, Style)]) -> u16 {
        let mut at = column;
        for (text, style) in pieces {
            at = at.saturating_add(self.put(area, at, row, text, *style));
        }
        at
    }

    /// Writes a line that ends at the area's right edge; returns the column it begins at.
    pub fn put_right(&mut self, area: Rect, row: u16, text: &str, style: Style) -> u16 {
        let wide = u16::try_from(width(&clean(text))).unwrap_or(u16::MAX);
        let column = area.width.saturating_sub(wide);
        self.put(area, column, row, text, style);
        column
    }

    /// A rule over the whole width.
    pub fn rule(&mut self, area: Rect, row: u16) {
        let line = self.glyphs.rule.repeat(usize::from(area.width));
        self.put(area, 0, row, &line, self.theme.rule);
    }

    /// A word at the right of a rule; a click on it does what it names.
    pub fn note_on_rule(&mut self, area: Rect, text: &str, action: Action) {
        let within = Rect { width: area.width.saturating_sub(2), ..area };
        let column = self.put_right(within, 0, &format!(" {text} "), self.theme.dim);
        self.spot(within, column, 0, within.width.saturating_sub(column), Target::Act(action));
    }

    /// A rule down an area's first column.
    pub fn bar(&mut self, area: Rect) {
        for row in 0..area.height {
            self.put(area, 0, row, self.glyphs.bar, self.theme.rule);
        }
    }

    /// Sets the style of a whole row, keeping its text.
    pub fn highlight(&mut self, area: Rect, row: u16, style: Style) {
        if row < area.height {
            let line = Rect { y: area.y + row, height: 1, ..area }.intersection(self.buffer.area);
            self.buffer.set_style(line, style);
        }
    }

    /// Empties an area for something drawn above what was there. A wide glyph that reaches into it from the left
    /// is blanked whole, or the terminal would draw its half over the new text (ratatui #2526).
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        self.hits.cover(area);
        for y in area.top()..area.bottom() {
            self.unhook(area.x, y);
            for x in area.left()..area.right() {
                self.buffer[(x, y)].reset();
            }
        }
        self.ground(area);
    }

    /// Tells ratatui of every glyph that the terminal makes wider than it knows, once the frame is finished: the cell
    /// behind it is covered and must not be sent.
    pub fn widen(&mut self) {
        if !is_ambiguous_wide() {
            return;
        }
        for cell in &mut self.buffer.content {
            if is_widened(cell.symbol()) {
                let columns = u16::try_from(width(cell.symbol())).ok().and_then(NonZeroU16::new);
                cell.set_diff_option(columns.map_or(CellDiffOption::None, CellDiffOption::ForcedWidth));
            }
        }
    }

    /// Lays the theme's ground under an area.
    pub fn ground(&mut self, area: Rect) {
        self.buffer.set_style(area, self.theme.ground.patch(self.theme.text));
    }

    /// A gauge of 0–100 with a second figure marked on it; `columns` wide.
    pub fn gauge(&mut self, area: Rect, column: u16, row: u16, columns: u16, gauge: &Gauge) {
        for cell in 0..columns {
            let filled = gauge.value / 100.0 * f64::from(columns) - f64::from(cell);
            let possible = gauge.potential / 100.0 * f64::from(columns) - f64::from(cell);
            let marked = gauge.mark.is_some_and(|mark| mark_cell(mark, columns) == cell);
            let (sign, style) = if marked {
                // Its shape tells it; a line under it would be part of the picture.
                (self.glyphs.mark, self.theme.evidenced.remove_modifier(Modifier::UNDERLINED))
            } else if filled >= 0.75 {
                (self.glyphs.full, gauge.style)
            } else if filled >= 0.25 {
                (self.glyphs.half, gauge.style)
            } else if possible >= 0.5 {
                (self.glyphs.track, self.theme.potential)
            } else {
                (" ", self.theme.rule)
            };
            self.put(area, column + cell, row, sign, style);
        }
    }
}

/// What a gauge shows, 0–100.
#[derive(Debug, Clone, Copy)]
pub struct Gauge {
    /// The filled part.
    pub value: f64,
    /// How far the track goes.
    pub potential: f64,
    /// A second figure, marked.
    pub mark: Option<f64>,
    /// Style of the filled part.
    pub style: Style,
}

/// The cell of a gauge in which a figure of 0–100 is marked.
fn mark_cell(mark: f64, columns: u16) -> u16 {
    (0..columns).rfind(|&cell| mark / 100.0 * f64::from(columns) >= f64::from(cell) + 0.5).unwrap_or(0)
}
