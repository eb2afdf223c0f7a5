//! The radar of the criteria in braille, with its labels placed on the cell grid by hand.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::scoring::one;
use crate::text::width;
use crate::tui::paint::Painter;
use crate::tui::state::{Open, State};

/// Whether a window is large enough for the radar to be read.
#[must_use]
pub fn fits((columns, rows): (u16, u16)) -> bool {
    columns >= 76 && rows >= 22
}

/// Whether a window is so large that the radar always stands beside the table.
#[must_use]
pub fn stands_beside((columns, rows): (u16, u16)) -> bool {
    columns >= 116 && rows >= 28
}

/// Whether there are enough criteria to span a radar.
#[must_use]
pub fn fits_criteria(open: &Open) -> bool {
    open.score.criteria.len() >= 3
}

/// Whether the radar stands in the place of the table now.
#[must_use]
pub fn stands_alone(state: &State, open: &Open) -> bool {
    state.board.radar && fits_criteria(open) && fits(state.size) && !stands_beside(state.size) && !state.is_narrow()
}

/// A drawing surface of 2 by 4 dots a cell.
struct Dots {
    columns: usize,
    rows: usize,
    cells: Vec<(u8, Style)>,
}

impl Dots {
    fn new(area: Rect) -> Self {
        let (columns, rows) = (usize::from(area.width), usize::from(area.height));
        Self { columns, rows, cells: vec![(0, Style::new()); columns * rows] }
    }

    /// Sets one dot, given in dots from the top left; dots outside are left out.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to lie on the surface")]
    fn set(&mut self, x: f64, y: f64, style: Style) {
        const BITS: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];
        let (x, y) = (x.round(), y.round());
        if x < 0.0 || y < 0.0 {
            return;
        }
        let (x, y) = (x as usize, y as usize);
        if x >= self.columns * 2 || y >= self.rows * 4 {
            return;
        }
        let cell = &mut self.cells[(y / 4) * self.columns + x / 2];
        cell.0 |= BITS[x % 2][y % 4];
        cell.1 = style;
    }

    /// A line; with `every` above 1 only each so-manieth dot is set.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a line has at most a few hundred dots")]
    fn line(&mut self, from: (f64, f64), to: (f64, f64), every: usize, style: Style) {
        let length = (to.0 - from.0).abs().max((to.1 - from.1).abs()).ceil().max(1.0);
        for step in (0..=length as usize).step_by(every) {
            #[allow(clippy::cast_precision_loss, reason = "a few hundred")]
            let share = step as f64 / length;
            self.set(from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share, style);
        }
    }
}

/// Draws the radar: axes, claimed as a solid line, evidenced as a dotted one, labels with both figures.
pub fn draw(state: &State, painter: &mut Painter<'_>, open: &Open, area: Rect) {
    let count = open.score.criteria.len();
    let mut dots = Dots::new(area);
    // Labels need room at both sides; a dot is as wide as it is high, because a cell is half as wide as high.
    let room_x = f64::from(area.width) - 18.0;
    let room_y = (f64::from(area.height) - 3.0) * 2.0;
    let radius = (room_x.min(room_y * 1.0)).max(4.0);
    let centre = (f64::from(area.width), f64::from(area.height) * 2.0);
    #[allow(clippy::cast_precision_loss, reason = "a handful of criteria")]
    let angle = |index: usize| std::f64::consts::TAU * index as f64 / count as f64 - std::f64::consts::FRAC_PI_2;
    let point = |index: usize, value: f64| {
        let reach = radius * value / 100.0;
        (centre.0 + angle(index).cos() * reach, centre.1 + angle(index).sin() * reach)
    };
    let theme = painter.theme;
    for index in 0..count {
        dots.line(centre, point(index, 100.0), 3, theme.rule);
        dots.line(point(index, 100.0), point((index + 1) % count, 100.0), 2, theme.rule);
        dots.line(point(index, 50.0), point((index + 1) % count, 50.0), 4, theme.rule);
    }
    let figures = |index: usize| open.score.criteria[index].figures;
    for index in 0..count {
        let next = (index + 1) % count;
        let both =
            |get: fn(&crate::scoring::Figures) -> Option<f64>| Some((get(&figures(index))?, get(&figures(next))?));
        if let Some((from, to)) = both(|figures| figures.evidenced_score) {
            dots.line(point(index, from), point(next, to), 2, theme.evidenced);
        }
    }
    for index in 0..count {
        let next = (index + 1) % count;
        if let (Some(from), Some(to)) = (figures(index).score, figures(next).score) {
            dots.line(point(index, from), point(next, to), 1, theme.claimed);
        }
    }
    blit(painter, area, &dots);
    for index in 0..count {
        label(state, painter, open, area, index, point(index, 108.0), angle(index).cos());
    }
}

fn blit(painter: &mut Painter<'_>, area: Rect, dots: &Dots) {
    for row in 0..area.height {
        for column in 0..area.width {
            let (bits, style) = dots.cells[usize::from(row) * dots.columns + usize::from(column)];
            if bits == 0 {
                continue;
            }
            let sign = if painter.glyphs.braille {
                char::from_u32(0x2800 + u32::from(bits)).unwrap_or(' ').to_string()
            } else {
                if style == painter.theme.claimed { "*" } else { "." }.to_owned()
            };
            painter.put(area, column, row, &sign, style);
        }
    }
}

/// The name of an axis at its end with claimed and evidenced below, kept within the area.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the area")]
fn label(
    state: &State,
    painter: &mut Painter<'_>,
    open: &Open,
    area: Rect,
    index: usize,
    (x, y): (f64, f64),
    side: f64,
) {
    let name = open.framework().criterion(index).title.get(state.lang);
    let figures = open.score.criteria[index].figures;
    let (claimed, evidenced) = (one(figures.score), one(figures.evidenced_score));
    let wide = width(name).max(claimed.len() + 1 + evidenced.len());
    let wide_columns = wide as u16;
    let column = (x / 2.0).round();
    let start = if side > 0.3 {
        column
    } else if side < -0.3 {
        column - f64::from(wide_columns)
    } else {
        column - f64::from(wide_columns) / 2.0
    };
    let start = start.clamp(0.0, f64::from(area.width.saturating_sub(wide_columns))) as u16;
    let row = (y / 4.0).round().clamp(0.0, f64::from(area.height.saturating_sub(2))) as u16;
    painter.put(area, start, row, name, painter.theme.text);
    painter.spans(
        area,
        start,
        row + 1,
        &[(&claimed, painter.theme.claimed), ("/", painter.theme.dim), (&evidenced, painter.theme.evidenced)],
    );
}
