//! Aligned columns of text.

use crate::text::width::{clean, pad, pad_left, truncate, width};

/// A column: its heading, the most columns it may take, and whether its cells stand at the right.
pub struct Column {
    /// Heading.
    pub head: &'static str,
    /// The widest it may become.
    pub most: usize,
    /// Whether cells are numbers.
    pub right: bool,
}

/// A column of words.
#[must_use]
pub fn words(head: &'static str, most: usize) -> Column {
    Column { head, most, right: false }
}

/// A column of numbers.
#[must_use]
pub fn numbers(head: &'static str) -> Column {
    Column { head, most: 12, right: true }
}

/// The rows below their headings, each column as wide as its widest cell.
#[must_use]
pub fn table(columns: &[Column], rows: &[Vec<String>]) -> String {
    let cells: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| clean(cell).into_owned()).collect()).collect();
    let widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let widest = cells.iter().map(|row| width(&row[at])).chain([width(column.head)]).max().unwrap_or(0);
            widest.min(column.most)
        })
        .collect();
    let heads: Vec<String> = columns.iter().map(|column| column.head.to_owned()).collect();
    let mut out = String::new();
    for row in std::iter::once(&heads).chain(&cells) {
        let mut line = String::new();
        for ((cell, column), width) in row.iter().zip(columns).zip(&widths) {
            let cell = truncate(cell, *width);
            line.push_str(&if column.right { pad_left(&cell, *width) } else { pad(&cell, *width) });
            line.push_str("  ");
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
