//! Putting the caret where a field is pointed at.

use super::{Editor, clip};

impl Editor {
    /// Puts the caret before the glyph at a column of a one-line field that is so many columns wide.
    pub fn point_in_line(&mut self, columns: usize, column: usize) {
        let (shown, _) = self.window(columns);
        let at = shown.start + clip(&self.text[shown], column).len();
        self.set_caret(at);
    }

    /// The same in a field of several lines, `size` its columns and rows, `place` column and row in it.
    pub fn point_in_block(&mut self, size: (usize, usize), place: (usize, usize)) {
        let layout = self.layout(size.0);
        let row = (layout.first_shown(size.1) + place.1).min(layout.lines.len() - 1);
        let at = layout.offset_at(&self.text, row, place.0, size.0);
        self.set_caret(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_pointed_at_by_its_glyphs() {
        let mut editor = Editor::single("目标abc");
        for (column, caret) in [(0, 0), (1, 0), (2, 3), (4, 6), (5, 7), (7, 9), (30, 9)] {
            editor.point_in_line(20, column);
            assert_eq!(editor.caret(), caret, "{column}");
        }
    }

    #[test]
    fn a_block_is_pointed_at_as_it_is_scrolled() {
        let mut editor = Editor::multi("一\n二二\n三三三\n四");
        // Three rows of four lines: the caret at the end scrolls the first one out.
        editor.point_in_block((10, 3), (2, 0));
        assert_eq!(editor.caret(), "一\n二".len());
        editor.point_in_block((10, 3), (9, 2));
        assert_eq!(editor.caret(), "一\n二二\n三三三".len());
        editor.point_in_block((10, 9), (9, 8));
        assert_eq!(editor.caret(), editor.text().len());
    }
}
