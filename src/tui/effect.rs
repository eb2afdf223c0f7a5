//! What an update wants done outside the state, and what came of it.

use std::path::PathBuf;

use crate::app::{
    App, Archived, Assessment, Edit, EditSession, Erase, Error, Filter, Import, Page, Reverted, Saved, StoreError,
    Subject, Weighed, What,
};
use crate::assessment::{Evidence, State as Stage};

use super::aside::Order;
use super::screens::export::Seen;
use super::state::Screen;
use crate::app::{Acted, Plan};
use crate::report::export::check_folder;
use crate::workshop::Act;

/// Work for the store.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Read a window of the list.
    List {
        /// What is shown.
        filter: Filter,
        /// First row.
        offset: usize,
    },
    /// Open an assessment on a screen.
    Open(String, Screen),
    /// Store one edit of the open assessment.
    Edit(Edit, Option<EditSession>, After),
    /// Undo the last change of an assessment.
    Undo(String),
    /// Redo what was undone of an assessment.
    Redo(String),
    /// Start an assessment.
    Create {
        /// Framework id or file; empty for the built-in one.
        framework: String,
        /// Office.
        office: String,
        /// Period.
        period: String,
        /// Scope.
        scope: String,
    },
    /// Change office, period and scope of an assessment that need not be open.
    Rename {
        /// The assessment.
        id: String,
        /// Office, period, scope.
        details: [String; 3],
    },
    /// Copy into a new draft.
    Duplicate(String),
    /// Archive, or bring back.
    Archive(String, Stage),
    /// Hide.
    Delete(String),
    /// Lock.
    Finalise(String),
    /// Unlock, with the reason.
    Reopen(String, String),
    /// Import a file.
    Import(PathBuf),
    /// Add the sample.
    Sample,
    /// Erase a text of the open assessment for good.
    Erase(Erase),
    /// Read the evidence records to pick from.
    KnownEvidence,
    /// Do something of a workshop's.
    Workshop(Box<Work>),
    /// Look for files in a folder.
    Look(Look),
    /// Write the open assessment's scorecard to files, beside the loop.
    Export(Box<Order>),
    /// Stop that.
    StopExport,
    /// Open a folder on the desktop.
    OpenFolder(PathBuf),
}

/// What is done of a workshop's.
#[derive(Debug, Clone)]
pub enum Work {
    /// It is begun.
    Begin(Plan),
    /// A step of one, by its number.
    Act(i64, Act),
    /// One is taken away.
    Remove(i64),
}

/// What was done of a workshop's.
#[derive(Debug)]
pub enum Held {
    /// It was begun.
    Begun,
    /// A step.
    Acted(Act, Acted),
    /// It was taken away.
    Removed,
}

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The folder as it was typed.
    pub folder: String,
    /// Names of files.
    pub names: Vec<String>,
    /// Whether the files are to be written then.
    pub write: bool,
}

/// What follows a stored edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// Say what was rated and move on to the next item.
    Rated(usize),
    /// Say what was changed.
    Stay(Changed),
    /// Say what of the weights was changed.
    Weighed(Weighed),
    /// A pause in typing: only the form says so.
    Typing,
}

/// What a stored edit changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is what it names")]
pub enum Changed {
    Cleared(usize),
    NotApplicable(usize),
    Note(usize),
    EvidenceAdded(usize),
    EvidenceChanged(usize),
    EvidenceRemoved(usize),
    Target(usize),
    Reflection(usize),
    ActionAdded(usize),
}

