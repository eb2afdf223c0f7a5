//! Why an export failed.

use std::io;
use std::path::{Path, PathBuf};

use crate::i18n::{ExportText, Lang, fill};
use crate::report::render::RenderError;
use crate::store::files::reason;

/// Why an export failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum ExportError {
    /// There is no such folder.
    NoFolder(PathBuf),
    /// What should be a folder is none.
    NotFolder(PathBuf),
    /// A folder has the name of a file to be written.
    IsFolder(PathBuf),
    /// A file of that name exists and is not to be replaced.
    Exists(PathBuf),
    /// A file cannot be written.
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// A format failed.
    Render(RenderError),
    /// It was stopped; nothing was written.
    Cancelled,
}

impl From<RenderError> for ExportError {
    fn from(error: RenderError) -> Self {
        Self::Render(error)
    }
}

impl ExportError {
    /// What is wrong and the remedy.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let text = ExportText::of(lang);
        let about = |template: &str, path: &Path| fill(template, &[("path", &path.display().to_string())]);
        match self {
            Self::NoFolder(path) => about(text.no_folder, path),
            Self::NotFolder(path) => about(text.not_folder, path),
            Self::IsFolder(path) => about(text.is_folder, path),
            Self::Exists(path) => about(text.exists, path),
            Self::Write { path, reason } => {
                fill(text.write, &[("path", &path.display().to_string()), ("reason", reason)])
            }
            Self::Render(error) => error.message(lang),
            Self::Cancelled => text.cancelled.to_owned(),
        }
    }

    pub(super) fn of_io(path: &Path, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::AlreadyExists {
            return Self::Exists(path.to_owned());
        }
        Self::Write { path: path.to_owned(), reason: reason(error) }
    }
}
