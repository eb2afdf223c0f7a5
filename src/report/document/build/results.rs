//! The figures of every dimension and criterion.

use super::{charts, column, paragraph, remarked, row, table};
use crate::i18n::fill;
use crate::report::document::{Align, Block, Column, Row, RowRank};
use crate::report::words::{Words, percent};
use crate::scoring::{Part, View};

pub(super) fn results(words: &Words<'_>) -> Vec<Block> {
    let card = words.card;
    let mut rows = vec![result(words, Part::Overall)];
    for dimension in 0..card.framework.dimensions.len() {
        let part = Part::Dimension(dimension);
        rows.push(result(words, part));
        rows.extend(card.members(part).map(|index| result(words, Part::Criterion(index))));
    }
    let ranks = card.framework.levels.iter().map(|level| words.level(level.rank)).collect::<Vec<_>>();
    let mut notes = fill(words.text.levels_are, &[("levels", &ranks.join(words.terms.list_comma))]);
    if rows.iter().any(|row| row.cells[6..9].iter().any(|cell| cell.ends_with('*'))) {
        let note = fill(words.text.empty_star, &[("note", words.terms.empty_level)]);
        notes = format!("{notes}{}{note}", words.lang.pick("", " "));
    }
    vec![Block::Bars(charts::chart(words)), table(words.text.part_results, columns(words), rows), paragraph(&notes)]
}

fn columns(words: &Words<'_>) -> Vec<Column> {
    let (terms, text) = (words.terms, words.text);
    let right = |title: &str, share: u16| column(title, share, Align::Right);
    let centre = |title: &str| column(title, 7, Align::Centre);
    vec![
        column(terms.criterion, 24, Align::Left),
        right(text.in_total, 8),
        right(text.claimed_score, 8),
        right(text.evidenced_score, 8),
        right(text.gap, 7),
        right(text.potential_score, 8),
        centre(text.claimed_level),
        centre(text.evidenced_level),
        centre(text.potential_level),
        centre(terms.target),
        centre(text.steps_to_target),
    ]
}

fn result(words: &Words<'_>, part: Part) -> Row {
    let card = words.card;
    let dash = || "-".to_owned();
    let mut name = words.numbered_name(part);
    let (standing, weight, target, steps) = match part {
        Part::Overall => (RowRank::Total, 1.0, String::new(), String::new()),
        Part::Dimension(index) => (RowRank::Group, card.score.dimensions[index].weight, String::new(), String::new()),
        Part::Criterion(index) => {
            let row = &card.score.criteria[index];
            let steps = row.steps.filter(|_| row.target.is_some()).map_or_else(dash, |steps| steps.to_string());
            (RowRank::Plain, row.weight, row.target.map_or_else(dash, |rank| words.rank(rank)), steps)
        }
    };
    if card.figures(part).score.is_none() {
        name = remarked(words, &name, words.text.no_applicable);
    }
    let score = |view| words.score_of(part, view);
    let level = |view| {
        card.level_of(part, view).map_or_else(dash, |level| {
            let mark = if card.is_level_empty(part, level, view) { "*" } else { "" };
            words.rank(level) + mark
        })
    };
    let cells = vec![
        name,
        percent(weight),
        score(View::Claimed),
        score(View::Evidenced),
        words.score_gap(part),
        score(View::Potential),
        level(View::Claimed),
        level(View::Evidenced),
        level(View::Potential),
        target,
        steps,
    ];
    row(standing, cells)
}
