//! The charts: the same axes as radar or as bars, and in words.

use crate::i18n::fill;
use crate::report::document::{Axis, Block, Chart};
use crate::report::words::Words;
use crate::scoring::{Part, View, one};

/// All criteria with both scores.
pub(super) fn chart(words: &Words<'_>) -> Chart {
    let card = words.card;
    let of_criterion = |index: usize| Axis {
        label: words.part_name(Part::Criterion(index)).to_owned(),
        claimed: card.score_of(Part::Criterion(index), View::Claimed),
        evidenced: card.score_of(Part::Criterion(index), View::Evidenced),
    };
    let axes: Vec<Axis> = card.members(Part::Overall).map(of_criterion).collect();
    let said = axes.iter().map(|axis| {
        let (claimed, evidenced) = (one(axis.claimed), one(axis.evidenced));
        let places = [("name", axis.label.as_str()), ("claimed", &claimed), ("evidenced", &evidenced)];
        fill(words.text.chart_axis, &places)
    });
    let alternative = said.collect::<Vec<_>>().join(words.terms.semicolon);
    Chart {
        title: words.text.radar_title.to_owned(),
        alternative: format!("{}{}{alternative}", words.text.radar_title, words.terms.colon),
        claimed: words.text.claimed_score.to_owned(),
        evidenced: words.text.evidenced_score.to_owned(),
        axes,
    }
}

/// The radar, or bars where the number of criteria makes no readable one.
pub(super) fn overview(words: &Words<'_>) -> Block {
    let chart = chart(words);
    if chart.makes_radar() { Block::Radar(chart) } else { Block::Bars(chart) }
}