/// What came of an effect.
#[derive(Debug)]
pub enum Outcome {
    /// A window of the list.
    Listed {
        /// How many are archived, where nothing else is there to be listed.
        archived: usize,
        /// Its first row.
        offset: usize,
        /// The rows, and how many there are in all.
        page: Page,
    },
    /// An assessment was opened.
    Opened(Box<Assessment>, Screen),
    /// An edit is stored.
    Edited(Box<Assessment>, Saved, After),
    /// Something was undone (or, if false, there was nothing to undo).
    Undone(String, Option<(Reverted, Option<Box<Assessment>>)>),
    /// Something was redone.
    Redone(String, Option<(Reverted, Option<Box<Assessment>>)>),
    /// An assessment was created, copied or imported.
    Added(Added, Vec<String>),
    /// The list changed in another way.
    Listchanged(ListChange, String),
    /// A text is erased; with what is left of it elsewhere.
    Erased(Box<Assessment>, Option<Error>),
    /// The records to pick from.
    Known(Vec<Evidence>),
    /// Something of a workshop's is stored.
    Worked(Box<Assessment>, Held),
    /// What is in a folder, and whether files are to be written into it.
    Seen(Seen, bool),
    /// An export that lacks nothing any more.
    Ordered(Box<Order>),
    /// Something that has no outcome yet.
    Nothing,
}

/// How an assessment came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is what it names")]
pub enum Added {
    Created,
    Duplicated,
    Imported,
    Sample,
}

/// How the list changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is what it names")]
pub enum ListChange {
    Renamed,
    Archived,
    Unarchived,
    Deleted,
    Finalised,
    Reopened,
}

/// Rows of the list that are read at a time.
pub const WINDOW: usize = 200;

/// Does the work. `open` is the assessment that is open, if one is.
///
/// # Errors
/// What the store says; nothing was changed then.
pub fn perform(app: &mut App, open: Option<&Assessment>, effect: Effect) -> Result<Outcome, Error> {
    match effect {
        Effect::List { filter, offset } => {
            let page = app.list(&filter, offset, WINDOW)?;
            // An empty list is not an empty store.
            let archived = if page.total == 0 && filter == Filter::default() {
                app.list(&Filter { archived: Archived::Only, ..filter }, 0, 1)?.total
            } else {
                0
            };
            Ok(Outcome::Listed { offset, page, archived })
        }
        Effect::Open(id, screen) => Ok(Outcome::Opened(Box::new(app.enter(&id)?), screen)),
        Effect::Edit(edit, session, after) => {
            let mut assessment = current(open)?;
            let saved = app.edit(&mut assessment, &edit, session)?;
            Ok(Outcome::Edited(assessment, saved, after))
        }
        Effect::Undo(id) => {
            let reverted = app.undo(&id)?;
            let reverted = reverted.map(|reverted| reload(app, &id, reverted)).transpose()?;
            Ok(Outcome::Undone(id, reverted))
        }
        Effect::Redo(id) => {
            let reverted = app.redo(&id)?;
            let reverted = reverted.map(|reverted| reload(app, &id, reverted)).transpose()?;
            Ok(Outcome::Redone(id, reverted))
        }
        Effect::Create { framework, office, period, scope } => {
            let name = expand(framework.trim());
            crate::app::refuse_pipe(std::path::Path::new(&name))?;
            let (framework, bytes) = app.find_framework(Some(name.as_str()).filter(|name| !name.is_empty()))?;
            let id = app.create(&framework, &bytes, &office, &period, &scope)?;
            Ok(Outcome::Added(Added::Created, vec![id]))
        }
        Effect::Rename { id, details: [office, period, scope] } => {
            let mut assessment = app.load(&id)?;
            app.edit(&mut assessment, &Edit::Details { office, period, scope }, None)?;
            Ok(Outcome::Listchanged(ListChange::Renamed, id))
        }
        Effect::Duplicate(id) => Ok(Outcome::Added(Added::Duplicated, vec![app.duplicate(&id)?])),
        Effect::Archive(id, Stage::Archived) => {
            app.unarchive(&id)?;
            Ok(Outcome::Listchanged(ListChange::Unarchived, id))
        }
        Effect::Archive(id, _) => {
            app.archive(&id)?;
            Ok(Outcome::Listchanged(ListChange::Archived, id))
        }
        Effect::Delete(id) => {
            app.delete(&id)?;
            Ok(Outcome::Listchanged(ListChange::Deleted, id))
        }
        Effect::Finalise(id) => {
            app.finalise(&id)?;
            Ok(Outcome::Listchanged(ListChange::Finalised, id))
        }
        Effect::Reopen(id, reason) => {
            app.reopen(&id, &reason)?;
            Ok(Outcome::Listchanged(ListChange::Reopened, id))
        }
        Effect::Import(path) => {
            let import = read_import(app, std::path::Path::new(&expand(&path.to_string_lossy())))?;
            Ok(Outcome::Added(Added::Imported, app.import(&[import])?))
        }
        Effect::Sample => Ok(Outcome::Added(Added::Sample, app.import(&[crate::app::sample()])?)),
        Effect::Erase(what) => {
            let mut assessment = current(open)?;
            match app.erase(&mut assessment, &what) {
                Ok(()) => Ok(Outcome::Erased(assessment, None)),
                Err(left @ Error::Store(StoreError::TracesRemain)) => Ok(Outcome::Erased(assessment, Some(left))),
                Err(error) => Err(error),
            }
        }
        Effect::KnownEvidence => Ok(Outcome::Known(app.known_evidence()?)),
        Effect::Workshop(work) => {
            let mut assessment = current(open)?;
            let held = perform_work(app, &mut assessment, *work)?;
            Ok(Outcome::Worked(assessment, held))
        }
        Effect::Look(wanted) => Ok(Outcome::Seen(look(&wanted), wanted.write)),
        Effect::Export(mut order) => {
            let bytes = app.framework_bytes(&order.card.framework.hash)?;
            // It was read as UTF-8 before it was stored.
            order.framework_text = String::from_utf8_lossy(&bytes).into_owned();
            Ok(Outcome::Ordered(order))
        }
        // Nothing of the store's.
        Effect::StopExport | Effect::OpenFolder(_) => Ok(Outcome::Nothing),
    }
}

