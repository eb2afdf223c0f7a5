//! Answers files on their way into the store, and the sample.

use std::path::Path;
use std::sync::Arc;

use super::App;
use super::error::{Error, What};
use super::frameworks::find_framework_without_store;
use super::meetings::meetings_of;
use super::workshop::Meeting;
use crate::assessment::{AnswersFile, Record, State};
use crate::framework::{BUILTIN_ID, Framework, builtin, builtin_bytes, parse};
use crate::source::{FaultKind, Faults, MAX_BYTES};
use crate::store::{StoreError, files};

/// What one answers file becomes.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// The framework it was filled in for.
    pub framework: Arc<Framework>,
    /// That framework's file.
    pub framework_bytes: Vec<u8>,
    /// What was recorded.
    pub record: Record,
    /// The workshops that a JSON export carries.
    pub meetings: Vec<Meeting>,
    /// The state it gets.
    pub state: State,
}

/// Reads an answers file against the framework named on the command line; else the one that a JSON export carries,
/// if its hash holds; else the one whose id the file names.
///
/// # Errors
/// [`Error::Faults`] of the file, [`Error::NotFound`] if the framework named on the command line does not exist.
pub fn read_answers(app: Option<&App>, name: &str, bytes: &[u8], framework: Option<&str>) -> Result<Import, Error> {
    let file = AnswersFile::open(name, bytes)?;
    let (framework, framework_bytes) = match (framework, file.embedded_framework()) {
        (Some(_), _) => match app {
            Some(app) => app.find_framework(framework)?,
            None => find_framework_without_store(framework)?,
        },
        (None, Some(text)) => {
            let bytes = text.as_bytes().to_vec();
            let known = bytes == builtin_bytes();
            let framework = if known { builtin() } else { Arc::new(parse(&format!("{name} (framework)"), &bytes)?) };
            (framework, bytes)
        }
        (None, None) => named(app, &file)?,
    };
    let (record, meetings) = recorded(name, &file, &framework)?;
    Ok(Import { framework, framework_bytes, record, meetings, state: file.state().unwrap_or_default() })
}

/// What a file holds, or all its faults.
fn recorded(name: &str, file: &AnswersFile, framework: &Framework) -> Result<(Record, Vec<Meeting>), Faults> {
    let mut faults = match (file.read(framework), meetings_of(file, framework)) {
        (Ok(record), meetings) => return meetings.map(|meetings| (record, meetings)),
        (Err(faults), Ok(_)) => return Err(faults),
        (Err(faults), Err(more)) => [faults, more],
    };
    // Of another framework's file only that is worth saying.
    if faults[0].list.iter().any(|fault| matches!(fault.kind, FaultKind::Framework { .. })) {
        faults[1].list.clear();
    }
    Err(Faults::new(name, faults.into_iter().flat_map(|faults| faults.list).collect()))
}

/// The framework that the file names. One that does not exist is a fault inside the file.
fn named(app: Option<&App>, file: &AnswersFile) -> Result<(Arc<Framework>, Vec<u8>), Error> {
    let Some(id) = file.framework_id() else {
        return Err(file.no_framework().into());
    };
    let found = match app {
        Some(app) => app.find_version(id, file.framework_version()),
        // Not by path: a file must not make the program read another file.
        None if id == BUILTIN_ID => Ok((builtin(), builtin_bytes().to_vec())),
        None => Err(Error::NotFound { what: What::Framework, name: id.to_owned(), near: Some(BUILTIN_ID.to_owned()) }),
    };
    found.map_err(|error| match error {
        Error::NotFound { what: What::Framework, near, .. } => file.unknown_framework(id, near).into(),
        error => error,
    })
}

/// Refuses a pipe or a device that the user names where waiting for it would stop everything else.
///
/// # Errors
/// [`StoreError::NotAFile`].
pub fn refuse_pipe(path: &Path) -> Result<(), Error> {
    if files::keeps_waiting(path) { Err(StoreError::NotAFile(path.to_owned()).into()) } else { Ok(()) }
}

/// The bytes of a file that the user names, at most one more than may be read of one, and its byte order mark.
///
/// # Errors
/// [`Error::NotFound`] if there is no such file, [`Error::Io`] if it is a folder or cannot be read, as [`refuse_pipe`] says.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    refuse_pipe(path)?;
    files::read_head(path, MAX_BYTES + 4).map_err(|error| Error::of_io(path, &error))
}

/// The finished sample that the program comes with: every item answered, still a draft, so that it can be played with.
///
/// # Panics
/// Never in a released program: the file is part of the binary, and a test reads it.
#[must_use]
pub fn sample() -> Import {
    const SAMPLE: &[u8] = include_bytes!("../../examples/sample-answers.toml");
    let framework = builtin();
    match AnswersFile::open("sample-answers.toml", SAMPLE).and_then(|file| file.read(&framework)) {
        Ok(record) => {
            let framework_bytes = builtin_bytes().to_vec();
            Import { framework, framework_bytes, record, meetings: Vec::new(), state: State::Draft }
        }
        Err(faults) => panic!("the sample is faulty: {faults}"),
    }
}
