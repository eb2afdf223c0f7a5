//! How far one weight must move before something that is shown changes.
//!
//! One weight moves, those beside it keep their proportions. The overall score is then a quotient of two linear functions
//! of the weight (a linear one where everything applies), and so are global weights; where they meet a bound is solved
//! for directly. The intervals between are the weight stability intervals of B. Mareschal, "Weight stability intervals in
//! multicriteria decision aid", European Journal of Operational Research 33 (1988) 54–64.

use crate::assessment::Group;
use crate::framework::Framework;

use super::super::explain::Part;
use super::super::maturity::{Score, TOLERANCE, Weights};
use super::super::round::rounded;

/// By so much must the overall score as shown change.
const CHANGE: f64 = 1.0;
/// Half a unit of the last decimal shown.
const HALF_UNIT: f64 = 0.05;

/// A weight at which something changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shift {
    /// The weight, a share of 1 of its group: what changes does so at it or right behind it.
    pub to: f64,
    /// The two criteria that weigh the same there, by index over the framework, the heavier one first; none where it
    /// is the overall score that changes.
    pub swap: Option<Swap>,
}

/// Two criteria that swap places by global weight, by index over the framework, the heavier one first.
pub type Swap = (usize, usize);

/// The nearest weights at which something changes; none in a direction where it never does.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Reach {
    /// Below the weight now.
    pub down: Option<Shift>,
    /// Above it.
    pub up: Option<Shift>,
}

impl Reach {
    /// The nearer of the two to a weight.
    #[must_use]
    pub fn nearest(&self, share: f64) -> Option<Shift> {
        let far = |shift: &Shift| (shift.to - share).abs();
        [self.down, self.up].into_iter().flatten().min_by(|left, right| far(left).total_cmp(&far(right)))
    }

    fn add(&mut self, share: f64, up: bool, shift: Shift) {
        let beyond = if up { shift.to - share } else { share - shift.to };
        let within = shift.to > 0.0 && shift.to < 1.0 && beyond >= -TOLERANCE;
        let place = if up { &mut self.up } else { &mut self.down };
        if within && place.is_none_or(|before| (before.to - share).abs() > beyond.abs()) {
            *place = Some(shift);
        }
    }
}

/// What the moving of one weight changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sensitivity {
    /// A dimension, or a criterion within its dimension.
    pub part: Part,
    /// Its weight now, a share of 1 of its group.
    pub share: f64,
    /// Where the overall score as shown differs by 1.0.
    pub score: Reach,
    /// Where the grade changes; none where the framework has no grades.
    pub grade: Option<Reach>,
    /// Where two criteria swap places by global weight.
    pub swap: Reach,
}

/// The sensitivities of all weights that can move, each dimension before its criteria.
#[must_use]
pub fn sensitivities(framework: &Framework, score: &Score) -> Vec<Sensitivity> {
    let mut parts = Vec::new();
    let mut criterion = 0;
    for (index, dimension) in framework.dimensions.iter().enumerate() {
        parts.push(Part::Dimension(index));
        parts.extend((criterion..criterion + dimension.criteria.len()).map(Part::Criterion));
        criterion += dimension.criteria.len();
    }
    parts.into_iter().filter_map(|part| sensitivity(framework, score, part)).collect()
}

/// The sensitivity of one weight; none for a weight without another beside it.
///
/// # Panics
/// If the score or the part belongs to another framework.
#[must_use]
pub fn sensitivity(framework: &Framework, score: &Score, part: Part) -> Option<Sensitivity> {
    let (group, place) = place(framework, part)?;
    let shares = score.weights.of_group(group);
    let share = shares[place];
    if shares.len() < 2 || share >= 1.0 {
        return None;
    }
    let course = course(framework, score, group, place);
    let mut found =
        Sensitivity { part, share, score: Reach::default(), grade: None, swap: swaps(framework, score, group, place) };
    let present = score.overall.score;
    let bounds = |reach: &mut Reach, above: Option<f64>, below: Option<f64>| {
        let Some(course) = &course else { return };
        let rises = course.rises();
        for (bound, up) in [(above, rises), (below, !rises)] {
            if let Some(to) = bound.and_then(|bound| course.reaches(bound)) {
                reach.add(share, up, Shift { to, swap: None });
            }
        }
    };
    if let Some(present) = present {
        let shown = rounded(present, 1);
        bounds(&mut found.score, Some(shown + CHANGE - HALF_UNIT), Some(shown - CHANGE + HALF_UNIT));
    }
    if !framework.grades.is_empty() {
        let mut reach = Reach::default();
        let bound = |index: usize| framework.grades.get(index).map(|grade| grade.at_least);
        // The highest grade comes first.
        let above = score.grade.unwrap_or(framework.grades.len()).checked_sub(1).and_then(bound);
        bounds(&mut reach, above, score.grade.and_then(bound));
        found.grade = Some(reach);
    }
    Some(found)
}

/// The group of a part and its place there; none for the whole.
fn place(framework: &Framework, part: Part) -> Option<(Group, usize)> {
    match part {
        Part::Overall => None,
        Part::Dimension(index) => Some((Group::Dimensions, index)),
        Part::Criterion(index) => {
            let at = framework.criterion_ref(index);
            Some((Group::Criteria(at.dimension), at.criterion))
        }
    }
}

