//! Words, as the caret jumps over them.
//!
//! Unicode's word bounds make each Chinese character a word, so that a jump would be no more than a step; finding real
//! words would need a dictionary larger than the program. So a run of Chinese characters up to the next blank, mark,
//! letter or digit is one word here: in prose that is a clause, which is also what one wants to delete at once. Other
//! scripts keep Unicode's bounds, and marks side by side are one word.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::bounds::{ceil_boundary, floor_boundary};

/// What a piece between two of Unicode's word bounds is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Chinese,
    Mark,
    Other,
}

impl Kind {
    fn of(piece: &str) -> Self {
        let first = piece.chars().next().unwrap_or(' ');
        if first.is_whitespace() {
            Self::Blank
        } else if is_chinese(first) {
            Self::Chinese
        } else if piece.chars().any(char::is_alphanumeric) {
            Self::Other
        } else {
            Self::Mark
        }
    }

    /// Whether two such pieces side by side are one word.
    fn joins(self, next: Self) -> bool {
        self == next && self != Self::Other
    }
}

/// Chinese characters, the signs that stand for some, and kana, which are no more parted by blanks.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

/// The start of the word before byte `caret`, over blanks.
pub(super) fn word_before(text: &str, caret: usize) -> usize {
    let pieces = text[..caret].split_word_bound_indices().rev();
    let word = span(pieces.map(|(at, piece)| (at..at + piece.len(), Kind::of(piece))));
    floor_boundary(text, word.map_or(0, |word| word.start))
}

/// The end of the word after byte `caret`, over blanks.
pub(super) fn word_after(text: &str, caret: usize) -> usize {
    let pieces = text[caret..].split_word_bound_indices();
    let word = span(pieces.map(|(at, piece)| (caret + at..caret + at + piece.len(), Kind::of(piece))));
    ceil_boundary(text, word.map_or(text.len(), |word| word.end))
}

/// The first word among pieces that follow one another in either direction.
fn span(pieces: impl Iterator<Item = (Range<usize>, Kind)>) -> Option<Range<usize>> {
    let mut pieces = pieces.skip_while(|(_, kind)| *kind == Kind::Blank);
    let (mut word, first) = pieces.next()?;
    for (piece, kind) in pieces {
        if !first.joins(kind) {
            break;
        }
        word = word.start.min(piece.start)..word.end.max(piece.end);
    }
    Some(word)
}
