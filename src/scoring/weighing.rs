//! Weight sets: what each makes of an office's weights, and how judgments stand while they are being given.

mod complete;
mod live;
mod sensitivity;

pub use live::{Live, live};
pub use sensitivity::{Reach, Sensitivity, Shift, Swap, moved, sensitivities, sensitivity};

use crate::assessment::{Group, Pair, Record, Step, Weigher, Weighing, WeightSet};
use crate::framework::Framework;

use super::ahp::{self, Matrix, RandomIndex};
use super::maturity::{Score, Weights, score};

/// The judgments of a group by all who have judged every pair of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Together {
    /// How many they are.
    pub people: usize,
    /// Shares of 1, one a part.
    pub weights: Vec<f64>,
    /// The consistency ratio of the judgments put together; none beyond the table of random indices.
    pub ratio: Option<f64>,
}

/// Puts the finished judgments of a group together, by the geometric mean of each judgment and the eigenvector of what
/// comes of it ([`ahp::group`]); none while nobody has judged every pair.
///
/// # Panics
/// If the judgments belong to another framework.
#[must_use]
pub fn together(framework: &Framework, weighing: &Weighing, group: Group) -> Option<Together> {
    let matrix = |person: &Weigher| full(framework, group, &person.judgments);
    let matrices: Vec<Matrix> = weighing.finished(framework, group).map(matrix).collect();
    // Matrices of one size, of at least one person, cannot be refused.
    let found = ahp::group(&matrices, None, RandomIndex::default()).ok()?;
    Some(Together { people: found.experts, weights: found.aij_eigen_weights, ratio: found.aij_cr })
}

/// The matrix of a person's judgments, equal where none was given.
fn full(framework: &Framework, group: Group, judgments: &std::collections::BTreeMap<Pair, Step>) -> Matrix {
    let judgment = |first, second| judgments.get(&Pair { group, first, second }).map_or(1.0, |step| step.ratio());
    Matrix::from_upper(group.size(framework), judgment)
}

impl Weights {
    /// The weights of a set. A group that nobody has finished comparing, or that has no weights set by hand, keeps the
    /// framework's, so that an office need not weigh what it has no opinion of.
    ///
    /// # Panics
    /// If what was recorded belongs to another framework.
    #[must_use]
    pub fn of_set(framework: &Framework, weighing: &Weighing, set: WeightSet) -> Self {
        let mut weights = Self { set, ..Self::of_framework(framework) };
        for group in Group::all(framework) {
            let own = match set {
                WeightSet::Framework => None,
                WeightSet::Equal => Some(vec![1.0; group.size(framework)]),
                WeightSet::Ahp => together(framework, weighing, group).map(|found| found.weights),
                WeightSet::Manual => {
                    weighing.manual.get(&group).map(|values| values.iter().map(|value| value.number()).collect())
                }
            };
            let Some(own) = own else { continue };
            let own = shares(own);
            match group {
                Group::Dimensions => weights.dimensions = own,
                Group::Criteria(dimension) => weights.criteria[dimension] = own,
            }
        }
        weights
    }

    /// The weights in force for what an office recorded.
    ///
    /// # Panics
    /// If the record belongs to another framework.
    #[must_use]
    pub fn in_force(framework: &Framework, record: &Record) -> Self {
        Self::of_set(framework, &record.weighing, record.weighing.active)
    }

    /// The weights of a group, shares of 1.
    ///
    /// # Panics
    /// If it is not one of the framework's.
    #[must_use]
    pub fn of_group(&self, group: Group) -> &[f64] {
        match group {
            Group::Dimensions => &self.dimensions,
            Group::Criteria(dimension) => &self.criteria[dimension],
        }
    }
}

/// Scores a record with the weights in force for it.
///
/// # Panics
/// If the record belongs to another framework.
#[must_use]
pub fn score_in_force(framework: &Framework, record: &Record) -> Score {
    score(framework, record, &Weights::in_force(framework, record))
}

