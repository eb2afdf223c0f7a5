//! A text field: what typing, deleting and moving do to a text and its caret.

mod bounds;
mod history;
mod intake;
mod layout;
mod point;
mod select;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

use self::bounds::{after, before, ceil_boundary, floor_boundary};
use self::history::{History, Kind, Step};
use self::intake::{cut, normalise};
pub use self::layout::{Layout, clip};
use self::words::{word_after, word_before};
use super::width::is_blank_control;

/// A text being edited, of one line or many. It knows nothing of keys or screens.
///
/// Offsets are in bytes and the caret always stands on a grapheme boundary. The text holds no `\r` and no character
/// that would be invisible and yet take a key press to pass.
#[derive(Clone, Debug)]
pub struct Editor {
    text: String,
    caret: usize,
    /// The other end of the selection; none, or where the caret is, if nothing is selected.
    anchor: Option<usize>,
    saved: String,
    many_lines: bool,
    limit: Option<usize>,
    /// The column that moving up and down tries to keep.
    column: Option<usize>,
    history: History,
}

impl Editor {
    /// A one-line field holding `text`, the caret at its end; line breaks and tabs become spaces.
    #[must_use]
    pub fn single(text: &str) -> Self {
        Self::new(text, false)
    }

    /// A field of many lines holding `text`, the caret at its end.
    #[must_use]
    pub fn multi(text: &str) -> Self {
        Self::new(text, true)
    }

    fn new(text: &str, many_lines: bool) -> Self {
        let text = normalise(text, many_lines);
        Self {
            caret: text.len(),
            anchor: None,
            saved: text.clone(),
            text,
            many_lines,
            limit: None,
            column: None,
            history: History::default(),
        }
    }

    /// Lets the text grow to at most `chars` characters (Unicode scalar values); a longer text stays, but cannot grow.
    #[must_use]
    pub fn with_limit(mut self, chars: usize) -> Self {
        self.limit = Some(chars);
        self
    }

    /// The text as it stands.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The caret's byte offset in the text, a grapheme boundary.
    #[must_use]
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Moves the caret to the last grapheme boundary at or before byte `offset`.
    pub fn set_caret(&mut self, offset: usize) {
        self.move_to(floor_boundary(&self.text, offset));
    }

