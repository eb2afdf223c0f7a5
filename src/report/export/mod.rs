//! Writing a report in several formats: all files or none, never a half-written one, with progress and a way out.

mod draft;
mod error;
mod leftover;
mod names;
mod work;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use error::ExportError;
pub use names::stem;

use super::format::Format;
use super::parts::Parts;
use super::render::{Options, Press};
use super::scorecard::Scorecard;
use crate::i18n::Lang;
use crate::store::files::sync_folder;
use draft::Draft;
use work::Work;

/// What is to be written where.
#[derive(Debug, Clone, Copy)]
pub struct Plan<'a> {
    /// The scorecard.
    pub card: &'a Scorecard,
    /// The formats, each once.
    pub formats: &'a [Format],
    /// The language.
    pub lang: Lang,
    /// The parts.
    pub parts: &'a Parts,
    /// Time of export, font, framework text.
    pub options: Options<'a>,
    /// The folder, which must be there.
    pub folder: &'a Path,
    /// Whether files that exist are replaced.
    pub force: bool,
}

impl Plan<'_> {
    /// The files that will be written, in the order of the formats.
    #[must_use]
    pub fn paths(&self) -> Vec<PathBuf> {
        let stem = stem(self.card, self.lang, self.parts);
        self.formats.iter().map(|format| self.folder.join(format!("{stem}.{}", format.id()))).collect()
    }
}

/// How far an export is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Formats that are ready.
    pub done: usize,
    /// All formats.
    pub all: usize,
    /// The one that comes now; none when only the names are still to be given.
    pub next: Option<Format>,
}

/// Whether an export goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Continue {
    /// It does.
    Yes,
    /// It stops, and nothing was written.
    No,
}

/// What an export wrote.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// The files, in the order of the formats.
    pub paths: Vec<PathBuf>,
    /// Characters that no font at hand has and that show as 〓, each once.
    pub missing: Vec<char>,
}

/// Renders and writes all formats; `tell` is asked before each and before the names are given.
///
/// # Errors
/// [`ExportError`]; nothing new is left then, but with `force` files that were already replaced stay replaced.
pub fn run(plan: &Plan<'_>, tell: &mut dyn FnMut(Progress) -> Continue) -> Result<Done, ExportError> {
    let paths = plan.paths();
    check(plan, &paths)?;
    leftover::sweep(plan.folder);
    let mut ask = |done: usize| {
        let progress = Progress { done, all: paths.len(), next: plan.formats.get(done).copied() };
        if tell(progress) == Continue::Yes { Ok(()) } else { Err(ExportError::Cancelled) }
    };
    let (mut drafts, mut missing) = (Vec::new(), BTreeSet::new());
    let work = Work::new(Press::new(plan.card, plan.lang, plan.parts, plan.options), plan.formats);
    work.helped(|| {
        for (number, path) in paths.iter().enumerate() {
            ask(number)?;
            let rendered = work.format(number)?;
            let draft = Draft::write(plan.folder, number, &rendered.bytes);
            drafts.push(draft.map_err(|error| ExportError::of_io(path, &error))?);
            missing.extend(&rendered.missing);
        }
        Ok::<_, ExportError>(())
    })?;
    ask(paths.len())?;
    publish(drafts, &paths, plan.force)?;
    Ok(Done { paths, missing: missing.into_iter().collect() })
}

/// Whether files can go into a folder, as far as that is known before one is written.
///
/// # Errors
/// If it is not there, or is no folder.
pub fn check_folder(folder: &Path) -> Result<(), ExportError> {
    match fs::metadata(folder) {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Err(ExportError::NoFolder(folder.to_owned()))
        }
        Err(error) => Err(ExportError::of_io(folder, &error)),
        Ok(there) if !there.is_dir() => Err(ExportError::NotFolder(folder.to_owned())),
        Ok(_) => Ok(()),
    }
}

/// What can be known to fail is said before anything is rendered.
fn check(plan: &Plan<'_>, paths: &[PathBuf]) -> Result<(), ExportError> {
    check_folder(plan.folder)?;
    for path in paths {
        match fs::symlink_metadata(path) {
            Ok(there) if there.is_dir() => return Err(ExportError::IsFolder(path.clone())),
            Ok(_) if !plan.force => return Err(ExportError::Exists(path.clone())),
            _ => {}
        }
    }
    Ok(())
}

fn publish(mut drafts: Vec<Draft>, paths: &[PathBuf], force: bool) -> Result<(), ExportError> {
    for (draft, path) in drafts.iter_mut().zip(paths) {
        draft.settle().map_err(|error| ExportError::of_io(path, &error))?;
    }
    let mut published: Vec<&Path> = Vec::new();
    for (draft, path) in drafts.into_iter().zip(paths) {
        // What stands there now was replaced on demand and cannot be taken back.
        let new = fs::symlink_metadata(path).is_err();
        if let Err(error) = draft.give(path, force) {
            for path in published {
                // That one stays must not hide why the rest is missing.
                let _ = fs::remove_file(path);
            }
            return Err(ExportError::of_io(path, &error));
        }
        if new {
            published.push(path);
        }
    }
    if let Some(path) = paths.first() {
        sync_folder(path);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_failure_takes_the_earlier_files_back() {
        let dir = tempfile::TempDir::new().expect("folder");
        fs::write(dir.path().join("old.md"), b"old").expect("old");
        let drafts = (0..3).map(|number| Draft::write(dir.path(), number, b"new").expect("draft")).collect();
        // The same name twice passes the look before and fails when it is taken.
        let paths = ["a.md", "b.md", "b.md"].map(|name| dir.path().join(name));
        assert_eq!(publish(drafts, &paths, false), Err(ExportError::Exists(paths[2].clone())));
        let left: Vec<_> = fs::read_dir(dir.path()).expect("list").flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(left, ["old.md"]);
    }
}
