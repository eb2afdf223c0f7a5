//! What the votes of an opened round say: where they lie, how far they lie apart, how far they agree (scoring.md §6).

use super::tally::Tally;
use crate::scoring::agreement::{Spread, Strength, describe, rwg};

/// A level that is voted for and by how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Votes {
    /// Its rank.
    pub rank: i64,
    /// How many voted for it.
    pub votes: usize,
}

/// The figures of a round, for all who voted for a level; abstentions are only counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    /// Votes for a level.
    pub n: usize,
    /// Abstentions.
    pub abstained: usize,
    /// Median, in ranks; between the two middle votes where there are two.
    pub median: f64,
    /// First quartile, in ranks, of type 7 as in [`describe`].
    pub q1: f64,
    /// Third quartile, in ranks.
    pub q3: f64,
    /// Lowest rank voted for.
    pub min: i64,
    /// Highest rank voted for.
    pub max: i64,
    /// From the lowest vote to the highest, in levels.
    pub range: usize,
    /// The range in words.
    pub spread: Spread,
    /// `r_wg` against votes spread evenly over the levels, 0–1; none for a single vote or a single level.
    pub rwg: Option<f64>,
    /// The same in words.
    pub strength: Option<Strength>,
    /// The lowest level voted for.
    pub low: Votes,
    /// The highest level voted for.
    pub high: Votes,
    /// Whether some vote lies two levels or more from the median: reasons worth hearing.
    pub far: bool,
}

/// The figures of an opened round over levels of these ranks, lowest first; none if nobody voted for a level.
///
/// Levels count as equally far apart, whatever their ranks.
#[must_use]
pub fn figures(tally: &Tally, ranks: &[i64]) -> Option<Figures> {
    let by_level = tally.by_level();
    let votes_at = |level: usize| Some(Votes { rank: *ranks.get(level)?, votes: by_level[level] });
    let lowest = by_level.iter().position(|votes| *votes > 0)?;
    let highest = by_level.iter().rposition(|votes| *votes > 0)?;
    let (low, high) = (votes_at(lowest)?, votes_at(highest)?);
    let each = by_level.iter().enumerate();
    let ratings: Vec<Option<f64>> =
        each.flat_map(|(level, votes)| std::iter::repeat_n(Some(position(level)), *votes)).collect();
    // Positions of levels are sound ratings, and lie within a scale of as many points.
    let described = describe(&ratings).ok()?;
    let (median, spread) = (described.median?, described.spread?);
    let agreement = rwg(&ratings, position(ranks.len())).ok();
    Some(Figures {
        n: described.n,
        abstained: tally.abstained(),
        median: rank_at(median, ranks),
        q1: rank_at(described.q1?, ranks),
        q3: rank_at(described.q3?, ranks),
        min: low.rank,
        max: high.rank,
        range: highest - lowest,
        spread,
        rwg: agreement.as_ref().and_then(|agreement| agreement.rwg),
        strength: agreement.and_then(|agreement| agreement.strength),
        low,
        high,
        far: [lowest, highest].into_iter().any(|level| (position(level) - median).abs() >= 2.0),
    })
}

impl Figures {
    /// Whether all voted for the same level.
    #[must_use]
    pub fn is_unanimous(&self) -> bool {
        self.range == 0
    }
}

/// A level's position as a number.
#[allow(clippy::cast_precision_loss, reason = "far below 2^53")]
pub(super) fn position(level: usize) -> f64 {
    level as f64
}

/// The rank at a position, in proportion between two levels.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a position within the levels; ranks are small numbers"
)]
fn rank_at(position: f64, ranks: &[i64]) -> f64 {
    let below = position.floor() as usize;
    let rank = |level: usize| ranks.get(level).or(ranks.last()).map_or(0.0, |rank| *rank as f64);
    rank(below) + (rank(below + 1) - rank(below)) * position.fract()
}
