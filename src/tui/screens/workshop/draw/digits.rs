//! Numbers in large type, for those who sit at the back.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::paint::Painter;

/// Rows of a large sign.
pub const ROWS: u16 = 5;

/// Columns of a large sign with the gap after it.
const COLUMNS: u16 = 8;

/// Three dots by five, a row a number of three bits, the left one the highest.
fn dots(sign: char) -> Option<[u8; 5]> {
    Some(match sign {
        '0' => [7, 5, 5, 5, 7],
        '1' => [2, 6, 2, 2, 7],
        '2' => [7, 1, 7, 4, 7],
        '3' => [7, 1, 7, 1, 7],
        '4' => [5, 5, 7, 1, 1],
        '5' => [7, 4, 7, 1, 7],
        '6' => [7, 4, 7, 5, 7],
        '7' => [7, 1, 1, 2, 2],
        '8' => [7, 5, 7, 5, 7],
        '9' => [7, 5, 7, 1, 7],
        '/' => [1, 1, 2, 4, 4],
        '.' => [0, 0, 0, 0, 2],
        '-' => [0, 0, 7, 0, 0],
        _ => return None,
    })
}

/// Columns that a number takes.
#[must_use]
pub fn columns(number: &str) -> u16 {
    u16::try_from(number.chars().filter(|sign| dots(*sign).is_some()).count()).unwrap_or(0) * COLUMNS
}

/// Draws a number from a place on; what does not fit is left out whole.
pub fn draw(painter: &mut Painter<'_>, area: Rect, column: u16, row: u16, number: &str, style: Style) {
    let dot = painter.glyphs.full.repeat(2);
    for (sign, at) in number.chars().filter_map(dots).zip((column..).step_by(usize::from(COLUMNS))) {
        if at + COLUMNS > area.width + 2 {
            return;
        }
        for (line, bits) in (0..ROWS).zip(sign) {
            for place in 0..3_u16 {
                if bits >> (2 - place) & 1 == 1 {
                    painter.put(area, at + 2 * place, row + line, &dot, style);
                }
            }
        }
    }
}
