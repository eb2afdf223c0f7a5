//! Undo, redo and the log.

use super::edit::Weighed;
use super::error::Error;
use super::{App, Loaded, edit, find};
use crate::framework::Framework;
use crate::store::{ChangeKind, ChangeRow, Db, LogEntry, Moment};

/// What an undo or redo touched; indices are those of the framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// An item's rating, note or evidence.
    Item(usize),
    /// A criterion's target.
    Target(usize),
    /// A closing question.
    Reflection(usize),
    /// The level agreed on for a criterion.
    Consensus(usize),
    /// An action about a criterion.
    Action(usize),
    /// Weights.
    Weights(Weighed),
    /// Office, period or scope.
    Details,
    /// Whether the assessment is deleted.
    Deleted,
    /// Whether the assessment is archived.
    Archived,
}

/// What was reverted, or made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reverted {
    /// What it touched.
    pub subject: Subject,
    /// When the change was made.
    pub at: Moment,
}

impl App {
    /// Reverts the last change of an assessment, by whoever made it, of a deletion or an archiving too; none if there
    /// is nothing to revert.
    ///
    /// # Errors
    /// [`Error::Finalised`] and [`Error::Archived`] where what was recorded would change, [`Error::NotFound`],
    /// [`Error::Store`].
    pub fn undo(&mut self, id: &str) -> Result<Option<Reverted>, Error> {
        self.revert(id, true)
    }

    /// Makes the change again that was undone last; none if another change was made since.
    ///
    /// # Errors
    /// As [`App::undo`].
    pub fn redo(&mut self, id: &str) -> Result<Option<Reverted>, Error> {
        self.revert(id, false)
    }

    fn revert(&mut self, id: &str, undo: bool) -> Result<Option<Reverted>, Error> {
        let at = self.now();
        let frameworks = &self.frameworks;
        self.store.write(|db| {
            let head = find::head_even_deleted(db, id)?;
            let loaded = Loaded::of(db, frameworks, head)?;
            let row = if undo { db.last_change(&loaded.head.id)? } else { db.next_change(&loaded.head.id)? };
            let Some(row) = row.filter(|row| row.kind.is_undoable()) else {
                // Undo stands before a finalising: say so, where the assessment is still locked by it.
                return if undo && !loaded.head.deleted { loaded.must_be_draft().map(|()| None) } else { Ok(None) };
            };
            if row.kind.is_content() {
                if loaded.head.deleted {
                    return Err(find::not_found(id, None));
                }
                loaded.must_be_draft()?;
            }
            revert_row(db, loaded, &row, undo, at).map(Some)
        })
    }

    /// Every change of an assessment, oldest first; of a purged one, that it was purged.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Store`].
    pub fn log(&self, id: &str) -> Result<Vec<LogEntry>, Error> {
        self.store.snapshot(|db| {
            let id = match find::head_even_deleted(db, id) {
                Ok(head) => head.id,
                Err(Error::NotFound { .. }) if db.is_logged(id)? => id.to_owned(),
                Err(error) => return Err(error),
            };
            Ok(db.log(&id)?)
        })
    }
}

fn revert_row(db: &Db<'_>, loaded: Loaded, row: &ChangeRow, undo: bool, at: Moment) -> Result<Reverted, Error> {
    let value = if undo { &row.old } else { &row.new };
    edit::make(db, &loaded, &row.subject, row.kind, value)?;
    db.set_undone(row.seq, undo.then_some(at))?;
    let loaded = loaded.settle(db, at)?;
    Ok(Reverted { subject: subject(&loaded.framework, row), at: row.at })
}

/// The framework's index of what a change touched. The framework is the one it was made with, so the id is known.
fn subject(framework: &Framework, row: &ChangeRow) -> Subject {
    let id = row.subject.as_str();
    let reflection = || framework.reflections.iter().position(|reflection| reflection.id == id);
    if let Some(weighed) = edit::weighed(framework, row.kind, id) {
        return Subject::Weights(weighed);
    }
    match row.kind {
        ChangeKind::Target => Subject::Target(framework.find_criterion(id).unwrap_or_default()),
        ChangeKind::Consensus => Subject::Consensus(framework.find_criterion(id).unwrap_or_default()),
        ChangeKind::Action => Subject::Action(framework.find_criterion(id).unwrap_or_default()),
        ChangeKind::Reflection => Subject::Reflection(reflection().unwrap_or_default()),
        ChangeKind::Details => Subject::Details,
        ChangeKind::Deleted => Subject::Deleted,
        ChangeKind::Archived => Subject::Archived,
        _ => Subject::Item(framework.find_item(id).unwrap_or_default()),
    }
}
