//! What can go wrong with the file.

use std::io;
use std::path::PathBuf;

use rusqlite::ffi::ErrorCode;

use super::files::reason;
use crate::i18n::{ErrorText, Lang, fill};

/// A fault of the store. Texts of the user's never get in: only paths, versions and SQLite's own words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum StoreError {
    /// The file belongs to another program.
    Foreign(PathBuf),
    /// The file was written by a newer version of this program.
    Newer {
        /// Version of its tables.
        found: i32,
        /// Version that this program knows.
        known: i32,
    },
    /// The file is damaged; what SQLite says about it.
    Damaged(String),
    /// The file, or its medium, can only be read.
    ReadOnly,
    /// The disk is full.
    Full,
    /// Another program kept the file locked for longer than we wait.
    Locked,
    /// The folder is missing and cannot be made, or cannot be written to.
    NoFolder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// A folder or a device stands where the file should be.
    NotAFile(PathBuf),
    /// A link that leads to no file.
    BrokenLink(PathBuf),
    /// The file cannot be opened.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// Removed, but another program is reading: traces stay in the journal until it closes the file.
    TracesRemain,
    /// The file to restore from is the file in use.
    SameFile,
    /// A file of that name exists.
    Exists(PathBuf),
    /// The file to restore from cannot be used.
    Source {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: Box<StoreError>,
    },
    /// Anything else, in SQLite's words.
    Other(String),
}

impl StoreError {
    /// What is wrong and the remedy.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let text = ErrorText::of(lang);
        let shown = |path: &PathBuf| path.display().to_string();
        match self {
            Self::Foreign(path) => fill(text.foreign, &[("path", &shown(path))]),
            Self::Newer { found, known } => {
                fill(text.newer, &[("found", &found.to_string()), ("known", &known.to_string())])
            }
            Self::Damaged(reason) => fill(text.damaged, &[("reason", reason)]),
            Self::ReadOnly => text.read_only.to_owned(),
            Self::Full => text.full.to_owned(),
            Self::Locked => text.locked.to_owned(),
            Self::NoFolder { path, reason } => fill(text.no_folder, &[("path", &shown(path)), ("reason", reason)]),
            Self::NotAFile(path) => fill(text.not_a_file, &[("path", &shown(path))]),
            Self::BrokenLink(path) => fill(text.broken_link, &[("path", &shown(path))]),
            Self::Unreadable { path, reason } => fill(text.unreadable, &[("path", &shown(path)), ("reason", reason)]),
            Self::TracesRemain => text.traces_remain.to_owned(),
            Self::SameFile => text.same_file.to_owned(),
            Self::Exists(path) => fill(text.exists, &[("path", &shown(path))]),
            Self::Source { path, fault } => fault.of_source(&shown(path), lang),
            Self::Other(reason) => fill(text.store_other, &[("reason", reason)]),
        }
    }
}

impl StoreError {
    /// The message where the fault lies with a file to restore from.
    fn of_source(&self, path: &str, lang: Lang) -> String {
        let text = ErrorText::of(lang);
        match self {
            Self::Foreign(_) => fill(text.source_foreign, &[("path", path)]),
            Self::Newer { found, known } => {
                let (found, known) = (found.to_string(), known.to_string());
                fill(text.source_newer, &[("path", path), ("found", &found), ("known", &known)])
            }
            Self::Damaged(reason) => fill(text.source_damaged, &[("path", path), ("reason", reason)]),
            Self::Locked => fill(text.source_locked, &[("path", path)]),
            Self::Other(reason) => fill(text.unreadable, &[("path", path), ("reason", reason)]),
            other => other.message(lang),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        match &error {
            E::SqliteFailure(code, message) => of_code(code.code, code.extended_code, message.as_deref()),
            E::SqlInputError { error: code, msg, .. } => of_code(code.code, code.extended_code, Some(msg)),
            // A column that is not what the tables promise. The error's own words could quote the value.
            E::FromSqlConversionFailure(column, kind, _) => {
                Self::Damaged(format!("column {column} holds an unexpected {kind}"))
            }
            E::InvalidColumnType(_, name, kind) => Self::Damaged(format!("column {name} holds an unexpected {kind}")),
            E::IntegralValueOutOfRange(column, _) => Self::Damaged(format!("column {column} is out of range")),
            E::Utf8Error(column, _) => Self::Damaged(format!("column {column} is not UTF-8")),
            E::QueryReturnedNoRows => Self::Damaged("a row is missing".into()),
            _ => Self::Other("SQLite call failed".into()),
        }
    }
}

/// The fault that a result code stands for.
fn of_code(code: ErrorCode, extended: i32, message: Option<&str>) -> StoreError {
    let words = || message.map_or_else(|| format!("SQLite code {extended}"), ToOwned::to_owned);
    match code {
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => StoreError::Damaged(words()),
        ErrorCode::ReadOnly => StoreError::ReadOnly,
        ErrorCode::DiskFull => StoreError::Full,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => {
            StoreError::Locked
        }
        _ => StoreError::Other(words()),
    }
}

impl StoreError {
    /// A system error about the file or the folder it is to stand in.
    pub(crate) fn of_io(path: PathBuf, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Unreadable { path, reason: reason(error) },
        }
    }
}
