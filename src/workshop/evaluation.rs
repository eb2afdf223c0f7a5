//! All votes of a workshop as one vector over the levels (模糊综合评价; scoring.md §6).

use super::figures::position;
use super::machine::Workshop;
use crate::framework::Framework;
use crate::scoring::Weights;
use crate::scoring::fuzzy::{Tree, evaluate};

/// What the last opened rounds of all criteria come to, each with its weight.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// Membership in each level, lowest first, summing to 1.
    pub memberships: Vec<f64>,
    /// Rank of the level of greatest membership; of tied ones the lowest.
    pub rank: i64,
    /// Whether several levels are tied for it.
    pub tie: bool,
    /// Σ membership × rank.
    pub weighted_rank: f64,
    /// How many criteria were counted: those with an opened round in which somebody voted for a level.
    pub criteria: usize,
}

/// Evaluates the last opened round of every criterion with weights of the workshop's framework; criteria without one,
/// and dimensions of nothing but such criteria, are left out, and the weights of the rest are raised in proportion.
/// None if no round was opened.
///
/// Votes over levels are memberships, weighted means go up the tree: see [`crate::scoring::fuzzy`].
#[must_use]
pub fn evaluation(workshop: &Workshop, framework: &Framework, weights: &Weights) -> Option<Evaluation> {
    let ranks = workshop.ranks();
    // The method takes grades best first, the framework's levels come lowest first.
    let nothing = || vec![0.0; ranks.len()];
    let mut votes: Vec<Vec<f64>> = vec![nothing(); framework.criteria().len()];
    for course in workshop.courses() {
        if let Some((_, tally)) = course.shown() {
            votes[course.criterion] = tally.by_level().into_iter().rev().map(position).collect();
        }
    }
    let criteria = votes.iter().filter(|votes| votes.iter().any(|vote| *vote > 0.0)).count();
    let mut votes = votes.into_iter();
    let groups = framework.dimensions.iter().zip(&weights.criteria).map(|(dimension, weights)| Tree::Group {
        weights: weights.clone(),
        children: votes.by_ref().take(dimension.criteria.len()).map(Tree::Factor).collect(),
    });
    let tree = Tree::Group { children: groups.collect(), weights: weights.dimensions.clone() };
    let grades: Vec<String> = ranks.iter().rev().map(ToString::to_string).collect();
    #[allow(clippy::cast_precision_loss, reason = "ranks are small numbers")]
    let scores: Vec<f64> = ranks.iter().rev().map(|rank| *rank as f64).collect();
    let found = evaluate(&grades, Some(&scores), &tree).ok()?;
    let mut memberships = found.b?;
    memberships.reverse();
    let rank = *ranks.iter().rev().nth(found.grade_index?)?;
    Some(Evaluation { memberships, rank, tie: found.tie, weighted_rank: found.score?, criteria })
}
