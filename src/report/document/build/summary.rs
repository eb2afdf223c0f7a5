//! What the head of an office reads: how far, on what evidence, where it is weakest.

use super::{charts, entry, pairs, paragraph};
use crate::assessment::WeightSet;
use crate::i18n::fill;
use crate::report::document::{Block, Headline};
use crate::report::words::Words;
use crate::scoring::{Part, View};

pub(super) fn summary(words: &Words<'_>) -> Vec<Block> {
    let (card, terms, text) = (words.card, words.terms, words.text);
    let grade = card.score.grade.map_or("", |grade| card.framework.grades[grade].name.get(words.lang));
    // What everybody expects need not be said on the first page.
    let own = card.score.weights.set != WeightSet::Framework;
    let set = if own { words.weight_set() } else { "" };
    let facts = [
        (terms.bottleneck, words.bottleneck()),
        (text.progress, words.progress()),
        (terms.grade, grade.to_owned()),
        (text.weights, set.to_owned()),
    ];
    let facts: Vec<(&str, &str)> = facts.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut blocks = vec![Block::Headlines(headlines(words)), Block::Facts(pairs(&facts))];
    let warnings = words.warnings();
    if !warnings.is_empty() {
        blocks.push(Block::List(warnings.into_iter().map(entry).collect()));
    }
    blocks.push(charts::overview(words));
    blocks.push(paragraph(text.reach_note));
    blocks
}

fn headlines(words: &Words<'_>) -> Vec<Headline> {
    let text = words.text;
    let headline = |name: &str, value: String, note: String| Headline { name: name.to_owned(), value, note };
    let score = |view| words.score_of(Part::Overall, view);
    let (level, gap_of_levels) = (words.level_of(Part::Overall, View::Evidenced), words.level_gap(Part::Overall));
    let evidenced = fill(text.evidenced_as, &[("level", &level), ("gap", &gap_of_levels)]);
    let gap = fill(text.gap_is, &[("gap", &words.score_gap(Part::Overall))]);
    let levels = words.card.framework.levels.len().to_string();
    let overall = fill(text.overall_level, &[("n", &levels)]);
    vec![
        headline(&overall, words.level_of(Part::Overall, View::Claimed), evidenced),
        headline(text.claimed_score, score(View::Claimed), text.overall_note.to_owned()),
        headline(text.evidenced_score, score(View::Evidenced), gap),
        headline(text.potential_score, score(View::Potential), text.reach_short.to_owned()),
    ]
}
