//! Where an office stands, as sentences that can be read aloud.

use super::advance::Advance;
use super::scorecard::Scorecard;
use super::words::Words;
use crate::i18n::{Lang, WalkText, fill};
use crate::scoring::{Part, View, one};

/// The whole: figures, levels, progress, what stands lowest and its cheapest way up, warnings, diagnostics.
#[must_use]
pub fn standing(card: &Scorecard, lang: Lang) -> Vec<String> {
    let (words, text) = (Words::new(card, lang), WalkText::of(lang));
    let mut lines = figures(&words, text, Part::Overall);
    let sentence = |line: &str| fill(text.sentence, &[("text", line)]);
    lines.push(sentence(&words.progress()));
    if card.is_started(Part::Overall) {
        lines.push(fill(text.bottleneck, &[("list", &words.bottleneck())]));
        let lowest = card.score.bottleneck();
        let ways = card.advances.iter().filter(|advance| lowest.contains(&advance.criterion) && advance.next.is_some());
        let nearest = ways.min_by_key(|advance| advance.next.as_ref().map(|next| next.steps));
        lines.extend(nearest.into_iter().flat_map(|advance| way(&words, text, advance)));
    }
    lines.extend(words.warnings().iter().map(|warning| sentence(warning)));
    lines.extend(words.findings().iter().map(|finding| fill(text.to_check, &[("text", finding)])));
    lines
}

/// One criterion: figures, levels, what is in the way of the next level, the cheapest way there, its target.
#[must_use]
pub fn standing_of(card: &Scorecard, criterion: usize, lang: Lang) -> Vec<String> {
    let (words, text) = (Words::new(card, lang), WalkText::of(lang));
    let part = Part::Criterion(criterion);
    let mut lines = figures(&words, text, part);
    let Some(advance) = card.advances.iter().find(|advance| advance.criterion == criterion) else { return lines };
    let name = words.part_name(part);
    let Some(next) = &advance.next else {
        lines.push(fill(text.at_top, &[("criterion", name)]));
        return lines;
    };
    let blocks: Vec<String> = next.blocks.iter().map(|block| words.block(block)).collect();
    if !blocks.is_empty() {
        let values = [("criterion", name), ("text", &blocks.join(words.terms.semicolon))];
        lines.push(fill(text.blocked, &values));
    }
    lines.extend(way(&words, text, advance));
    let more = [words.target(advance), words.evidence_for(advance)];
    lines.extend(more.into_iter().flatten().map(|line| fill(text.sentence, &[("text", &line)])));
    lines
}

fn figures(words: &Words<'_>, text: &WalkText, part: Part) -> Vec<String> {
    let (card, name) = (words.card, words.part_name(part));
    if card.figures(part).score_potential.is_none() {
        return vec![fill(text.no_figures, &[("name", name)])];
    }
    if !card.is_started(part) {
        return vec![fill(text.not_started, &[("name", name)])];
    }
    let views = [("claimed", View::Claimed), ("evidenced", View::Evidenced), ("potential", View::Potential)];
    let scores = views.map(|(key, view)| (key, one(card.score_of(part, view))));
    let levels = views.map(|(key, view)| (key, words.level_of(part, view)));
    let mut values: Vec<(&str, &str)> = scores.iter().map(|(key, value)| (*key, value.as_str())).collect();
    values.push(("name", name));
    let levels: Vec<(&str, &str)> = levels.iter().map(|(key, value)| (*key, value.as_str())).collect();
    vec![fill(text.figures, &values), fill(text.levels, &levels)]
}

/// The cheapest way to the next level, a sentence for each raise.
fn way(words: &Words<'_>, text: &WalkText, advance: &Advance) -> Vec<String> {
    let (Some(line), Some(next)) = (words.advance(advance), &advance.next) else { return Vec::new() };
    let name = words.part_name(Part::Criterion(advance.criterion));
    let raises = next.path.iter().enumerate().map(|(index, step)| {
        let template = if index == 0 { text.raise } else { text.raise_next };
        fill(template, &[("text", &words.raise(step))])
    });
    std::iter::once(fill(text.cheapest, &[("criterion", name), ("text", &line)])).chain(raises).collect()
}
