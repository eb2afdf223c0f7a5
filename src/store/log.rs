//! The change log: what undo, redo and audit read.

mod kind;

pub use kind::ChangeKind;

use rusqlite::{Row, params};
use serde_json::{Value, json};

use super::db::Db;
use super::fault::StoreError;
use super::time::{self, Moment};
use crate::assessment::{Evidence, evidence_json};

/// One row of the log as shown.
#[derive(Debug, Clone, PartialEq)]
pub struct LogEntry {
    /// When it was made.
    pub at: Moment,
    /// What it was.
    pub kind: ChangeKind,
    /// Id of the item, criterion or reflection; empty for the assessment itself.
    pub subject: String,
    /// What stood there before.
    pub old: Value,
    /// What stands there since.
    pub new: Value,
    /// When it was undone, if it is.
    pub undone: Option<Moment>,
}

/// A change about to be logged.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NewChange {
    pub kind: ChangeKind,
    pub subject: String,
    pub old: Value,
    pub new: Value,
}

/// A row of the log as undo needs it.
#[derive(Debug, Clone)]
pub(crate) struct ChangeRow {
    pub seq: i64,
    pub at: Moment,
    pub kind: ChangeKind,
    pub subject: String,
    pub old: Value,
    pub new: Value,
    session: Option<String>,
    undone: i64,
    undone_at: Option<Moment>,
}

const COLUMNS: &str =
    "SELECT seq, at_ms, offset_min, kind, subject, old, new, session, undone, undone_ms, undone_offset FROM change_log";

fn change(row: &Row<'_>) -> Result<ChangeRow, StoreError> {
    let kind: String = row.get(3)?;
    let unreadable = || StoreError::Damaged("a row of the change log is unreadable".into());
    let value = |index| -> Result<Value, StoreError> {
        let text: String = row.get(index)?;
        // The parser's own words could quote the text.
        serde_json::from_str(&text).map_err(|_| unreadable())
    };
    let undone_ms: Option<i64> = row.get(9)?;
    let undone_offset: Option<i32> = row.get(10)?;
    Ok(ChangeRow {
        seq: row.get(0)?,
        at: time::moment(row.get(1)?, row.get(2)?),
        kind: ChangeKind::from_id(&kind).ok_or_else(unreadable)?,
        subject: row.get(4)?,
        old: value(5)?,
        new: value(6)?,
        session: row.get(7)?,
        undone: row.get(8)?,
        undone_at: undone_ms.zip(undone_offset).map(|(ms, offset)| time::moment(ms, offset)),
    })
}

