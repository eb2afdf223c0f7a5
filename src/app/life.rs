//! The life of an assessment: made, imported, duplicated, finalised, archived, deleted, purged.

use std::sync::Arc;

use serde_json::{Value, json};

use super::answers::Import;
use super::error::Error;
use super::workshop::Meeting;
use super::{App, Loaded, find, kept, meetings};
use crate::assessment::{Mark, Record, State};
use crate::framework::Framework;
use crate::store::{ChangeKind, Db, Head, Moment, NewAssessment, NewChange};

impl App {
    /// Makes an empty assessment; returns its id.
    ///
    /// # Errors
    /// [`Error::Blank`] for a blank office or period, [`Error::Store`].
    pub fn create(
        &mut self,
        framework: &Arc<Framework>,
        framework_bytes: &[u8],
        office: &str,
        period: &str,
        scope: &str,
    ) -> Result<String, Error> {
        let at = self.now();
        let record = Record::new(framework, office, period, scope);
        check(&record)?;
        self.frameworks.remember(framework);
        self.store.write(|db| {
            let new =
                New { framework, bytes: framework_bytes, record: &record, meetings: &[], state: State::Draft, at };
            new.add(db, ChangeKind::Created, Value::Null)
        })
    }

    /// Adds the content of answers files as new assessments, all or none; returns their ids in order.
    ///
    /// # Errors
    /// [`Error::Blank`], [`Error::NoReason`] where a record is not what a file can hold, [`Error::Store`].
    pub fn import(&mut self, imports: &[Import]) -> Result<Vec<String>, Error> {
        let at = self.now();
        for import in imports {
            check(&import.record)?;
            self.frameworks.remember(&import.framework);
        }
        self.store.write(|db| {
            imports
                .iter()
                .map(|import| {
                    let Import { framework, framework_bytes: bytes, record, meetings, state } = import;
                    New { framework, bytes, record, meetings, state: *state, at }.add(
                        db,
                        ChangeKind::Imported,
                        Value::Null,
                    )
                })
                .collect()
        })
    }

    /// Makes a new draft with the same answers and the actions that are still open; returns its id.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Store`].
    pub fn duplicate(&mut self, id: &str) -> Result<String, Error> {
        let at = self.now();
        let frameworks = &self.frameworks;
        self.store.write(|db| {
            let Loaded { head, framework, mut record, .. } = Loaded::find(db, frameworks, id)?;
            // What is done belongs to the time that is over.
            record.actions.retain(|action| !action.done);
            // Bound to the same framework, which is in the store already.
            let new =
                New { framework: &framework, bytes: &[], record: &record, meetings: &[], state: State::Draft, at };
            new.add(db, ChangeKind::Duplicated, json!({ "of": head.id }))
        })
    }

    /// Locks a draft.
    ///
    /// # Errors
    /// [`Error::Finalised`] or [`Error::Archived`] if it is no draft, [`Error::NotFound`], [`Error::Store`].
    pub fn finalise(&mut self, id: &str) -> Result<(), Error> {
        self.mark(id, |head| match head.state() {
            State::Draft => {
                head.finalised = true;
                Ok(Some(NewChange::of(ChangeKind::Finalised, json!(false), json!(true))))
            }
            State::Finalised => Err(Error::Finalised),
            State::Archived => Err(Error::Archived),
        })
    }

    /// Unlocks a finalised assessment and logs why.
    ///
    /// # Errors
    /// [`Error::NoReason`] for a blank reason, [`Error::NotFinalised`], [`Error::Archived`], [`Error::NotFound`],
    /// [`Error::Store`].
    pub fn reopen(&mut self, id: &str, reason: &str) -> Result<(), Error> {
        if reason.trim().is_empty() {
            return Err(Error::NoReason);
        }
        self.mark(id, |head| match head.state() {
            State::Finalised => {
                head.finalised = false;
                Ok(Some(NewChange::of(ChangeKind::Reopened, Value::Null, json!({ "reason": reason }))))
            }
            State::Draft => Err(Error::NotFinalised),
            State::Archived => Err(Error::Archived),
        })
    }

