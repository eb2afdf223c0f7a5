//! Where graphemes meet.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The grapheme boundary before the boundary `offset`.
pub(super) fn before(text: &str, offset: usize) -> usize {
    text[..offset].graphemes(true).next_back().map_or(0, |last| offset - last.len())
}

/// The grapheme boundary after the boundary `offset`.
pub(super) fn after(text: &str, offset: usize) -> usize {
    text[offset..].graphemes(true).next().map_or(offset, |first| offset + first.len())
}

/// Whether byte `offset`, in the text, is a grapheme boundary.
pub(super) fn is_boundary(text: &str, offset: usize) -> bool {
    text.is_char_boundary(offset) && GraphemeCursor::new(offset, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

/// The last grapheme boundary at or before byte `offset`.
pub(super) fn floor_boundary(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|at| is_boundary(text, *at)).unwrap_or(0)
}

/// The first grapheme boundary at or after byte `offset`.
pub(super) fn ceil_boundary(text: &str, offset: usize) -> usize {
    (offset..text.len()).find(|at| is_boundary(text, *at)).unwrap_or(text.len())
}
