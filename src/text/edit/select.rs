//! Selecting a part of a text.

use std::ops::Range;

use super::Editor;

impl Editor {
    /// The bytes that are selected, on grapheme boundaries; none if nothing is.
    #[must_use]
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.caret)?;
        Some(anchor.min(self.caret)..anchor.max(self.caret))
    }

    /// The text that is selected; none if nothing is.
    #[must_use]
    pub fn selected(&self) -> Option<&str> {
        self.selection().map(|range| &self.text[range])
    }

    /// Selects the whole text, the caret at its end.
    pub fn select_all(&mut self) {
        self.bottom();
        self.anchor = Some(0);
    }

    /// Moves the caret as `go` does, with one end of the selection staying where it is.
    pub fn extend(&mut self, go: impl FnOnce(&mut Self)) {
        let anchor = self.anchor.take().unwrap_or(self.caret);
        go(self);
        self.anchor = Some(anchor);
    }

    /// Takes what is selected out of the text, as one step to undo; none if nothing is.
    pub fn cut(&mut self) -> Option<String> {
        let cut = self.selected()?.to_owned();
        self.backspace();
        Some(cut)
    }
}