impl Db<'_> {
    pub(super) fn changes(&self, condition: &str, values: impl rusqlite::Params) -> Result<Vec<ChangeRow>, StoreError> {
        let mut statement = self.sql(&format!("{COLUMNS} WHERE {condition}"))?;
        let mut rows = statement.query(values)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(change(row)?);
        }
        Ok(found)
    }

    /// The whole log of an assessment, oldest first.
    pub(crate) fn log(&self, id: &str) -> Result<Vec<LogEntry>, StoreError> {
        let rows = self.changes("assessment = ?1 ORDER BY seq", [id])?;
        let entry = |row: ChangeRow| LogEntry {
            at: row.at,
            kind: row.kind,
            subject: row.subject,
            old: row.old,
            new: row.new,
            undone: (row.undone > 0).then_some(row.undone_at.unwrap_or(row.at)),
        };
        Ok(rows.into_iter().map(entry).collect())
    }

    /// The change that undo would revert. An erasure, and a workshop begun or taken away, cannot be reverted and does
    /// not stand in the way.
    pub(crate) fn last_change(&self, id: &str) -> Result<Option<ChangeRow>, StoreError> {
        let condition =
            "assessment = ?1 AND undone = 0 AND kind NOT IN ('erased', 'workshop') ORDER BY seq DESC LIMIT 1";
        Ok(self.changes(condition, [id])?.pop())
    }

    /// The change that redo would make again.
    pub(crate) fn next_change(&self, id: &str) -> Result<Option<ChangeRow>, StoreError> {
        Ok(self.changes("assessment = ?1 AND undone = 1 ORDER BY seq LIMIT 1", [id])?.pop())
    }

    /// Marks a change as undone, or as made again.
    pub(crate) fn set_undone(&self, seq: i64, undone: Option<Moment>) -> Result<(), StoreError> {
        let (ms, offset) = undone.map(time::columns).unzip();
        self.sql("UPDATE change_log SET undone = ?2, undone_ms = ?3, undone_offset = ?4 WHERE seq = ?1")?
            .execute(params![seq, undone.is_some(), ms, offset])?;
        Ok(())
    }

    /// Logs a change. What was undone before it stays in the log but cannot be made again.
    pub(crate) fn append(&self, id: &str, at: Moment, change: &NewChange) -> Result<i64, StoreError> {
        self.append_in(id, at, change, None)
    }

    fn append_in(&self, id: &str, at: Moment, new: &NewChange, session: Option<&str>) -> Result<i64, StoreError> {
        self.discard_redo(id)?;
        let (ms, offset) = time::columns(at);
        let (old, value) = (new.old.to_string(), new.new.to_string());
        self.sql(
            "INSERT INTO change_log (assessment, at_ms, offset_min, kind, subject, old, new, session)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![id, ms, offset, new.kind.id(), new.subject, old, value, session])?;
        Ok(self.conn.last_insert_rowid())
    }

    fn discard_redo(&self, id: &str) -> Result<(), StoreError> {
        self.sql("UPDATE change_log SET undone = 2 WHERE assessment = ?1 AND undone = 1")?.execute([id])?;
        Ok(())
    }

    /// Logs a change of an edit session: one row for all its commits, which keeps the value from before the first
    /// and moves to the end, so that undo still goes backwards in time. A session that ends where it began leaves
    /// none. Returns the row.
    pub(crate) fn append_session(
        &self,
        id: &str,
        at: Moment,
        change: NewChange,
        session: &str,
        row: Option<i64>,
    ) -> Result<Option<i64>, StoreError> {
        let before = row.map(|seq| self.continued(id, seq, &change, session)).transpose()?.flatten();
        let Some(before) = before else {
            return self.append_in(id, at, &change, Some(session)).map(Some);
        };
        self.drop_change(before.seq)?;
        let merged = NewChange { old: before.old, ..change };
        if merged.old == merged.new {
            self.discard_redo(id)?;
            return Ok(None);
        }
        self.append_in(id, at, &merged, Some(session)).map(Some)
    }

    /// The session's row, if it still can be continued: not undone, and nothing after it touched the same text or
    /// fixed the assessment.
    fn continued(&self, id: &str, seq: i64, new: &NewChange, session: &str) -> Result<Option<ChangeRow>, StoreError> {
        let later = self.changes("assessment = ?1 AND seq >= ?2 AND undone = 0 ORDER BY seq", params![id, seq])?;
        let mut later = later.into_iter();
        let Some(first) = later.next().filter(|row| row.seq == seq && row.session.as_deref() == Some(session)) else {
            return Ok(None);
        };
        let same = |row: &ChangeRow| row.kind == new.kind && row.subject == new.subject;
        let whole = |row: &ChangeRow| row.kind == ChangeKind::Answer && row.subject == new.subject;
        let broken = !same(&first) || later.any(|row| same(&row) || whole(&row) || !row.kind.is_content());
        Ok((!broken).then_some(first))
    }

    /// Takes every entry of a kind about a subject out of the log.
    pub(crate) fn forget(&self, id: &str, kind: ChangeKind, subject: &str) -> Result<(), StoreError> {
        self.sql("DELETE FROM change_log WHERE assessment = ?1 AND kind = ?2 AND subject = ?3")?.execute(params![
            id,
            kind.id(),
            subject
        ])?;
        Ok(())
    }

    /// Takes one part out of every entry about a whole answer, and the entry with its last part. `change` gets the
    /// part as it is logged, and tells whether it stays.
    pub(crate) fn forget_part(
        &self,
        id: &str,
        item: &str,
        part: &str,
        mut change: impl FnMut(&mut Value) -> bool,
    ) -> Result<(), StoreError> {
        let kind = ChangeKind::Answer.id();
        for mut row in self.changes("assessment = ?1 AND kind = ?2 AND subject = ?3", params![id, kind, item])? {
            for parts in [&mut row.old, &mut row.new].into_iter().filter_map(Value::as_object_mut) {
                if parts.get_mut(part).is_some_and(|value| !change(value)) {
                    parts.shift_remove(part);
                }
            }
            self.rewrite(&row)?;
        }
        Ok(())
    }

    /// Stores what was left of an entry; one of which nothing is left goes.
    fn rewrite(&self, row: &ChangeRow) -> Result<(), StoreError> {
        let nothing = |value: &Value| value.as_object().is_some_and(serde_json::Map::is_empty);
        if nothing(&row.old) && nothing(&row.new) {
            return self.drop_change(row.seq);
        }
        let (old, new) = (row.old.to_string(), row.new.to_string());
        self.sql("UPDATE change_log SET old = ?2, new = ?3 WHERE seq = ?1")?.execute(params![row.seq, old, new])?;
        Ok(())
    }

    /// Takes the reason out of every entry of a kind (about a subject, if one is given), and keeps the rest.
    pub(crate) fn forget_reason(&self, id: &str, kind: ChangeKind, subject: &str) -> Result<(), StoreError> {
        self.forget_text(id, kind, subject, "reason")
    }

    /// Takes one text out of every entry of a kind about a subject, and keeps the rest.
    pub(crate) fn forget_text(&self, id: &str, kind: ChangeKind, subject: &str, text: &str) -> Result<(), StoreError> {
        let rows = self.changes("assessment = ?1 AND kind = ?2 AND subject = ?3", params![id, kind.id(), subject])?;
        for mut row in rows {
            for value in [&mut row.old, &mut row.new] {
                if let Some(text) = value.get_mut(text) {
                    *text = Value::String(String::new());
                }
            }
            self.rewrite(&row)?;
        }
        Ok(())
    }

    /// Takes every entry about an evidence record out of the log: of the row that holds it, in all the forms that
    /// row ever had, and of rows that once held it.
    pub(crate) fn forget_evidence(&self, id: &str, item: &str, record: &Evidence) -> Result<(), StoreError> {
        let kind = ChangeKind::Evidence.id();
        let rows = self.changes("assessment = ?1 AND kind = ?2 AND subject = ?3", params![id, kind, item])?;
        let fields = evidence_json(record);
        let holds = |value: &Value| value.get("fields") == Some(&fields);
        let mut touched: std::collections::BTreeSet<i64> =
            rows.iter().filter(|row| holds(&row.old) || holds(&row.new)).filter_map(evidence_row).collect();
        let number = |value: &Value| value.get("row").and_then(Value::as_i64);
        self.forget_part(id, item, "evidence", |list| {
            touched.extend(list.as_array().into_iter().flatten().filter(|value| holds(value)).filter_map(number));
            true
        })?;
        self.forget_part(id, item, "evidence", |list| {
            let Some(list) = list.as_array_mut() else { return true };
            list.retain(|value| number(value).is_none_or(|number| !touched.contains(&number)));
            !list.is_empty()
        })?;
        for row in rows.iter().filter(|row| evidence_row(row).is_some_and(|number| touched.contains(&number))) {
            self.drop_change(row.seq)?;
        }
        Ok(())
    }

    /// Takes everything that was agreed in a workshop out of the log.
    pub(crate) fn forget_workshop(&self, id: &str, workshop: i64) -> Result<(), StoreError> {
        let kind = ChangeKind::Consensus.id();
        for row in self.changes("assessment = ?1 AND kind = ?2", params![id, kind])? {
            if row.new.get("workshop").and_then(Value::as_i64) == Some(workshop) {
                self.drop_change(row.seq)?;
            }
        }
        Ok(())
    }

    /// Takes one entry out of the log.
    pub(super) fn drop_change(&self, seq: i64) -> Result<(), StoreError> {
        self.sql("DELETE FROM change_log WHERE seq = ?1")?.execute([seq])?;
        Ok(())
    }

    /// Takes everything about an assessment out of the log.
    pub(crate) fn forget_all(&self, id: &str) -> Result<(), StoreError> {
        self.sql("DELETE FROM change_log WHERE assessment = ?1")?.execute([id])?;
        Ok(())
    }

    /// Whether the log knows an id, of a purged assessment too.
    pub(crate) fn is_logged(&self, id: &str) -> Result<bool, StoreError> {
        Ok(self.sql("SELECT 1 FROM change_log WHERE assessment = ?1 LIMIT 1")?.exists([id])?)
    }
}

fn evidence_row(row: &ChangeRow) -> Option<i64> {
    [&row.old, &row.new].into_iter().find_map(|value| value.get("row")?.as_i64())
}

/// An evidence record with the number of its row, as the log keeps it.
pub(crate) fn evidence_value(row: i64, record: &Evidence) -> Value {
    json!({ "row": row, "fields": evidence_json(record) })
}

/// The row number and the record of a logged value; none where the log says that there was no record.
pub(crate) fn evidence_of(value: &Value) -> Option<(i64, Evidence)> {
    let fields = value.get("fields")?;
    let text = |key: &str| fields.get(key).and_then(Value::as_str).unwrap_or_default();
    let record = Evidence {
        title: text("title").to_owned(),
        number: text("number").to_owned(),
        date: text("date").parse().ok(),
        unit: text("unit").to_owned(),
        location: text("location").to_owned(),
        valid_until: text("valid_until").parse().ok(),
    };
    Some((value.get("row")?.as_i64()?, record))
}
