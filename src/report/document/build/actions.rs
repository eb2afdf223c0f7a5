//! The rectification list.

use super::{column, paragraph, row, table};
use crate::assessment::Action;
use crate::i18n::{MinutesText, fill};
use crate::report::dates;
use crate::report::document::{Align, Block, Row, RowRank};
use crate::report::words::Words;
use crate::scoring::Part;

/// All actions, with how many are done, open, and late.
pub(super) fn actions(words: &Words<'_>) -> Vec<Block> {
    let text = MinutesText::of(words.lang);
    let actions: Vec<&Action> = words.card.record.actions.iter().collect();
    if actions.is_empty() {
        return vec![paragraph(text.no_actions)];
    }
    let done = actions.iter().filter(|action| action.done).count();
    let late = actions.iter().filter(|action| action.is_overdue(words.card.today)).count();
    let number = |count: usize| count.to_string();
    let counts = [
        ("n", number(actions.len())),
        ("done", number(done)),
        ("open", number(actions.len() - done)),
        ("late", number(late)),
    ];
    let counts = counts.each_ref().map(|(key, value)| (*key, value.as_str()));
    vec![paragraph(&fill(text.counts, &counts)), list(words, words.text.part_actions, &actions)]
}

/// A table of actions.
pub(super) fn list(words: &Words<'_>, caption: &str, actions: &[&Action]) -> Block {
    let text = MinutesText::of(words.lang);
    let columns = vec![
        column(words.text.number, 5, Align::Centre),
        column(text.what, 25, Align::Left),
        column(text.about, 15, Align::Left),
        column(text.owner, 10, Align::Left),
        column(text.section, 10, Align::Left),
        column(text.due, 10, Align::Left),
        column(text.acceptance, 15, Align::Left),
        column(text.state, 10, Align::Centre),
    ];
    let rows = actions.iter().enumerate().map(|(index, action)| listed(words, index, action)).collect();
    table(caption, columns, rows)
}

fn listed(words: &Words<'_>, index: usize, action: &Action) -> Row {
    let about = match action.item {
        Some(item) => words.item_name(item),
        None => words.part_name(Part::Criterion(action.criterion)).to_owned(),
    };
    let cells = vec![
        (index + 1).to_string(),
        action.what.trim().to_owned(),
        about,
        action.owner.clone(),
        action.section.clone(),
        action.due.map_or_else(String::new, |due| dates::date(due, words.lang)),
        action.acceptance.trim().to_owned(),
        words.action_state(action).to_owned(),
    ];
    row(RowRank::Plain, cells)
}