    /// Whether the text differs from what it was at the start or at the last [`Editor::mark_saved`].
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.text != self.saved
    }

    /// Takes the text as it stands for unchanged. Undo still reaches back before it.
    pub fn mark_saved(&mut self) {
        self.saved.clone_from(&self.text);
        self.history.close();
    }

    /// Puts another text in place of the whole, as one step to undo; the caret goes to its end.
    pub fn set_text(&mut self, text: &str) {
        self.select_all();
        if text.is_empty() {
            self.backspace();
        } else {
            self.insert(text, Kind::Whole);
        }
    }

    /// Types `c` at the caret, or in place of what is selected; returns how many characters the limit kept out (0 or 1).
    ///
    /// Characters typed side by side are undone together, up to the end of a sentence or line.
    pub fn insert_char(&mut self, c: char) -> usize {
        let kept_out = self.insert(c.encode_utf8(&mut [0; 4]), Kind::Typing);
        if is_blank_control(c) || matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';') {
            self.history.close();
        }
        kept_out
    }

    /// Pastes `s` at the caret, or in place of what is selected, as one step to undo; returns how many characters the
    /// limit kept out.
    ///
    /// `\r\n`, `\r` and their kin become `\n`; in a one-line field a run of them and of tabs becomes one space. Other
    /// control characters are dropped, with zero-width spaces and bidirectional controls. The limit takes whole
    /// graphemes.
    pub fn insert_str(&mut self, s: &str) -> usize {
        self.insert(s, Kind::Whole)
    }

    fn insert(&mut self, s: &str, kind: Kind) -> usize {
        let mut s = normalise(s, self.many_lines);
        let range = self.selection().unwrap_or(self.caret..self.caret);
        let kept_out = match self.limit {
            Some(limit) => {
                let stays = self.text[..range.start].chars().count() + self.text[range.end..].chars().count();
                cut(&mut s, limit.saturating_sub(stays))
            }
            None => 0,
        };
        // Nothing to put there, such as a control character, takes nothing away either.
        if !s.is_empty() {
            self.replace(range, &s, kind);
        }
        kept_out
    }

    /// Deletes what is selected, or else the grapheme before the caret.
    pub fn backspace(&mut self) {
        let range = before(&self.text, self.caret)..self.caret;
        self.remove(range, Kind::Backspace);
    }

    /// Deletes what is selected, or else the grapheme after the caret.
    pub fn delete(&mut self) {
        let range = self.caret..after(&self.text, self.caret);
        self.remove(range, Kind::Delete);
    }

    /// Deletes what is selected, or else from where [`Editor::word_left`] would go up to the caret.
    pub fn delete_word_left(&mut self) {
        let range = word_before(&self.text, self.caret)..self.caret;
        self.remove(range, Kind::Whole);
    }

    /// Deletes what is selected, or else from the caret to where [`Editor::word_right`] would go.
    pub fn delete_word_right(&mut self) {
        let range = self.caret..word_after(&self.text, self.caret);
        self.remove(range, Kind::Whole);
    }

    /// Deletes what is selected, or else from the start of the line up to the caret; lines are parted by `\n`, however
    /// they are drawn.
    pub fn delete_to_start(&mut self) {
        let start = self.text[..self.caret].rfind('\n').map_or(0, |newline| newline + 1);
        self.remove(start..self.caret, Kind::Whole);
    }

    /// Deletes what is selected, or else from the caret to the end of the line; lines are parted by `\n`, however they
    /// are drawn.
    pub fn delete_to_end(&mut self) {
        let end = self.text[self.caret..].find('\n').map_or(self.text.len(), |newline| self.caret + newline);
        self.remove(self.caret..end, Kind::Whole);
    }

    /// Moves the caret one grapheme back, or to the start of what is selected.
    pub fn left(&mut self) {
        self.move_to(self.selection().map_or_else(|| before(&self.text, self.caret), |range| range.start));
    }

    /// Moves the caret one grapheme on, or to the end of what is selected.
    pub fn right(&mut self) {
        self.move_to(self.selection().map_or_else(|| after(&self.text, self.caret), |range| range.end));
    }

    /// Moves the caret back to the start of a word, over blanks. In Chinese text a word is what stands between two
    /// marks; neighbouring punctuation marks are one word.
    pub fn word_left(&mut self) {
        self.move_to(word_before(&self.text, self.caret));
    }

    /// Moves the caret on to the end of a word, over blanks; words are as in [`Editor::word_left`].
    pub fn word_right(&mut self) {
        self.move_to(word_after(&self.text, self.caret));
    }

    /// Moves the caret to the start of the whole text.
    pub fn top(&mut self) {
        self.move_to(0);
    }

    /// Moves the caret to the end of the whole text.
    pub fn bottom(&mut self) {
        self.move_to(self.text.len());
    }

    /// Moves the caret to the start of its row in a field `columns` wide; a one-line field is one row.
    pub fn home(&mut self, columns: usize) {
        let start = if self.many_lines {
            let layout = self.layout(columns);
            layout.lines[layout.caret_row].start
        } else {
            0
        };
        self.move_to(start);
    }

    /// Moves the caret to the end of its row in a field `columns` wide; a one-line field is one row.
    ///
    /// Where the next row carries on the same paragraph, that is before the row's last grapheme: behind it the caret
    /// would stand in the next row.
    pub fn end(&mut self, columns: usize) {
        let end = if self.many_lines {
            let layout = self.layout(columns);
            layout.end_of(&self.text, layout.caret_row)
        } else {
            self.text.len()
        };
        self.move_to(end);
    }

    /// Moves the caret one row up in a field `columns` wide, keeping its column where the rows allow.
    ///
    /// False, and nothing moves, if the caret is in the first row.
    pub fn up(&mut self, columns: usize) -> bool {
        self.move_rows(columns, |row| row.checked_sub(1))
    }

    /// Moves the caret one row down in a field `columns` wide, keeping its column where the rows allow.
    ///
    /// False, and nothing moves, if the caret is in the last row.
    pub fn down(&mut self, columns: usize) -> bool {
        self.move_rows(columns, |row| row.checked_add(1))
    }

    /// Takes back the last step, with what was selected before it; false if there is none.
    pub fn undo(&mut self) -> bool {
        let Some(Step { at, removed, inserted, caret, anchor, .. }) = self.history.undo() else {
            return false;
        };
        self.text.replace_range(at..at + inserted.len(), &removed);
        self.caret = caret;
        self.anchor = anchor;
        self.column = None;
        true
    }

    /// Does again what was last undone; false if nothing was, or if the text was changed since.
    pub fn redo(&mut self) -> bool {
        let Some(Step { at, removed, inserted, .. }) = self.history.redo() else {
            return false;
        };
        self.text.replace_range(at..at + removed.len(), &inserted);
        self.caret = ceil_boundary(&self.text, at + inserted.len());
        self.anchor = None;
        self.column = None;
        true
    }

    /// The text in rows of at most `columns` columns, broken as [`wrap`](super::wrap::wrap) breaks it, and the caret.
    ///
    /// - The caret's column is always below `columns`. After a full row it stands at the start of the next; if that
    ///   is the end of a paragraph, an empty row is added for it while it is there.
    /// - Blanks before a break hang at the end of their row, and the caret among them stays in the last column.
    ///   Blanks at a paragraph's end flow on, so that each one typed moves the caret.
    #[must_use]
    pub fn layout(&self, columns: usize) -> Layout {
        Layout::new(&self.text, self.caret, columns)
    }

    /// The bytes of a one-line text to draw in `columns` columns, and the caret's column among them.
    ///
    /// The caret is always visible, its column below `columns` (0 in a field without columns), with the whole glyph
    /// it stands on; no wide glyph is cut. The range depends only on text, caret and width.
    #[must_use]
    pub fn window(&self, columns: usize) -> (Range<usize>, usize) {
        layout::window(&self.text, self.caret, columns)
    }

    /// Deletes what is selected, or else a range.
    fn remove(&mut self, range: Range<usize>, kind: Kind) {
        match self.selection() {
            Some(selected) => self.replace(selected, "", Kind::Whole),
            None => self.replace(range, "", kind),
        }
    }

    /// Replaces a range of bytes on grapheme boundaries, if that changes anything, and puts the caret after it.
    fn replace(&mut self, range: Range<usize>, with: &str, kind: Kind) {
        let anchor = self.anchor.take();
        self.column = None;
        if range.is_empty() && with.is_empty() {
            return;
        }
        let at = range.start;
        let removed = self.text[range.clone()].to_owned();
        self.history.record(Step { kind, at, removed, inserted: with.to_owned(), caret: self.caret, anchor });
        self.text.replace_range(range, with);
        // What stands on both sides may have become one grapheme.
        self.caret = ceil_boundary(&self.text, at + with.len());
    }

    fn move_to(&mut self, caret: usize) {
        self.caret = caret;
        self.anchor = None;
        self.column = None;
        self.history.close();
    }

    fn move_rows(&mut self, columns: usize, target: impl FnOnce(usize) -> Option<usize>) -> bool {
        if !self.many_lines {
            return false;
        }
        let layout = self.layout(columns);
        let Some(row) = target(layout.caret_row).filter(|row| *row < layout.lines.len()) else {
            return false;
        };
        let column = self.column.unwrap_or(layout.caret_column);
        self.move_to(layout.offset_at(&self.text, row, column, columns));
        self.column = Some(column);
        true
    }
}
