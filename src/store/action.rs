//! Actions: their rows, and how the change log keeps them.

use rusqlite::{Row, params};
use serde_json::{Value, json};

use super::db::Db;
use super::fault::StoreError;
use super::log::ChangeKind;
use crate::assessment::{Action, action_json};
use crate::framework::Framework;

const ROWS: &str = "SELECT seq, criterion, item, what, owner, section, due, acceptance, done FROM action
    WHERE assessment = ?1 ORDER BY seq";

/// The action of a row; none if its criterion or item is unknown, which only a foreign hand can have written.
fn action(row: &Row<'_>, framework: &Framework) -> Result<Option<Action>, StoreError> {
    let (criterion, item): (String, String) = (row.get(1)?, row.get(2)?);
    let Some(criterion) = framework.find_criterion(&criterion) else { return Ok(None) };
    let found = framework.find_item(&item);
    if found.is_none() && !item.is_empty() {
        return Ok(None);
    }
    let due: Option<String> = row.get(6)?;
    Ok(Some(Action {
        criterion,
        item: found,
        what: row.get(3)?,
        owner: row.get(4)?,
        section: row.get(5)?,
        due: due.and_then(|day| day.parse().ok()),
        acceptance: row.get(7)?,
        done: row.get(8)?,
    }))
}

impl Db<'_> {
    /// The actions of an assessment with their row numbers, in the order in which they were made.
    pub(crate) fn actions(&self, key: i64, framework: &Framework) -> Result<Vec<(i64, Action)>, StoreError> {
        let mut statement = self.sql(ROWS)?;
        let mut rows = statement.query([key])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            if let Some(action) = action(row, framework)? {
                found.push((row.get(0)?, action));
            }
        }
        Ok(found)
    }

    /// The number of the next row; none was ever used twice.
    pub(crate) fn next_action_row(&self) -> Result<i64, StoreError> {
        let mut statement = self.sql("SELECT COALESCE(MAX(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'action'")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// Puts an action, as [`action_json`] writes it, into a row. One that was removed comes back to its old place.
    pub(crate) fn put_action(&self, key: i64, row: Option<i64>, fields: &Value) -> Result<(), StoreError> {
        let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
        let due = fields.get("due").and_then(Value::as_str);
        let done = fields.get("done").and_then(Value::as_bool).unwrap_or_default();
        self.sql(
            "INSERT INTO action (seq, assessment, criterion, item, what, owner, section, due, acceptance, done)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            ON CONFLICT (seq) DO UPDATE SET criterion = ?3, item = ?4, what = ?5, owner = ?6, section = ?7, due = ?8,
                acceptance = ?9, done = ?10",
        )?
        .execute(params![
            row,
            key,
            text("criterion"),
            text("item"),
            text("what"),
            text("owner"),
            text("section"),
            due,
            text("acceptance"),
            done
        ])?;
        Ok(())
    }

    /// Removes an action.
    pub(crate) fn remove_action(&self, key: i64, row: i64) -> Result<(), StoreError> {
        self.sql("DELETE FROM action WHERE assessment = ?1 AND seq = ?2")?.execute([key, row])?;
        Ok(())
    }

    /// Takes every entry about an action out of the log: of the rows that hold it, in all the forms that these rows
    /// ever had, and of rows that once held it.
    pub(crate) fn forget_action(&self, id: &str, fields: &Value) -> Result<(), StoreError> {
        let kind = ChangeKind::Action.id();
        let entries = self.changes("assessment = ?1 AND kind = ?2", params![id, kind])?;
        let both = |entry: &super::log::ChangeRow| [entry.old.clone(), entry.new.clone()];
        let number = |value: &Value| value.get("row").and_then(Value::as_i64);
        let holds = |value: &Value| value.get("fields") == Some(fields);
        let touched: Vec<i64> = entries
            .iter()
            .filter(|entry| both(entry).iter().any(holds))
            .filter_map(|entry| number(&entry.new))
            .collect();
        for entry in entries.iter().filter(|entry| number(&entry.new).is_some_and(|row| touched.contains(&row))) {
            self.drop_change(entry.seq)?;
        }
        Ok(())
    }
}

/// An action with the number of its row, as the log keeps it.
pub(crate) fn action_value(row: i64, action: &Action, framework: &Framework) -> Value {
    json!({ "row": row, "fields": action_json(action, framework) })
}
