//! How the figures came about, and what did not enter them.

use super::{column, entry, heading, pairs, paragraph, remarked, row, table};
use crate::assessment::Mark;
use crate::framework::{NOT_APPLICABLE, Text};
use crate::i18n::{ExplainText, fill};
use crate::report::document::{Align, Block, Row, RowRank};
use crate::report::words::{Words, percent, short};
use crate::scoring::Part;

pub(super) fn method(words: &Words<'_>) -> Vec<Block> {
    let mut blocks = vec![framework(words), heading(words.text.formulas), formulas(words)];
    blocks.extend([heading(words.text.scale), scale(words)]);
    blocks.extend([heading(words.text.levels), levels(words)]);
    blocks.extend([heading(words.text.weights), paragraph(&words.weights_said()), weights(words)]);
    blocks.extend([heading(words.text.open_items), unanswered(words)]);
    blocks.extend([heading(words.text.na_items), not_applicable(words)]);
    blocks
}

fn framework(words: &Words<'_>) -> Block {
    let (text, framework) = (words.text, &words.card.framework);
    let said = |text: &Option<Text>| text.as_ref().map_or(String::new(), |text| text.get(words.lang).to_owned());
    let rows = [
        (text.framework_is, format!("{} ({})", framework.title.get(words.lang), framework.id)),
        (text.version, framework.version.clone()),
        (text.hash, format!("SHA-256 {}", framework.hash)),
        (text.source, said(&framework.source)),
        (text.definitions, said(&framework.note)),
        (text.gates, gate_rule(words)),
        (words.terms.evidence, fill(text.cap_rule, &[("cap", words.rating(framework.evidence_cap))])),
    ];
    let rows: Vec<(&str, &str)> = rows.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Block::Facts(pairs(&rows))
}

fn gate_rule(words: &Words<'_>) -> String {
    let gating = &words.card.framework.gating;
    let share = |share: f64| short(share * 100.0);
    let (pass, firm) = (share(gating.coverage_above), share(gating.lower_coverage_above));
    fill(words.text.gate_rule, &[("key", words.rating(gating.key_at_least)), ("pass", &pass), ("firm", &firm)])
}

fn formulas(words: &Words<'_>) -> Block {
    let (text, explain) = (words.text, ExplainText::of(words.lang));
    let top = words.card.framework.top_points().to_string();
    let criterion = fill(explain.formula_criterion, &[("top", &top)]);
    Block::Facts(pairs(&[
        (text.f_criterion, &criterion),
        (text.f_mean, explain.formula_mean),
        (text.f_level, explain.formula_lowest),
        (text.f_weight, explain.formula_global),
    ]))
}

fn meaning(words: &Words<'_>, meaning: Option<&Text>) -> String {
    meaning.map_or("", |meaning| meaning.get(words.lang)).to_owned()
}

fn scale(words: &Words<'_>) -> Block {
    let text = words.text;
    let rated = words.card.framework.scale.iter().map(|rating| {
        let name = rating.name.get(words.lang).to_owned();
        let meaning = meaning(words, rating.meaning.as_ref());
        row(RowRank::Plain, vec![rating.id.clone(), name, rating.points.to_string(), meaning])
    });
    let mut rows: Vec<Row> = rated.collect();
    let none = vec![NOT_APPLICABLE.to_owned(), words.terms.not_applicable.to_owned(), "-".to_owned(), String::new()];
    rows.push(row(RowRank::Plain, none));
    let columns = vec![
        column(text.rating_id, 12, Align::Centre),
        column(text.rating_name, 18, Align::Left),
        column(text.points, 10, Align::Right),
        column(text.meaning, 60, Align::Left),
    ];
    table(text.scale, columns, rows)
}

fn levels(words: &Words<'_>) -> Block {
    let text = words.text;
    let rows = words.card.framework.levels.iter().map(|level| {
        let name = level.name.get(words.lang).to_owned();
        row(RowRank::Plain, vec![level.rank.to_string(), name, meaning(words, level.meaning.as_ref())])
    });
    let columns = vec![
        column(words.terms.level, 10, Align::Centre),
        column(text.name, 18, Align::Left),
        column(text.meaning, 72, Align::Left),
    ];
    table(text.levels, columns, rows.collect())
}

fn weights(words: &Words<'_>) -> Block {
    let (card, text) = (words.card, words.text);
    let mut rows = Vec::new();
    for (index, dimension) in card.score.weights.dimensions.iter().enumerate() {
        let part = Part::Dimension(index);
        rows.push(row(RowRank::Group, vec![words.numbered_name(part), String::new(), percent(*dimension)]));
        for criterion in card.members(part) {
            let within = card.score.weights.criteria[index][card.framework.criterion_ref(criterion).criterion];
            let name = words.numbered_name(Part::Criterion(criterion));
            let total = percent(card.score.criteria[criterion].weight);
            rows.push(row(RowRank::Plain, vec![name, percent(within), total]));
        }
    }
    let columns = vec![
        column(words.terms.criterion, 60, Align::Left),
        column(text.in_dimension, 20, Align::Right),
        column(text.in_total, 20, Align::Right),
    ];
    table(text.weights, columns, rows)
}

fn unanswered(words: &Words<'_>) -> Block {
    list(words, words.card.items_rated(None).map(|item| item_line(words, item)).collect())
}

fn not_applicable(words: &Words<'_>) -> Block {
    let line = |item: usize| {
        let reason = words.card.record.answers[item].reason.trim();
        remarked(words, &item_line(words, item), &fill(words.text.reason_is, &[("text", reason)]))
    };
    list(words, words.card.items_rated(Some(Mark::NotApplicable)).map(line).collect())
}

fn item_line(words: &Words<'_>, item: usize) -> String {
    format!("{}{}{}", words.item_name(item), words.terms.colon, words.item_text(item))
}

fn list(words: &Words<'_>, lines: Vec<String>) -> Block {
    if lines.is_empty() { paragraph(words.text.none) } else { Block::List(lines.into_iter().map(entry).collect()) }
}
