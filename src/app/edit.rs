//! Edits of what was recorded: one transaction each, which changes what it names and leaves the rest alone.

mod action;
mod answer;
mod weigh;

use std::collections::HashMap;

use serde_json::{Value, json};

use super::error::Error;
use super::{App, Assessment, Loaded};
use crate::assessment::{Action, Answer, Evidence, Mark, Record};
use crate::framework::Framework;
use crate::store::{ChangeKind, Db, Head, Moment, NewChange, evidence_of, evidence_value};
use answer::Parts;
pub(super) use weigh::weighed;
pub use weigh::{Weigh, Weighed};

/// One edit; indices are those of the framework.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Several parts of one answer at once, as one change; what is not given stays as it is stored.
    Answer {
        /// The item.
        item: usize,
        /// The rating, if it changes: none clears it. `NA` keeps the stored reason where none is given, and needs
        /// one; any other mark drops it.
        #[allow(clippy::option_option, reason = "a rating is kept, cleared or set")]
        rating: Option<Option<Mark>>,
        /// Why it is not applicable.
        reason: Option<String>,
        /// The note, empty for none.
        note: Option<String>,
        /// Records to add, unless there is one of the same title.
        evidence: Vec<Evidence>,
    },
    /// Rates an item, or clears its rating. `NA` needs a reason; any other mark drops the stored one.
    Rate {
        /// The item.
        item: usize,
        /// The rating, none to clear it.
        mark: Option<Mark>,
        /// Why it is not applicable.
        reason: String,
    },
    /// Sets an item's note.
    Note {
        /// The item.
        item: usize,
        /// The note, empty for none.
        text: String,
    },
    /// Adds an evidence record, unless an equal one is there.
    AddEvidence {
        /// The item.
        item: usize,
        /// The record.
        record: Evidence,
    },
    /// Changes an evidence record, found by its content.
    ReplaceEvidence {
        /// The item.
        item: usize,
        /// The record as it was seen.
        old: Evidence,
        /// The record as it shall be.
        new: Evidence,
    },
    /// Removes an evidence record, found by its content.
    RemoveEvidence {
        /// The item.
        item: usize,
        /// The record as it was seen.
        old: Evidence,
    },
    /// Adds an action, unless an equal one is there.
    AddAction {
        /// The action; what is to be done must not be blank.
        action: Action,
    },
    /// Changes an action, found by its content.
    ReplaceAction {
        /// The action as it was seen.
        old: Box<Action>,
        /// The action as it shall be.
        new: Box<Action>,
    },
    /// Removes an action, found by its content.
    RemoveAction {
        /// The action as it was seen.
        old: Action,
    },
    /// Sets or clears the rank aimed at.
    Target {
        /// The criterion.
        criterion: usize,
        /// The rank, none to clear it.
        rank: Option<i64>,
    },
    /// Answers a closing question.
    Reflection {
        /// The question.
        index: usize,
        /// The answer, empty for none.
        text: String,
    },
    /// Sets office, period and scope; only those that differ from what was seen are changed.
    Details {
        /// The office's name.
        office: String,
        /// The period.
        period: String,
        /// Whole office or one service line; may be empty.
        scope: String,
    },
    /// Changes weights.
    Weigh(Weigh),
}

/// Commits of one edit session of one text share a token: they are one row in the log and one step of undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EditSession(pub u64);

/// The log's row of each edit session of this program.
pub(super) type Sessions = HashMap<EditSession, i64>;

/// What an edit did. It is committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// When the assessment was last changed.
    pub at: Moment,
    /// Whether the edit changed anything.
    pub changed: bool,
}

impl Edit {
    /// The item whose answer the edit changes, if it is one of those.
    fn item(&self) -> Option<usize> {
        match self {
            Self::Answer { item, .. }
            | Self::Rate { item, .. }
            | Self::Note { item, .. }
            | Self::AddEvidence { item, .. }
            | Self::ReplaceEvidence { item, .. }
            | Self::RemoveEvidence { item, .. } => Some(*item),
            _ => None,
        }
    }
}