/// How many groups a set has weights of its own for, of how many with more than one part; the framework's and the equal
/// set have all.
///
/// # Panics
/// If what was recorded belongs to another framework.
#[must_use]
pub fn own_groups(framework: &Framework, weighing: &Weighing, set: WeightSet) -> (usize, usize) {
    let all = weighed_groups(framework).count();
    (all - left_groups(framework, weighing, set).len(), all)
}

/// The groups that a set leaves to the weights of the framework: those that nobody finished, or that were not given by
/// hand.
///
/// # Panics
/// If what was recorded belongs to another framework.
#[must_use]
pub fn left_groups(framework: &Framework, weighing: &Weighing, set: WeightSet) -> Vec<Group> {
    let left = |group: &Group| match set {
        WeightSet::Equal | WeightSet::Framework => false,
        WeightSet::Ahp => weighing.finished(framework, *group).next().is_none(),
        WeightSet::Manual => !weighing.manual.contains_key(group),
    };
    weighed_groups(framework).filter(left).collect()
}

/// The groups with more than one part.
fn weighed_groups(framework: &Framework) -> impl Iterator<Item = Group> + '_ {
    Group::all(framework).filter(|group| group.pair_count(framework) > 0)
}

/// Positive weights as shares of 1.
fn shares(weights: Vec<f64>) -> Vec<f64> {
    let sum: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::ManualWeight;
    use crate::framework::builtin;

    fn judge(weighing: &mut Weighing, person: u32, group: Group, steps: &[i64]) {
        let framework = builtin();
        for (pair, step) in group.pairs(&framework).zip(steps) {
            weighing.person_mut(person).judgments.insert(pair, Step::new(*step).expect("step"));
        }
    }

    #[test]
    fn a_group_nobody_finished_keeps_the_weights_of_the_framework() {
        let framework = builtin();
        let mut weighing = Weighing::default();
        let plain = Weights::of_framework(&framework);
        let ahp = |weighing: &Weighing| Weights::of_set(&framework, weighing, WeightSet::Ahp);
        judge(&mut weighing, 1, Group::Dimensions, &[2, 4]);
        assert_eq!(ahp(&weighing).dimensions, plain.dimensions);
        assert_eq!(own_groups(&framework, &weighing, WeightSet::Ahp), (0, 4));
        judge(&mut weighing, 1, Group::Dimensions, &[2, 4, 1]);
        let found = ahp(&weighing);
        assert!(found.dimensions[0] > 0.6, "{found:?}");
        assert_eq!((&found.criteria, found.set), (&plain.criteria, WeightSet::Ahp));
        assert_eq!(own_groups(&framework, &weighing, WeightSet::Ahp), (1, 4));
    }

    #[test]
    fn opposite_judgments_of_two_people_cancel_out() {
        let framework = builtin();
        let mut weighing = Weighing::default();
        judge(&mut weighing, 1, Group::Dimensions, &[2, 4, 1]);
        judge(&mut weighing, 5, Group::Dimensions, &[-2, -4, -1]);
        judge(&mut weighing, 7, Group::Dimensions, &[8]);
        let found = together(&framework, &weighing, Group::Dimensions).expect("two have finished");
        assert_eq!(found.people, 2);
        assert!(found.weights.iter().all(|weight| (weight - 1.0 / 3.0).abs() < 1e-12), "{found:?}");
        assert_eq!(found.ratio, Some(0.0));
    }

    #[test]
    fn manual_weights_count_by_their_proportions() {
        let framework = builtin();
        let mut weighing = Weighing::default();
        let values = ["50", "30", "20"].map(|text| ManualWeight::parse(text).expect("weight"));
        weighing.manual.insert(Group::Dimensions, values.into());
        let found = Weights::of_set(&framework, &weighing, WeightSet::Manual);
        assert_eq!(found.dimensions, [0.5, 0.3, 0.2]);
        let equal = Weights::of_set(&framework, &weighing, WeightSet::Equal);
        assert_eq!(equal.criteria[2], [0.25; 4]);
        let record = Record { weighing: Weighing { active: WeightSet::Manual, ..weighing }, ..Record::default() };
        assert_eq!(Weights::in_force(&framework, &record), found);
    }
}
