//! Files named on the command line.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::failure::{Failure, MISSING, OTHER, USAGE};
use crate::i18n::{CliText, Lang, fill};
use crate::source::MAX_BYTES;
use crate::store::files;

/// A file that could not be read.
#[derive(Debug)]
pub struct Unreadable {
    path: PathBuf,
    error: io::Error,
}

impl Unreadable {
    /// Whether there is no such file.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self.error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
    }

    /// Whether it is a folder.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        self.error.kind() == io::ErrorKind::IsADirectory
    }

    /// Whether it is a pipe or a device where a file has to be.
    #[must_use]
    pub fn is_no_file(&self) -> bool {
        self.error.kind() == io::ErrorKind::Unsupported
    }

    /// What is said about it.
    #[must_use]
    pub fn failure(&self, lang: Lang) -> Failure {
        let text = CliText::of(lang);
        let (code, template) = match self.error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => (MISSING, text.no_file),
            io::ErrorKind::IsADirectory => (USAGE, text.is_folder),
            io::ErrorKind::Unsupported => (USAGE, text.is_no_file),
            io::ErrorKind::PermissionDenied => (OTHER, text.not_allowed),
            _ => (OTHER, text.unreadable),
        };
        let (path, reason) = (self.path.display().to_string(), self.error.to_string());
        Failure::new(code, fill(template, &[("path", &path), ("reason", &reason)]))
    }
}

/// Whether a file is there, is no pipe, and may be read.
///
/// # Errors
/// As [`read`].
pub fn probe(path: &Path) -> Result<(), Unreadable> {
    refuse_pipe(path)?;
    open(path).map(|_| ())
}

fn open(path: &Path) -> Result<File, Unreadable> {
    let unreadable = |error| Unreadable { path: path.to_owned(), error };
    let file = File::open(path).map_err(unreadable)?;
    if file.metadata().map_err(unreadable)?.is_dir() {
        return Err(unreadable(io::ErrorKind::IsADirectory.into()));
    }
    Ok(file)
}

/// The bytes of a file; of one that is too large no more than it takes to say so.
///
/// # Errors
/// If it does not exist, is a folder or cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>, Unreadable> {
    read_at_most(path, MAX_BYTES)
}

/// The bytes of a settings file. One that would keep the program waiting, such as a pipe, is refused: unlike data, settings
/// are read before anything can be said or shown.
///
/// # Errors
/// As [`read`].
pub fn read_settings(path: &Path, limit: u64) -> Result<Vec<u8>, Unreadable> {
    refuse_pipe(path)?;
    read_at_most(path, limit)
}

fn refuse_pipe(path: &Path) -> Result<(), Unreadable> {
    if files::keeps_waiting(path) {
        return Err(Unreadable { path: path.to_owned(), error: io::ErrorKind::Unsupported.into() });
    }
    Ok(())
}

/// The same with a limit of its own, in bytes.
///
/// # Errors
/// As [`read`].
pub fn read_at_most(path: &Path, limit: u64) -> Result<Vec<u8>, Unreadable> {
    let file = open(path)?;
    let mut bytes = Vec::new();
    // A byte order mark does not count towards the limit, so read beyond it before the content is judged.
    file.take(limit + 16).read_to_end(&mut bytes).map_err(|error| Unreadable { path: path.to_owned(), error })?;
    Ok(bytes)
}