impl App {
    /// Commits one edit and brings `assessment` up to what is stored, another program's changes included; so it
    /// does when it fails, if the store can be read.
    ///
    /// # Errors
    /// [`Error::NoReason`], [`Error::Blank`], [`Error::NoSuchRank`] for what must not be stored,
    /// [`Error::Finalised`], [`Error::Archived`], [`Error::NotFound`] if it was deleted meanwhile,
    /// [`Error::Conflict`] if the evidence or action is not what was seen, [`Error::Store`].
    ///
    /// # Panics
    /// If an index of the edit is not one of the assessment's framework.
    pub fn edit(
        &mut self,
        assessment: &mut Assessment,
        edit: &Edit,
        session: Option<EditSession>,
    ) -> Result<Saved, Error> {
        let at = self.now();
        let mut present = None;
        let (frameworks, sessions) = (&self.frameworks, &mut self.sessions);
        let token = session.map(|session| (session, format!("{:016x}-{:x}", self.store.token(), session.0)));
        let seen = &assessment.record;
        let outcome = self.store.write(|db| {
            let loaded = Loaded::find(db, frameworks, &assessment.id)?;
            let change = loaded.must_be_draft().and_then(|()| plan(db, &loaded, seen, edit));
            let change = match change {
                Ok(Some(change)) => change,
                rest => {
                    let at = loaded.head.changed;
                    present = Some(loaded.into_assessment());
                    return rest.map(|_| (Saved { at, changed: false }, None));
                }
            };
            make(db, &loaded, &change.subject, change.kind, &change.new)?;
            let id = &loaded.head.id;
            let row = match &token {
                Some((session, token)) => {
                    let row = sessions.get(session).copied();
                    db.append_session(id, at, change, token, row)?.map(|seq| (*session, seq))
                }
                None => db.append(id, at, &change).map(|_| None)?,
            };
            let after = match edit.item() {
                Some(item) => loaded.settle_item(db, at, item)?,
                None => loaded.settle(db, at)?,
            };
            let after = after.into_assessment();
            Ok((Saved { at, changed: true }, Some((after, row))))
        });
        let saved = outcome.map(|(saved, after)| {
            if let Some((after, row)) = after {
                present = Some(after);
                sessions.extend(row);
            }
            saved
        });
        if let Some(present) = present {
            *assessment = present;
        }
        saved
    }
}

/// What an edit changes in what is stored; none if it stands there already.
fn plan(db: &Db<'_>, loaded: &Loaded, seen: &Record, edit: &Edit) -> Result<Option<NewChange>, Error> {
    let Loaded { framework, record, .. } = loaded;
    let change = match edit {
        Edit::Answer { item, rating, reason, note, evidence } => {
            let parts = Parts { rating: *rating, reason: reason.as_deref(), note: note.as_deref(), evidence };
            return parts.plan(db, loaded, *item);
        }
        Edit::Rate { item, mark, reason } => rate(framework, record, *item, *mark, reason)?,
        Edit::Note { item, text } => {
            let old = json!(record.answers[*item].note);
            text_change(ChangeKind::Note, &framework.item(*item).id, old, text)
        }
        Edit::Reflection { index, text } => {
            let old = json!(record.reflections[*index]);
            text_change(ChangeKind::Reflection, &framework.reflections[*index].id, old, text)
        }
        Edit::Target { criterion, rank } => target(framework, record, *criterion, *rank)?,
        Edit::Details { office, period, scope } => details(record, seen, [office, period, scope])?,
        Edit::Weigh(weigh) => weigh.plan(loaded),
        Edit::AddEvidence { item, record } => return add(db, loaded, *item, record),
        Edit::ReplaceEvidence { item, old, new } => return replace(db, loaded, *item, old, Some(new)),
        Edit::RemoveEvidence { item, old } => return replace(db, loaded, *item, old, None),
        Edit::AddAction { action } => return action::add(db, loaded, action),
        Edit::ReplaceAction { old, new } => return action::replace(db, loaded, old, Some(new)),
        Edit::RemoveAction { old } => return action::replace(db, loaded, old, None),
    };
    Ok((change.old != change.new).then_some(change))
}

/// The rating and the reason of an answer as the log keeps them.
pub(super) fn rating_value(framework: &Framework, answer: &Answer) -> Value {
    json!({ "rating": answer.rating.map(|mark| mark.id(framework)), "reason": answer.reason })
}

fn rate(
    framework: &Framework,
    record: &Record,
    item: usize,
    mark: Option<Mark>,
    reason: &str,
) -> Result<NewChange, Error> {
    let not_applicable = mark == Some(Mark::NotApplicable);
    if not_applicable && reason.trim().is_empty() {
        return Err(Error::NoReason);
    }
    let reason = if not_applicable { reason.to_owned() } else { String::new() };
    let new = rating_value(framework, &Answer { rating: mark, reason, ..Answer::default() });
    let old = rating_value(framework, &record.answers[item]);
    Ok(NewChange { kind: ChangeKind::Rating, subject: framework.item(item).id.clone(), old, new })
}

fn text_change(kind: ChangeKind, subject: &str, old: Value, text: &str) -> NewChange {
    NewChange { kind, subject: subject.to_owned(), old, new: json!(text) }
}

fn target(framework: &Framework, record: &Record, criterion: usize, rank: Option<i64>) -> Result<NewChange, Error> {
    if let Some(rank) = rank.filter(|rank| framework.level(*rank).is_none()) {
        return Err(Error::NoSuchRank { rank, known: framework.rank_list() });
    }
    let subject = framework.criterion(criterion).id.clone();
    Ok(NewChange { kind: ChangeKind::Target, subject, old: json!(record.targets[criterion]), new: json!(rank) })
}

