//! What a command hands back: data and messages, or why it failed.

use crate::app::Error;
use crate::i18n::Lang;
use crate::source::Faults;

/// Exit code for everything without a code of its own: store damaged, file exists, assessment finalised, …
pub const OTHER: u8 = 1;
/// Exit code for wrong use and invalid content.
pub const USAGE: u8 = 2;
/// Exit code for something named on the command line that does not exist.
pub const MISSING: u8 = 3;

/// What a command that succeeded has to say.
#[derive(Debug, Default)]
pub struct Output {
    /// For standard output, complete before the first byte is written.
    pub data: Vec<u8>,
    /// For standard error, a line each.
    pub notes: Vec<String>,
}

impl Output {
    /// Nothing to say.
    #[must_use]
    pub fn silent() -> Self {
        Self::default()
    }

    /// Data only; a text gets its last line ended.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let mut data = text.as_bytes().to_vec();
        if !data.is_empty() && !data.ends_with(b"\n") {
            data.push(b'\n');
        }
        Self { data, notes: Vec::new() }
    }

    /// Data as JSON.
    #[must_use]
    pub fn json(value: &serde_json::Value) -> Self {
        // A tree of values has no keys that are not texts, so it can always be written.
        Self::text(&serde_json::to_string_pretty(value).unwrap_or_default())
    }

    /// Bytes as they are.
    #[must_use]
    pub fn bytes(data: Vec<u8>) -> Self {
        Self { data, notes: Vec::new() }
    }

    /// A message only.
    #[must_use]
    pub fn note(note: String) -> Self {
        Self { data: Vec::new(), notes: vec![note] }
    }

    /// Adds a message.
    #[must_use]
    pub fn with_note(mut self, note: String) -> Self {
        self.notes.push(note);
        self
    }
}

/// Why a command failed.
#[derive(Debug)]
pub struct Failure {
    /// Exit code, by the table of cli.md.
    pub code: u8,
    /// What is wrong and the remedy, complete lines.
    pub message: String,
    /// Whether each line already names where it belongs (`FILE:LINE:COLUMN: `), so that nothing is put before it.
    pub located: bool,
}

impl Failure {
    /// A failure with a message.
    #[must_use]
    pub fn new(code: u8, message: String) -> Self {
        Self { code, message, located: false }
    }

    /// Wrong use of the command line.
    #[must_use]
    pub fn usage(message: String) -> Self {
        Self::new(USAGE, message)
    }

    /// The faults of a file.
    #[must_use]
    pub fn faults(faults: &Faults, lang: Lang) -> Self {
        Self { code: USAGE, message: faults.render(lang), located: true }
    }

    /// What the use cases refused.
    #[must_use]
    pub fn of(error: &Error, lang: Lang) -> Self {
        log::error!("{}", error.kind());
        let located = matches!(error, Error::Faults(_));
        Self { code: error.exit_code(), message: error.message(lang), located }
    }

    /// Several failures as one: all messages, and the code of what does not exist before that of what is invalid.
    #[must_use]
    pub fn all(failures: &[Self], lang: Lang) -> Self {
        let code = failures.iter().map(|failure| failure.code).max().unwrap_or(OTHER);
        let message = failures.iter().map(|failure| failure.rendered(lang)).collect::<Vec<_>>().join("\n");
        Self { code, message, located: true }
    }

    /// The message as printed.
    #[must_use]
    pub fn rendered(&self, lang: Lang) -> String {
        if self.located {
            return self.message.clone();
        }
        format!("{}{}", lang.pick("错误：", "error: "), self.message)
    }
}
