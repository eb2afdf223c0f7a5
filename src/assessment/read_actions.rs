//! Reading the actions of a JSON export.

use super::action::Action;
use crate::framework::Framework;
use crate::source::{FaultKind, Fields, Kind, Node, Reader};

/// The actions of a list; unknown ids are faults only where they should be known.
pub(super) fn read_actions(
    reader: &Reader<'_>,
    framework: &Framework,
    rows: &[Node],
    ids_known: impl Fn() -> bool,
) -> Vec<Action> {
    let action = |node: &Node| {
        let row = reader.row(node, "actions", "actions", Kind::Table)?;
        let action = read(&row, framework, &ids_known);
        row.done();
        Some(action)
    };
    rows.iter().filter_map(action).collect()
}

fn read(row: &Fields<'_>, framework: &Framework, ids_known: &impl Fn() -> bool) -> Action {
    let text = |key| row.text(key).unwrap_or_default().to_owned();
    let what = row.need_text("what").unwrap_or_default().to_owned();
    if row.has("what") && what.trim().is_empty() {
        row.fault("what", FaultKind::Blank { key: "what".into() });
    }
    let criterion = row.need_text("criterion");
    let found = criterion.and_then(|id| framework.find_criterion(id));
    if let Some(id) = criterion.filter(|_| found.is_none() && ids_known()) {
        row.dangling("criterion", id, framework.criteria().map(|criterion| criterion.id.as_str()));
    }
    let criterion = found.unwrap_or_default();
    let item = row.text("item").filter(|id| !id.is_empty());
    // Only an item of the criterion makes sense; of a criterion that is not known every item does.
    let within = |index: usize| found.is_none() || framework.item_ref(index).criterion == criterion;
    let item = item.and_then(|id| {
        let found_item = framework.find_item(id).filter(|index| within(*index));
        if found_item.is_none() && ids_known() {
            let known = framework.items().enumerate().filter(|(index, _)| within(*index));
            row.dangling("item", id, known.map(|(_, item)| item.id.as_str()));
        }
        found_item
    });
    Action {
        criterion,
        item,
        what,
        owner: text("owner"),
        section: text("section"),
        due: row.date("due"),
        acceptance: text("acceptance"),
        done: row.flag("done").unwrap_or_default(),
    }
}
