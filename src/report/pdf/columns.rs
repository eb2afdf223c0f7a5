//! How wide the columns of a table are.

use super::setter::Setter;
use super::style::{Type, WIDTH};
use super::table::Face;
use crate::report::document::Table;

/// No single word makes a column wider than this part of the table.
const WIDEST_WORD: f32 = 0.16;
/// A column of short texts, such as dates, that are no wider than this part of the table is not to break them.
const SHORT: f32 = 0.14;

/// The widths: as the shares say, but no column too narrow for its longest word.
pub(super) fn widths(table: &Table, face: &Face, setter: Setter<'_>) -> Vec<f32> {
    let most = WIDTH * WIDEST_WORD;
    // The cells of a total are bold, which is no wider.
    let (cell, head): (&Type, &Type) = (&face.cell, &face.head);
    let need = |index: usize| {
        let cells = || table.rows.iter().filter_map(|row| row.cells.get(index)).flat_map(|cell| cell.lines());
        let longest = cells().map(|line| setter.width(line, cell)).fold(0.0, f32::max);
        let words = cells().map(|line| setter.longest_word(line, cell)).filter(|word| *word <= most);
        let words = words.chain((longest <= WIDTH * SHORT).then_some(longest));
        let title = setter.longest_word(&table.columns[index].title, head).min(most);
        words.fold(title, f32::max) + 2.0 * face.pad + 0.5
    };
    let shares: Vec<f32> = table.columns.iter().map(|column| f32::from(column.share.max(1))).collect();
    let needs: Vec<f32> = (0..table.columns.len()).map(need).collect();
    fit(&shares, &needs, WIDTH)
}

/// Parts a room by shares; who needs more than its share gets what it needs, at the cost of the others.
fn fit(shares: &[f32], needs: &[f32], room: f32) -> Vec<f32> {
    let needed: f32 = needs.iter().sum();
    if needed >= room {
        return needs.iter().map(|need| need * room / needed).collect();
    }
    let mut fixed = vec![false; shares.len()];
    loop {
        let sum = |of: &[f32], taken: bool| -> f32 {
            of.iter().zip(&fixed).filter(|(_, fixed)| **fixed == taken).map(|(value, _)| value).sum()
        };
        let (rest, parts) = (room - sum(needs, true), sum(shares, false));
        let width = |index: usize| if fixed[index] { needs[index] } else { rest * shares[index] / parts };
        let widths: Vec<f32> = (0..shares.len()).map(width).collect();
        let narrow = (0..shares.len()).filter(|index| !fixed[*index] && widths[*index] < needs[*index]);
        let narrow: Vec<usize> = narrow.collect();
        if narrow.is_empty() {
            return widths;
        }
        for index in narrow {
            fixed[index] = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(widths: &[f32], expected: &[f32]) {
        let near = widths.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-3);
        assert!(near && widths.len() == expected.len(), "{widths:?}");
    }

    #[test]
    fn shares_hold_until_a_word_needs_more() {
        is(&fit(&[1.0, 3.0], &[10.0, 10.0], 100.0), &[25.0, 75.0]);
        is(&fit(&[1.0, 3.0, 6.0], &[30.0, 10.0, 10.0], 100.0), &[30.0, 70.0 / 3.0, 140.0 / 3.0]);
        // The second falls below its need only because of the first.
        is(&fit(&[1.0, 3.0, 6.0], &[30.0, 25.0, 10.0], 100.0), &[30.0, 25.0, 45.0]);
        is(&fit(&[1.0, 1.0], &[150.0, 50.0], 100.0), &[75.0, 25.0]);
    }
}
