//! Why a font file cannot be used.

use std::path::PathBuf;

use crate::i18n::{ExportText, Lang, fill};

/// A font file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub struct FontError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub fault: FontFault,
}

/// What is wrong with a font file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FontFault {
    /// It cannot be read; what the system says.
    Unreadable(String),
    /// It is no TrueType or OpenType font with outlines.
    NoFont,
    /// Its maker forbids that it is part of a document.
    Forbidden,
}

impl FontError {
    /// What is wrong and the remedy.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let text = ExportText::of(lang);
        let path = self.path.display().to_string();
        match &self.fault {
            FontFault::Unreadable(reason) => fill(text.font_unreadable, &[("path", &path), ("reason", reason)]),
            FontFault::NoFont => fill(text.font_none, &[("path", &path)]),
            FontFault::Forbidden => fill(text.font_forbidden, &[("path", &path)]),
        }
    }
}
