//! Erasing a text that should never have been typed, beyond recovery.

use serde_json::Value;

use super::error::Error;
use super::{App, Assessment, Loaded};
use crate::assessment::{Action, Evidence, Mark, action_json};
use crate::store::{ChangeKind, Db, NewChange};

/// What is erased: what stands there now and every earlier form of it in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Erase {
    /// An item's note.
    Note(usize),
    /// Why an item is not applicable; if it is, it becomes unanswered, since `NA` needs a reason.
    Reason(usize),
    /// An evidence record.
    Evidence {
        /// The item.
        item: usize,
        /// The record, as it stands or as it once stood.
        record: Evidence,
    },
    /// An action, as it stands or as it once stood.
    Action(Action),
    /// The answer to a closing question.
    Reflection(usize),
    /// Reason and minority view of what was agreed on a criterion, in every workshop; the level stays.
    Agreement(usize),
    /// What a person who compares is called, now and earlier; the judgments stay.
    PersonName(u32),
    /// Earlier offices, periods and scopes; the present ones stay, as they can be edited.
    FormerDetails,
    /// The reasons given for reopening.
    ReopenReasons,
}

impl App {
    /// Erases one text from what is stored and from every entry of the log, then rewrites the file and empties its
    /// journal. The log keeps only that it happened. This is allowed in every state: secrecy goes before locks.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Store`]; with [`crate::store::StoreError::TracesRemain`] it is erased, but
    /// another program's reading keeps traces in the journal.
    ///
    /// # Panics
    /// If an index is not one of the assessment's framework.
    pub fn erase(&mut self, assessment: &mut Assessment, what: &Erase) -> Result<(), Error> {
        let at = self.now();
        let frameworks = &self.frameworks;
        let id = assessment.id.clone();
        *assessment = self.store.write(|db| -> Result<Assessment, Error> {
            let loaded = Loaded::find(db, frameworks, &id)?;
            let subject = remove(db, &loaded, what)?;
            let new = NewChange { kind: ChangeKind::Erased, subject, old: Value::Null, new: what.word().into() };
            db.append(&loaded.head.id, at, &new)?;
            Ok(loaded.settle(db, at)?.into_assessment())
        })?;
        Ok(self.store.scrub()?)
    }
}

impl Erase {
    /// The word in the log.
    fn word(&self) -> &'static str {
        match self {
            Self::Note(_) => "note",
            Self::Reason(_) => "reason",
            Self::Evidence { .. } => "evidence",
            Self::Action(_) => "action",
            Self::Agreement(_) => "agreement",
            Self::Reflection(_) => "reflection",
            Self::PersonName(_) => "weigher",
            Self::FormerDetails => "details",
            Self::ReopenReasons => "reopened",
        }
    }
}

/// Removes the text; returns the id of what it belonged to.
fn remove(db: &Db<'_>, loaded: &Loaded, what: &Erase) -> Result<String, Error> {
    let Loaded { head, framework, record, .. } = loaded;
    let (key, id) = (head.key, head.id.as_str());
    let item = |index: usize| framework.item(index).id.clone();
    match what {
        Erase::Note(index) => {
            db.set_note(key, &item(*index), "")?;
            db.forget(id, ChangeKind::Note, &item(*index))?;
            db.forget_part(id, &item(*index), "note", |_| false)?;
            Ok(item(*index))
        }
        Erase::Reason(index) => {
            let rating = record.answers[*index].rating.filter(|mark| *mark != Mark::NotApplicable);
            db.set_rating(key, &item(*index), rating.map(|mark| mark.id(framework)), "")?;
            db.forget_reason(id, ChangeKind::Rating, &item(*index))?;
            db.forget_part(id, &item(*index), "rating", |rating| {
                rating["reason"] = "".into();
                true
            })?;
            Ok(item(*index))
        }
        Erase::Evidence { item: index, record } => {
            for row in db.evidence_rows(key, &item(*index), record)? {
                db.remove_evidence(key, row)?;
            }
            db.forget_evidence(id, &item(*index), record)?;
            Ok(item(*index))
        }
        Erase::Action(action) => {
            let rows = db.actions(key, framework)?;
            for (row, _) in rows.iter().filter(|(_, stored)| stored == action) {
                db.remove_action(key, *row)?;
            }
            db.forget_action(id, &action_json(action, framework))?;
            Ok(framework.criterion(action.criterion).id.clone())
        }
        Erase::Agreement(index) => {
            let subject = framework.criterion(*index).id.clone();
            super::workshop::erase_words(db, head, &subject)?;
            db.forget(id, ChangeKind::Consensus, &subject)?;
            Ok(subject)
        }
        Erase::Reflection(index) => {
            let subject = framework.reflections[*index].id.clone();
            db.set_reflection(key, &subject, "")?;
            db.forget(id, ChangeKind::Reflection, &subject)?;
            Ok(subject)
        }
        Erase::PersonName(number) => {
            let subject = number.to_string();
            if record.weighing.person(*number).is_some() {
                db.set_weigher(key, *number, Some(""))?;
            }
            db.forget_text(id, ChangeKind::Weigher, &subject, "name")?;
            Ok(subject)
        }
        Erase::FormerDetails => {
            db.forget(id, ChangeKind::Details, "")?;
            Ok(String::new())
        }
        Erase::ReopenReasons => {
            db.forget_reason(id, ChangeKind::Reopened, "")?;
            Ok(String::new())
        }
    }
}