/// The weights with one of them moved and those beside it in proportion.
///
/// # Panics
/// If the weights or the part belong to another framework.
#[must_use]
pub fn moved(framework: &Framework, weights: &Weights, part: Part, to: f64) -> Weights {
    let mut moved = weights.clone();
    let Some((group, place)) = place(framework, part) else { return moved };
    let shares = match group {
        Group::Dimensions => &mut moved.dimensions,
        Group::Criteria(dimension) => &mut moved.criteria[dimension],
    };
    let rest = (1.0 - to) / (1.0 - shares[place]);
    for (index, share) in shares.iter_mut().enumerate() {
        *share = if index == place { to } else { *share * rest };
    }
    moved
}

/// A linear function of the weight that moves.
#[derive(Debug, Clone, Copy)]
struct Line {
    at_zero: f64,
    slope: f64,
}

impl Line {
    /// The sum of what moves with the weight and what moves against it, the latter as it is beside the weight now.
    fn of(with: f64, against: f64, share: f64) -> Self {
        let against = against / (1.0 - share);
        Self { at_zero: against, slope: with - against }
    }

    fn plus(self, other: Self, times: f64) -> Self {
        Self { at_zero: self.at_zero + times * other.at_zero, slope: self.slope + times * other.slope }
    }

    fn scaled(self, times: f64) -> Self {
        Self { at_zero: self.at_zero * times, slope: self.slope * times }
    }
}

/// The overall score as the weight moves: over / under.
struct Course {
    over: Line,
    under: Line,
}

impl Course {
    /// The sign of its derivative, times the square of what is under.
    fn bend(&self) -> f64 {
        self.over.slope * self.under.at_zero - self.over.at_zero * self.under.slope
    }

    fn rises(&self) -> bool {
        self.bend() > 0.0
    }

    /// The weight at which the score is a figure; none if it never is.
    fn reaches(&self, score: f64) -> Option<f64> {
        let slope = self.over.slope - score * self.under.slope;
        let to = (score * self.under.at_zero - self.over.at_zero) / slope;
        to.is_finite().then_some(to)
    }
}

/// Weighted scores and weights of those parts that have a score: of the one at a place, and of all others.
struct Sums {
    own: (f64, f64),
    others: (f64, f64),
}

fn sums(scores: impl Iterator<Item = Option<f64>>, shares: &[f64], place: usize) -> Sums {
    let mut sums = Sums { own: (0.0, 0.0), others: (0.0, 0.0) };
    for (index, (score, share)) in scores.zip(shares).enumerate() {
        let Some(score) = score else { continue };
        let sum = if index == place { &mut sums.own } else { &mut sums.others };
        *sum = (sum.0 + score * share, sum.1 + share);
    }
    sums
}

/// How the overall score moves with a weight; none where it does not.
fn course(framework: &Framework, score: &Score, group: Group, place: usize) -> Option<Course> {
    let weights = &score.weights;
    let dimensions = || score.dimensions.iter().map(|row| row.figures.score);
    let (scores, shares): (Vec<Option<f64>>, &[f64]) = match group {
        Group::Dimensions => (dimensions().collect(), &weights.dimensions),
        Group::Criteria(dimension) => {
            let first = framework.criteria().position(|found| found.id == group.id(framework, 0))?;
            let rows = &score.criteria[first..first + framework.dimensions[dimension].criteria.len()];
            (rows.iter().map(|row| row.figures.score).collect(), &weights.criteria[dimension])
        }
    };
    let own = scores[place]?;
    let rest = sums(scores.iter().copied(), shares, place).others;
    let over = Line::of(own, rest.0, shares[place]);
    let under = Line::of(1.0, rest.1, shares[place]);
    let course = match group {
        Group::Dimensions => Course { over, under },
        Group::Criteria(dimension) => {
            let all = sums(dimensions(), &weights.dimensions, dimension);
            let (weight, others) = (all.own.1, all.others);
            Course { over: over.scaled(weight).plus(under, others.0), under: under.scaled(weight + others.1) }
        }
    };
    (course.bend().abs() > TOLERANCE).then_some(course)
}

/// Where two criteria swap places by global weight.
fn swaps(framework: &Framework, score: &Score, group: Group, place: usize) -> Reach {
    let weights = &score.weights;
    let share = weights.of_group(group)[place];
    let lines: Vec<(f64, Line)> = (0..framework.criteria().len())
        .map(|criterion| {
            let now = weights.global(framework, criterion);
            let at = framework.criterion_ref(criterion);
            let moves = match group {
                Group::Dimensions => Some(at.dimension == place),
                Group::Criteria(dimension) => (at.dimension == dimension).then_some(at.criterion == place),
            };
            let line = match moves {
                None => Line { at_zero: now, slope: 0.0 },
                Some(true) => Line { at_zero: 0.0, slope: now / share },
                Some(false) => Line::of(0.0, now, share),
            };
            (now, line)
        })
        .collect();
    let mut reach = Reach::default();
    for (first, (weight, line)) in lines.iter().enumerate() {
        for (second, (other, against)) in lines.iter().enumerate() {
            // Those that weigh the same now have no places to swap.
            if *weight - *other <= TOLERANCE {
                continue;
            }
            let slope = line.slope - against.slope;
            let to = (against.at_zero - line.at_zero) / slope;
            if slope.abs() > TOLERANCE && to.is_finite() {
                reach.add(share, slope < 0.0, Shift { to, swap: Some((first, second)) });
            }
        }
    }
    reach
}

#[cfg(test)]
mod tests;