/// Only what the user changed, seen from what was on the screen, replaces what is stored.
fn details(record: &Record, seen: &Record, wanted: [&String; 3]) -> Result<NewChange, Error> {
    let [office, period, scope] = wanted;
    if office.trim().is_empty() {
        return Err(Error::Blank("office"));
    }
    if period.trim().is_empty() {
        return Err(Error::Blank("period"));
    }
    let merge = |wanted: &String, seen: &String, stored: &String| {
        if wanted == seen { stored.clone() } else { wanted.clone() }
    };
    let new = json!({
        "office": merge(office, &seen.office, &record.office),
        "period": merge(period, &seen.period, &record.period),
        "scope": merge(scope, &seen.scope, &record.scope),
    });
    let old = json!({ "office": record.office, "period": record.period, "scope": record.scope });
    Ok(NewChange { kind: ChangeKind::Details, subject: String::new(), old, new })
}

fn add(db: &Db<'_>, loaded: &Loaded, item: usize, record: &Evidence) -> Result<Option<NewChange>, Error> {
    if !record.counts() {
        return Err(Error::Blank("title"));
    }
    if loaded.record.answers[item].evidence.contains(record) {
        return Ok(None);
    }
    let subject = loaded.framework.item(item).id.clone();
    let row = db.next_evidence_row()?;
    let new = evidence_value(row, record);
    Ok(Some(NewChange { kind: ChangeKind::Evidence, subject, old: json!({ "row": row }), new }))
}

/// Replaces a record, or removes it. A record that has become equal to another one of the item is one too many.
fn replace(
    db: &Db<'_>,
    loaded: &Loaded,
    item: usize,
    old: &Evidence,
    new: Option<&Evidence>,
) -> Result<Option<NewChange>, Error> {
    if new.is_some_and(|new| !new.counts()) {
        return Err(Error::Blank("title"));
    }
    if new == Some(old) {
        return Ok(None);
    }
    let subject = loaded.framework.item(item).id.clone();
    let Some(row) = db.evidence_rows(loaded.head.key, &subject, old)?.first().copied() else {
        // What is to go is gone already; what is to change is another thing now.
        return if new.is_none() { Ok(None) } else { Err(Error::Conflict) };
    };
    let new = new.filter(|new| !loaded.record.answers[item].evidence.contains(new));
    let new = new.map_or_else(|| json!({ "row": row }), |new| evidence_value(row, new));
    Ok(Some(NewChange { kind: ChangeKind::Evidence, subject, old: evidence_value(row, old), new }))
}

/// Makes what is stored be a value of the log: the new one when a change is made, the old one when it is undone.
pub(super) fn make(db: &Db<'_>, loaded: &Loaded, subject: &str, kind: ChangeKind, value: &Value) -> Result<(), Error> {
    use ChangeKind as K;
    match kind {
        K::Weights | K::Weigher | K::Judgment | K::Manual => {
            weigh::apply(db, &loaded.head, &loaded.framework, (kind, subject), value)
        }
        _ => apply(db, &loaded.head, subject, kind, value),
    }
}

fn apply(db: &Db<'_>, head: &Head, subject: &str, kind: ChangeKind, value: &Value) -> Result<(), Error> {
    let key = head.key;
    let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    match kind {
        ChangeKind::Answer => answer::apply(db, head, subject, value)?,
        ChangeKind::Rating => {
            let reason = text("reason");
            // `NA` whose reason was erased since cannot come back: without a reason it is no answer.
            let rating = value.get("rating").and_then(Value::as_str);
            let rating = rating.filter(|rating| *rating != crate::framework::NOT_APPLICABLE || !reason.is_empty());
            db.set_rating(key, subject, rating, reason)?;
        }
        ChangeKind::Note => db.set_note(key, subject, value.as_str().unwrap_or_default())?,
        ChangeKind::Reflection => db.set_reflection(key, subject, value.as_str().unwrap_or_default())?,
        ChangeKind::Target => db.set_target(key, subject, value.as_i64())?,
        ChangeKind::Details => db.set_details(key, text("office"), text("period"), text("scope"))?,
        ChangeKind::Evidence => match evidence_of(value) {
            Some((row, record)) => db.put_evidence(key, subject, Some(row), &record)?,
            None => db.remove_evidence(key, value.get("row").and_then(Value::as_i64).unwrap_or_default())?,
        },
        ChangeKind::Action => action::apply(db, key, value)?,
        ChangeKind::Consensus => super::workshop::apply_consensus(db, head, subject, value)?,
        ChangeKind::Archived | ChangeKind::Deleted => {
            let mut head = head.clone();
            let mark = if kind == ChangeKind::Archived { &mut head.archived } else { &mut head.deleted };
            *mark = value.as_bool().unwrap_or_default();
            db.set_marks(&head)?;
        }
        _ => {}
    }
    Ok(())
}