fn perform_work(app: &mut App, assessment: &mut Assessment, work: Work) -> Result<Held, Error> {
    match work {
        Work::Begin(plan) => {
            app.begin_workshop(assessment, &plan)?;
            Ok(Held::Begun)
        }
        Work::Act(key, act) => {
            let acted = app.act(assessment, key, &act)?;
            Ok(Held::Acted(act, acted))
        }
        Work::Remove(key) => {
            app.remove_workshop(assessment, key)?;
            Ok(Held::Removed)
        }
    }
}

/// The open assessment. Edits are only asked for while one is open; without one there is nothing to find.
fn current(open: Option<&Assessment>) -> Result<Box<Assessment>, Error> {
    open.cloned().map(Box::new).ok_or_else(|| Error::NotFound {
        what: What::Assessment,
        name: String::new(),
        near: None,
    })
}

/// After an undo: the assessment as it is now, unless what was undone made it disappear.
fn reload(app: &App, id: &str, reverted: Reverted) -> Result<(Reverted, Option<Box<Assessment>>), Error> {
    match app.load(id) {
        Ok(assessment) => Ok((reverted, Some(Box::new(assessment)))),
        Err(Error::NotFound { .. }) if matches!(reverted.subject, Subject::Deleted) => Ok((reverted, None)),
        Err(error) => Err(error),
    }
}

/// A path as typed, with `~` for the home folder: no shell reads it before.
fn expand(path: &str) -> String {
    let Some(rest) = path.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(['/', '\\'])) else {
        return path.to_owned();
    };
    match etcetera::home_dir() {
        Ok(home) => format!("{}{rest}", home.display()),
        Err(_) => path.to_owned(),
    }
}

/// Which of the files are in the folder.
fn look(wanted: &Look) -> Seen {
    let typed = wanted.folder.trim();
    let Some(folder) = std::path::absolute(expand(typed)).ok().filter(|_| !typed.is_empty()) else {
        return Seen::default();
    };
    let fault = check_folder(&folder).err();
    let there = |name: &&String| std::fs::symlink_metadata(folder.join(name)).is_ok();
    let taken = wanted.names.iter().filter(there).cloned().collect();
    Seen { folder: Some(folder), taken, fault }
}

fn read_import(app: &App, path: &std::path::Path) -> Result<Import, Error> {
    let bytes = crate::app::read_file(path)?;
    crate::app::read_answers(Some(app), &path.display().to_string(), &bytes, None)
}
