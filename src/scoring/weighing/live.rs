//! How one person's judgments of a group stand.

use crate::assessment::{Group, Pair, Step, Weigher};
use crate::framework::Framework;

use super::super::ahp::{ACCEPTABLE, Judgment, Matrix, RandomIndex, judgments, principal};
use super::complete::log_weights;

/// Errors nearer to each other than this count as equal.
const TIE: f64 = 1e-9;

/// What a person's judgments of a group come to so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Live {
    /// Shares of 1, one a part.
    pub weights: Vec<f64>,
    /// How many pairs are judged.
    pub judged: usize,
    /// How many pairs there are.
    pub pairs: usize,
    /// The consistency ratio; none beyond the table of random indices.
    pub ratio: Option<f64>,
    /// The judgment that contradicts the others most, and the step nearest to what they say; none while the ratio is
    /// low enough.
    pub again: Option<(Pair, Step)>,
}

impl Live {
    /// Whether every pair is judged.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.judged == self.pairs
    }
}

/// Weights and consistency of a person's judgments of a group, by the eigenvector. What is not judged yet is taken to be
/// what the judgments there are imply, so that it neither adds to the contradictions nor hides one.
///
/// # Panics
/// If the judgments belong to another framework.
#[must_use]
pub fn live(framework: &Framework, person: Option<&Weigher>, group: Group) -> Live {
    let size = group.size(framework);
    let step = |pair: &Pair| person.and_then(|person| person.judgments.get(pair)).copied();
    let judged: Vec<(Pair, Step)> =
        group.pairs(framework).filter_map(|pair| step(&pair).map(|step| (pair, step))).collect();
    let ratios: Vec<(usize, usize, f64)> =
        judged.iter().map(|(pair, step)| (pair.first, pair.second, step.ratio())).collect();
    let implied = log_weights(size, &ratios);
    let judgment = |first, second| {
        let given = step(&Pair { group, first, second });
        given.map_or_else(|| (implied[first] - implied[second]).exp(), Step::ratio)
    };
    let matrix = Matrix::from_upper(size, judgment);
    let eigen = principal(&matrix, RandomIndex::default());
    let contradicts = eigen.cr.is_some_and(|ratio| ratio >= ACCEPTABLE);
    let again = if contradicts { worst(&matrix, &judged, group) } else { None };
    Live { weights: eigen.weights, judged: judged.len(), pairs: group.pair_count(framework), ratio: eigen.cr, again }
}

/// The judged pair that errs most against the eigenvector, and the step nearest to what it should be.
fn worst(matrix: &Matrix, judged: &[(Pair, Step)], group: Group) -> Option<(Pair, Step)> {
    let found = judgments(matrix, RandomIndex::default());
    let was_given = |first: usize, second: usize| judged.iter().any(|(pair, _)| *pair == Pair { group, first, second });
    let mut given = found.ranking.iter().filter(|judgment| was_given(judgment.i, judgment.j));
    let first = given.next()?;
    // Of those that err as much, which three parts always do, the boldest.
    let bold = |judgment: &Judgment| judgment.a_ij.ln().abs();
    let tied = given.take_while(|other| first.abs_log_e - other.abs_log_e <= TIE);
    let worst = tied.fold(first, |best, other| if bold(other) > bold(best) + TIE { other } else { best });
    Some((Pair { group, first: worst.i, second: worst.j }, nearest(worst.suggested_a_ij)))
}

/// The step nearest to a ratio, in logarithms.
fn nearest(ratio: f64) -> Step {
    let steps = (-i64::from(Step::MOST)..=i64::from(Step::MOST)).filter_map(Step::new);
    let distance = |step: &Step| (step.ratio().ln() - ratio.ln()).abs();
    steps.min_by(|left, right| distance(left).total_cmp(&distance(right))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::builtin;

    fn person(group: Group, steps: &[i64]) -> Weigher {
        let framework = builtin();
        let rows = group.pairs(&framework).zip(steps).map(|(pair, step)| (pair, Step::new(*step).expect("step")));
        Weigher { number: 1, name: String::new(), judgments: rows.collect() }
    }

    #[test]
    fn what_is_not_judged_adds_no_contradiction() {
        let framework = builtin();
        let none = live(&framework, None, Group::Dimensions);
        assert_eq!((none.judged, none.pairs, none.ratio, none.again), (0, 3, Some(0.0), None));
        assert!(none.weights.iter().all(|weight| (weight - 1.0 / 3.0).abs() < 1e-12));
        // Of three parts two pairs are judged: the third follows.
        let some = live(&framework, Some(&person(Group::Dimensions, &[1, 3])), Group::Dimensions);
        assert_eq!((some.judged, some.ratio, some.is_finished()), (2, Some(0.0), false));
        assert!((some.weights[1] / some.weights[2] - 2.0).abs() < 1e-9, "{some:?}");
    }

    #[test]
    fn a_cycle_is_told_and_the_judgment_to_look_at() {
        let framework = builtin();
        // The first is more important than the second, that than the third, and that than the first.
        let cycle = live(&framework, Some(&person(Group::Dimensions, &[4, -2, 4])), Group::Dimensions);
        assert!(cycle.ratio.is_some_and(|ratio| ratio > 1.0), "{cycle:?}");
        let (pair, _) = cycle.again.expect("one to look at");
        assert_eq!(pair.group, Group::Dimensions);
        let fine = live(&framework, Some(&person(Group::Dimensions, &[2, 4, 1])), Group::Dimensions);
        assert!(fine.ratio.is_some_and(|ratio| ratio < ACCEPTABLE) && fine.again.is_none(), "{fine:?}");
    }

    #[test]
    fn only_a_judgment_that_was_given_is_to_be_looked_at() {
        let framework = builtin();
        let group = Group::Criteria(2);
        // Four parts, five of six pairs judged, among them a cycle of three.
        let found = live(&framework, Some(&person(group, &[6, -6, 0, 6, 0])), group);
        let (pair, _) = found.again.expect("one to look at");
        assert_ne!(pair, Pair { group, first: 2, second: 3 });
    }
}