    /// Puts an assessment away, read only. Undo takes it out again.
    ///
    /// # Errors
    /// [`Error::Archived`] if it is, [`Error::NotFound`], [`Error::Store`].
    pub fn archive(&mut self, id: &str) -> Result<(), Error> {
        self.mark(id, |head| {
            if std::mem::replace(&mut head.archived, true) {
                return Err(Error::Archived);
            }
            Ok(Some(NewChange::of(ChangeKind::Archived, json!(false), json!(true))))
        })
    }

    /// Takes an assessment out of the archive, to the state it had.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Store`].
    pub fn unarchive(&mut self, id: &str) -> Result<(), Error> {
        self.mark(id, |head| {
            let was = std::mem::replace(&mut head.archived, false);
            Ok(was.then(|| NewChange::of(ChangeKind::Archived, json!(true), json!(false))))
        })
    }

    /// Hides an assessment. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Store`].
    pub fn delete(&mut self, id: &str) -> Result<(), Error> {
        self.mark(id, |head| {
            head.deleted = true;
            Ok(Some(NewChange::of(ChangeKind::Deleted, json!(false), json!(true))))
        })
    }

    /// Removes an assessment, hidden or not, with everything the log knows of it, beyond recovery. The log keeps
    /// only that it happened.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Store`]; with [`crate::store::StoreError::TracesRemain`] it is removed, but
    /// another program's reading keeps traces in the journal.
    pub fn purge(&mut self, id: &str) -> Result<(), Error> {
        let at = self.now();
        self.store.write(|db| -> Result<(), Error> {
            let head = find::head_even_deleted(db, id)?;
            db.remove(head.key)?;
            db.forget_all(&head.id)?;
            db.append(&head.id, at, &NewChange::of(ChangeKind::Purged, Value::Null, Value::Null))?;
            Ok(())
        })?;
        Ok(self.store.scrub()?)
    }

    /// Changes the marks of an assessment and logs it.
    fn mark(
        &mut self,
        id: &str,
        change: impl FnOnce(&mut Head) -> Result<Option<NewChange>, Error>,
    ) -> Result<(), Error> {
        let at = self.now();
        self.store.write(|db| {
            let mut head = find::head(db, id)?;
            if let Some(change) = change(&mut head)? {
                db.set_marks(&head)?;
                db.touch(head.key, at)?;
                db.append(&head.id, at, &change)?;
            }
            Ok(())
        })
    }
}

impl NewChange {
    /// A change of the assessment itself.
    fn of(kind: ChangeKind, old: Value, new: Value) -> Self {
        Self { kind, subject: String::new(), old, new }
    }
}

/// Refuses a record that no answers file could hold.
fn check(record: &Record) -> Result<(), Error> {
    if record.office.trim().is_empty() {
        return Err(Error::Blank("office"));
    }
    if record.period.trim().is_empty() {
        return Err(Error::Blank("period"));
    }
    let unfounded = |answer: &crate::assessment::Answer| {
        answer.rating == Some(Mark::NotApplicable) && answer.reason.trim().is_empty()
    };
    if record.answers.iter().any(unfounded) { Err(Error::NoReason) } else { Ok(()) }
}

/// An assessment about to be stored.
struct New<'a> {
    framework: &'a Framework,
    bytes: &'a [u8],
    record: &'a Record,
    meetings: &'a [Meeting],
    state: State,
    at: Moment,
}

impl New<'_> {
    fn add(&self, db: &Db<'_>, kind: ChangeKind, from: Value) -> Result<String, Error> {
        let framework = db.keep_framework(self.framework, self.bytes)?;
        // What an archived assessment was before is not told by any file; a draft is what can still be corrected.
        let finalised = self.state == State::Finalised;
        let archived = self.state == State::Archived;
        let new = NewAssessment { framework, record: self.record, finalised, archived, at: self.at };
        let (key, id) = db.insert(&new)?;
        db.fill(key, self.framework, self.record)?;
        meetings::add(db, key, self.framework, self.meetings)?;
        db.keep(key, &kept(self.framework, self.record))?;
        db.append(&id, self.at, &NewChange::of(kind, Value::Null, from))?;
        if archived {
            // So that undo takes it out again.
            db.append(&id, self.at, &NewChange::of(ChangeKind::Archived, json!(false), json!(true)))?;
        }
        Ok(id)
    }
}
