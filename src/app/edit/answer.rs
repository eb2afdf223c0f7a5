//! Several parts of one answer as one change.

use serde_json::{Map, Value, json};

use super::super::Loaded;
use super::super::error::Error;
use super::{rate, text_change};
use crate::assessment::{Evidence, Mark};
use crate::store::{ChangeKind, Db, Head, NewChange, evidence_value};

/// The parts that are given.
pub(super) struct Parts<'e> {
    #[allow(clippy::option_option, reason = "a rating is kept, cleared or set")]
    pub rating: Option<Option<Mark>>,
    pub reason: Option<&'e str>,
    pub note: Option<&'e str>,
    pub evidence: &'e [Evidence],
}

impl Parts<'_> {
    /// What they change in what is stored; none if it stands there already.
    pub(super) fn plan(&self, db: &Db<'_>, loaded: &Loaded, item: usize) -> Result<Option<NewChange>, Error> {
        let Loaded { framework, record, .. } = loaded;
        let (answer, subject) = (&record.answers[item], framework.item(item).id.as_str());
        let mut changes = Vec::new();
        if self.rating.is_some() || self.reason.is_some() {
            let mark = self.rating.unwrap_or(answer.rating);
            let reason = self.reason.unwrap_or(&answer.reason);
            changes.push(rate(framework, record, item, mark, reason)?);
        }
        if let Some(note) = self.note {
            changes.push(text_change(ChangeKind::Note, subject, json!(answer.note), note));
        }
        changes.retain(|change| change.old != change.new);
        let records = self.new_evidence(&answer.evidence)?;
        if !records.is_empty() {
            let rows = (db.next_evidence_row()?..).zip(records);
            changes.extend(rows.map(|(row, record)| {
                let (old, new) = (json!({ "row": row }), evidence_value(row, record));
                NewChange { kind: ChangeKind::Evidence, subject: subject.to_owned(), old, new }
            }));
        }
        if changes.len() < 2 {
            return Ok(changes.pop());
        }
        Ok(Some(joined(subject, changes)))
    }

    /// The records whose titles are not there yet, each title once.
    fn new_evidence(&self, there: &[Evidence]) -> Result<Vec<&Evidence>, Error> {
        let mut known: Vec<&str> = there.iter().map(|record| record.title.trim()).collect();
        let mut new = Vec::new();
        for record in self.evidence {
            if !record.counts() {
                return Err(Error::Blank("title"));
            }
            if !known.contains(&record.title.trim()) {
                known.push(record.title.trim());
                new.push(record);
            }
        }
        Ok(new)
    }
}

/// Changes of one answer's parts as one: a part is named by its kind.
fn joined(subject: &str, changes: Vec<NewChange>) -> NewChange {
    let (mut old, mut new) = (Map::new(), Map::new());
    for change in changes {
        for (parts, value) in [(&mut old, change.old), (&mut new, change.new)] {
            if change.kind == ChangeKind::Evidence {
                let list = parts.entry(change.kind.id()).or_insert_with(|| Value::Array(Vec::new()));
                list.as_array_mut().into_iter().for_each(|list| list.push(value.clone()));
            } else {
                parts.insert(change.kind.id().to_owned(), value);
            }
        }
    }
    NewChange { kind: ChangeKind::Answer, subject: subject.to_owned(), old: old.into(), new: new.into() }
}

/// Makes the parts that a value of the log holds be what is stored.
pub(super) fn apply(db: &Db<'_>, head: &Head, subject: &str, value: &Value) -> Result<(), Error> {
    let parts = [ChangeKind::Rating, ChangeKind::Note, ChangeKind::Evidence];
    for (kind, part) in parts.into_iter().filter_map(|kind| Some((kind, value.get(kind.id())?))) {
        let single = [part.clone()];
        for part in part.as_array().map_or(&single[..], Vec::as_slice) {
            super::apply(db, head, subject, kind, part)?;
        }
    }
    Ok(())
}
