//! Actions (整改事项): what is to be done about a gap, by whom, until when, and how one sees that it is done.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::write::put_json;
use crate::framework::Framework;

/// One row of the rectification list (整改清单).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Action {
    /// The criterion it is about, by index over the framework.
    pub criterion: usize,
    /// The item it is about, if it is one: an item of that criterion, by index over the framework.
    pub item: Option<usize>,
    /// What is to be done; never blank.
    pub what: String,
    /// Who answers for it (责任人).
    pub owner: String,
    /// The section that does it (责任科室).
    pub section: String,
    /// The last day on which it is in time (完成时限).
    pub due: Option<NaiveDate>,
    /// How one sees that it is done (验收方式).
    pub acceptance: String,
    /// Whether it is done.
    pub done: bool,
}

impl Action {
    /// Whether it is still to be done and its day was before a day.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        !self.done && self.due.is_some_and(|due| due < today)
    }
}

/// One action with criterion and item by id, the day as `2026-03-01`, empty fields left out.
#[must_use]
pub fn action_json(action: &Action, framework: &Framework) -> Value {
    let mut row = Map::new();
    row.insert("criterion".into(), framework.criterion(action.criterion).id.as_str().into());
    if let Some(item) = action.item {
        row.insert("item".into(), framework.item(item).id.as_str().into());
    }
    for (key, text) in [("what", &action.what), ("owner", &action.owner), ("section", &action.section)] {
        put_json(&mut row, key, text);
    }
    if let Some(due) = action.due {
        row.insert("due".into(), due.to_string().into());
    }
    put_json(&mut row, "acceptance", &action.acceptance);
    if action.done {
        row.insert("done".into(), true.into());
    }
    Value::Object(row)
}

/// The `actions` list, in the order in which they were made.
#[must_use]
pub fn actions_json(actions: &[Action], framework: &Framework) -> Value {
    actions.iter().map(|action| action_json(action, framework)).collect()
}
