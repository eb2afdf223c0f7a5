//! The parts of a framework file beside the checklist: service lines, audiences, diagnostics, reflections.

use super::known::{Ids, Known};
use super::model::{Condition, Diagnostic, Named, Reflection, Subject, Test};
use super::read::need_text;
use crate::source::{Bounds, FaultKind, Fields, Kind, Node, Reader};

/// Rows of an id and a name.
pub(super) fn named(reader: &Reader<'_>, fields: &Fields<'_>, key: &'static str) -> Vec<Named> {
    let mut ids = Ids::default();
    let mut rows = Vec::new();
    for node in fields.list(key) {
        let Some(mut row) = reader.row(node, key, key, Kind::Table) else { continue };
        let id = ids.take(&mut row, key);
        let name = need_text(reader, &row, "name").unwrap_or_default();
        row.done();
        rows.push(Named { id, name });
    }
    rows
}

/// The closing questions.
pub(super) fn reflections(reader: &Reader<'_>, fields: &Fields<'_>) -> Vec<Reflection> {
    let mut ids = Ids::default();
    let mut rows = Vec::new();
    for node in fields.list("reflections") {
        let Some(mut row) = reader.row(node, "reflections", "reflections", Kind::Table) else { continue };
        let id = ids.take(&mut row, "reflections");
        let text = need_text(reader, &row, "text").unwrap_or_default();
        let claims = claims(reader, &row);
        row.done();
        rows.push(Reflection { id, text, claims });
    }
    rows
}

/// The claims of the source that a row rests on.
pub(super) fn claims(reader: &Reader<'_>, row: &Fields<'_>) -> Vec<String> {
    let texts = row.list("claims").iter().filter_map(|node| reader.text_row(node, "claims", row.of()));
    texts.map(str::to_owned).collect()
}

/// The contradictions; they refer to what was read before.
pub(super) fn diagnostics(reader: &Reader<'_>, fields: &Fields<'_>, known: &Known) -> Vec<Diagnostic> {
    let mut ids = Ids::default();
    let mut rows = Vec::new();
    for node in fields.list("diagnostics") {
        let Some(mut row) = reader.row(node, "diagnostics", "diagnostics", Kind::Table) else { continue };
        let id = ids.take(&mut row, "diagnostics");
        let list = row.need_list("when");
        if list.is_some_and(<[Node]>::is_empty) {
            row.fault("when", FaultKind::TooFew { key: "when".into(), of: row.of().to_owned(), least: 1 });
        }
        let conditions = list.unwrap_or_default().iter();
        let when = conditions.filter_map(|node| condition(reader, node, row.of(), known)).collect();
        let message = need_text(reader, &row, "message").unwrap_or_default();
        let claims = claims(reader, &row);
        row.done();
        rows.push(Diagnostic { id, when, message, claims });
    }
    rows
}

fn condition(reader: &Reader<'_>, node: &Node, of: &str, known: &Known) -> Option<Condition> {
    let row = reader.row(node, "when", of, Kind::Table)?;
    let (criterion, dimension, item) = (row.text("criterion"), row.text("dimension"), row.text("item"));
    let tests = tests(&row, known);
    let (at_least, below) = (row.text("rating_at_least"), row.text("rating_below"));
    let count = row.integer("unevidenced_at_least");
    row.done();
    let shape = KEYS.map(|key| row.has(key));
    if !is_shape(shape) {
        // A key that nobody knows is reported already, and is likely what is missing here.
        if row.rows().iter().all(|(key, _, _)| KEYS.contains(&key.as_str())) {
            row.fault_here(FaultKind::Condition { of: of.to_owned() });
        }
        return None;
    }
    if let Some(id) = criterion {
        let found = known.criteria.find(&row, "criterion", id);
        return Some(Condition::Figure(Subject::Criterion(found?), *tests.first()?));
    }
    if let Some(id) = dimension {
        let found = known.dimensions.find(&row, "dimension", id);
        return Some(Condition::Figure(Subject::Dimension(found?), *tests.first()?));
    }
    if let Some(id) = item {
        let item = known.items.find(&row, "item", id);
        let least = at_least.and_then(|id| known.rating(&row, "rating_at_least", id)).map(|rating| (rating, true));
        let below = below.and_then(|id| known.rating(&row, "rating_below", id)).map(|rating| (rating, false));
        let (rating, at_least) = least.or(below)?;
        return Some(Condition::Rated { item: item?, rating, at_least });
    }
    let count = usize::try_from(count?).unwrap_or_default();
    if count == 0 {
        let (key, of) = ("unevidenced_at_least".to_owned(), of.to_owned());
        row.fault("unevidenced_at_least", FaultKind::OutOfRange { key, of, bounds: Bounds::Count });
    }
    Some(Condition::UnevidencedAtLeast(count))
}

/// Whether the keys given, in the order of [`KEYS`], make one condition.
fn is_shape(given: [bool; KEYS.len()]) -> bool {
    let count = |range: std::ops::Range<usize>| given[range].iter().filter(|given| **given).count();
    let (criteria, items, figures, ratings, unevidenced) =
        (count(0..2), count(2..3), count(3..8), count(8..10), count(10..11));
    matches!((criteria, items, figures, ratings, unevidenced), (1, 0, 1, 0, 0) | (0, 1, 0, 1, 0) | (0, 0, 0, 0, 1))
}

/// Subjects of a figure, the item, tests of a figure, of a rating, and the count.
const KEYS: [&str; 11] = [
    "criterion",
    "dimension",
    "item",
    "score_at_least",
    "score_below",
    "level_at_least",
    "level_below",
    "evidenced_below",
    "rating_at_least",
    "rating_below",
    "unevidenced_at_least",
];

/// The figure tests a row gives; more than one is the caller's fault to report.
fn tests(row: &Fields<'_>, known: &Known) -> Vec<Test> {
    let score = |key: &'static str| {
        let value = row.number(key)?;
        if !(0.0..=100.0).contains(&value) {
            let of = row.of().to_owned();
            row.fault(key, FaultKind::OutOfRange { key: key.into(), of, bounds: Bounds::Percent });
        }
        Some(value)
    };
    let level = |key: &'static str| {
        let rank = row.integer(key)?;
        known.rank(row, key, rank);
        Some(rank)
    };
    [
        score("score_at_least").map(Test::ScoreAtLeast),
        score("score_below").map(Test::ScoreBelow),
        level("level_at_least").map(Test::LevelAtLeast),
        level("level_below").map(Test::LevelBelow),
        score("evidenced_below").map(Test::EvidencedBelow),
    ]
    .into_iter()
    .flatten()
    .collect()
}
