//! Where the text and the caret of a field are drawn.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::width::drawn_width;
use crate::text::wrap::wrap;

/// A field's text in rows, with the place of the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The byte range of each row, in order; never empty as a whole.
    ///
    /// Unlike [`wrap`]'s lines they hold their blanks: a row starts where the row before it ends, or after its `\n`.
    /// Blanks before a break hang past the row's last column, so cut what is drawn at the field's width.
    pub lines: Vec<Range<usize>>,
    /// The index in `lines` of the row the caret stands in.
    pub caret_row: usize,
    /// The caret's column in its row, below the field's width (0 in a field without columns).
    pub caret_column: usize,
}

impl Layout {
    /// Lays `text` out in `columns` columns with the caret at byte `caret`, a grapheme boundary.
    pub(super) fn new(text: &str, caret: usize, columns: usize) -> Self {
        let mut lines = rows(text, columns);
        let row = lines.partition_point(|line| line.start <= caret).saturating_sub(1);
        let line = lines[row].clone();
        let column = columns_of(&text[line.start..caret]);
        if caret == line.end && !line.is_empty() && column >= columns {
            lines.insert(row + 1, caret..caret);
            return Self { lines, caret_row: row + 1, caret_column: 0 };
        }
        Self { lines, caret_row: row, caret_column: column.min(columns.saturating_sub(1)) }
    }

    /// The first row to show of a field of so many rows, its caret in sight.
    #[must_use]
    pub fn first_shown(&self, rows: usize) -> usize {
        (self.caret_row + 1).saturating_sub(rows.max(1))
    }

    /// The last byte offset at which the caret stands in row `row`: before the last grapheme if the next row carries on.
    pub(super) fn end_of(&self, text: &str, row: usize) -> usize {
        let line = self.lines[row].clone();
        let carries_on = self.lines.get(row + 1).is_some_and(|next| next.start == line.end);
        // The row that holds nothing but the caret stands for the end of the row before it.
        let carries_on = carries_on && !(row + 1 == self.caret_row && self.lines[row + 1].is_empty());
        if !carries_on {
            return line.end;
        }
        let last = text[line.clone()].graphemes(true).next_back().map_or(0, str::len);
        line.end - last
    }

    /// The byte offset in row `row` whose column is nearest to `column` without being right of it.
    pub(super) fn offset_at(&self, text: &str, row: usize, column: usize, columns: usize) -> usize {
        let start = self.lines[row].start;
        let end = self.end_of(text, row);
        let column = column.min(columns.saturating_sub(1));
        let mut passed = 0;
        for (at, grapheme) in text[start..end].grapheme_indices(true) {
            passed += drawn_width(grapheme);
            if passed > column {
                return start + at;
            }
        }
        end
    }
}

/// The part of a one-line `text` to draw in `columns` columns, and the caret's column in it.
///
/// It depends on nothing but its arguments: the text moves by half a field at a time, so that it stands still while
/// the caret moves about in it, and never further than its end needs.
pub(super) fn window(text: &str, caret: usize, columns: usize) -> (Range<usize>, usize) {
    let caret_at = columns_of(&text[..caret]);
    let under_caret = text[caret..].graphemes(true).next().map_or(1, drawn_width);
    let room = under_caret.clamp(1, columns.max(1));
    let total = columns_of(text);
    let fits = |from: usize| caret_at + room <= from + columns;
    let step = (columns / 2).max(1);
    let mut start = 0;
    let mut from = 0;
    let mut may_start = true;
    for (at, grapheme) in text[..caret].grapheme_indices(true) {
        let end_fits = total < from + columns;
        if end_fits || (may_start && fits(from)) {
            break;
        }
        let next = from + drawn_width(grapheme);
        may_start = next / step > from / step;
        from = next;
        start = at + grapheme.len();
    }
    (start..start + clip(&text[start..], columns).len(), caret_at - from)
}

/// The part of `text` that fits in `columns` columns once drawn, without a mark where it was cut.
#[must_use]
pub fn clip(text: &str, columns: usize) -> &str {
    let mut taken = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        taken += drawn_width(grapheme);
        if taken > columns {
            return &text[..at];
        }
    }
    text
}

/// The columns `text` takes once drawn.
fn columns_of(text: &str) -> usize {
    text.graphemes(true).map(drawn_width).sum()
}

/// The rows of `text`, which together hold every byte but the newlines.
fn rows(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        paragraph_rows(paragraph, start, columns, &mut rows);
        start += paragraph.len() + 1;
    }
    rows
}

/// Appends the rows of one paragraph that starts at byte `base`.
///
/// It breaks where [`wrap`] does. Blanks before a break hang at the end of their row; those at the paragraph's end,
/// where they are being typed, flow on like any other character.
fn paragraph_rows(paragraph: &str, base: usize, columns: usize, rows: &mut Vec<Range<usize>>) {
    let lines = wrap(paragraph, columns);
    let mut start = 0;
    for line in &lines {
        if line.start > start {
            rows.push(base + start..base + line.start);
        }
        start = start.max(line.start);
    }
    let drawn_end = lines.last().map_or(0, |line| line.end);
    let mut taken = columns_of(&paragraph[start..drawn_end]);
    for (at, blank) in paragraph[drawn_end..].grapheme_indices(true) {
        let at = drawn_end + at;
        if taken + drawn_width(blank) > columns && at > start {
            rows.push(base + start..base + at);
            start = at;
            taken = 0;
        }
        taken += drawn_width(blank);
    }
    rows.push(base + start..base + paragraph.len());
}
