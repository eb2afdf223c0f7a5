//! What was last cut or copied, for the program itself and for the terminal to pass on.

/// The longest text that is passed on, in bytes: 100 KB on its way to the terminal, which some cut off or choke on beyond.
const MOST_PASSED_ON: usize = 75_000;

/// The last text that was cut or copied.
#[derive(Debug, Default)]
pub struct Clipboard {
    text: String,
    /// Whether the terminal is still to be told of it.
    fresh: bool,
}

impl Clipboard {
    /// Takes a text; false if it is too long to be passed on to the terminal and so stays here.
    pub fn put(&mut self, text: String) -> bool {
        self.fresh = text.len() <= MOST_PASSED_ON;
        self.text = text;
        self.fresh
    }

    /// The text as it was taken; empty before the first.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text if the terminal was not told of it yet; afterwards it counts as told.
    pub fn pass_on(&mut self) -> Option<&str> {
        std::mem::take(&mut self.fresh).then_some(self.text.as_str())
    }
}
