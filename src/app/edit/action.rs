//! Edits of actions.

use serde_json::{Value, json};

use super::super::Loaded;
use super::super::error::Error;
use crate::assessment::Action;
use crate::store::{ChangeKind, Db, NewChange, StoreError, action_value};

fn change(loaded: &Loaded, about: &Action, old: Value, new: Value) -> NewChange {
    let subject = loaded.framework.criterion(about.criterion).id.clone();
    NewChange { kind: ChangeKind::Action, subject, old, new }
}

/// What adding an action changes; none if an equal one is there.
pub(super) fn add(db: &Db<'_>, loaded: &Loaded, action: &Action) -> Result<Option<NewChange>, Error> {
    if action.what.trim().is_empty() {
        return Err(Error::Blank("what"));
    }
    if loaded.record.actions.contains(action) {
        return Ok(None);
    }
    let row = db.next_action_row()?;
    let new = action_value(row, action, &loaded.framework);
    Ok(Some(change(loaded, action, json!({ "row": row }), new)))
}

/// Replaces an action, or removes it. One that has become equal to another one is one too many.
pub(super) fn replace(
    db: &Db<'_>,
    loaded: &Loaded,
    old: &Action,
    new: Option<&Action>,
) -> Result<Option<NewChange>, Error> {
    if new.is_some_and(|new| new.what.trim().is_empty()) {
        return Err(Error::Blank("what"));
    }
    if new == Some(old) {
        return Ok(None);
    }
    let stored = db.actions(loaded.head.key, &loaded.framework)?;
    let Some(row) = stored.iter().find(|(_, action)| action == old).map(|(row, _)| *row) else {
        // What is to go is gone already; what is to change is another thing now.
        return if new.is_none() { Ok(None) } else { Err(Error::Conflict) };
    };
    let kept = new.filter(|new| !loaded.record.actions.contains(new));
    let value = kept.map_or_else(|| json!({ "row": row }), |new| action_value(row, new, &loaded.framework));
    Ok(Some(change(loaded, new.unwrap_or(old), action_value(row, old, &loaded.framework), value)))
}

/// Makes the row that a value of the log names hold what it says, or nothing.
pub(super) fn apply(db: &Db<'_>, key: i64, value: &Value) -> Result<(), StoreError> {
    let row = value.get("row").and_then(Value::as_i64);
    match (row, value.get("fields")) {
        (Some(row), Some(fields)) => db.put_action(key, Some(row), fields),
        (row, _) => db.remove_action(key, row.unwrap_or_default()),
    }
}
